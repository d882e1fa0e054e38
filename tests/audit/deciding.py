"""Deciding as the page does it: on what is shown at this moment."""

from typing import Any
from uuid import UUID

from audit import review
from audit.models import Decision
from memory_core.models import Finding, MemoryVersion, Project, RecallEntry, Status, Subject
from memory_core.tenancy import project_scope
from tests.factories import make_memory
from tests.memory_core.worlds import shown, version

RITA, OMAR, ANA = "user:rita", "user:omar", "user:ana"
PILL = "User takes metformin every morning"


def bound(held: MemoryVersion, actor: str = RITA) -> dict[str, Any]:
    return {"project_id": held.project_id, "actor": actor, "shown_mac": shown(held)}


def approve(held: MemoryVersion, actor: str = RITA) -> Decision:
    return review.approve(held.pk, **bound(held, actor))


def reject(held: MemoryVersion, actor: str = RITA) -> Decision:
    return review.reject(held.pk, reason="wrong", **bound(held, actor))


def edit(held: MemoryVersion, text: str, actor: str = RITA) -> Decision:
    return review.edit_and_approve(held.pk, text=text, **bound(held, actor))


def split(held: MemoryVersion, *texts: str, actor: str = RITA) -> Decision:
    return review.split(held.pk, texts=texts, **bound(held, actor))


def merge(held: MemoryVersion, into: MemoryVersion, text: str, actor: str = RITA) -> Decision:
    return review.merge(held.pk, into=into.pk, text=text, **bound(held, actor))


def made_by(decision: Decision) -> list[MemoryVersion]:
    """The versions that came of a decision, as they stand."""
    return [version(decision.project, pk) for pk in decision.made]


def make_delicate(subject: Subject, text: str = PILL, **fields: Any) -> MemoryVersion:
    """A version of which two people have to say yes."""
    held = make_memory(subject, text, status=Status.PENDING, findings=[("health", 11, 20)], **fields)
    with project_scope(subject.project_id):
        MemoryVersion.objects.filter(pk=held.pk).update(four_eyes=True)
    return again(held)


def again(held: MemoryVersion) -> MemoryVersion:
    return version(held.project, held.pk)


def status_of(held: MemoryVersion) -> str:
    return again(held).status


def is_in_force(held: MemoryVersion) -> bool:
    return again(held).is_in_force


def indexed(project: Project) -> set[UUID]:
    """What the recall index holds as findable."""
    with project_scope(project.pk):
        return set(RecallEntry.objects.filter(live=True).values_list("version_id", flat=True))


def in_force_ids(project: Project) -> set[UUID]:
    with project_scope(project.pk):
        return set(MemoryVersion.objects.in_force().values_list("pk", flat=True))


def waivers(held: MemoryVersion) -> list[str]:
    with project_scope(held.project_id):
        return list(Finding.objects.waived().filter(version=held).values_list("waived_by", flat=True))
