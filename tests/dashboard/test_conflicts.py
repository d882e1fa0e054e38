"""Facts that disagree, in the pages."""

import pytest
from django.test import Client

from audit import contradictions
from audit.models import Contradiction
from memory_core.models import MemoryVersion, Project, Subject
from memory_core.tenancy import project_scope
from tests.dashboard.test_query_counts import queries_for
from tests.factories import make_memory, make_subject

pytestmark = pytest.mark.django_db


def disagree(subject: Subject) -> None:
    make_memory(subject, "User lives in Oslo", said="I live in Oslo")
    make_memory(subject, "User lives in Bergen", said="Bergen is home")


@pytest.fixture
def pair(project: Project, alice: Subject) -> Contradiction:
    disagree(alice)
    contradictions.find(project.pk)
    with project_scope(project.pk):
        return Contradiction.objects.get()


def in_force(project: Project) -> list[str]:
    with project_scope(project.pk):
        return sorted(version.text for version in MemoryVersion.objects.in_force())


def test_pairs_are_listed_and_counted(reviewer: Client, pair: Contradiction) -> None:
    page = reviewer.get("/contradictions/").text
    assert "User lives in Oslo" in page and "User lives in Bergen" in page and ">Home<" in page
    assert '<span>Conflicts</span> <span class="count">1<' in page


def test_both_sides_are_shown_with_what_they_rest_on(reviewer: Client, pair: Contradiction) -> None:
    page = reviewer.get(f"/contradictions/{pair.pk}/").text
    assert "I live in Oslo</mark>" in page and "Bergen is home</mark>" in page


@pytest.mark.parametrize(
    ("act", "fields", "left"),
    [
        ("left", {}, ["User lives in Oslo"]),
        ("right", {}, ["User lives in Bergen"]),
        ("both", {"changed_on": "2023-05-01"}, ["User lives in Bergen"]),
        ("none", {}, ["User lives in Bergen", "User lives in Oslo"]),
    ],
)
def test_a_pair_is_settled_and_taken_back(
    reviewer: Client, project: Project, pair: Contradiction, act: str, fields: dict[str, str], left: list[str]
) -> None:
    reviewer.post(f"/contradictions/{pair.pk}/{act}/", fields)
    assert in_force(project) == left and "Nothing disagrees" in reviewer.get("/contradictions/").text
    assert "Take this back" in reviewer.get(f"/contradictions/{pair.pk}/").text
    reviewer.post(f"/contradictions/{pair.pk}/undo/")
    assert in_force(project) == ["User lives in Bergen", "User lives in Oslo"]


@pytest.mark.parametrize("day", ["", "soon", "2999-01-01"])
def test_keeping_both_needs_a_day_that_has_come(
    reviewer: Client, project: Project, pair: Contradiction, day: str
) -> None:
    page = reviewer.post(f"/contradictions/{pair.pk}/both/", {"changed_on": day}, follow=True).text
    assert 'class="notice error"' in page and len(in_force(project)) == 2


def test_who_comes_second_is_told(reviewer: Client, project: Project, pair: Contradiction) -> None:
    reviewer.post(f"/contradictions/{pair.pk}/none/")
    page = reviewer.post(f"/contradictions/{pair.pk}/left/", follow=True).text
    assert "has decided about this pair already" in page and len(in_force(project)) == 2


def test_an_auditor_may_look_but_not_settle(auditor: Client, pair: Contradiction) -> None:
    assert "may look, but not decide" in auditor.get(f"/contradictions/{pair.pk}/").text
    assert auditor.post(f"/contradictions/{pair.pk}/left/").status_code == 403


def test_more_pairs_ask_no_more_queries(reviewer: Client, project: Project, pair: Contradiction) -> None:
    few = queries_for(reviewer, "/contradictions/")
    for number in range(4):
        disagree(make_subject(project, f"person-{number}"))
    contradictions.find(project.pk)
    assert queries_for(reviewer, "/contradictions/") == few <= 26
