"""What I know about you."""

from datetime import UTC, date, datetime
from html import unescape
from typing import Any

import pytest
from django.test import Client

from audit.retention import told
from audit.review import reject, shown_mac
from dashboard.known import THINGS_A_SHELF
from memory_core import retrieval
from memory_core.models import Memory, MemoryVersion, Status, Subject
from memory_core.retrieval import Asked
from memory_core.services import erasure
from memory_core.services.subjects import mac_of
from memory_core.tenancy import project_scope
from tests.factories import make_caller, make_memory, make_subject

pytestmark = pytest.mark.django_db


def memories_of(subject: Subject) -> int:
    with project_scope(subject.project_id):
        return Memory.objects.filter(owner_id=subject.pk).count()


def page_of(browser: Client) -> Any:
    answer = browser.get("/me/")
    assert answer.status_code == 200
    return answer.text


def test_a_person_of_whom_nothing_is_known_is_told_so(her: Client) -> None:
    assert "Nothing at all" in page_of(her)


def test_what_is_in_force_and_what_waits_are_both_shown(her: Client, alice: Subject) -> None:
    make_memory(alice, "Likes tea")
    make_memory(alice, "Has a sister", status=Status.PENDING)
    page = page_of(her)
    assert "Likes tea" in page and "Has a sister" in page
    assert page.count("Waiting for a check") == 1 and "holds 2 things about you" in page


@pytest.mark.parametrize("status", [Status.REJECTED, Status.WITHDRAWN])
def test_what_is_no_longer_held_is_not_shown(her: Client, alice: Subject, status: str) -> None:
    make_memory(alice, "Likes tea", status=status)
    assert "Likes tea" not in page_of(her)


def test_a_fact_that_was_replaced_is_not_shown(her: Client, alice: Subject) -> None:
    old = make_memory(alice, "Works at Acme")
    make_memory(alice, "Works at Initech", supersedes=old)
    page = page_of(her)
    assert "Works at Initech" in page and '<p class="sentence">Works at Acme' not in page


def test_each_thing_says_what_it_rests_on(her: Client, alice: Subject) -> None:
    make_memory(alice, "Likes tea", said="I would kill for a cup of tea")
    page = page_of(her)
    assert "I would kill for a cup of tea</mark>" in page and "Your words" in page


def test_stated_and_inferred_are_told_apart(her: Client, alice: Subject) -> None:
    make_memory(alice, "Likes tea", stated=True)
    assert "You said so" in page_of(her) and "Worked out" not in page_of(her)
    make_memory(alice, "Has a garden", stated=False)
    assert "Worked out from what you said" in page_of(her)


def test_things_stand_under_their_own_category_or_their_kind(her: Client, alice: Subject) -> None:
    make_memory(alice, "Likes tea", categories=("food_and_drink",))
    make_memory(alice, "Lives in Oslo")
    page = page_of(her)
    assert ">Food and drink <span" in page and ">About you <span" in page


def test_who_has_read_it_is_shown(her: Client, alice: Subject) -> None:
    make_memory(alice, "Likes tea")
    assert "Nobody has read any of it yet." in page_of(her)
    retrieval.search(make_caller(alice.project), Asked("tea", {"user_id": "alice"}, threshold=0.0))
    page = page_of(her)
    assert "Last read by test" in page and "nobody yet" not in page


def test_how_long_it_is_kept_is_shown(her: Client, alice: Subject) -> None:
    make_memory(alice, "Likes tea")
    assert "kept until you delete it" in page_of(her)
    make_memory(alice, "In Oslo this week", expires_on=date(2031, 5, 9), said_at=datetime(2031, 5, 1, tzinfo=UTC))
    assert "kept until 9 May 2031" in page_of(her)


def test_the_names_of_staff_stay_inside(her: Client, alice: Subject, reviewer: Client) -> None:
    version = make_memory(alice, "Likes tea", status=Status.PENDING)
    with project_scope(alice.project_id):
        mac = shown_mac(version)
    reviewer.post(f"/review/{version.pk}/approve/", {"shown_mac": mac})
    page = page_of(her)
    assert "a person who looked at it" in page and "Reviewer" not in page and "rita" not in page


def test_a_person_sees_nothing_of_anybody_else(her: Client, alice: Subject) -> None:
    make_memory(make_subject(alice.project, "bob"), "Likes chess")
    assert "Likes chess" not in page_of(her)


def test_nobody_can_delete_what_is_about_somebody_else(her: Client, alice: Subject) -> None:
    bob = make_subject(alice.project, "bob")
    version = make_memory(bob, "Likes chess")
    assert her.post(f"/me/memories/{version.memory_id}/delete/").status_code == 404
    assert memories_of(bob) == 1


def test_deleting_is_never_a_link(her: Client, alice: Subject) -> None:
    version = make_memory(alice)
    assert her.get(f"/me/memories/{version.memory_id}/delete/").status_code == 405
    assert memories_of(alice) == 1


def test_looking_at_the_end_changes_nothing(her: Client, alice: Subject) -> None:
    make_memory(alice)
    page = her.get("/me/delete-everything/")
    assert "One thing is held about you." in page.text and memories_of(alice) == 1


def test_a_rejected_proposal_leaves_the_page(her: Client, alice: Subject, rita: Any) -> None:
    version = make_memory(alice, "Likes tea", status=Status.PENDING)
    with project_scope(alice.project_id):
        mac = shown_mac(MemoryVersion.objects.get(pk=version.pk))
    reject(version.pk, project_id=alice.project_id, actor=rita.actor, shown_mac=mac, reason="wrong")
    assert "Likes tea" not in page_of(her)


def test_a_long_topic_shows_its_beginning_and_leads_to_all_of_it(her: Client, alice: Subject) -> None:
    for number in range(THINGS_A_SHELF + 2):
        make_memory(alice, f"Likes tea number {number}", categories=("food",))
    page = page_of(her)
    assert page.count('<p class="sentence">') == THINGS_A_SHELF and "Show all 7 under" in page
    assert her.get("/me/?topic=Food").text.count('<p class="sentence">') == THINGS_A_SHELF + 2


def test_what_is_searched_for_is_found_however_it_is_written(her: Client, alice: Subject) -> None:
    make_memory(alice, "Likes TEA from Assam"), make_memory(alice, "Has a sister")
    page = her.get("/me/?q=assam+tea").text
    assert "Likes TEA" in page and "Has a sister" not in page and "One thing fits." in page


@pytest.mark.parametrize(
    "asked", ["q=%00", "topic=%00", "agent=nobody", "page=-1", "page=99999999999", "q=" + "x" * 999]
)
def test_nonsense_in_the_address_breaks_nothing(her: Client, alice: Subject, asked: str) -> None:
    make_memory(alice)
    assert her.get(f"/me/?{asked}").status_code == 200


def test_what_one_agent_noted_can_be_looked_at_alone(her: Client, alice: Subject) -> None:
    make_memory(alice, "Likes tea", agent_id="kitchen"), make_memory(alice, "Flies often", agent_id="travel")
    code = mac_of(alice.project_id, "agent", "kitchen").hex()
    page = her.get(f"/me/?agent={code}").text
    assert "Likes tea" in page and "Flies often" not in page


def test_what_waits_says_until_when(her: Client, alice: Subject) -> None:
    make_memory(alice, "Has a sister", status=Status.PENDING)
    page = page_of(her)
    assert "if nobody has checked it by then" in page and "kept until you delete it" not in page


def test_the_page_says_how_something_was_noticed(her: Client, alice: Subject) -> None:
    make_memory(alice, "Likes tea", model="gpt-4o-mini", extractor="openai")
    make_memory(alice, "Has a sister", model="candor-rules", extractor="rules", reason="rule family.sister")
    page = page_of(her)
    assert "candor-rules" not in page and "family.sister" not in page
    assert "by the language model gpt-4o-mini" in page and "by fixed rules, without a language model" in page


def test_the_rules_of_keeping_are_those_of_the_code(her: Client, alice: Subject) -> None:
    page = unescape(her.get("/me/keeping/").text)
    with project_scope(alice.project_id):
        assert all(sentence in page for sentence in told(alice.project))


def test_what_happened_lately_is_told_with_the_words_concerned(her: Client, alice: Subject) -> None:
    make_memory(alice, "Likes tea")
    retrieval.search(make_caller(alice.project), Asked("tea", {"user_id": "alice"}, threshold=0.0))
    page = her.get("/me/activity/").text
    assert "test read 1 thing" in page and "Likes tea" in page and "Something was learned" in page


def test_what_was_learned_at_once_is_told_at_once(her: Client, alice: Subject) -> None:
    for sentence in ("Likes tea", "Has a sister"):
        make_memory(alice, sentence, status=Status.PENDING)
    page = her.get("/me/activity/").text
    assert page.count("2 things were learned") == 1 and "Likes tea" in page and "Has a sister" in page


def test_of_what_is_gone_only_is_told_that_it_is(her: Client, alice: Subject) -> None:
    erasure.erase_memory(alice.project_id, make_memory(alice, "Likes tea").memory_id, actor=alice.actor)
    page = her.get("/me/activity/").text
    assert "Something was deleted for good" in page and "It is not held any more." in page and "Likes tea" not in page


def test_the_past_can_be_paged_through(her: Client, alice: Subject) -> None:
    for number in range(25):
        make_memory(alice, f"Likes tea number {number}")
    page = her.get("/me/activity/").text
    earlier = unescape(page.split('rel="next" href="')[1].split('"')[0])
    assert her.get(f"/me/activity/{earlier}").text.count("<time") > 0


def test_sentences_call_the_person_by_name(her: Client, alice: Subject) -> None:
    make_memory(alice, "User's name is Alice Moreau", slot="name", value="alice moreau")
    make_memory(alice, "User loves window seats")
    assert "Alice Moreau loves window seats" in her.get("/me/").text
