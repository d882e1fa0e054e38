"""Two facts that disagree, as the pages show them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from audit.models import Contradiction
from dashboard import conversation, words
from dashboard.conversation import Spoken
from dashboard.rows import agent_of, person_of, with_what_rows_need
from memory_core import vault
from memory_core.models import MemoryVersion


@dataclass(frozen=True, slots=True)
class PairRow:
    pair: Contradiction
    cause: str
    person: str
    left: str
    right: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    version: MemoryVersion
    agent: str
    decider: str
    kind: str
    turns: Sequence[Spoken]


@dataclass(frozen=True, slots=True)
class Disagreement:
    pair: Contradiction
    cause: str
    person: str
    sides: Sequence[Side]

    @property
    def is_open(self) -> bool:
        return not self.pair.resolution and all(side.version.is_in_force for side in self.sides)


def pair_rows(pairs: Sequence[Contradiction]) -> list[PairRow]:
    """Rows for pairs, in a fixed number of queries; those whose key is gone are left out."""
    versions = _versions(pk for pair in pairs for pk in (pair.left_id, pair.right_id))
    return [
        PairRow(
            pair,
            words.cause_label(pair.cause),
            person_of(versions[pair.left_id].memory),
            versions[pair.left_id].text,
            versions[pair.right_id].text,
            str(pair.get_resolution_display()),
        )
        for pair in pairs
        if versions[pair.left_id].opens and versions[pair.right_id].opens
    ]


def disagreement_of(pair: Contradiction) -> Disagreement | None:
    """None when the person's key is gone, because an erasure was cut short."""
    versions = _versions([pair.left_id, pair.right_id])
    both = [versions[pair.left_id], versions[pair.right_id]]
    if not all(version.opens for version in both):
        return None
    names = words.actor_names(actor for version in both for actor in (version.proposed_by, version.decided_by))
    sides = [_side(version, names) for version in both]
    return Disagreement(pair, words.cause_label(pair.cause), person_of(both[0].memory), sides)


def _versions(pks: Iterable[UUID]) -> dict[UUID, MemoryVersion]:
    found = with_what_rows_need(MemoryVersion.objects.filter(pk__in=set(pks))).prefetch_related("evidence__turn")
    versions = {version.pk: version for version in found}
    vault.load(version.owner_id for version in versions.values())
    return versions


def _side(version: MemoryVersion, names: dict[str, str]) -> Side:
    return Side(
        version=version,
        agent=agent_of(version, names),
        decider=names.get(version.decided_by, version.decided_by),
        kind=words.kind_label(version.kind),
        turns=conversation.around(version),
    )
