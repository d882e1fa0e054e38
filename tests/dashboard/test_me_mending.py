"""A person puts right what is held about them."""

from typing import Any

import pytest
from django.test import Client

from memory_core.models import LedgerEntry, MemoryVersion, Retired, Status, Subject
from memory_core.tenancy import project_scope
from tests.factories import make_memory, make_project, make_subject

pytestmark = pytest.mark.django_db


def versions_of(version: MemoryVersion) -> list[MemoryVersion]:
    with project_scope(version.project_id):
        return list(MemoryVersion.objects.filter(memory_id=version.memory_id).order_by("number"))


def mend(browser: Client, version: MemoryVersion, text: str, **more: Any) -> Any:
    data = {"text": text, "shown": str(version.pk), **more}
    return browser.post(f"/me/memories/{version.memory_id}/mend/", data)


def test_the_difference_is_shown_and_nothing_changes_yet(her: Client, alice: Subject) -> None:
    version = make_memory(alice, "Likes tea a lot")
    page = mend(her, version, "Likes coffee a lot")
    assert "<del>tea</del><ins>coffee</ins>" in page.text
    assert [one.text for one in versions_of(version)] == ["Likes tea a lot"]


def test_looked_at_and_agreed_to_the_new_words_are_in_force(her: Client, alice: Subject) -> None:
    version = make_memory(alice, "Likes tea a lot")
    answer = mend(her, version, "Likes coffee a lot", settled="on")
    old, new = versions_of(version)
    assert answer["Location"] == "/me/" and old.retired_as == Retired.REVOKED
    assert new.text == "Likes coffee a lot" and new.is_in_force and new.stated


def test_the_old_words_go_at_once_also_where_the_new_ones_wait(her: Client, alice: Subject) -> None:
    version = make_memory(alice, "Can be called at work")
    mend(her, version, "Can be called on +41 79 123 45 67", settled="on")
    old, new = versions_of(version)
    assert not old.is_in_force and new.status == Status.PENDING
    assert "yours are waiting for a check" in her.get("/me/").text


def test_the_person_reads_their_name_and_the_agents_go_on_saying_user(her: Client, alice: Subject) -> None:
    version = make_memory(alice, "User likes tea")
    assert "Alice likes tea</textarea>" in her.get(f"/me/memories/{version.memory_id}/mend/").text
    mend(her, version, "Alice likes coffee", settled="on")
    assert versions_of(version)[-1].text == "User likes coffee"


def test_words_that_changed_meanwhile_are_shown_again_before_anything_is_kept(her: Client, alice: Subject) -> None:
    version = make_memory(alice, "Likes tea")
    mend(her, version, "Likes green tea", settled="on")
    page = mend(her, version, "Likes coffee", settled="on")
    assert "This is what changes" in page.text and len(versions_of(version)) == 2


@pytest.mark.parametrize("text", ["", "   ", "Likes tea", "x" * 10_001])
def test_words_that_are_none_or_the_same_are_refused_where_they_were_written(
    her: Client, alice: Subject, text: str
) -> None:
    version = make_memory(alice, "Likes tea")
    answer = mend(her, version, text, settled="on")
    assert answer.status_code == 422 and 'class="error"' in answer.text and len(versions_of(version)) == 1


def test_nobody_mends_what_is_about_somebody_else(her: Client, alice: Subject) -> None:
    for bob in (make_subject(alice.project, "bob"), make_subject(make_project("Other"), "alice")):
        version = make_memory(bob, "Likes chess")
        answers = [her.get(f"/me/memories/{version.memory_id}/mend/"), mend(her, version, "Likes go", settled="on")]
        answers += [her.post(f"/me/memories/{version.memory_id}/wrong/")]
        assert [answer.status_code for answer in answers] == [404, 404, 404]
        assert all("Likes chess" not in answer.text for answer in answers) and versions_of(version)[0].is_in_force


def test_what_is_marked_as_wrong_is_out_of_force_and_says_so(her: Client, alice: Subject) -> None:
    version = make_memory(alice, "Likes tea")
    her.post(f"/me/memories/{version.memory_id}/wrong/")
    assert versions_of(version)[0].status == Status.PENDING
    assert "You say this is wrong" in her.get("/me/").text


def test_the_mark_can_be_taken_back(her: Client, alice: Subject) -> None:
    version = make_memory(alice, "Likes tea")
    her.post(f"/me/memories/{version.memory_id}/wrong/")
    her.post(f"/me/memories/{version.memory_id}/right/")
    assert versions_of(version)[0].is_in_force and "You say this is wrong" not in her.get("/me/").text


def test_the_ledger_says_that_the_person_did_it(her: Client, alice: Subject) -> None:
    version = make_memory(alice, "Likes tea")
    mend(her, version, "Likes coffee", settled="on")
    with project_scope(alice.project_id):
        assert LedgerEntry.objects.get(action="memory.corrected").actor == alice.actor
