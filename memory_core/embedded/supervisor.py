"""Keeps children alive."""

import signal
import time
from collections.abc import Callable
from dataclasses import dataclass

from memory_core.embedded.errors import ClusterError
from memory_core.embedded.processes import Process, end, end_family

FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 30.0
STEADY_SECONDS = 60.0  # a child that lived so long has earned a quick restart


@dataclass
class Child:
    """A process that should be running. `start` starts it, `by` ends it, `grace` is how many seconds that may take."""

    name: str
    start: Callable[[], Process]
    by: signal.Signals = signal.SIGTERM
    grace: float = 8.0
    process: Process | None = None
    falls: int = 0
    started_at: float = 0.0
    again_at: float = 0.0

    def has_ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None


class Supervisor:
    """Children in groups: a later group stands on the earlier ones, so it is ended first.

    `say` is told, in a sentence, what happens to a child that was not asked to end.
    """

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._groups: list[list[Child]] = []

    @property
    def children(self) -> list[Child]:
        return [child for group in self._groups for child in group]

    def start(self, *group: Child) -> None:
        """Start a group. What `start` of a child raises passes through."""
        self._groups.append(list(group))
        for child in group:
            _start(child)

    def tend(self) -> None:
        """Look at every child once: bury the dead, and start them again after a pause that grows."""
        for child in self.children:
            if child.has_ended():
                self._bury(child)
            if child.process is None and time.monotonic() >= child.again_at:
                self._start_again(child)

    def stop(self) -> None:
        """End everything, the last group first."""
        while self._groups:
            group = self._groups.pop()
            living = [child.process for child in group if child.process is not None]
            end(living, by=group[0].by, seconds=max(child.grace for child in group))

    def _bury(self, child: Child) -> None:
        assert child.process is not None
        end_family(child.process)
        if time.monotonic() - child.started_at > STEADY_SECONDS:
            child.falls = 0
        self._say(f"The {child.name} process {_how(child.process.returncode)}, starting it again.")
        child.process = None
        _pause(child)

    def _start_again(self, child: Child) -> None:
        try:
            _start(child)
        except (ClusterError, OSError) as error:
            self._say(f"The {child.name} process could not be started again: {error}")
            _pause(child)


def _start(child: Child) -> None:
    child.process = child.start()
    child.started_at = time.monotonic()


def _pause(child: Child) -> None:
    pause = 0.0 if child.falls == 0 else min(FIRST_PAUSE_SECONDS * 2**child.falls, LONGEST_PAUSE_SECONDS)
    child.falls += 1
    child.again_at = time.monotonic() + pause


def _how(returncode: int) -> str:
    if returncode < 0:
        return f"was ended by {signal.Signals(-returncode).name}"
    return f"ended with code {returncode}"
