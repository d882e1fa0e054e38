"""The bars of the overview, in the units of their viewBox."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.queries import Day

WIDTH = 560
FLOOR = 128
HEADROOM = 8
GAP = 10


@dataclass(frozen=True, slots=True)
class Bar:
    x: float
    y: float
    width: float
    height: float
    tone: str


@dataclass(frozen=True, slots=True)
class Column:
    """One day: its bars from the floor up, where its label stands, and what it says."""

    day: Day
    bars: tuple[Bar, ...]
    middle: float
    has_label: bool


def columns(days: Sequence[Day]) -> list[Column]:
    """One column a day, the highest of them as high as there is room."""
    step = WIDTH / max(len(days), 1)
    scale = (FLOOR - HEADROOM) / max((day.total for day in days), default=1) if any(day.total for day in days) else 0
    return [_column(day, place * step, step, scale, labelled=place % 3 == 1) for place, day in enumerate(days)]


def _column(day: Day, left: float, step: float, scale: float, *, labelled: bool) -> Column:
    bars: list[Bar] = []
    top = float(FLOOR)
    for tone, number in (("approved", day.approved), ("pending", day.pending), ("refused", day.refused)):
        height = number * scale
        top -= height
        if number:
            bars.append(Bar(round(left + GAP / 2, 1), round(top, 1), round(step - GAP, 1), round(height, 1), tone))
    return Column(day, tuple(bars), round(left + step / 2, 1), labelled)
