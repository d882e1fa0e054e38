"""Spot checks in the pages."""

import pytest
from django.test import Client

from audit import sampling
from audit.models import QualitySample
from memory_core.models import MemoryVersion, Project, Subject
from memory_core.services.remember import SCREENING
from memory_core.tenancy import project_scope
from tests.factories import make_memory

pytestmark = pytest.mark.django_db


@pytest.fixture
def drawn(project: Project, alice: Subject) -> MemoryVersion:
    """What screening approved on its own, drawn for a check."""
    version = make_memory(alice, "Likes tea", said="Tea, please")
    with project_scope(project.pk):
        MemoryVersion.objects.update(decided_by=SCREENING)
    sampling.draw(project.pk)
    return version


def outcome(version: MemoryVersion) -> str:
    with project_scope(version.project_id):
        return QualitySample.objects.get(pk=version.pk).outcome


def in_force(version: MemoryVersion) -> bool:
    with project_scope(version.project_id):
        return MemoryVersion.objects.in_force().filter(pk=version.pk).exists()


def test_the_next_one_is_shown_with_its_words_and_without_hints(reviewer: Client, drawn: MemoryVersion) -> None:
    page = reviewer.get("/checks/").text
    assert "Likes tea" in page and "Tea, please</mark>" in page and "Was it right to approve this?" in page
    assert not any(hint in page for hint in ("Confidence", "Importance", "risk", "Nothing found"))


def test_a_check_waits_in_the_navigation(reviewer: Client, drawn: MemoryVersion) -> None:
    assert '<span>Checks</span> <span class="count">1<' in reviewer.get("/ledger/").text


def test_a_sound_one_is_noted_with_the_time_it_took(reviewer: Client, drawn: MemoryVersion) -> None:
    opened = reviewer.get("/checks/").context["check"].opened
    assert reviewer.post(f"/checks/{drawn.pk}/sound/", {"opened": opened})["Location"] == "/checks/"
    with project_scope(drawn.project_id):
        sample = QualitySample.objects.get(pk=drawn.pk)
    assert sample.outcome == "sound" and sample.seconds is not None


def test_one_that_should_not_have_been_is_revoked(reviewer: Client, drawn: MemoryVersion) -> None:
    page = reviewer.post(f"/checks/{drawn.pk}/escaped/", {"reason": "sensitive"}, follow=True).text
    assert "Revoked. No agent gets it any more." in page and not in_force(drawn) and "Nothing to check" in page


def test_it_needs_a_reason(reviewer: Client, drawn: MemoryVersion) -> None:
    page = reviewer.post(f"/checks/{drawn.pk}/escaped/", {"reason": ""}, follow=True).text
    assert "Say why" in page and outcome(drawn) == "" and in_force(drawn)


def test_a_verdict_can_be_undone_from_the_page(reviewer: Client, drawn: MemoryVersion) -> None:
    reviewer.post(f"/checks/{drawn.pk}/escaped/", {"reason": "wrong"})
    assert f'action="/checks/{drawn.pk}/undo/"' in reviewer.get("/checks/").text
    reviewer.post(f"/checks/{drawn.pk}/undo/")
    assert outcome(drawn) == "" and in_force(drawn)


def test_the_second_verdict_is_told_that_it_came_late(reviewer: Client, drawn: MemoryVersion) -> None:
    reviewer.post(f"/checks/{drawn.pk}/sound/")
    page = reviewer.post(f"/checks/{drawn.pk}/escaped/", {"reason": "wrong"}, follow=True).text
    assert "has judged this one already" in page and in_force(drawn)


def test_an_auditor_may_look_but_not_judge(auditor: Client, drawn: MemoryVersion) -> None:
    assert "may look, but not decide" in auditor.get("/checks/").text
    assert auditor.post(f"/checks/{drawn.pk}/sound/").status_code == 403


def test_with_nothing_drawn_the_page_says_so(reviewer: Client) -> None:
    assert "Nothing to check" in reviewer.get("/checks/").text


def test_the_overview_tells_the_escape_rate_with_its_interval(reviewer: Client, drawn: MemoryVersion) -> None:
    assert "Not measured yet" in reviewer.get("/").text
    reviewer.post(f"/checks/{drawn.pk}/sound/")
    page = reviewer.get("/").text
    assert "Measured on one spot check in 90 days." in page and "95 % interval: 0 % to 79 %" in page
