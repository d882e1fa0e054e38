"""What a version does to the other values of its attribute, and they to it, by `engine.timeline`. Changes nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from memory_core.engine.extraction.slots import is_single_valued
from memory_core.engine.timeline import Cut, Fact, cut, disagree, first_cut
from memory_core.engine.wording import negated
from memory_core.models import MemoryVersion


@dataclass(frozen=True, slots=True)
class Ended:
    """A version that stops being true at `at`; None when its end is that of being replaced by other words."""

    version: MemoryVersion
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Effects:
    """What approving a version does: what it ends, what past ones end earlier for it, and what ends it itself."""

    ended: Sequence[Ended]
    cut_earlier: Sequence[Ended]
    successor: Ended | None

    @property
    def retired(self) -> list[MemoryVersion]:
        return [one.version for one in self.ended]


def effects(version: MemoryVersion) -> Effects:
    """What approving a version would do at this moment; of one in force, what its place asks for."""
    replaced = MemoryVersion.objects.replaced_by(version).select_related("memory").order_by("pk")
    return effects_among(version, list(replaced), list(beside([version])))


def beside(versions: Iterable[MemoryVersion]) -> Iterable[MemoryVersion]:
    """What the attributes of these versions are and were; nothing where each may have several values."""
    single = [version for version in versions if is_single_valued(version.memory.slot)]
    return MemoryVersion.objects.beside(single).select_related("memory").order_by("pk") if single else []


def effects_among(version: MemoryVersion, replaced: Iterable[MemoryVersion], mates: Iterable[MemoryVersion]) -> Effects:
    """`effects` with everything at hand: what it names as replaced, and what is beside it."""
    fact = fact_of(version)
    others = {mate.pk: mate for mate in mates if _is_mate(version, mate)}
    cuts = {key: found for key, mate in others.items() if (found := cut(fact_of(mate), fact))}
    named = [Ended(old) for old in replaced if old.pk not in others or not _is_judged(fact_of(old), fact)]
    ended = [Ended(others[key], found.at) for key, found in cuts.items() if others[key].retired_at is None]
    return Effects(
        [*named, *(one for one in ended if one.version.pk not in {old.version.pk for old in named})],
        [Ended(others[key], found.at) for key, found in cuts.items() if _is_earlier(others[key], found)],
        _successor(first_cut(fact, [fact_of(mate) for mate in others.values()]), others),
    )


def fact_of(version: MemoryVersion) -> Fact:
    """A version as it was stated. Words that deny something without ending it say nothing of a value."""
    value = version.value if version.denies or not negated(version.text) else None
    return Fact(
        key=str(version.pk),
        slot=version.memory.slot,
        value=value,
        said_at=version.said_at,
        last_said=max(version.said_at, getattr(version, "last_said", None) or version.said_at),
        order=(version.recorded_at, str(version.pk)),
        since=version.valid_from,
        until=version.own_valid_to if version.ended_validity else version.valid_to,
        stated=version.stated,
        immutable=version.memory.immutable,
        denies=version.denies,
    )


def _is_mate(version: MemoryVersion, mate: MemoryVersion) -> bool:
    if mate.owner_id != version.owner_id or mate.memory.slot_mac is None:
        return False
    return mate.memory_id != version.memory_id and bytes(mate.memory.slot_mac) == bytes(version.memory.slot_mac or b"")


def _is_judged(old: Fact, new: Fact) -> bool:
    """Whether their times decide, whatever the newer one was proposed to replace."""
    return disagree(old, new) or (new.denies and old.value is not None)


def _is_earlier(past: MemoryVersion, found: Cut) -> bool:
    return past.retired_at is not None and past.valid_to is not None and found.at < past.valid_to


def _successor(found: Cut | None, others: Mapping[UUID, MemoryVersion]) -> Ended | None:
    return Ended(others[UUID(found.winner)], found.at) if found else None
