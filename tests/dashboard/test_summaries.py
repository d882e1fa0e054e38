"""A summary on the person's own page, in the review queue and in the copy to take along, with what it is made of."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from audit import review
from audit.export_contents import SECTIONS
from memory_core.callers import Caller
from memory_core.engine.types import Kind
from memory_core.errors import Conflict
from memory_core.models import MemoryVersion, Project, Subject
from memory_core.services import ending, ingest, links
from memory_core.services.subjects import Names
from memory_core.tenancy import project_scope
from tests.factories import ACTOR, make_caller, make_subject
from tests.memory_core.worlds import post

pytestmark = pytest.mark.django_db

SAID = ("I'll send you the colours.", "We decided to paint it blue.")


@pytest.fixture
def caller(project: Project) -> Caller:
    return make_caller(project)


def summed_up(caller: Caller) -> MemoryVersion:
    for content in SAID:
        ingest.store_verbatim(caller, post(content, run_id="monday", infer=False))
    ending.end_now(caller, Names(user_id="alice", run_id="monday"))
    with project_scope(caller.project_id):
        return MemoryVersion.objects.get(kind=Kind.SUMMARY)


def her_page(project: Project) -> str:
    alice, browser = make_subject(project), Client()
    browser.post(f"/enter/{links.issue(project_id=project.pk, issued_by=ACTOR, subject_id=alice.pk)}/")
    return browser.get("/me/").content.decode()


def test_her_page_says_what_it_is_and_what_it_is_made_of(project: Project, caller: Caller) -> None:
    summed_up(caller)
    page = her_page(project)
    assert "What conversations came to" in page and "goes or changes with them" in page
    assert "put together from what was said, without a language model" in page
    assert page.count("We decided to paint it blue.") >= 2


def held(project: Project, caller: Caller) -> MemoryVersion:
    for content in SAID:
        ingest.store_verbatim(caller, post(content, run_id="monday", infer=False))
    project.auto_approve = False
    project.save()
    ending.end_now(caller, Names(user_id="alice", run_id="monday"))
    with project_scope(project.pk):
        return MemoryVersion.objects.awaiting_human().get(kind=Kind.SUMMARY)


def test_a_held_one_is_reviewed_with_its_sources(reviewer: Client, project: Project, caller: Caller) -> None:
    version = held(project, caller)
    page = reviewer.get(reverse("dashboard:review-detail", args=[version.pk])).content.decode()
    assert "Approved memory" in page and "Summary of a session" in page


def test_it_can_be_neither_split_nor_merged(project: Project, caller: Caller) -> None:
    version = held(project, caller)
    with pytest.raises(Conflict, match="not split or merged"):
        review.split(version.pk, project_id=project.pk, actor="user:rita", shown_mac="", texts=["a", "b"])


def test_the_copy_names_its_sources(project: Project, caller: Caller) -> None:
    version = summed_up(caller)
    with project_scope(project.pk):
        rows: list[dict[str, Any]] = SECTIONS[0].batch(Subject.objects.get(), "", 50)[0]
        told = {str(row["id"]): row for row in json.loads(json.dumps(rows, default=str))}
        sources = {str(source.source_id) for source in version.sources.all()}
    assert set(told[str(version.pk)]["made_of"]) == sources and len(sources) == 2
