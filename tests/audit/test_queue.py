import base64
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from audit import queue
from audit.models import Decision
from audit.queue import Narrowing
from memory_core.engine.types import Kind
from memory_core.models import MemoryVersion, Project, Status, Subject
from memory_core.tenancy import project_scope
from tests.factories import make_memory, make_project, make_subject

pytestmark = pytest.mark.django_db

NOW = timezone.now()


def waits(subject: Subject, text: str = "User likes tea", risk: int = 50, due: float | None = 1, **made: Any) -> Any:
    """One that waits, due in so many hours, or without a due time."""
    version = make_memory(subject, text, status=Status.PENDING, **made)
    version.risk, version.due_at = risk, None if due is None else NOW + timedelta(hours=due)
    with project_scope(subject.project_id):
        version.save(update_fields=["risk", "due_at"])
    return version


def ids(rows: Iterable[MemoryVersion]) -> list[str]:
    return [str(row.pk) for row in rows]


def found(project: Project, **asked: str) -> list[str]:
    with project_scope(project.pk):
        return ids(Narrowing.of(asked).versions())


def walk(project: Project, size: int, cursor: str = "", way: str = "next") -> list[list[str]]:
    """Every page from a cursor on, as ids."""
    pages = []
    with project_scope(project.pk):
        while True:
            page = queue.page(Narrowing(), after=cursor, size=size)
            pages.append(ids(page.rows))
            cursor = getattr(page, way)
            if not cursor:
                return pages


@pytest.fixture
def mixed(alice: Subject) -> list[str]:
    """Nine that wait, in the order of the queue: by risk, then due time, then age; one risk has no due times."""
    places = [(80, 5), (80, 9), (50, 1), (50, 1), (50, 1), (50, None), (50, None), (10, -3), (10, 2)]
    rows = [waits(alice, f"User likes tea {n}", risk, due) for n, (risk, due) in enumerate(places)]
    return ids(rows)


def test_the_riskiest_comes_first_then_what_is_due_first_then_the_oldest(project: Project, mixed: list[str]) -> None:
    assert found(project) == mixed


@pytest.mark.parametrize("size", [1, 2, 3, 4, 9, 20])
def test_pages_show_every_row_once_and_in_order(project: Project, mixed: list[str], size: int) -> None:
    assert [pk for page in walk(project, size) for pk in page] == mixed


@pytest.mark.parametrize("size", [1, 2, 3])
def test_the_way_back_shows_the_same_rows(project: Project, mixed: list[str], size: int) -> None:
    with project_scope(project.pk):
        last = MemoryVersion.objects.get(pk=mixed[-1])
    back = walk(project, size, queue.Place.before(last).cursor, "previous")
    assert {pk for page in back for pk in page} >= set(mixed[:-1])
    assert back[0] == mixed[-1 - size : -1] and back[-1] == mixed[:size]


def test_a_page_stays_where_it_was_when_the_rows_before_it_are_decided(project: Project, mixed: list[str]) -> None:
    with project_scope(project.pk):
        cursor = queue.page(Narrowing(), size=3).next
        MemoryVersion.objects.filter(pk__in=mixed[:3]).update(status="rejected", decided_at=NOW)
        assert ids(queue.page(Narrowing(), after=cursor, size=3).rows) == mixed[3:6]


def test_going_back_to_the_start_shows_a_full_first_page(project: Project, mixed: list[str]) -> None:
    with project_scope(project.pk):
        second = queue.page(Narrowing(), after=queue.page(Narrowing(), size=2).next, size=2)
        assert ids(queue.page(Narrowing(), after=second.previous, size=4).rows) == mixed[:4]


FORGED = ['[50,"2026-01-01T00:00:00","x",false]', "[50]", "null", '["a",null,"b",0]', "[9e99,null,null,1]", "[" * 9999]


@pytest.mark.parametrize(
    "cursor", ["nonsense", "é", "=", *(base64.urlsafe_b64encode(f.encode()).decode() for f in FORGED)]
)
def test_a_cursor_that_makes_no_sense_is_the_first_page(project: Project, mixed: list[str], cursor: str) -> None:
    with project_scope(project.pk):
        assert ids(queue.page(Narrowing(), after=cursor, size=2).rows) == mixed[:2]


def test_an_empty_queue_is_an_empty_page_whatever_the_cursor(project: Project, mixed: list[str]) -> None:
    with project_scope(project.pk):
        cursor = queue.page(Narrowing(), size=2).next
        MemoryVersion.objects.all().update(status="rejected", decided_at=NOW)
        assert queue.page(Narrowing(), after=cursor, size=2) == queue.QueuePage([], "", "")


def test_a_page_costs_the_same_at_any_length(project: Project, alice: Subject, mixed: list[str]) -> None:
    def cost(size: int) -> int:
        with project_scope(project.pk), CaptureQueriesContext(connection) as asked:
            page = queue.page(Narrowing(), after=queue.page(Narrowing(), size=1).next, size=size)
            assert all(row.memory.subject and row.findings.all() is not None for row in page.rows)
        return len(asked)

    assert cost(2) == cost(7) <= 6


def test_it_narrows_to_a_kind_of_finding(project: Project, alice: Subject) -> None:
    phone = waits(alice, "Call 070 555 1234", findings=[("phone", 5, 17)])
    waits(alice, "Mail a@b.example", findings=[("email", 5, 16)])
    assert found(project, finding="phone") == ids([phone])


def test_it_narrows_to_a_person_and_a_kind_of_memory(project: Project, alice: Subject) -> None:
    plan = waits(alice, kind=Kind.PLAN)
    other = waits(make_subject(project, "bob"))
    assert found(project, kind="plan") == ids([plan]) and found(project, person=str(other.owner_id)) == ids([other])


def test_it_narrows_to_an_agent_by_the_value_it_offers(project: Project, alice: Subject) -> None:
    cook, nameless = waits(alice, agent_id="cook"), waits(alice, "User likes rain")
    with project_scope(project.pk):
        offered = {name: value for value, name in queue.agents_waiting()}
    assert found(project, agent=offered["cook"]) == ids([cook]) and found(project, agent=offered[""]) == ids([nameless])


@pytest.mark.parametrize(("band", "risks"), [("high", [100, 60]), ("medium", [59, 30]), ("low", [29, 0])])
def test_it_narrows_to_a_band_of_risk(project: Project, alice: Subject, band: str, risks: list[int]) -> None:
    rows = {risk: waits(alice, f"User likes tea {risk}", risk) for risk in (0, 29, 30, 59, 60, 100)}
    assert found(project, risk=band) == ids(rows[risk] for risk in risks)


def test_it_narrows_to_what_is_overdue(project: Project, alice: Subject) -> None:
    late = waits(alice, due=-1)
    waits(alice, "User likes rain", due=1), waits(alice, "User likes snow", due=None)
    assert found(project, overdue="1") == ids([late])


def test_it_narrows_to_what_has_a_first_yes_that_stands(project: Project, alice: Subject) -> None:
    first, undone, _ = (waits(alice, f"User likes tea {n}") for n in range(3))
    with project_scope(project.pk):
        for version in (first, undone):
            Decision.objects.create(
                version=version, project=project, actor="user:a", verdict="approve", final=False, shown_mac=b"x"
            )
        Decision.objects.filter(version=undone).update(undone_at=NOW)
    assert found(project, second="1") == ids([first])


NONSENSE = {
    "finding": "\0", "person": "nobody", "kind": "elephant", "agent": "é", "risk": "very", "overdue": "maybe", "x": "1"
}  # fmt: skip


def test_nonsense_narrows_nothing() -> None:
    assert Narrowing.of(NONSENSE) == Narrowing() and Narrowing().query == ""


def test_a_narrowing_survives_the_way_through_an_address(alice: Subject) -> None:
    whole = Narrowing("phone", alice.pk, "plan", "ab" * 16, "high", overdue=True, second=True)
    assert Narrowing.of(dict(pair.split("=") for pair in whole.query.split("&"))) == whole


def test_another_projects_queue_is_not_seen(project: Project, mixed: list[str]) -> None:
    with project_scope(make_project("Other").pk):
        assert not queue.page(Narrowing(), size=5).rows and queue.waiting_count() == 0 and queue.kinds_waiting() == []


def test_counting_stops_at_the_limit(project: Project, mixed: list[str]) -> None:
    with project_scope(project.pk):
        assert (queue.waiting_count(), queue.waiting_count(4)) == (9, 4)
        assert queue.waiting_count(narrowing=Narrowing(risk="low")) == 2


def test_the_newest_is_the_last_that_came_in(project: Project, alice: Subject, mixed: list[str]) -> None:
    late = waits(alice, "User likes rain", risk=1)
    with project_scope(project.pk):
        assert queue.newest_waiting() == late.pk


def test_the_kinds_that_wait_are_named_once_whatever_their_risk(project: Project, alice: Subject) -> None:
    for n, (kind, risk) in enumerate([("phone", 40), ("phone", 40), ("health", 80), ("digits", 10)]):
        waits(alice, f"User {n} 5551234", risk, findings=[(kind, 7, 14)])
    make_memory(alice, "Mail a@b.example", findings=[("email", 5, 16)])
    with project_scope(project.pk):
        assert queue.kinds_waiting() == ["digits", "health", "phone"]
