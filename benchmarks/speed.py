"""Everything about speed that needs no data of its own: `python -m benchmarks.speed`. Each starts its own server.

Exit status 1 when one of them failed.
"""

import subprocess
import sys

BENCHMARKS = ("benchmarks.queue", "benchmarks.ledger")


def main() -> int:
    failed = []
    for name in BENCHMARKS:
        print(f"== {name}", flush=True)
        if subprocess.run([sys.executable, "-m", name], check=False).returncode:
            failed.append(name)
    for name in failed:
        print(f"{name} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
