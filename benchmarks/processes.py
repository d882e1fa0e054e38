"""How much memory a running Candor takes: `python -m benchmarks.processes [--json FILE]`.

Starts everything that `make run` starts, in a folder of its own, and looks at every process before and after some work.
RSS counts what is shared with others in full, PSS its part of it, so PSS adds up.
"""

import argparse
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import requests

from benchmarks import measuring

ROOT = Path(__file__).resolve().parent.parent
WAIT_SECONDS = 300
SETTLE_SECONDS = 5
SEARCHES, ADDS = 500, 100
KINDS = {"granian": "web", "celery worker": "worker", "celery beat": "scheduler", "manage.py up": "supervisor"}


def measured(searches: int) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory(prefix="candor-bench-") as folder, running(Path(folder)) as (run, pid):
        time.sleep(SETTLE_SECONDS)
        before = _sizes(pid)
        _work(run, searches)
        after = _sizes(pid)
    return [
        {
            "process": name,
            "RSS MB": after[name][0],
            "PSS MB": after[name][1],
            "PSS MB before": before.get(name, (0, 0))[1],
        }
        for name in after
    ]


@contextmanager
def running(var: Path) -> Iterator[tuple[dict[str, Any], int]]:
    """`manage.py up` in `var`; what its run file tells, and its process id."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env = {name: value for name, value in os.environ.items() if not name.startswith(("CANDOR_", "OPENAI_"))}
    command = [sys.executable, "manage.py", "up", "--port", str(port)]
    started = subprocess.Popen(command, cwd=ROOT, env={**env, "CANDOR_VAR": str(var)}, stdout=subprocess.DEVNULL)
    try:
        yield _told(var / "run.json", started), started.pid
    finally:
        started.send_signal(signal.SIGINT)
        started.wait(60)


def _told(run_file: Path, started: "subprocess.Popen[bytes]") -> dict[str, Any]:
    for _ in range(WAIT_SECONDS * 2):
        if run_file.exists():
            told: dict[str, Any] = json.loads(run_file.read_text())
            return told
        if started.poll() is not None:
            break
        time.sleep(0.5)
    raise SystemExit("Candor did not start.")


def _work(run: dict[str, Any], searches: int) -> None:
    with requests.Session() as agent:
        agent.headers["Authorization"] = f"Token {run['open_api_key']}"
        for number in range(ADDS):
            _post(agent, f"{run['url']}/v3/memories/add/", number % 2 == 0, f"I planted {number} tulips in Bergen.")
        for number in range(searches):
            body = {"query": f"Who planted {number % ADDS} tulips?", "filters": {"user_id": "gardener"}}
            agent.post(f"{run['url']}/v3/memories/search/", json=body).raise_for_status()


def _post(agent: requests.Session, address: str, infer: bool, text: str) -> None:
    body = {"messages": [{"role": "user", "content": text}], "user_id": "gardener", "infer": infer}
    agent.post(address, json=body).raise_for_status()


def _sizes(pid: int) -> dict[str, tuple[float, float]]:
    """RSS and PSS in MB of each kind of process below `pid`, and of all together."""
    sizes: dict[str, tuple[float, float]] = {}
    for one in _family(pid):
        name = _kind(one)
        if name is not None:
            rss, pss = sizes.get(name, (0.0, 0.0))
            sizes[name] = (rss + _kilobytes(one, "Rss") / 1024, pss + _kilobytes(one, "Pss") / 1024)
    return {**sizes, "all": (sum(rss for rss, _ in sizes.values()), sum(pss for _, pss in sizes.values()))}


def _family(pid: int) -> Iterator[int]:
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in children.read_text().split():
            yield from _family(int(child))


def _kind(pid: int) -> str | None:
    command = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    if command.startswith("postgres:") or "/postgres " in command:
        return "PostgreSQL"
    told = command.replace("-m celery -A memory_core.celery", "celery")
    return next((name for part, name in KINDS.items() if part in told), "other" if command else None)


def _kilobytes(pid: int, name: str) -> int:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1])
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--searches", type=int, default=SEARCHES)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    rows = measured(asked.searches)
    measuring.table(rows)
    measuring.leave(asked.json, rows, {})
    return 0


if __name__ == "__main__":
    sys.exit(main())
