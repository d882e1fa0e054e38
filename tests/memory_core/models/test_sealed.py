from typing import Any

import pytest
from django.db import connection

from memory_core.models import Job, Memory, MemoryVersion, Project, Subject, Turn
from memory_core.models.sealed import SealedField
from memory_core.tenancy import project_scope
from tests.factories import make_memory, make_subject, make_turn
from tests.memory_core.worlds import make_world, tell

pytestmark = pytest.mark.django_db

CANARY = "quokka"
SEALED = [
    (model, field.attname)
    for model in (Subject, Memory, MemoryVersion, Turn, Job)
    for field in model._meta.get_fields()
    if isinstance(field, SealedField)
]


def bytes_of(model: type[Any], column: str) -> list[bytes]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {model._meta.db_table} WHERE {column} IS NOT NULL")
        return [bytes(value) for [value] in cursor.fetchall()]


def test_no_column_of_the_database_holds_a_persons_words(project: Project) -> None:
    caller = make_world(project).caller
    tell(
        caller,
        "quokka@acme.example",
        f"I live in {CANARY}ville.",
        run_id=CANARY,
        agent_id=CANARY,
        metadata={CANARY: CANARY},
    )
    with connection.cursor() as cursor, project_scope(project.pk):
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for [table] in cursor.fetchall():
            cursor.execute(f"SELECT count(*) FROM {table} AS r WHERE r::text ILIKE %s OR r::text ILIKE %s",
                           [f"%{CANARY}%", f"%{CANARY.encode().hex()}%"])  # fmt: skip
            assert (table, cursor.fetchone()[0]) == (table, 0)


@pytest.mark.parametrize(("model", "column"), SEALED, ids=lambda value: getattr(value, "__name__", value))
def test_a_sealed_column_holds_the_format_and_no_clear_bytes(project: Project, model: type[Any], column: str) -> None:
    caller = make_world(project).caller
    tell(caller, "zoe", "I live in Oslo.", metadata={"city": "Oslo"}, agent_id="cook")
    with project_scope(project.pk):
        for value in bytes_of(model, column):
            assert value[0] == 1 and len(value) >= 33
            assert not any(word in value for word in (b"Oslo", b"zoe", b"cook"))


def test_equal_words_look_different_each_time(alice: Subject) -> None:
    for _ in range(3):
        make_memory(alice, "User likes tea")
    with project_scope(alice.project_id):
        assert len(set(bytes_of(MemoryVersion, "text"))) == 3


def test_a_clear_value_is_refused_in_an_update(alice: Subject) -> None:
    make_memory(alice)
    with pytest.raises(TypeError, match="text is sealed"), project_scope(alice.project_id):
        MemoryVersion.objects.update(text="in clear")


def test_a_clear_value_is_refused_in_a_condition(alice: Subject) -> None:
    with project_scope(alice.project_id), pytest.raises(TypeError, match="content is sealed"):
        Turn.objects.filter(content="in clear").exists()


def test_a_value_copied_to_another_row_does_not_open(alice: Subject) -> None:
    first, second = make_memory(alice, "User likes tea"), make_memory(alice, "User likes rain")
    with project_scope(alice.project_id):
        [sealed] = [value for value in bytes_of(MemoryVersion, "text") if value == first.__dict__["text"]]
        MemoryVersion.objects.filter(pk=second.pk).update(text=sealed)
        with pytest.raises(ValueError, match="changed or moved"):
            _ = MemoryVersion.objects.get(pk=second.pk).text


def test_a_value_copied_to_another_person_does_not_open(alice: Subject, bob: Subject) -> None:
    with project_scope(alice.project_id):
        Subject.objects.filter(pk=bob.pk).update(external_id=alice.__dict__["external_id"])
        with pytest.raises(ValueError, match="changed or moved"):
            _ = Subject.objects.get(pk=bob.pk).external_id


def test_a_value_copied_to_another_column_does_not_open(alice: Subject) -> None:
    version = make_memory(alice, reason="said so")
    with project_scope(alice.project_id):
        MemoryVersion.objects.filter(pk=version.pk).update(text=version.__dict__["reason"])
        with pytest.raises(ValueError, match="changed or moved"):
            _ = MemoryVersion.objects.get(pk=version.pk).text


@pytest.mark.parametrize("value", [{}, [], {"a": [1, 2.5, None, True], "ü": "日本"}, ["x"], "text", 0, False])
def test_json_comes_back_as_it_went_in(alice: Subject, value: Any) -> None:
    version = make_memory(alice)
    with project_scope(alice.project_id):
        version.metadata = value
        version.save(update_fields=["metadata"])
        assert MemoryVersion.objects.get(pk=version.pk).metadata == value


@pytest.mark.parametrize("text", ["", "日本語 👩‍👩‍👧 ñ", "a\nb\tc", "x" * 50_000])
def test_a_text_comes_back_as_it_went_in(alice: Subject, text: str) -> None:
    with project_scope(alice.project_id):
        turn = make_turn(alice, text)
        assert Turn.objects.get(pk=turn.pk).content == text


def test_a_text_left_at_its_empty_default_comes_back_empty(alice: Subject) -> None:
    version = make_memory(alice)
    with project_scope(alice.project_id):
        other = Memory(project_id=alice.project_id, owner_id=alice.pk, subject=alice)
        other.save()
        bare = MemoryVersion(
            memory=other, project_id=alice.project_id, owner_id=alice.pk, text="tea", content_mac=b"x" * 16
        )
        bare.proposed_by, bare.rules_version = version.proposed_by, version.rules_version
        bare.save()
        assert MemoryVersion.objects.get(pk=bare.pk).reason == ""


def test_none_stays_none(alice: Subject) -> None:
    make_memory(alice, value=None)
    with project_scope(alice.project_id):
        assert MemoryVersion.objects.get().value is None and bytes_of(MemoryVersion, "value") == []


def test_a_deferred_value_is_fetched_when_it_is_read(alice: Subject) -> None:
    make_memory(alice, "User likes tea")
    with project_scope(alice.project_id):
        assert MemoryVersion.objects.defer("text").get().text == "User likes tea"


def test_saving_a_row_that_was_only_read_changes_no_sealed_byte(alice: Subject) -> None:
    make_subject(alice.project)
    with project_scope(alice.project_id):
        before = bytes_of(Subject, "external_id")
        Subject.objects.get(pk=alice.pk).save()
        assert bytes_of(Subject, "external_id") == before
