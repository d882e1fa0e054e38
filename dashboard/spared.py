"""What the gate kept from being read, as the overview shows it."""

from dataclasses import dataclass

from dashboard.chart import WIDTH
from memory_core.services import gate_tally
from memory_core.services.gate_tally import Spared


@dataclass(frozen=True, slots=True)
class SparedBar:
    """The numbers, and how much of a bar of WIDTH the dropped ones take."""

    numbers: Spared
    dropped: float

    @property
    def read(self) -> float:
        return WIDTH - self.dropped


def spared_bar() -> SparedBar:
    """Within the project's scope. One query."""
    numbers = gate_tally.spared()
    return SparedBar(numbers, round(numbers.share * WIDTH, 1))
