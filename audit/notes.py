"""What one reviewer wants the next to know."""

from uuid import UUID

from audit.deciding import locked
from audit.models import Note
from memory_core.errors import InvalidInput
from memory_core.services.ledger import act
from memory_core.services.screening import without_secrets

MAX_NOTE = 2_000


def add(version_id: UUID, *, project_id: UUID, actor: str, text: str) -> Note:
    """Leave a note on a version, whatever its state; secrets in it are masked. Raises InvalidInput, NotFound."""
    words: str = without_secrets(text.strip())
    if not words or len(words) > MAX_NOTE:
        raise InvalidInput.field("text", f"Write between 1 and {MAX_NOTE:,} characters.")
    with act(project_id) as log:
        version = locked(version_id, project_id=project_id)
        note = Note(version=version, project_id=project_id, owner_id=version.owner_id, actor=actor, text=words)
        note.save(force_insert=True)
        log.add("review.noted", actor=actor, version=version, fields=["note"])
    return note
