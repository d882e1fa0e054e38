"""Lists cost the same number of queries, however long they are."""

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from memory_core import vault
from memory_core.models import MemoryVersion, Project, Status
from memory_core.tenancy import project_scope
from tests.dashboard.conftest import visit
from tests.factories import make_memory, make_subject

pytestmark = pytest.mark.django_db

BUDGET = {"/": 24, "/review/": 26, "/memories/": 16, "/subjects/": 16, "/ledger/": 20}


def queries_for(browser: Client, address: str) -> int:
    """Statements in both databases, savepoints included, with no key remembered from before."""
    vault.forget(list(vault._cache))
    with CaptureQueriesContext(connections["default"]) as rows, CaptureQueriesContext(connections["keys"]) as keys:
        assert browser.get(address).status_code == 200
    return len(rows) + len(keys)


def add_people(project: Project, first: int, last: int) -> None:
    for number in range(first, last):
        subject = make_subject(project, f"person-{number}")
        make_memory(subject, f"Call 070 555 {number:04d} please", status=Status.PENDING, findings=[("phone", 5, 17)])
        make_memory(subject, f"Likes tea number {number}")


@pytest.mark.parametrize("address", BUDGET)
def test_a_longer_list_asks_no_more_queries(reviewer: Client, project: Project, address: str) -> None:
    add_people(project, 0, 2)
    few = queries_for(reviewer, address)
    add_people(project, 2, 7)
    assert queries_for(reviewer, address) == few <= BUDGET[address]


def test_a_fuller_page_about_oneself_asks_no_more_queries(project: Project) -> None:
    subject = make_subject(project, "alice")
    browser = visit(subject)
    make_memory(subject, "Likes tea"), make_memory(subject, "Has a sister", status=Status.PENDING)
    few = queries_for(browser, "/me/")
    for number in range(6):
        make_memory(subject, f"Likes tea number {number}")
    assert queries_for(browser, "/me/") == few <= 18


def test_a_detail_asks_no_more_queries_when_more_waits(reviewer: Client, project: Project) -> None:
    add_people(project, 0, 2)
    with project_scope(project.pk):
        version = MemoryVersion.objects.awaiting_human().earliest("pk")
    few = queries_for(reviewer, f"/review/{version.pk}/")
    add_people(project, 2, 7)
    assert queries_for(reviewer, f"/review/{version.pk}/") == few <= 28
