"""What a person decides for all that comes, takes along, and asks of the team."""

import io
import json
import zipfile
from typing import Any

import pytest
from django.test import Client

from audit import requests
from audit.models import Export, PrivacyRequest
from memory_core import retrieval
from memory_core.models import MemoryVersion, Subject
from memory_core.retrieval import Asked
from memory_core.services import ingest
from memory_core.services.subjects import mac_of
from memory_core.tenancy import project_scope
from tests.dashboard.conftest import visit
from tests.factories import make_caller, make_memory, make_subject
from tests.memory_core.worlds import post

pytestmark = pytest.mark.django_db


def state_of(subject: Subject) -> str:
    with project_scope(subject.project_id):
        return Subject.objects.get(pk=subject.pk).state


def request_of(subject: Subject) -> PrivacyRequest:
    with project_scope(subject.project_id):
        return PrivacyRequest.objects.get(subject_id=subject.pk)


def export_of(subject: Subject) -> Export:
    with project_scope(subject.project_id):
        return Export.objects.get(subject=subject)


def tell(subject: Subject, agent_id: str) -> int:
    """An agent writes something down word for word; returns how many things are held then."""
    said = post("I like green tea", user_id="alice", agent_id=agent_id, infer=False)
    ingest.store_verbatim(make_caller(subject.project), said)
    with project_scope(subject.project_id):
        return MemoryVersion.objects.held_about(subject.pk).count()


def test_paused_nothing_new_is_kept_until_it_ends(her: Client, alice: Subject) -> None:
    her.post("/me/pause/")
    assert tell(alice, "kitchen") == 0 and "Paused: nothing new is written down" in her.get("/me/").text
    her.post("/me/resume/")
    assert tell(alice, "kitchen") == 1


def test_one_agent_can_be_paused_alone(her: Client, alice: Subject) -> None:
    make_memory(alice, "Hates leek", agent_id="kitchen")
    code = mac_of(alice.project_id, "agent", "kitchen").hex()
    her.post("/me/pause/", {"agent": code})
    assert tell(alice, "kitchen") == 1 and tell(alice, "travel") == 2
    assert "Let it remember again" in her.get("/me/choices/").text
    her.post("/me/resume/", {"agent": code})
    assert "Let it remember again" not in her.get("/me/choices/").text


def test_an_agent_that_is_none_cannot_be_paused(her: Client) -> None:
    assert her.post("/me/pause/", {"agent": "nobody"}).status_code == 404


def test_restricted_nobody_but_the_person_reads(her: Client, alice: Subject) -> None:
    make_memory(alice, "Likes tea")
    her.post("/me/restrict/")
    asked = Asked("tea", {"user_id": "alice"}, threshold=0.0)
    assert not retrieval.search(make_caller(alice.project), asked).found
    assert "Likes tea" in her.get("/me/").text
    her.post("/me/lift/")
    assert retrieval.search(make_caller(alice.project), asked).found


def test_a_restriction_of_a_request_ends_with_the_request(her: Client, alice: Subject) -> None:
    her.post("/me/requests/ask/", {"kind": "objection", "text": "not like this"})
    her.post("/me/lift/")
    assert state_of(alice) == "restricted" and "belongs to your request no. 1" in her.get("/me/choices/").text
    her.post(f"/me/requests/{request_of(alice).pk}/cancel/")
    assert state_of(alice) == "active"


def test_what_was_deleted_may_be_learned_again_when_the_person_says_so(her: Client, alice: Subject) -> None:
    her.post(f"/me/memories/{make_memory(alice).memory_id}/delete/", {"never_again": "on"})
    assert "One thing that you had deleted" in her.get("/me/choices/").text
    her.post("/me/relearn/")
    assert "One thing that you had deleted" not in her.get("/me/choices/").text


def test_a_request_is_filed_with_its_day_and_can_be_taken_back(her: Client, alice: Subject) -> None:
    her.post("/me/requests/ask/", {"kind": "access", "text": "what do you know?"})
    page = her.get("/me/requests/").text
    assert "No. 1: A copy of everything" in page and "at the latest" in page and "what do you know?" in page
    assert request_of(alice).proof == "session"
    her.post(f"/me/requests/{request_of(alice).pk}/cancel/")
    assert "Taken back" in her.get("/me/requests/").text


def test_who_is_asked_whether_it_was_them_proves_it_by_saying_so(her: Client, alice: Subject) -> None:
    filed = requests.file(alice.project_id, alice.pk, "access", filed_by="agent:bot", proof="", details={})
    assert "This was asked in your name" in her.get("/me/requests/").text
    her.post(f"/me/requests/{filed.pk}/confirm/")
    assert (request_of(alice).state, request_of(alice).proved_by) == ("received", alice.actor)
    assert "This was asked in your name" not in her.get("/me/requests/").text


def test_nobody_confirms_what_was_asked_for_somebody_else(alice: Subject) -> None:
    filed = requests.file(alice.project_id, alice.pk, "access", filed_by="agent:bot", proof="", details={})
    visit(make_subject(alice.project, "bob")).post(f"/me/requests/{filed.pk}/confirm/")
    assert request_of(alice).state == "identify"


@pytest.mark.parametrize("kind", ["", "erasure", "nonsense"])
def test_what_cannot_be_asked_for_here_is_not_filed(her: Client, alice: Subject, kind: str) -> None:
    assert her.post("/me/requests/ask/", {"kind": kind, "text": "please"}).status_code == 422
    with project_scope(alice.project_id):
        assert not PrivacyRequest.objects.exists()


def test_nobody_takes_back_what_somebody_else_asked_for(her: Client, alice: Subject) -> None:
    bob = make_subject(alice.project, "bob")
    visit(bob).post("/me/requests/ask/", {"kind": "access", "text": "mine"})
    her.post(f"/me/requests/{request_of(bob).pk}/cancel/")
    assert request_of(bob).closed_at is None and "mine" not in her.get("/me/requests/").text


def body_of(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def test_a_copy_is_there_at_once(her: Client, alice: Subject) -> None:
    make_memory(alice, "Likes tea")
    state = her.post("/me/copies/", {"format": "json"})["Location"]
    assert "Fetch your copy" in her.get(state).text
    answer = her.get(f"{state}file/")
    assert "attachment" in answer["Content-Disposition"] and "no-store" in answer["Cache-Control"]
    assert "Likes tea" in [memory["text"] for memory in json.loads(body_of(answer))["memories"]]


def test_a_copy_comes_as_tables_too(her: Client, alice: Subject) -> None:
    make_memory(alice, "Likes tea")
    state = her.post("/me/copies/", {"format": "csv"})["Location"]
    archive = zipfile.ZipFile(io.BytesIO(body_of(her.get(f"{state}file/"))))
    assert b"Likes tea" in archive.read("memories.csv")


def test_a_copy_that_is_still_made_tells_how_far_it_is(her: Client, alice: Subject) -> None:
    her.post("/me/copies/", {"format": "json"})
    with project_scope(alice.project_id):
        Export.objects.update(state=Export.State.MAKING, done=3, total=9)
    page = her.get(f"/me/copies/{export_of(alice).pk}/").text
    assert "3 of 9 written" in page and "hx-trigger" in page


def test_nobody_fetches_the_copy_of_somebody_else(her: Client, alice: Subject) -> None:
    bob = make_subject(alice.project, "bob")
    visit(bob).post("/me/copies/", {"format": "json"})
    own = f"/me/copies/{export_of(bob).pk}/"
    assert her.get(own).status_code == her.get(f"{own}file/").status_code == 404


def test_another_format_is_refused(her: Client) -> None:
    assert her.post("/me/copies/", {"format": "exe"}).status_code == 400
