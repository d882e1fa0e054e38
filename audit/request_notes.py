"""What officers write down about a request. Of somebody who is erased no word is kept, so none is begun either."""

from uuid import UUID

from audit.models import PrivacyRequest, RequestNote
from audit.request_moves import locked, must_be_staff, note
from audit.request_words import words_of
from memory_core.errors import Conflict
from memory_core.models import Subject
from memory_core.services.ledger import act


def leave_note(request_id: UUID, *, project_id: UUID, actor: str, text: str) -> RequestNote:
    """A note for the other officers. Raises InvalidInput, NotFound, and Conflict about somebody erased."""
    must_be_staff(actor)
    words = words_of("text", text)
    with act(project_id) as log:
        request = locked(request_id, project_id)
        if not _is_there(request):
            raise Conflict("This person has been erased, and no words about them are kept.")
        left = RequestNote(request=request, project_id=project_id, actor=actor, text=words)
        left.save(force_insert=True)
        note(log, "noted", request, actor)
    return left


def keep_letter(request_id: UUID, *, project_id: UUID, actor: str, letter: str, text: str) -> None:
    """A letter was sent: keep it as it was, or of somebody erased only that it was. Raises InvalidInput, NotFound."""
    must_be_staff(actor)
    words = words_of("text", text)
    with act(project_id) as log:
        request = locked(request_id, project_id)
        if _is_there(request):
            kept = RequestNote(request=request, project_id=project_id, actor=actor, text=words, letter=letter)
            kept.save(force_insert=True)
        note(log, "letter", request, actor, letter=letter)


def _is_there(request: PrivacyRequest) -> bool:
    return Subject.objects.exclude(state=Subject.State.ERASED).filter(pk=request.subject_id).exists()
