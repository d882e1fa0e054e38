import pytest
from django.db import connection

from memory_core.engine.embedding import MAX_DIMENSIONS
from memory_core.models import MemoryVersion, Posting, RecallEntry, Subject, VectorEntry
from memory_core.services import indexing
from memory_core.tenancy import project_scope
from tests.factories import make_memory
from tests.memory_core.conftest import Models

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
    assert [list(one.in_spaces) for one in indexing.embed(["tea", "rain"])] == [[], []]


def test_vectors_added_twice_are_stored_once(alice: Subject) -> None:
    version = make_memory(alice)
    with project_scope(alice.project_id):
        indexing.add_vectors(version, indexing.embed([version.text])[0])
    assert rows(version)["VectorEntry"] == 1


@pytest.mark.django_db(transaction=True)
def test_a_vector_as_wide_as_may_be_fits_into_the_index(alice: Subject, openai: Models) -> None:
    openai.settings.CANDOR_EMBEDDING_DIMENSIONS = MAX_DIMENSIONS
    version = make_memory(alice)
    width = [(-1) ** place * MAX_DIMENSIONS**-0.5 for place in range(MAX_DIMENSIONS)]
    with project_scope(alice.project_id):
        wide = indexing.InSpace(indexing.space_id(), [width])
        indexing.store(indexing.vector_rows(version, wide))
    assert rows(version)["VectorEntry"] == 1
