"""Overview, memories, people and ledger."""

import pytest
from django.test import Client

from memory_core import vault
from memory_core.engine.types import Kind
from memory_core.models import Memory, Status, Subject, User
from memory_core.services import erasure
from memory_core.tenancy import project_scope
from tests.factories import make_memory, make_subject

pytestmark = pytest.mark.django_db


def test_the_overview_counts_what_waits_and_what_is_in_force(reviewer: Client, alice: Subject) -> None:
    make_memory(alice, "Call +46 70 123 45 67", status=Status.PENDING, findings=[("phone", 5, 21)])
    make_memory(alice, "Likes tea")
    make_memory(alice, "Has a sister")
    page = reviewer.get("/").text
    assert "<b>1</b><span>waiting for a check" in page and "<b>2</b><span>in force" in page
    assert "phone number" in page and "3 memories were proposed in the last 14 days." in page


def test_a_new_project_has_an_overview_too(reviewer: Client) -> None:
    page = reviewer.get("/").text
    assert "<b>0</b><span>waiting" in page and "Not measured yet" in page


def test_memories_lists_what_is_in_force_only(reviewer: Client, alice: Subject) -> None:
    make_memory(alice, "Likes tea")
    make_memory(alice, "Has a sister", status=Status.PENDING)
    page = reviewer.get("/memories/").text
    assert "Likes tea" in page and "Has a sister" not in page


def test_memories_narrow_to_a_kind(reviewer: Client, alice: Subject) -> None:
    make_memory(alice, "Likes tea", kind=Kind.PREFERENCE)
    make_memory(alice, "Lives in Oslo", kind=Kind.FACT)
    page = reviewer.get("/memories/?kind=preference").text
    assert "Likes tea" in page and "Lives in Oslo" not in page


def test_what_is_known_about_a_person_can_be_searched_by_meaning(reviewer: Client, alice: Subject) -> None:
    make_memory(alice, "Prefers tea to coffee in the morning")
    make_memory(alice, "Flies to Kyoto in April")
    page = reviewer.get(f"/memories/?person={alice.pk}&text=a trip to Kyoto").text
    assert "Flies to Kyoto" in page.split('class="cover')[1]


def test_a_search_finds_nothing_of_somebody_else(reviewer: Client, alice: Subject) -> None:
    bob = make_subject(alice.project, "bob")
    make_memory(alice, "Flies to Kyoto in April")
    page = reviewer.get(f"/memories/?person={bob.pk}&text=Kyoto").text
    assert "Flies to Kyoto" not in page and "Nothing in force fits this." in page


@pytest.mark.parametrize("address", ["/", "/review/", "/memories/", "/subjects/"])
def test_a_person_whose_key_is_gone_does_not_take_the_list_along(
    reviewer: Client, alice: Subject, address: str
) -> None:
    for subject in (make_subject(alice.project, "bob"), alice):
        make_memory(subject, f"{subject.external_id} likes tea")
        make_memory(subject, f"{subject.external_id} likes milk", status=Status.PENDING)
    vault.destroy(alice.pk)
    page = reviewer.get(address)
    assert page.status_code == 200 and "bob" in page.text and "alice" not in page.text


def test_a_memory_shows_its_life(reviewer: Client, alice: Subject) -> None:
    version = make_memory(alice, "Likes tea", said="Tea, please")
    page = reviewer.get(f"/memories/{version.memory_id}/").text
    assert "Tea, please</mark>" in page and "Version 1" in page
    assert "Memory proposed" in page and "Memory approved" in page


def test_erasing_a_memory_leaves_a_line_and_no_words(reviewer: Client, alice: Subject, rita: User) -> None:
    version = make_memory(alice, "Likes tea")
    assert reviewer.post(f"/memories/{version.memory_id}/delete/")["Location"] == "/memories/"
    with project_scope(alice.project_id):
        assert not Memory.objects.exists()
    page = reviewer.get("/ledger/").text
    assert "Memory erased" in page and "Reviewer" in page and "Likes tea" not in page


def test_an_erased_memory_is_not_there(reviewer: Client, alice: Subject) -> None:
    version = make_memory(alice)
    reviewer.post(f"/memories/{version.memory_id}/delete/")
    assert reviewer.get(f"/memories/{version.memory_id}/").status_code == 404
    assert reviewer.post(f"/memories/{version.memory_id}/delete/").status_code == 404


def test_people_are_listed_with_what_is_held(reviewer: Client, alice: Subject) -> None:
    make_memory(alice)
    make_memory(alice, "Has a sister", status=Status.PENDING)
    page = reviewer.get("/subjects/").text
    assert "<strong>alice</strong>" in page and "1 memory" in page and "1 waiting" in page


def test_a_person_is_found_by_the_whole_id(reviewer: Client, alice: Subject) -> None:
    assert reviewer.get("/subjects/?name=alice")["Location"] == f"/subjects/{alice.pk}/"
    assert "Nobody goes by exactly this id" in reviewer.get("/subjects/?name=ali").text


def test_a_person_has_a_page_with_what_is_held(reviewer: Client, alice: Subject) -> None:
    make_memory(alice, "Likes tea")
    make_memory(make_subject(alice.project, "bob"), "Likes chess")
    page = reviewer.get(f"/subjects/{alice.pk}/").text
    assert "Likes tea" in page and "Likes chess" not in page


def test_the_ledger_is_newest_first_and_narrows_to_an_act(reviewer: Client, alice: Subject) -> None:
    make_memory(alice)
    page = reviewer.get("/ledger/").text
    assert page.index("<strong>Memory approved") < page.index("<strong>Memory proposed")
    narrowed = reviewer.get("/ledger/?action=memory.proposed").text
    assert "<strong>Memory approved" not in narrowed and "<strong>Memory proposed" in narrowed


def test_the_ledger_links_to_nothing_that_is_gone(reviewer: Client, alice: Subject) -> None:
    version = make_memory(alice)
    assert f'href="/subjects/{alice.pk}/"' in reviewer.get("/ledger/").text
    erasure.erase_subject(alice.pk, project_id=alice.project_id, actor="system:test")
    page = reviewer.get("/ledger/").text
    assert f"/subjects/{alice.pk}/" not in page and f"/memories/{version.memory_id}/" not in page


@pytest.mark.parametrize(
    "query", ["kind=%00", "finding=%00", "action=%00", "text=%00", "name=%00", "page=%00", "page=" + "9" * 5000]
)
@pytest.mark.parametrize("address", ["/", "/review/", "/memories/", "/subjects/", "/ledger/"])
def test_nonsense_in_the_address_asks_for_nothing(reviewer: Client, address: str, query: str) -> None:
    assert reviewer.get(f"{address}?{query}").status_code == 200


def test_an_unknown_address_is_answered_in_the_same_dress(reviewer: Client) -> None:
    page = reviewer.get("/no-such-page/")
    assert page.status_code == 404 and "There is nothing here" in page.text
