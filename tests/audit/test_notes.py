import pytest
from django.db import connection

from audit import notes
from audit.models import Note
from memory_core.errors import InvalidInput, NotFound
from memory_core.models import LedgerEntry, MemoryVersion
from memory_core.services import erasure
from memory_core.tenancy import project_scope
from tests.audit.deciding import OMAR, RITA
from tests.factories import make_project

pytestmark = pytest.mark.django_db


def add(held: MemoryVersion, text: str, actor: str = RITA) -> Note:
    return notes.add(held.pk, project_id=held.project_id, actor=actor, text=text)


def test_notes_stand_in_the_order_they_were_written(held: MemoryVersion) -> None:
    add(held, "Ask Omar first"), add(held, " Is fine with me ", OMAR)
    with project_scope(held.project_id):
        found = [(note.actor, note.text) for note in Note.objects.filter(version=held)]
    assert found == [(RITA, "Ask Omar first"), (OMAR, "Is fine with me")]


def test_a_note_is_sealed_and_the_ledger_has_none_of_its_words(held: MemoryVersion) -> None:
    add(held, "quokka")
    with project_scope(held.project_id), connection.cursor() as cursor:
        cursor.execute("SELECT encode(text, 'escape') FROM audit_note")
        assert "quokka" not in cursor.fetchone()[0]
        entry = LedgerEntry.objects.get(action="review.noted")
    assert (entry.actor, entry.version_id, entry.facts) == (RITA, held.pk, {})


def test_a_secret_in_a_note_is_masked(held: MemoryVersion) -> None:
    secret = "sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCD"
    assert secret not in add(held, f"It was {secret} all along").text


@pytest.mark.parametrize("text", ["", "  \n", "x" * 2_001])
def test_a_note_needs_words_and_not_too_many(held: MemoryVersion, text: str) -> None:
    with pytest.raises(InvalidInput, match="between 1 and 2,000"):
        add(held, text)


def test_there_is_no_note_on_what_is_gone_or_elsewhere(held: MemoryVersion) -> None:
    with pytest.raises(NotFound):
        notes.add(held.pk, project_id=make_project("Globex").pk, actor=RITA, text="x")
    add(held, "quokka")
    erasure.erase_memory(held.project_id, held.memory_id, actor=RITA)
    with pytest.raises(NotFound):
        add(held, "x")
    with project_scope(held.project_id):
        assert not Note.objects.exists()
