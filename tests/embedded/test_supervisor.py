import signal
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from memory_core.embedded.errors import ClusterError
from memory_core.embedded.processes import Process, end, spawn
from memory_core.embedded.supervisor import Child, Supervisor

SLEEP = "import time; time.sleep(60)"
STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('on', flush=True); time.sleep(60)"
PARENT = """
import sys, time
from pathlib import Path
from memory_core.embedded.processes import spawn
child = spawn([sys.executable, "-c", "import time; time.sleep(60)"], log=Path(sys.argv[1]), env={})
print(child.pid, flush=True)
time.sleep(60)
"""

Start = Callable[[str], Process]


@pytest.fixture
def start(tmp_path: Path) -> Start:
    return lambda code: spawn([sys.executable, "-c", code], log=tmp_path / "log", env={})


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def supervisor(said: list[str]) -> Iterator[Supervisor]:
    made = Supervisor(said.append)
    yield made
    made.stop()


def wait_for(condition: Callable[[], bool], seconds: float = 10.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def is_alive(pid: int) -> bool:
    """A zombie is not."""
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False


def tended(supervisor: Supervisor, condition: Callable[[], bool]) -> bool:
    supervisor.tend()
    return condition()


def test_a_killed_child_is_started_again_and_spoken_of(supervisor: Supervisor, said: list[str], start: Start) -> None:
    child = Child("web", partial(start, SLEEP))
    supervisor.start(child)
    first = child.process
    assert first is not None
    first.kill()
    wait_for(lambda: tended(supervisor, lambda: child.process not in (None, first)))
    assert said == ["The web process was ended by SIGKILL, starting it again."]


def test_a_child_that_keeps_falling_waits_longer_each_time(supervisor: Supervisor, start: Start) -> None:
    child = Child("web", partial(start, "raise SystemExit(3)"))
    supervisor.start(child)
    wait_for(lambda: tended(supervisor, lambda: child.falls == 3))
    assert child.again_at - time.monotonic() > 1.5


def test_a_start_that_fails_is_tried_again(supervisor: Supervisor, said: list[str], start: Start) -> None:
    answers: list[Process] = [start("pass"), start(SLEEP)]

    def sometimes() -> Process:
        if len(said) == 1:
            raise ClusterError("the disk is full")
        return answers.pop(0)

    child = Child("postgres", sometimes)
    supervisor.start(child)
    wait_for(lambda: tended(supervisor, lambda: len(said) == 2 and child.process is not None))
    assert said[1] == "The postgres process could not be started again: the disk is full"


def test_stopping_ends_every_child(supervisor: Supervisor, start: Start) -> None:
    children = [Child(name, partial(start, SLEEP)) for name in ("postgres", "web")]
    for child in children:
        supervisor.start(child)
    supervisor.stop()
    assert [child.process.returncode for child in children if child.process] == [-signal.SIGTERM] * 2


def test_a_child_that_will_not_end_is_killed(start: Start, tmp_path: Path) -> None:
    process = start(STUBBORN)
    wait_for(lambda: (tmp_path / "log").read_text() == "on\n")
    end([process], seconds=0.1)
    assert process.returncode == -signal.SIGKILL


def test_what_a_child_started_ends_with_it(start: Start, tmp_path: Path) -> None:
    process = start(
        f"import subprocess, sys; print(subprocess.Popen([sys.executable, '-c', {SLEEP!r}]).pid, flush=True)"
    )
    wait_for(lambda: (tmp_path / "log").read_text().endswith("\n"))
    end([process], seconds=5)
    wait_for(lambda: not is_alive(int((tmp_path / "log").read_text())))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent has died")
def test_children_do_not_outlive_a_killed_parent(start: Start, tmp_path: Path) -> None:
    code = PARENT.replace("sys.argv[1]", repr(str(tmp_path / "grandchild")))
    process = spawn([sys.executable, "-c", code], log=tmp_path / "log", env={"PYTHONPATH": str(Path.cwd())})
    wait_for(lambda: (tmp_path / "log").read_text().endswith("\n"))
    grandchild = int((tmp_path / "log").read_text())
    assert is_alive(grandchild)
    process.kill()
    process.wait()
    wait_for(lambda: not is_alive(grandchild))
