"""What the benchmarks of speed share: spreads of times, load over HTTP, tables, and what they leave as JSON."""

import json
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

LUA = Path(__file__).with_name("wrk.lua")


@dataclass(frozen=True, slots=True)
class Spread:
    """Times in milliseconds, and how many were done in a second by all clients together."""

    p50: float
    p95: float
    per_second: float

    @classmethod
    def of(cls, seconds: Sequence[float], *, clients: int = 1) -> "Spread":
        times = sorted(one * 1000 for one in seconds)
        return cls(
            statistics.median(times),
            times[min(len(times) - 1, round(0.95 * len(times)))],
            clients * 1000 / statistics.fmean(times),
        )


def measure(act: Callable[[int], object], repeats: int, *, warm_up: int = 10) -> list[float]:
    """Seconds that each call took; calls are numbered."""
    for number in range(warm_up):
        act(number)
    taken = []
    for number in range(repeats):
        begun = time.perf_counter()
        act(number)
        taken.append(time.perf_counter() - begun)
    return taken


def load(address: str, secret: str, bodies: Iterable[Mapping[str, Any]], *, clients: int, seconds: int) -> Spread:
    """Post bodies from a generator that costs next to nothing: wrk (Debian: apt-get install wrk).

    "{n}" in a body is another number each time. Every answer has to be one of 200 to 299.
    """
    wrk = shutil.which("wrk")
    if wrk is None:
        raise SystemExit("wrk is not installed: apt-get install wrk")
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.writelines(json.dumps(body) + "\n" for body in bodies)
        file.flush()
        options = ["-t", "1", "-c", str(clients), "-d", f"{seconds}s", "--timeout", "30s", "-s", str(LUA), address]
        given = ["--", file.name, secret, str(time.time_ns() // 1000)]
        answer = subprocess.run([wrk, *options, *given], capture_output=True, text=True, check=False)
    if answer.returncode:
        raise SystemExit(f"wrk failed: {answer.stderr.strip() or answer.stdout.strip()}")
    told = json.loads(answer.stdout.strip().splitlines()[-1])
    if told["failed"] or not told["requests"]:
        raise SystemExit(f"{told['failed']} of {told['requests']} requests to {address} failed.")
    return Spread(told["p50"], told["p95"], told["requests"] / told["seconds"])


def table(rows: Sequence[Mapping[str, Any]]) -> None:
    """Print rows with the same keys as one table."""
    shown = [list(rows[0]), *([_cell(value) for value in row.values()] for row in rows)]
    widths = [max(len(row[at]) for row in shown) for at in range(len(shown[0]))]
    for row in shown:
        print("  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)))


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:,.2f}" if isinstance(value, float) else f"{value:,}" if isinstance(value, int) else str(value)


def verdicts(kept: Mapping[str, bool]) -> bool:
    """Print which promises were kept; whether all were."""
    for promise, is_kept in kept.items():
        print(f"{'yes' if is_kept else 'NO ':3}  {promise}")
    return all(kept.values())


def leave(path: Path | None, rows: Sequence[Mapping[str, Any]], kept: Mapping[str, bool]) -> None:
    """Write what was measured, and how busy the machine was, as JSON."""
    if path is not None:
        said = {"load": os.getloadavg(), "processors": os.cpu_count(), "rows": list(rows), "kept": dict(kept)}
        path.write_text(json.dumps(said, indent=2) + "\n")


def row_of(spread: Spread) -> dict[str, float]:
    return {name.replace("p50", "p50 ms").replace("p95", "p95 ms"): value for name, value in asdict(spread).items()}
