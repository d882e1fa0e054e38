"""The queue, and deciding about what is in it."""

import json
import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from audit.models import Decision
from audit.review import shown_mac
from memory_core.models import LedgerEntry, MemoryVersion, Status, Subject, User
from memory_core.tenancy import project_scope
from tests.factories import make_memory, make_subject

pytestmark = pytest.mark.django_db

PHONE = ("phone", 5, 21)
CALL = "Call +46 70 123 45 67 after six"


def waiting(subject: Subject, text: str = CALL, **fields: Any) -> MemoryVersion:
    return make_memory(subject, text, status=Status.PENDING, findings=[PHONE], **fields)


def mac_on(page: Any) -> str:
    """The MAC that the page carries, as a browser would send it back."""
    found = re.search(r'name="shown_mac" value="([0-9a-f]+)"', page.text)
    assert found is not None
    return found.group(1)


def further(page: str, rel: str = "next") -> str:
    """The address of the next stretch of the list."""
    found = re.search(f'rel="{rel}" href="([^"]+)"', page)
    assert found is not None
    return unescape(found.group(1))


def decide(browser: Client, version: MemoryVersion, act: str, **fields: Any) -> Any:
    mac = mac_on(browser.get(f"/review/{version.pk}/"))
    return browser.post(f"/review/{version.pk}/{act}/", {"shown_mac": mac, **fields})


def status_of(version: MemoryVersion) -> str:
    with project_scope(version.project_id):
        return MemoryVersion.objects.get(pk=version.pk).status


def words_in_force(version: MemoryVersion) -> str:
    with project_scope(version.project_id):
        return str(MemoryVersion.objects.in_force().get(memory_id=version.memory_id).text)


def test_an_empty_queue_says_so(reviewer: Client) -> None:
    page = reviewer.get("/review/")
    assert page.status_code == 200 and "Nothing is waiting" in page.text


def test_the_queue_shows_the_sentence_with_what_was_found_marked(reviewer: Client, alice: Subject) -> None:
    waiting(alice)
    page = reviewer.get("/review/").text
    assert 'Call <mark class="tone-contact" title="phone number">+46 70 123 45 67</mark>' in page
    assert "alice" in page


def test_what_waits_is_in_order_of_risk(reviewer: Client, alice: Subject) -> None:
    make_memory(alice, "Harmless", status=Status.PENDING)
    waiting(alice, "Risky +46 70 123 45 67")
    page = reviewer.get("/review/").text
    assert page.index("Risky") < page.index("Harmless")


def test_what_is_in_force_is_not_in_the_queue(reviewer: Client, alice: Subject) -> None:
    make_memory(alice, "Likes tea")
    assert "Likes tea" not in reviewer.get("/review/").text


def test_the_queue_narrows_to_a_kind_of_finding(reviewer: Client, alice: Subject) -> None:
    waiting(alice)
    make_memory(alice, "Goes to mass", status=Status.PENDING, findings=[("religion", 8, 12)])
    listed = reviewer.get("/review/?finding=religion").text.split('id="rows"')[1].split('id="detail"')[0]
    assert "Goes to" in listed and "Call <mark" not in listed


def test_the_queue_narrows_to_a_person(reviewer: Client, alice: Subject) -> None:
    waiting(alice)
    bob = make_subject(alice.project, "bob")
    waiting(bob, "Text +46 70 765 43 21 first")
    page = reviewer.get(f"/review/?person={bob.pk}").text
    assert "Text <mark" in page and "Call <mark" not in page


@pytest.mark.parametrize("nonsense", ["?page=x", "?page=-1", "?page=99999999999", "?person=bob", "?finding=none"])
def test_nonsense_in_the_address_breaks_nothing(reviewer: Client, alice: Subject, nonsense: str) -> None:
    waiting(alice)
    assert reviewer.get(f"/review/{nonsense}").status_code == 200


def test_a_long_queue_comes_in_pages_of_twenty_five(reviewer: Client, alice: Subject) -> None:
    for number in range(27):
        make_memory(alice, f"Fact {number}.", status=Status.PENDING)
    page = reviewer.get("/review/").text
    assert page.count('class="cover') == 25
    assert reviewer.get(further(page)).text.count('class="cover') == 2


def test_the_detail_shows_the_words_it_rests_on(reviewer: Client, alice: Subject) -> None:
    version = waiting(alice, said="Please call +46 70 123 45 67, but after six")
    page = reviewer.get(f"/review/{version.pk}/").text
    assert 'title="the words this rests on">Please call </mark>' in page
    assert 'title="phone number">+46 70 123 45 67</mark>' in page.split("The words it rests on")[1]


def test_the_detail_shows_what_would_change(reviewer: Client, alice: Subject) -> None:
    old = make_memory(alice, "Works at Acme in Oslo")
    new = make_memory(alice, "Works at Initech in Oslo", status=Status.PENDING, supersedes=old)
    page = reviewer.get(f"/review/{new.pk}/").text
    assert "Works at <del>Acme</del><ins>Initech</ins> in Oslo" in page


def test_words_of_people_cannot_become_markup(reviewer: Client, alice: Subject) -> None:
    version = make_memory(alice, "<script>alert(1)</script>", status=Status.PENDING, findings=[("secret", 0, 8)])
    page = reviewer.get(f"/review/{version.pk}/").text
    assert "<script>alert" not in page and "&lt;script&gt;" in page


def test_approving_puts_it_in_force(reviewer: Client, alice: Subject, rita: User) -> None:
    version = waiting(alice)
    assert decide(reviewer, version, "approve")["Location"] == "/review/"
    assert status_of(version) == Status.APPROVED
    with project_scope(alice.project_id):
        assert Decision.objects.get().actor == rita.actor


def test_after_a_decision_the_next_one_is_on_the_table(reviewer: Client, alice: Subject) -> None:
    first, second = waiting(alice), make_memory(alice, "Later", status=Status.PENDING)
    answer = decide(reviewer, first, "approve")
    assert answer["Location"] == f"/review/{second.pk}/"
    assert "Approved. It is in force now." in reviewer.get(answer["Location"]).text


def test_the_next_one_is_of_the_sort_they_were_looking_at(reviewer: Client, alice: Subject) -> None:
    first, second = waiting(alice), waiting(alice, "Text +46 70 765 43 21 too")
    make_memory(alice, "Goes to mass", status=Status.PENDING, findings=[("religion", 8, 12)])
    data = {"shown_mac": mac_on(reviewer.get(f"/review/{first.pk}/"))}
    answer = reviewer.post(f"/review/{first.pk}/approve/?finding=phone", data)
    assert answer["Location"] == f"/review/{second.pk}/?finding=phone"


def test_editing_approves_the_reviewers_words(reviewer: Client, alice: Subject) -> None:
    version = waiting(alice)
    decide(reviewer, version, "edit", text="Prefers calls after six")
    assert status_of(version) == Status.WITHDRAWN
    assert words_in_force(version) == "Prefers calls after six"


def test_empty_words_come_back_with_the_reason(reviewer: Client, alice: Subject) -> None:
    version = waiting(alice)
    answer = decide(reviewer, version, "edit", text="   ")
    assert answer.status_code == 422 and "This field is required." in answer.text
    assert status_of(version) == Status.PENDING


def test_a_secret_in_the_reviewers_words_is_never_kept(reviewer: Client, alice: Subject) -> None:
    version = waiting(alice)
    decide(reviewer, version, "edit", text="The key is sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGH")
    with project_scope(alice.project_id):
        assert not [held for held in MemoryVersion.objects.all() if "abcdefghijkl" in held.text]


def test_masking_takes_out_what_was_found(reviewer: Client, alice: Subject) -> None:
    version = waiting(alice)
    assert "Call [phone number] after six" in reviewer.get(f"/review/{version.pk}/").text
    decide(reviewer, version, "mask")
    assert words_in_force(version) == "Call [phone number] after six"


def test_rejecting_takes_a_reason(reviewer: Client, alice: Subject) -> None:
    version = waiting(alice)
    assert decide(reviewer, version, "reject", reason="just because").status_code == 422
    decide(reviewer, version, "reject", reason=Decision.Reason.SENSITIVE)
    assert status_of(version) == Status.REJECTED


def test_a_decision_about_something_else_than_was_shown_is_refused(reviewer: Client, alice: Subject) -> None:
    version = waiting(alice)
    mac = mac_on(reviewer.get(f"/review/{version.pk}/"))
    with project_scope(alice.project_id):
        version.findings.update(kind="address")
    answer = reviewer.post(f"/review/{version.pk}/approve/", {"shown_mac": mac})
    assert answer.status_code == 409 and "This has changed since you opened it." in answer.text
    assert "postal address" in answer.text and status_of(version) == Status.PENDING


def test_after_a_refusal_the_page_can_be_decided_on(reviewer: Client, alice: Subject) -> None:
    version = waiting(alice)
    stale = reviewer.post(f"/review/{version.pk}/approve/", {"shown_mac": "ab" * 16})
    reviewer.post(f"/review/{version.pk}/approve/", {"shown_mac": mac_on(stale)})
    assert status_of(version) == Status.APPROVED


def test_what_somebody_else_has_decided_cannot_be_decided_again(reviewer: Client, alice: Subject) -> None:
    version = waiting(alice)
    decide(reviewer, version, "reject", reason="wrong")
    with project_scope(alice.project_id):
        mac = shown_mac(MemoryVersion.objects.get(pk=version.pk))
    answer = reviewer.post(f"/review/{version.pk}/approve/", {"shown_mac": mac})
    assert answer.status_code == 409 and "decided already" in answer.text
    assert "Reviewer, " in answer.text and status_of(version) == Status.REJECTED


@pytest.mark.parametrize("act", ["approve", "edit", "mask", "reject"])
def test_a_decision_without_what_was_shown_changes_nothing(reviewer: Client, alice: Subject, act: str) -> None:
    version = waiting(alice)
    assert reviewer.post(f"/review/{version.pk}/{act}/", {"text": "x", "reason": "wrong"}).status_code == 422
    assert reviewer.get(f"/review/{version.pk}/{act}/").status_code == 405
    assert status_of(version) == Status.PENDING


def test_htmx_gets_the_part_it_asked_for(reviewer: Client, alice: Subject) -> None:
    version = waiting(alice)
    part = reviewer.get(f"/review/{version.pk}/", headers={"HX-Request": "true"})
    assert part.text.lstrip().startswith('<article class="detail') and "HX-Request" in part["Vary"]
    panes = reviewer.get("/review/", headers={"HX-Request": "true"}).text
    assert panes.lstrip().startswith('<div class="panes') and "<html" not in panes


def test_htmx_is_sent_on_after_a_decision(reviewer: Client, alice: Subject) -> None:
    version = waiting(alice)
    data = {"shown_mac": mac_on(reviewer.get(f"/review/{version.pk}/"))}
    answer = reviewer.post(f"/review/{version.pk}/approve/", data, headers={"HX-Request": "true"})
    assert answer.status_code == 200 and json.loads(answer["HX-Location"])["path"] == "/review/"


def test_reading_the_queue_leaves_no_trace_in_the_ledger(reviewer: Client, alice: Subject) -> None:
    version = waiting(alice)
    with project_scope(alice.project_id):
        before = LedgerEntry.objects.count()
    reviewer.get("/review/"), reviewer.get(f"/review/{version.pk}/")
    with project_scope(alice.project_id):
        assert LedgerEntry.objects.count() == before


def test_a_person_they_narrowed_to_stays_chosen(reviewer: Client, alice: Subject) -> None:
    first, second = waiting(alice), waiting(alice, "Text +46 70 765 43 21 too")
    data = {"shown_mac": mac_on(reviewer.get(f"/review/{first.pk}/"))}
    answer = reviewer.post(f"/review/{first.pk}/approve/?person={alice.pk}", data)
    assert answer["Location"] == f"/review/{second.pk}/?person={alice.pk}"
