"""The PostgreSQL that comes with the installation: one server, one folder, one owner at a time."""

import contextlib
import hashlib
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO

from memory_core.databases import embedded_url, write_secret
from memory_core.embedded import binaries
from memory_core.embedded.errors import ClusterError, disk_full, told_plainly
from memory_core.embedded.lock import hold
from memory_core.embedded.processes import LINUX, Process, as_account, called, end, spawn

START_SECONDS = 120  # recovery after a crash reads the log of all that was not checkpointed
STOP_SECONDS = 10
POLL_SECONDS = 0.01
PORTS = range(20000, 32000)  # below the range from which systems lend ports to clients
UNPRIVILEGED = "nobody"

SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "60",
    "shared_buffers": "128MB",
    "wal_level": "minimal",
    "wal_recycle": "off",  # an old segment is deleted, not kept for reuse with what it holds
    "max_wal_senders": "0",
    "max_logical_replication_workers": "0",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "compute_query_id": "off",
    "jit": "off",  # a search is over before a compiler has begun, and a person of 50,000 would wait for one
}
# An error may quote the row it refuses, a statement carries the values it writes: neither belongs in a log.
SILENT_ABOUT_DATA = {
    "log_statement": "none",
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_min_duration_statement": "-1",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_lock_waits": "off",
    "log_checkpoints": "off",
}
NOT_DURABLE = {"fsync": "off", "full_page_writes": "off"}  # a killed server still loses nothing


class Cluster:
    """A server in `folder` (made when missing). `durable=False` is for tests: quicker, and lost with the power.

    Holds a lock on the folder from `init` until `stop`, so that there is never a second one. The name shows in the
    title of every process of the server.
    """

    def __init__(self, folder: Path, *, durable: bool = True, log: Path | None = None) -> None:
        self.folder = folder.resolve()
        self.data = self.folder / "data"
        self.log = log or self.folder / "postgres.log"
        self.durable = durable
        self.name = f"candor-{hashlib.sha256(bytes(self.folder)).hexdigest()[:16]}"
        self._process: Process | None = None
        self._lock: IO[str] | None = None

    @property
    def url(self) -> str:
        """The admin address, on 127.0.0.1 with a password."""
        return embedded_url(self.folder)

    def is_running(self) -> bool:
        """Whether any process of the server is alive, whoever started it."""
        return bool(called(self.name))

    def init(self) -> None:
        """Make the folder ready to start: data, password, a free port. Does nothing that is done already."""
        with told_plainly(self.folder):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._lock = self._lock or hold(self.folder)
            self._end_strays()
            programs = _programs()
            if self.data.exists():
                self._check_version(programs)
            else:
                self._create_data(programs)
            self._choose_port()

    def start(self) -> Process:
        """Start the server after `init` and wait until it answers. Call from the main thread."""
        if self._lock is None:
            raise ClusterError("A cluster is started after init()")
        with told_plainly(self.folder):
            self._end_strays()
            if self._process is not None:
                self._process.wait()
            logged = self.log.stat().st_size if self.log.exists() else 0
            self._process = self._spawn(_programs())
        self._wait_until_ready(self._process, logged)
        return self._process

    def stop(self) -> None:
        """End the server, if it is ours, without losing anything, and let go of the folder."""
        if self._process is not None:
            end([self._process], by=signal.SIGINT, seconds=STOP_SECONDS)
            self._process = None
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _end_strays(self) -> None:
        """End what an owner left behind who was killed. Nobody else can be its owner: we hold the lock.

        Only when nobody is alive in there may the pid file go, whatever process has its number by now.
        """
        _signal(self._postmaster(), signal.SIGINT)
        self._wait_until_empty()
        _signal(called(self.name), signal.SIGKILL)
        self._wait_until_empty()
        if self.is_running():
            raise ClusterError(f"An old server in {self.data} cannot be ended")
        (self.data / "postmaster.pid").unlink(missing_ok=True)

    def _postmaster(self) -> list[int]:
        """The one process that may be told to end: the others are its own to tell."""
        try:
            written = int((self.data / "postmaster.pid").read_text().split("\n", 1)[0])
        except (OSError, ValueError):
            return []
        return [pid for pid in called(self.name) if pid == written]

    def _wait_until_empty(self) -> None:
        deadline = time.monotonic() + STOP_SECONDS
        while self.is_running() and time.monotonic() < deadline:
            time.sleep(POLL_SECONDS)

    def _check_version(self, programs: Path) -> None:
        have, need = (self.data / "PG_VERSION").read_text().strip(), str(binaries.major(programs))
        if have != need:
            raise ClusterError(
                f"{self.data} was made by PostgreSQL {have} and this is {need}: dump it with {have} and restore it"
            )

    def _create_data(self, programs: Path) -> None:
        """Complete or not at all: the folder gets its name when everything is in it."""
        binaries.major(programs)
        draft = self.folder / "data.new"
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700)
        password = secrets.token_urlsafe(32)
        write_secret(self.folder / "password", password + "\n")
        _initdb(programs, draft, password, durable=self.durable)
        draft.rename(self.data)

    def _choose_port(self) -> None:
        path = self.folder / "port"
        kept = int(path.read_text()) if path.exists() else 0
        if kept and _is_free(kept):
            return
        choices = (secrets.choice(PORTS) for _ in range(100))
        write_secret(path, f"{next(port for port in choices if _is_free(port))}\n")

    def _spawn(self, programs: Path) -> Process:
        settings = {"cluster_name": self.name, **SETTINGS, **SILENT_ABOUT_DATA, **({} if self.durable else NOT_DURABLE)}
        port = (self.folder / "port").read_text().strip()
        options = [f"--{name}={value}" for name, value in settings.items()]
        return spawn(
            [programs / "postgres", "-D", _as_seen_inside(self.data), "-p", port, *options],
            log=self.log,
            env=_environment(),
            folder=self.data,
            account=_other_account(),
            dies_by=signal.SIGINT,
        )

    def _wait_until_ready(self, process: Process, logged: int) -> None:
        deadline = time.monotonic() + START_SECONDS
        while not self._says_ready():
            if process.poll() is not None:
                raise ClusterError(self._why(logged))
            if time.monotonic() > deadline:
                raise ClusterError(f"PostgreSQL did not start within {START_SECONDS} seconds: see {self.log}")
            time.sleep(POLL_SECONDS)

    def _says_ready(self) -> bool:
        with contextlib.suppress(OSError):
            return (self.data / "postmaster.pid").read_text().rstrip().endswith("\nready")
        return False

    def _why(self, logged: int) -> str:
        """The server's last words, as one line."""
        with self.log.open("rb") as file:
            file.seek(logged)
            said = file.read().decode(errors="replace")
        if "No space left on device" in said:
            return disk_full(self.folder)
        if "could not bind" in said:
            return f"The port of {self.folder} has just been taken by another program: start again"
        lines = [line.split("  ", 1)[-1] for line in said.strip().splitlines()]
        reasons = [line for line in lines if line.startswith(("FATAL", "PANIC"))] or lines or [f"see {self.log}"]
        return f"PostgreSQL did not start: {reasons[-1]}"


def _initdb(programs: Path, data: Path, password: str, *, durable: bool) -> None:
    account = _other_account()
    with tempfile.TemporaryFile() as file:
        file.write(password.encode())
        file.seek(0)
        if account is not None:
            os.chown(data, account.pw_uid, account.pw_gid)
            os.chown(file.fileno(), account.pw_uid, account.pw_gid)
        command: list[str | Path] = [
            *(programs / "initdb", "-D", _as_seen_inside(data), "-U", "postgres", "-A", "scram-sha-256"),
            *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--encoding=UTF8"),
            f"--pwfile=/dev/fd/{file.fileno()}",
            *([] if durable else ["--no-sync"]),
        ]
        _run(command, data, account, file.fileno())


def _run(command: Sequence[str | Path], data: Path, account: pwd.struct_passwd | None, shared: int) -> None:
    answer = subprocess.run(  # noqa: S603 - a program of this installation
        command,
        cwd=data,
        env=_environment(),
        pass_fds=[shared],
        capture_output=True,
        text=True,
        check=False,
        **as_account(account),
    )
    if "No space left on device" in answer.stderr:
        raise ClusterError(disk_full(data))
    if answer.returncode:
        raise ClusterError(f"initdb failed: {answer.stderr.strip().splitlines()[0]}")


def _signal(pids: Iterable[int], number: signal.Signals) -> None:
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, number)


def _programs() -> Path:
    found = binaries.find()
    return found if _other_account() is None else binaries.reachable(found)


def _other_account() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root: then it runs as somebody who owns nothing but the data folder."""
    return pwd.getpwnam(UNPRIVILEGED) if os.geteuid() == 0 else None


def _as_seen_inside(data: Path) -> str:
    """Somebody else may not be let through the folders above `data`, but is already standing in it."""
    return "/proc/self/cwd" if LINUX and _other_account() is not None else str(data)


def _environment() -> dict[str, str]:
    return {"PATH": os.defpath, "LC_ALL": "C"}


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return True
    return False
