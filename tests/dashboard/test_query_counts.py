"""Lists cost the same number of queries, however long they are."""

import pytest
from django.core.cache import cache
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks import own_page
from memory_core import vault
from memory_core.models import MemoryVersion, Project, Status
from memory_core.tenancy import project_scope
from tests.factories import make_memory, make_subject

pytestmark = pytest.mark.django_db

BUDGET = {"/": 37, "/review/": 44, "/memories/": 19, "/subjects/": 19, "/ledger/": 25, "/jobs/": 19}


def queries_for(browser: Client, address: str) -> int:
    """Statements in both databases, savepoints included, with no key remembered from before."""
    vault.forget(list(vault._cache))
    cache.clear()
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


@pytest.mark.parametrize("place", own_page.PLACES)
def test_a_fuller_page_about_oneself_asks_no_more_queries(place: str) -> None:
    few, fuller = own_page.visitor(30), own_page.visitor(300)
    asked = own_page.statements(few[0], few[1][place])
    assert own_page.statements(fuller[0], fuller[1][place]) == asked <= 31


def test_a_detail_asks_no_more_queries_when_more_waits(reviewer: Client, project: Project) -> None:
    add_people(project, 0, 2)
    with project_scope(project.pk):
        version = MemoryVersion.objects.awaiting_human().earliest("pk")
    few = queries_for(reviewer, f"/review/{version.pk}/")
    add_people(project, 2, 7)
    assert queries_for(reviewer, f"/review/{version.pk}/") == few <= 44


def queries_to_approve(browser: Client, version: MemoryVersion) -> int:
    """Statements of the decision itself and of what is shown next."""
    page = browser.get(f"/review/{version.pk}/").text
    data = {"shown_mac": page.split('name="shown_mac" value="')[1].split('"')[0]}
    with CaptureQueriesContext(connections["default"]) as rows, CaptureQueriesContext(connections["keys"]) as keys:
        assert browser.post(f"/review/{version.pk}/approve/", data).status_code == 302
    return len(rows) + len(keys)


def test_a_decision_asks_no_more_queries_when_more_waits(reviewer: Client, project: Project) -> None:
    add_people(project, 0, 3)
    with project_scope(project.pk):
        first, second = MemoryVersion.objects.awaiting_human().order_by("pk")[:2]
    few = queries_to_approve(reviewer, first)
    add_people(project, 3, 9)
    assert queries_to_approve(reviewer, second) == few <= 60


def test_asking_what_is_new_costs_little(reviewer: Client, project: Project) -> None:
    add_people(project, 0, 2)
    address = f"/review/arrivals/?since={project.pk}&told=0.0"
    few = queries_for(reviewer, address)
    add_people(project, 2, 7)
    assert queries_for(reviewer, address) == few <= 18
