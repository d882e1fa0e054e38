"""pg_dump and pg_restore: where they are, and how they are called without a password on the command line."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from memory_core.backups.errors import BackupError
from memory_core.embedded import binaries
from memory_core.embedded.errors import ClusterError


def run(name: str, url: str, *options: str | Path) -> None:
    """Run a program of PostgreSQL against `url`. Raises BackupError with its first complaint."""
    parts = conninfo_to_dict(url)
    password = str(parts.pop("password", "") or "")
    address = make_conninfo(**{name: str(value) for name, value in parts.items()})
    command = [_found(name), "--dbname", address, "--no-password", *options]
    env = {"PATH": os.defpath, "LC_ALL": "C", "PGPASSWORD": password}
    answer = subprocess.run(command, env=env, capture_output=True, text=True, check=False)  # noqa: S603 - found by us
    if answer.returncode:
        raise BackupError(f"{name} failed: {_complaint(answer.stderr)}")


def major(name: str = "pg_restore") -> int:
    answer = subprocess.run([_found(name), "--version"], capture_output=True, text=True, check=True)  # noqa: S603
    return int(re.findall(r"\d+", answer.stdout)[0])


def _found(name: str) -> Path:
    """Beside the server's own programs, or on PATH."""
    try:
        beside = binaries.find() / name
    except ClusterError:
        beside = Path()
    if os.access(beside, os.X_OK) and beside.is_file():
        return beside
    if on_path := shutil.which(name):
        return Path(on_path)
    raise BackupError(f"{name} was not found: install the PostgreSQL client programs.")


def _complaint(said: str) -> str:
    """The line that names the failure. What follows may quote a row, so it is left out."""
    lines = [line for line in said.splitlines() if "error:" in line] or said.splitlines() or ["no reason was given"]
    return lines[0].split("error:", 1)[-1].strip()
