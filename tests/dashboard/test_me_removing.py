"""A person has things deleted, and thinks better of it."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from audit import carrying_out, holds, own_wishes
from audit.models import PrivacyRequest
from dashboard import access
from memory_core import retrieval
from memory_core.models import LedgerEntry, Memory, MemoryVersion, Removal, Status, Subject, Suppression, User
from memory_core.retrieval import Asked
from memory_core.services import removal
from memory_core.services.subjects import mac_of
from memory_core.tenancy import project_scope
from tests.dashboard.conftest import visit
from tests.factories import make_caller, make_memory, make_subject

pytestmark = pytest.mark.django_db

TEA = Asked("tea", {"user_id": "alice"}, threshold=0.0)


def removal_of(subject: Subject) -> Removal:
    with project_scope(subject.project_id):
        return Removal.objects.get(subject=subject)


def held_of(subject: Subject) -> int:
    with project_scope(subject.project_id):
        return MemoryVersion.objects.held_about(subject.pk).count()


def rows_of(subject: Subject) -> int:
    with project_scope(subject.project_id):
        return Memory.objects.filter(owner_id=subject.pk).count()


def state_of(subject: Subject) -> str:
    with project_scope(subject.project_id):
        return Subject.objects.get(pk=subject.pk).state


def preview_of(browser: Client, query: str) -> tuple[Any, dict[str, str]]:
    """The page that shows what would go, and the fields that its form posts."""
    page = browser.get(f"/me/delete/?{query}")
    names = ("topic", "agent", "since", "until", "count")
    fields = {name: page.text.split(f'name="{name}" value="')[1].split('"')[0] for name in names}
    return page, fields


def test_one_thing_leaves_the_page_and_every_reading_at_once(her: Client, alice: Subject) -> None:
    version = make_memory(alice, "Likes tea")
    answer = her.post(f"/me/memories/{version.memory_id}/delete/")
    assert answer["Location"] == "/me/" and held_of(alice) == 0 and rows_of(alice) == 1
    assert not retrieval.search(make_caller(alice.project), TEA).found
    page = her.get("/me/").text
    assert "On their way out" in page and "Likes tea" in page and "Nothing at all" in page


def test_many_on_their_way_out_do_not_bury_the_page(her: Client, alice: Subject) -> None:
    for number in range(5):
        her.post(f"/me/memories/{make_memory(alice, f'Likes tea no. {number}').memory_id}/delete/")
    page = her.get("/me/").text
    assert page.count(">Undo<") == 5 and page.index("2 more</summary>") < page.index("Likes tea no. 1<")


def test_undone_all_is_as_it_was(her: Client, alice: Subject) -> None:
    version = make_memory(alice, "Likes tea")
    her.post(f"/me/memories/{version.memory_id}/delete/")
    her.post(f"/me/removals/{removal_of(alice).pk}/undo/")
    assert held_of(alice) == 1 and "On their way out" not in her.get("/me/").text
    assert retrieval.search(make_caller(alice.project), TEA).found


@pytest.mark.django_db(transaction=True)
def test_when_the_time_is_over_it_is_gone_for_good(her: Client, alice: Subject) -> None:
    version = make_memory(alice, "Likes tea")
    her.post(f"/me/memories/{version.memory_id}/delete/")
    with project_scope(alice.project_id):
        Removal.objects.update(run_at=timezone.now())
    removal.run_due()
    assert rows_of(alice) == 0
    her.post(f"/me/removals/{removal_of(alice).pk}/undo/")
    assert "cannot be taken back" in her.get("/me/").text


def test_the_deletion_of_somebody_else_cannot_be_undone(her: Client, alice: Subject) -> None:
    bob = make_subject(alice.project, "bob")
    visit(bob).post(f"/me/memories/{make_memory(bob).memory_id}/delete/")
    her.post(f"/me/removals/{removal_of(bob).pk}/undo/")
    assert removal_of(bob).undone_at is None


def test_never_again_is_the_persons_own_wish(her: Client, alice: Subject) -> None:
    version = make_memory(alice, "Likes tea")
    her.post(f"/me/memories/{version.memory_id}/delete/", {"never_again": "on"})
    with project_scope(alice.project_id):
        assert removal_of(alice).never_again and Suppression.objects.filter(by_person=True).exists()
    assert "not to be remembered again" in her.get("/me/").text


def test_a_topic_is_previewed_and_then_goes(her: Client, alice: Subject) -> None:
    make_memory(alice, "Likes tea", categories=("food",)), make_memory(alice, "Hates leek", categories=("food",))
    make_memory(alice, "Has a sister")
    page, fields = preview_of(her, "topic=Food")
    assert "2 things would go" in page.text and "Hates leek" in page.text and held_of(alice) == 3
    her.post("/me/delete/", fields)
    assert held_of(alice) == 1 and "A topic: 2 things" in her.get("/me/").text


def test_a_stretch_of_time_goes_from_its_first_to_its_last_day(her: Client, alice: Subject) -> None:
    for day in (1, 2, 3, 4):
        make_memory(alice, f"Said on day {day}", said_at=datetime(2026, 3, day, 12, tzinfo=UTC))
    page, fields = preview_of(her, "since=2026-03-02&until=2026-03-03")
    assert "2 things would go" in page.text
    her.post("/me/delete/", fields)
    assert held_of(alice) == 2


def test_what_one_agent_noted_goes(her: Client, alice: Subject) -> None:
    make_memory(alice, "Likes tea", agent_id="kitchen"), make_memory(alice, "Flies often", agent_id="travel")
    _, fields = preview_of(her, f"agent={mac_of(alice.project_id, 'agent', 'kitchen').hex()}")
    her.post("/me/delete/", fields)
    page = her.get("/me/").text
    assert "Flies often" in page and "From one agent: 1 thing" in page


def test_more_than_was_shown_does_not_go(her: Client, alice: Subject) -> None:
    make_memory(alice, "Likes tea", categories=("food",))
    _, fields = preview_of(her, "topic=Food")
    make_memory(alice, "Hates leek", categories=("food",))
    answer = her.post("/me/delete/", fields)
    assert answer.status_code == 409 and "2 things would go" in answer.text and held_of(alice) == 2


@pytest.mark.parametrize("asked", ["", "topic=Nothing", "agent=nobody", "since=yesterday", "since=2026-02-30"])
def test_a_choice_that_is_none_says_so(her: Client, alice: Subject, asked: str) -> None:
    make_memory(alice)
    answer = her.get(f"/me/delete/?{asked}")
    assert answer.status_code in {400, 404} and "Choose something else" in answer.text


def test_deleting_everything_takes_all_out_of_reading_and_waits(her: Client, alice: Subject) -> None:
    make_memory(alice, "Likes tea")
    her.post("/me/delete-everything/", {"how": "forget"})
    page = her.get("/me/").text
    assert "Everything about you is on its way out" in page and "Likes tea" in page
    assert state_of(alice) == "restricted" and not retrieval.search(make_caller(alice.project), TEA).found


def test_deleting_everything_can_be_taken_back(her: Client, alice: Subject) -> None:
    make_memory(alice, "Likes tea")
    her.post("/me/delete-everything/", {"how": "forget"})
    her.post("/me/stay/")
    assert state_of(alice) == "active" and "on its way out" not in her.get("/me/").text
    assert retrieval.search(make_caller(alice.project), TEA).found


def test_what_was_restricted_before_stays_so_when_the_person_stays(her: Client, alice: Subject) -> None:
    own_wishes.restrict(alice)
    her.post("/me/delete-everything/", {"how": "forget"})
    her.post("/me/stay/")
    assert state_of(alice) == "restricted"


def test_when_the_grace_is_over_the_person_is_gone(her: Client, alice: Subject, settings: Settings) -> None:
    settings.CANDOR_GRACE = timedelta(0)
    make_memory(alice), make_memory(alice, "Has a sister", status=Status.PENDING)
    her.post("/me/delete-everything/", {"how": "never"})
    carrying_out.run_due(alice.project_id)
    with project_scope(alice.project_id):
        assert not Subject.objects.filter(pk=alice.pk).exists()
        assert Suppression.objects.filter(kind=Suppression.Kind.PERSON).exists()
    assert her.get("/me/").status_code == 403


@pytest.mark.django_db(transaction=True)
def test_the_address_given_before_leads_to_the_proof_afterwards(
    her: Client, alice: Subject, settings: Settings
) -> None:
    settings.CANDOR_GRACE = timedelta(0)
    her.post("/me/delete-everything/", {"how": "forget"})
    address = re.findall(r'href="(/me/proof/[^"]+)"', her.get("/me/").text)[0]
    assert "Not yet" in Client().get(address).text
    carrying_out.run_due(alice.project_id)
    assert Client().get(address, follow=True).redirect_chain[0][0].startswith("/receipts/")
    assert "alice" not in Client().get(address, follow=True).text


def test_nobody_guesses_the_address_of_a_proof(client: Client, alice: Subject) -> None:
    assert client.get(f"/me/proof/{alice.pk}/{'0' * 64}/").status_code == 404


def test_it_asks_what_is_to_be_afterwards(her: Client, alice: Subject) -> None:
    answer = her.post("/me/delete-everything/")
    assert answer.status_code == 422 and "Choose one of the two." in answer.text
    with project_scope(alice.project_id):
        assert not PrivacyRequest.objects.exists()


def test_an_old_visit_cannot_delete_everything(her: Client, alice: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "FRESH", timedelta(0))
    for answer in (her.get("/me/delete-everything/"), her.post("/me/delete-everything/", {"how": "forget"})):
        assert answer.status_code == 403 and "Please come in again" in answer.text
    assert state_of(alice) == "active" and her.get("/me/").status_code == 200


def test_a_legal_hold_is_shown_and_wins(her: Client, alice: Subject, rita: User) -> None:
    make_memory(alice)
    holds.hold(alice.pk, project_id=alice.project_id, actor=rita.actor, reason="a lawsuit")
    her.post("/me/delete-everything/", {"how": "forget"})
    page = her.get("/me/").text
    assert "the law demands that what is held about you is kept" in page and "a lawsuit" not in page
    assert "The team has to look at your request" in page and state_of(alice) == "restricted"


def test_the_ledger_says_that_the_person_did_it(her: Client, alice: Subject) -> None:
    her.post(f"/me/memories/{make_memory(alice).memory_id}/delete/")
    with project_scope(alice.project_id):
        assert LedgerEntry.objects.get(action="removal.asked").actor == alice.actor
