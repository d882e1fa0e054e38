"""Child processes that do not outlive us."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from pwd import struct_passwd
from typing import TypedDict

PR_SET_PDEATHSIG = 1
LINUX = sys.platform == "linux"
_LIBC = ctypes.CDLL(None) if LINUX else None

Process = subprocess.Popen[bytes]


class Identity(TypedDict, total=False):
    user: int
    group: int
    extra_groups: list[int]


def spawn(
    command: Sequence[str | Path],
    *,
    log: Path,
    env: Mapping[str, str],
    folder: Path | None = None,
    account: struct_passwd | None = None,
    dies_by: signal.Signals = signal.SIGKILL,
) -> Process:
    """Start a child in its own session, its output appended to `log`.

    On Linux the kernel sends it `dies_by` when we end, however we end. It watches the thread that called us:
    call from the main one. `account` is whom to run it as.
    """
    with log.open("ab") as output:
        return subprocess.Popen(  # noqa: S603 - the callers name programs of this installation
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=dict(env),
            cwd=folder,
            start_new_session=True,
            preexec_fn=_bound_to(os.getpid(), dies_by),
            **as_account(account),
        )


def end(processes: Sequence[Process], *, by: signal.Signals = signal.SIGTERM, seconds: float) -> None:
    """Ask children to end, all at once, and after `seconds` end them. What they started ends with them."""
    for process in processes:
        process.send_signal(by)
    deadline = time.monotonic() + seconds
    for process in processes:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(max(0.0, deadline - time.monotonic()))
        end_family(process)


def end_family(process: Process) -> None:
    """End a child, if it is still there, and whatever it left behind."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def called(name: str) -> list[int]:
    """Ids of the live processes with `name` on their command line, of which a zombie has none.

    The command line is the one thing about another account's process that root may read in any container.
    """
    lines = _command_lines() if LINUX else _listed_by_ps()
    return [pid for pid, line in lines if name in line]


def _command_lines() -> Iterator[tuple[int, str]]:
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # gone meanwhile
            yield int(entry.name), (entry / "cmdline").read_bytes().decode(errors="replace")


def _listed_by_ps() -> Iterator[tuple[int, str]]:
    answer = subprocess.run(["/bin/ps", "-axo", "pid=,command="], capture_output=True, text=True, check=True)
    for line in answer.stdout.splitlines():
        pid, _, command = line.strip().partition(" ")
        yield int(pid), command


def _bound_to(parent: int, dies_by: signal.Signals) -> Callable[[], None] | None:
    if _LIBC is None:
        return None
    prctl = _LIBC.prctl

    def bind() -> None:
        prctl(PR_SET_PDEATHSIG, dies_by)
        if os.getppid() != parent:
            os._exit(1)

    return bind


def as_account(account: struct_passwd | None) -> Identity:
    """The arguments of Popen for running as somebody else, with no group of ours."""
    if account is None:
        return {}
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
