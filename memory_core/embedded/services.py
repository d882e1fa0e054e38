"""The processes of a running Candor: what each is started with."""

import os
import signal
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import memory_core
from memory_core.embedded.processes import Process, spawn
from memory_core.embedded.supervisor import Child

ROOT = Path(memory_core.__file__).resolve().parents[1]
HOST = "127.0.0.1"
WEB_THREADS = 4  # of each web server process; more would only wait for one another
MOST_WEB_PROCESSES = 2  # unless the setting says otherwise
WORKER_THREADS = 2
WEB_KILL_SECONDS = 3

# Two linear algebra threads under load are several times slower than one.
CALM = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONUNBUFFERED": "1"}

GRANIAN = ("granian", "--interface", "wsgi", "--no-ws")
CELERY = ("celery", "-A", "memory_core.celery")


def children(env: Mapping[str, str], *, port: int, var: Path) -> tuple[Child, ...]:
    """Web server, worker and scheduler, not yet started. Their output goes to `<var>/log/<name>.log`."""
    for name in ("web", "worker", "beat"):
        fresh_log(var / "log" / f"{name}.log")
    start = partial(_start, env={**env, **CALM, "PORT": str(port)}, logs=var / "log")
    web = (*web_server(env, port), "--workers-kill-timeout", str(WEB_KILL_SECONDS), "memory_core.wsgi:application")
    worker = (
        *(*CELERY, "worker", "--pool", "threads", "--concurrency", str(WORKER_THREADS)),
        *("--without-gossip", "--without-mingle", "--loglevel", "INFO"),
    )
    beat = (*CELERY, "beat", "--schedule", str(var / "beat"), "--pidfile", "", "--loglevel", "INFO")
    return (
        # The web server has children of its own, which it takes along only when it is asked to end.
        Child("web", partial(start, "web", web, dies_by=signal.SIGTERM)),
        Child("worker", partial(start, "worker", worker, dies_by=signal.SIGKILL)),
        Child("beat", partial(start, "beat", beat, dies_by=signal.SIGKILL)),
    )


def web_server(env: Mapping[str, str], port: int) -> tuple[str, ...]:
    """The web server's command line, up to what it is to serve. It has a process for each core, two at most."""
    processes = env.get("CANDOR_WEB_PROCESSES") or str(min(MOST_WEB_PROCESSES, os.cpu_count() or 1))
    size = ("--workers", processes, "--blocking-threads", str(WEB_THREADS))
    return (*GRANIAN, *size, "--host", HOST, "--port", str(port))


def fresh_log(path: Path) -> Path:
    """An empty place for a log; the one of the run before is kept beside it."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if path.exists():
        path.replace(path.with_name(f"{path.name}.before"))
    return path


def _start(
    name: str, module: tuple[str, ...], *, env: Mapping[str, str], logs: Path, dies_by: signal.Signals
) -> Process:
    command = [sys.executable, "-m", *module]
    return spawn(command, log=logs / f"{name}.log", env=env, folder=ROOT, dies_by=dies_by)
