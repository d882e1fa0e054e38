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


LABEL_ROOM = 28


@dataclass(frozen=True, slots=True)
class Band:
    """One column of the queue's ages: its bar, where its number and its label stand."""

    label: str
    number: int
    x: float
    y: float
    width: float
    height: float
    middle: float

    @property
    def above(self) -> float:
        """Where its number stands."""
        return self.y - 5


def bands(labels: Sequence[str], numbers: Sequence[int]) -> list[Band]:
    """One column a band, the highest of them as high as the room under its number."""
    step, highest = WIDTH / max(len(labels), 1), max(numbers, default=0)
    scale = (FLOOR - LABEL_ROOM) / highest if highest else 0
    return [
        Band(
            label,
            number,
            round(place * step + GAP, 1),
            round(FLOOR - number * scale, 1),
            round(step - 2 * GAP, 1),
            round(number * scale, 1),
            round((place + 0.5) * step, 1),
        )
        for place, (label, number) in enumerate(zip(labels, numbers, strict=True))
    ]


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Whiskers:
    """A share as a bar from the left, with the interval it may lie in."""

    value: float
    low: float
    high: float
    ticks: Sequence[Tick]


SCALES = (0.02, 0.05, 0.1, 0.2, 0.5, 1.0)


def whiskers(value: float, low: float, high: float) -> Whiskers:
    """Drawn on the smallest scale of SCALES on which the whole interval fits."""
    scale = next((scale for scale in SCALES if high <= scale), 1.0)
    ends = {0: "start", 2: "end"}
    ticks = [Tick(n * WIDTH / 2, f"{scale * n * 50:g} %", ends.get(n, "middle")) for n in range(3)]
    drawn = [round(share / scale * WIDTH, 1) for share in (value, low, high)]
    return Whiskers(drawn[0], drawn[1], drawn[2], ticks)
