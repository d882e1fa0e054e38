"""Legal holds: somebody's data is kept for now, whatever was asked. A hold wins over requests and retention."""

from uuid import UUID

from django.utils import timezone

from audit.models import LegalHold
from audit.request_moves import hold_lane, must_be_staff
from audit.request_words import words_of
from memory_core.errors import Conflict, NotFound
from memory_core.models import Subject
from memory_core.services.ledger import act


def hold(subject_id: UUID, *, project_id: UUID, actor: str, reason: str) -> LegalHold:
    """Keep everything of a person until it is released. Raises InvalidInput, NotFound, and Conflict if one stands."""
    must_be_staff(actor)
    words = words_of("reason", reason)
    with act(project_id) as log:
        hold_lane(project_id, subject_id)
        if not Subject.objects.filter(pk=subject_id).exists():
            raise NotFound("Nothing is held about this person.")
        if hold_on(subject_id):
            raise Conflict("There is a legal hold already.")
        held = LegalHold(project_id=project_id, subject_id=subject_id, reason=words, set_by=actor)
        held.save(force_insert=True)
        log.add("hold.set", actor=actor, subject_id=subject_id, hold=str(held.pk))
    return held


def release(hold_id: UUID, *, project_id: UUID, actor: str) -> LegalHold:
    """End a hold. Whatever waited for it goes on by itself. Raises NotFound, and Conflict the second time."""
    must_be_staff(actor)
    with act(project_id) as log:
        held = LegalHold.objects.select_for_update().filter(pk=hold_id).first()
        if held is None:
            raise NotFound("There is no such hold.")
        if held.released_at is not None:
            raise Conflict("This hold was released already.")
        held.released_by, held.released_at = actor, timezone.now()
        held.save(update_fields=["released_by", "released_at"])
        log.add("hold.released", actor=actor, subject_id=held.subject_id, hold=str(held.pk))
    return held


def hold_on(subject_id: UUID) -> LegalHold | None:
    """The hold on a person, if there is one. Call it inside the project's scope."""
    return LegalHold.objects.in_force().filter(subject_id=subject_id).first()


def must_be_free(subject_id: UUID) -> None:
    """Raise Conflict while a hold stands."""
    if hold_on(subject_id):
        raise Conflict("A legal hold stands on this person's data. Nothing of it is deleted until it is released.")
