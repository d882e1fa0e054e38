"""What makes search and import fast has to stay as right as what it took the place of."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import numpy as np
import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from benchmarks import big_world
from memory_core import candidates, opening, retrieval
from memory_core.callers import Caller
from memory_core.engine import filters
from memory_core.models import Project, Status, Subject
from memory_core.models.sealed import new_id
from memory_core.retrieval import Asked
from memory_core.services import indexing, ingest
from memory_core.tenancy import project_scope
from tests.factories import make_memory, make_subject
from tests.memory_core.worlds import in_force, post

HERS = {"user_id": "alice"}


def statements(act: Callable[[], object]) -> list[str]:
    """What an act asks of our tables."""
    with CaptureQueriesContext(connection) as asked:
        act()
    return [query["sql"] for query in asked if "memory_core_" in query["sql"]]


def known(subject: Subject, terms: tuple[int, ...] = (), text: str = "User likes tea") -> candidates.Candidates:
    meant, today = indexing.embed_question([text]), timezone.now().date()
    with project_scope(subject.project_id):
        return candidates.of_owner(subject.pk, meant=meant, terms=terms, today=today)


@pytest.mark.django_db
def test_a_search_asks_for_the_person_the_index_and_the_versions_and_notes_the_read(
    caller: Caller, alice: Subject
) -> None:
    make_memory(alice)

    def search() -> None:
        retrieval.search(caller, Asked("tea", HERS, threshold=0))

    search()  # keys are in memory from now on; the embedding space is when a transaction has ended, as none does here
    subject, index, versions, read = [sql for sql in statements(search) if "memory_core_embeddingspace" not in sql]
    assert "memory_core_subject" in subject and "memory_core_recallentry" in index
    assert "memory_core_memoryversion" in versions and "INSERT INTO memory_core_recall" in read


@pytest.mark.django_db
def test_an_import_takes_as_many_statements_for_many_messages_as_for_one(caller: Caller, project: Project) -> None:
    def add(*texts: str) -> int:
        return len(statements(lambda: ingest.store_verbatim(caller, post(*texts))))

    add("User likes rain")
    assert add("User likes tea") == add(*(f"User likes tea of the year {year}" for year in range(1990, 2010)))


@pytest.mark.django_db
def test_the_same_words_twice_in_one_import_are_one_memory(caller: Caller, project: Project) -> None:
    ingest.store_verbatim(caller, post("User likes rain"))
    job = ingest.store_verbatim(caller, post("User likes tea", "User likes rain", "User likes tea"))
    assert [result["event"] for result in job.results] == ["ADD", "NONE", "NONE"]
    assert job.results[0]["id"] == job.results[2]["id"] and len(in_force(project)) == 2


@pytest.mark.django_db
def test_the_index_knows_of_each_live_memory_how_near_it_is(alice: Subject) -> None:
    near, far = make_memory(alice, "User likes tea"), make_memory(alice, "The train leaves at nine")
    found = known(alice)
    assert found.version_ids(np.arange(2)) == [near.pk, far.pk]
    assert found.told.whole[0] == pytest.approx(1, abs=1e-3) and found.told.whole[1] < 0.9


@pytest.mark.django_db
def test_a_memory_of_several_sentences_is_as_near_as_its_nearest(alice: Subject) -> None:
    make_memory(alice, "The train leaves at nine o'clock. User likes tea in the morning.")
    told = known(alice, text="User likes tea in the morning.").told
    assert told.part[0] == pytest.approx(1, abs=1e-3) and told.whole[0] < told.part[0]


@pytest.mark.django_db
def test_of_nobody_known_there_are_no_candidates(alice: Subject) -> None:
    assert len(known(alice, terms=(1, 2)).told) == 0


@pytest.mark.django_db
def test_what_has_expired_is_no_candidate_and_nor_are_its_vectors(alice: Subject) -> None:
    make_memory(alice, expires_on=timezone.now().date() - timedelta(days=1))
    kept = make_memory(alice, "User likes rain")
    assert known(alice).version_ids(np.arange(1)) == [kept.pk]


def test_ids_with_zeros_at_either_end_are_told_apart() -> None:
    ids = np.array([b"\0" * 15 + b"\1", b"\1" + b"\0" * 15, b"\0" * 16, b"\1\0" * 8], "V16")
    wanted = np.array([ids[3].tobytes(), b"\2" * 16, ids[0].tobytes(), ids[2].tobytes()], "V16")
    place, there = candidates._places(ids, wanted)
    assert there.tolist() == [True, False, True, True] and place[there].tolist() == [3, 0, 2]


@pytest.mark.django_db
@pytest.mark.parametrize("status", [Status.PENDING, Status.REJECTED, Status.WITHDRAWN])
def test_by_id_too_only_what_may_be_read_is_opened(alice: Subject, status: Status) -> None:
    kept, hidden = make_memory(alice), make_memory(alice, "User likes rain", status=status)
    with project_scope(alice.project_id):
        [found] = opening.readable([hidden.pk, kept.pk, new_id()])
    assert (found.pk, found.text, found.memory.subject) == (kept.pk, kept.text, alice)


@pytest.mark.django_db
def test_another_projects_versions_are_not_opened_by_id(alice: Subject, other: Project) -> None:
    theirs = make_memory(make_subject(other))
    with project_scope(alice.project_id):
        assert opening.readable([theirs.pk]) == []


@pytest.mark.parametrize(
    ("raw", "demands"),
    [
        ({"user_id": "a"}, True),
        ({"AND": [{"agent_id": "x"}, {"user_id": {"in": ["a"]}}]}, True),
        ({"user_id": "*", "agent_id": "x"}, True),
        ({"OR": [{"user_id": "a"}, {"agent_id": "x"}]}, False),
        ({"NOT": [{"user_id": "a"}]}, False),
        ({"user_id": {"ne": "a"}}, False),
        ({"user_id": None}, False),
        ({"agent_id": "x"}, False),
    ],
    ids=str,
)
def test_a_filter_demands_a_person_when_nothing_else_can_match(raw: dict[str, Any], demands: bool) -> None:
    tree = filters.parse(raw)
    nobody = {"agent_id": "x", "user_id": None}
    assert filters.demands_a_person(tree) is demands
    assert not (demands and tree.matches(nobody))


@pytest.mark.parametrize("table", big_world.TABLES)
def test_the_large_table_of_the_benchmarks_fills_every_column_that_needs_a_value(table: str) -> None:
    fields = apps.get_model("memory_core", table)._meta.concrete_fields
    needed = {one.column for one in fields if not one.null and one.get_internal_type() != "BigAutoField"}
    assert needed <= {name.strip() for name in big_world.OTHER_COLUMNS[table].split(",")}
