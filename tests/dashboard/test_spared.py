import pytest
from django.test import Client

from memory_core.models import Project
from memory_core.services import gate_tally
from memory_core.tenancy import project_scope
from tests.factories import make_project, make_subject

pytestmark = pytest.mark.django_db


def count(project: Project, *contents: str, kept: int) -> None:
    subject = make_subject(project)
    with project_scope(project.pk):
        gate_tally.count(project.pk, subject.pk, contents, contents[:kept])


def test_the_overview_says_what_nobody_had_to_read(reviewer: Client, project: Project) -> None:
    count(project, "I live in Oslo and work at Acme.", "Hello!", "Thank you so much for that!", kept=1)
    page = reviewer.get("/").text
    assert "2 of 3 turns, about 9 tokens saved" in page and "53 %" in page


def test_before_anything_came_in_there_is_no_share(reviewer: Client) -> None:
    assert "Nothing has come in to be read so far." in reviewer.get("/").text


def test_another_projects_numbers_are_not_counted(reviewer: Client) -> None:
    count(make_project("Globex"), "Hello!", kept=0)
    assert "Nothing has come in to be read so far." in reviewer.get("/").text
