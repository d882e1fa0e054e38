from contextlib import suppress

import pytest
from django.db import connection, transaction

from memory_core.models import EmbeddingSpace, MemoryVersion, Posting, RecallEntry, Subject, VectorEntry
from memory_core.services import indexing
from memory_core.tenancy import project_scope
from tests.factories import make_memory
from tests.memory_core.conftest import WIDTH, Models

pytestmark = pytest.mark.django_db


def rows(version: MemoryVersion) -> dict[str, int]:
    with project_scope(version.project_id):
        return {
            model.__name__: model._default_manager.filter(version_id=version.pk).count()
            for model in (RecallEntry, VectorEntry, Posting)
        }


def test_a_memory_has_one_entry_its_vectors_and_a_posting_per_term(alice: Subject) -> None:
    assert rows(make_memory(alice, "User likes green tea")) == {"RecallEntry": 1, "VectorEntry": 1, "Posting": 4}


def test_a_long_memory_has_a_vector_of_the_whole_and_of_its_passages(alice: Subject) -> None:
    version = make_memory(alice, " ".join(f"User likes tea number {n} very much." for n in range(80)))
    with project_scope(alice.project_id):
        parts = VectorEntry.objects.filter(version=version).order_by("part").values_list("part", flat=True)
        assert list(parts) == list(range(len(parts))) and len(parts) > 1


def test_a_memory_without_words_can_be_indexed(alice: Subject) -> None:
    assert rows(make_memory(alice, "!?"))["RecallEntry"] == 1


def test_no_term_stands_in_the_index(alice: Subject) -> None:
    make_memory(alice, "User likes quokkas")
    with project_scope(alice.project_id), connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(p::text, ' ') FROM memory_core_posting AS p")
        assert "quokka" not in cursor.fetchone()[0]


def test_without_an_embedder_the_texts_come_back_without_vectors(openai: Models) -> None:
    openai.embedder_fails()
    assert [one.vectors for one in indexing.embed(["tea", "rain"])] == [[], []]


def test_vectors_added_twice_are_stored_once(alice: Subject) -> None:
    version = make_memory(alice)
    with project_scope(alice.project_id):
        indexing.add_vectors(version, indexing.embed([version.text])[0].vectors)
    assert rows(version)["VectorEntry"] == 1


@pytest.mark.django_db(transaction=True)
def test_a_space_whose_transaction_was_rolled_back_is_not_remembered() -> None:
    with suppress(InterruptedError), transaction.atomic():
        indexing.space_id()
        raise InterruptedError
    assert EmbeddingSpace.objects.filter(pk=indexing.space_id()).exists()


def test_another_embedder_gets_a_space_of_its_own_and_one_is_active(openai: Models) -> None:
    openai.settings.OPENAI_API_KEY = ""
    local = indexing.space_id()
    openai.settings.OPENAI_API_KEY = "test-key"
    remote = indexing.space_id()
    assert local != remote and EmbeddingSpace.objects.get(pk=remote).dimensions == WIDTH
    assert [space.pk for space in EmbeddingSpace.objects.filter(state="active")] == [remote]
