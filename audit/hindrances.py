"""Why a decision cannot be taken back: it was already, an agent has read what came of it, or the world moved on."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from audit.models import Decision
from memory_core.models import MemoryVersion, Retired, Status

UNDONE, READ, MOVED_ON, OVERTAKEN = "undone", "read", "moved_on", "overtaken"
SENTENCES: Mapping[str, str] = {
    UNDONE: "This decision has been taken back already.",
    READ: "An agent has read it since. Revoke it instead: that says who read it.",
    MOVED_ON: "It was decided about again since, so this decision is no longer the last word on it.",
    OVERTAKEN: "Something newer has taken its place since, or waits to.",
}
Verdict = Decision.Verdict


@dataclass(frozen=True, slots=True)
class Scene:
    """What stands there now of everything that some decisions touched, fetched at once."""

    versions: Mapping[UUID, MemoryVersion]
    read: frozenset[UUID]
    ended: Sequence[MemoryVersion]
    alive: Sequence[MemoryVersion]
    decided: Sequence[tuple[UUID, int]]

    @classmethod
    def of(cls, decisions: Sequence[Decision]) -> "Scene":
        touched = {pk for decision in decisions for pk in (decision.version_id, *decision.made)}
        versions = {v.pk: v for v in MemoryVersion.objects.filter(pk__in=touched).select_related("memory")}
        ended = list(MemoryVersion.objects.filter(ended_by__in=touched))
        memories = {version.memory_id for version in (*versions.values(), *ended)}
        standing = Decision.objects.standing().filter(version__in=touched, final=True)
        return cls(
            versions,
            frozenset(MemoryVersion.objects.filter(pk__in=touched).read_since_decided().values_list("pk", flat=True)),
            ended,
            list(MemoryVersion.objects.alive_in_place_of(memories).select_related("memory")),
            list(standing.values_list("version_id", "pk")),
        )

    def ended_by(self, pks: Iterable[UUID]) -> list[MemoryVersion]:
        wanted = set(pks)
        return [version for version in self.ended if version.ended_by_id in wanted]

    def decided_since(self, pk: UUID, decision: Decision) -> bool:
        return any(version == pk and number > decision.pk for version, number in self.decided)

    def takers(self, memory_id: UUID, *, but_for: Iterable[UUID]) -> list[MemoryVersion]:
        """What waits or is in force in the place of a memory, other than these."""
        spared = set(but_for)
        others = [version for version in self.alive if version.pk not in spared]
        return [v for v in others if memory_id in (v.memory_id, v.memory.supersedes_id)]


def find_hindrances(decisions: Sequence[Decision]) -> None:
    """Set the `hindrance` of each, in a fixed number of queries. Call it inside the project's scope."""
    scene = Scene.of(decisions)
    for decision in decisions:
        decision.hindrance = UNDONE if decision.undone_at else CHECKS[Verdict(decision.verdict)](decision, scene)


def _of_approval(decision: Decision, scene: Scene) -> str:
    version = scene.versions[decision.version_id]
    if not decision.final:
        return "" if version.status == Status.PENDING else MOVED_ON
    if not version.is_in_force or scene.decided_since(version.pk, decision):
        return MOVED_ON
    return _of_what_stands([version.pk], scene)


def _of_rejection(decision: Decision, scene: Scene) -> str:
    version = scene.versions[decision.version_id]
    if version.status != Status.REJECTED:
        return MOVED_ON
    same = [v for v in scene.takers(version.memory_id, but_for=[]) if v.memory_id == version.memory_id]
    return OVERTAKEN if any(v.number > version.number for v in same) else ""


def _of_rewriting(decision: Decision, scene: Scene) -> str:
    made = [scene.versions[pk] for pk in decision.made if pk in scene.versions]
    stand = all(v.is_in_force or v.status == Status.PENDING for v in made)
    if len(made) < len(decision.made) or not stand or any(scene.decided_since(v.pk, decision) for v in made):
        return MOVED_ON
    return _of_what_stands(decision.made, scene)


def _of_revocation(decision: Decision, scene: Scene) -> str:
    version = scene.versions[decision.version_id]
    restored = [scene.versions[pk] for pk in decision.made if pk in scene.versions]
    if version.retired_as != Retired.REVOKED or not all(old.is_in_force for old in restored):
        return MOVED_ON
    takers = scene.takers(version.memory_id, but_for=decision.made)
    return OVERTAKEN if any(taker.is_in_force for taker in takers) else ""


def _of_what_stands(pks: Sequence[UUID], scene: Scene) -> str:
    """For versions that would go: nobody has read them, nothing builds on them, and what they ended can come back."""
    if scene.read.intersection(pks):
        return READ
    if any(scene.takers(scene.versions[pk].memory_id, but_for=pks) for pk in pks):
        return OVERTAKEN
    return OVERTAKEN if any(_is_blocked(old, pks, scene) for old in scene.ended_by(pks)) else ""


def _is_blocked(old: MemoryVersion, pks: Sequence[UUID], scene: Scene) -> bool:
    """Whether something else is by now what this one would be again: in force in its place, or the one that waits."""
    takers = scene.takers(old.memory_id, but_for=pks)
    if old.retired_at is not None:
        return any(taker.is_in_force for taker in takers)
    return any(taker.memory_id == old.memory_id and not taker.is_in_force for taker in takers)


CHECKS: Mapping[Decision.Verdict, Callable[[Decision, Scene], str]] = {
    Verdict.APPROVE: _of_approval,
    Verdict.REJECT: _of_rejection,
    Verdict.EDIT: _of_rewriting,
    Verdict.MASK: _of_rewriting,
    Verdict.SPLIT: _of_rewriting,
    Verdict.MERGE: _of_rewriting,
    Verdict.REVOKE: _of_revocation,
}
