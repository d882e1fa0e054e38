"""One attribute that holds one value at a time: which of two facts about it ends the other, and when.

The rule looks at the two facts alone and never at which of them came first, so the same facts make the same
timeline in whatever order they arrive. Where it cannot tell, neither ends the other: both stand, and the
list of contradictions shows them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from memory_core.engine.extraction.slots import Slot, is_single_valued

_EVER = datetime.min.replace(tzinfo=UTC)
_LATEST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact as it was stated: `since` and `until` are its own times, not those at which another has ended it.

    `said_at` is when it was said first, `last_said` when it was said the last time. `order` settles what was said
    in the same breath. `denies` is set for "User left Acme": it ends what it denies, all values when it has none.
    """

    key: str
    slot: str | None
    value: str | None
    said_at: datetime
    last_said: datetime
    order: Any = 0
    since: datetime | None = None
    until: datetime | None = None
    stated: bool = True
    immutable: bool = False
    denies: bool = False

    @property
    def begin(self) -> datetime:
        """When it became true; of what was over when it was said, nobody knows."""
        if self.since is not None:
            return self.since
        return self.said_at if self.until is None or self.said_at < self.until else _EVER

    @property
    def rank(self) -> tuple[datetime, Any]:
        return self.said_at, self.order


@dataclass(frozen=True, slots=True)
class Cut:
    """`loser` stops being true at `at`, because `winner` is true from then on."""

    loser: str
    winner: str
    at: datetime


def cut(loser: Fact, winner: Fact) -> Cut | None:
    """When `winner` ends `loser`, if it does.

    Only what was said later ends something; an inference never ends a statement, nothing ends what is immutable, and
    what was over before the other ended, or after it was over, ends nothing.
    """
    at = _taking_over(loser, winner)
    if at is None or (loser.until is not None and loser.until <= at):
        return None
    return Cut(loser.key, winner.key, at)


def may_end(loser: Fact, winner: Fact) -> bool:
    """Whether `winner` has the right to: said later, not inferred beside a statement, and the other not immutable."""
    later = winner.rank > loser.rank and winner.said_at >= loser.last_said
    return later and not loser.immutable and (winner.stated or not loser.stated)


def at_once(one: Fact, other: Fact) -> bool:
    """Whether there is a moment at which both are said to be true."""
    return max(one.begin, other.begin) < min(one.until or _LATEST, other.until or _LATEST)


def disagree(one: Fact, other: Fact) -> bool:
    """Whether the two name different values of one attribute that can have one only."""
    if one.slot != other.slot or not is_single_valued(one.slot) or one.value is None or other.value is None:
        return False
    return not (one.denies or other.denies or same_value(one.value, other.value, one.slot))


def same_value(one: str, other: str, slot: str | None) -> bool:
    """Equal, or the one more precise than the other."""
    return holds(one, other, slot) or holds(other, one, slot)


def holds(known: str, said: str, slot: str | None) -> bool:
    """Whether the known value is what was said, or says it more precisely: "oslo, norway" holds "oslo", and the
    name "ana silva" holds "ana"."""
    known, said = known.casefold(), said.casefold()
    longer = (f"{said}, ", f"{said} ") if slot and Slot.parse(slot).attribute == "name" else (f"{said}, ",)
    return known == said or known.startswith(longer)


def first_cut(loser: Fact, others: Iterable[Fact]) -> Cut | None:
    """What ends a fact: of all that would, the one that is true first."""
    cuts = [found for other in others if (found := cut(loser, other))]
    return min(cuts, key=lambda found: (found.at, found.winner), default=None)


def _taking_over(loser: Fact, winner: Fact) -> datetime | None:
    if loser.denies or not may_end(loser, winner):
        return None
    if winner.denies:
        return _denied_from(winner) if _is_denied(loser, winner) else None
    if not disagree(loser, winner):
        return None
    is_over_first = winner.until is not None and (loser.until is None or winner.until < loser.until)
    return None if is_over_first else winner.since or winner.said_at


def _is_denied(loser: Fact, winner: Fact) -> bool:
    if loser.slot != winner.slot or not is_single_valued(loser.slot):
        return False
    return winner.value is None or holds(loser.value or "", winner.value, loser.slot)


def _denied_from(winner: Fact) -> datetime:
    """ "User worked at Acme until May" denies it from May on."""
    over = winner.until if winner.until is not None and winner.until <= winner.said_at else None
    return over or winner.since or winner.said_at
