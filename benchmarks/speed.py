"""Everything about speed and memory that needs no data of its own: `python -m benchmarks.speed`.

Each starts its own server and prints one table or more; those that can leave `var/bench/<name>.json`.
Exit status 1 when one of them failed, or a promise was not kept.
"""

import subprocess
import sys
from pathlib import Path

BENCHMARKS = ("queue", "ledger")
LEAVING_JSON = ("ingest", "recall_speed", "processes")
FOLDER = Path("var") / "bench"


def main() -> int:
    failed = []
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in (*BENCHMARKS, *LEAVING_JSON):
        print(f"== {name}", flush=True)
        options = ["--json", str(FOLDER / f"{name}.json")] if name in LEAVING_JSON else []
        if subprocess.run([sys.executable, "-m", f"benchmarks.{name}", *options], check=False).returncode:
            failed.append(name)
    for name in failed:
        print(f"{name} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
