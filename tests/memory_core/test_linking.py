"""What memories speak of: entities link them, only while they are in force, and go with them."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from memory_core import linking, retrieval
from memory_core.callers import Caller
from memory_core.errors import NotFound, NotPermitted
from memory_core.linking import Link
from memory_core.models import Mention, Recall, Status, Subject
from memory_core.retrieval import Asked
from memory_core.services import erasure
from memory_core.tenancy import project_scope
from tests.factories import ACTOR, make_caller, make_memory

pytestmark = pytest.mark.django_db

HERS = {"user_id": "alice"}


def names(subject: Subject, **more: Any) -> list[str]:
    with project_scope(subject.project_id):
        return sorted(mention.name for mention in Mention.objects.filter(owner_id=subject.pk, **more))


def test_memories_that_name_the_same_are_linked(caller: Caller, alice: Subject) -> None:
    make_memory(alice, "User met Anna Meyer in Oslo")
    make_memory(alice, "User owes ANNA Meyer a book")
    make_memory(alice, "User likes tea")
    found = linking.linked(caller, "user", "alice")
    assert found.memories == 3
    assert found.links[0].memories == 2 and found.links[0].name.casefold() == "anna meyer"
    assert Link("Oslo", "place", 1) in found.links


def test_an_attribute_names_also_in_small_letters(alice: Subject) -> None:
    make_memory(alice, "user lives in oslo", slot="home", value="oslo")
    assert names(alice) == ["oslo"]


@pytest.mark.parametrize("status", [Status.PENDING, Status.REJECTED, Status.WITHDRAWN])
def test_what_is_not_in_force_names_nobody(caller: Caller, alice: Subject, status: Status) -> None:
    make_memory(alice, "User met Anna Meyer", status=status)
    assert names(alice) == []
    with pytest.raises(NotFound):
        linking.linked(caller, "user", "alice")


def test_what_was_replaced_links_no_more(caller: Caller, alice: Subject) -> None:
    old = make_memory(alice, "User lives in Oslo")
    make_memory(alice, "User lives in Bergen", supersedes=old)
    assert [link.name for link in linking.linked(caller, "user", "alice").links] == ["Bergen"]
    assert names(alice, live=True) == ["Bergen"]


def test_names_go_with_their_memory(caller: Caller, alice: Subject) -> None:
    gone, stays = make_memory(alice, "User met Anna Meyer"), make_memory(alice, "User met Bruno Keller")
    erasure.erase_known(caller, gone.memory_id)
    assert names(alice) == ["Bruno Keller"]
    erasure.erase_memory(alice.project_id, stays.memory_id, actor=ACTOR)
    assert names(alice) == []


def test_another_persons_names_are_not_told(caller: Caller, alice: Subject, bob: Subject) -> None:
    make_memory(alice, "User met Anna Meyer", agent_id="cook")
    make_memory(bob, "User met Bruno Keller", agent_id="cook")
    assert [link.name for link in linking.linked(caller, "user", "bob").links] == ["Bruno Keller"]
    with pytest.raises(NotFound):
        linking.linked(caller, "agent", "cook")
    with pytest.raises(NotPermitted):
        linking.linked(caller, "user", "*")
    crossing = make_caller(alice.project, scopes=("read", "cross_subject"))
    assert len(linking.linked(crossing, "agent", "cook").links) == 2


def test_a_restricted_person_is_answered_like_one_that_never_was(caller: Caller, alice: Subject) -> None:
    make_memory(alice, "User met Anna Meyer")
    with project_scope(alice.project_id):
        Subject.objects.filter(pk=alice.pk).update(state="restricted")
    for name in ("alice", "nobody"):
        with pytest.raises(NotFound, match=r"^Entity not found!$"):
            linking.linked(caller, "user", name)


def test_it_is_a_read_that_is_noted(caller: Caller, alice: Subject) -> None:
    named, _ = make_memory(alice, "User met Anna Meyer"), make_memory(alice, "User likes tea")
    linking.linked(caller, "user", "alice")
    with project_scope(alice.project_id):
        assert [(read.face, read.versions) for read in Recall.objects.all()] == [("entities", [named.pk])]


def test_the_number_of_queries_does_not_grow(caller: Caller, alice: Subject) -> None:
    def queries(count: int) -> int:
        for n in range(count):
            make_memory(alice, f"User met Anna Number{n} in Oslo")
        with CaptureQueriesContext(connection) as counted:
            linking.linked(caller, "user", "alice")
        return len(counted)

    assert queries(3) == queries(9)


def test_a_name_in_a_question_counts_and_a_common_one_counts_little(caller: Caller, alice: Subject) -> None:
    for n in range(20):
        make_memory(alice, f"Caroline likes cake number {n}")
    make_memory(alice, "Caroline met Anna Meyer")
    hits = retrieval.search(caller, Asked("What of Anna Meyer and Caroline?", HERS, threshold=0, top_k=50)).found
    entity = {hit.version.text: hit.breakdown["entity"] for hit in hits}
    assert entity["Caroline met Anna Meyer"] > 0.9 and entity["Caroline likes cake number 3"] < 0.4
