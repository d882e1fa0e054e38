"""The ledger's page and its export."""

import csv
import hashlib
import json
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as conf
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains
from pytest_django.fixtures import Settings

from audit.trail import Trail
from memory_core.models import LedgerEntry, Project, Subject, User
from memory_core.services import anchors, ledger, staff
from memory_core.tenancy import project_scope
from tests.dashboard.conftest import visit
from tests.factories import ACTOR, make_memory, make_project, make_subject, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def file(tmp_path: Path, settings: Settings) -> Iterator[Path]:
    settings.CANDOR_ANCHOR_FILE = tmp_path / "anchors.jsonl"
    yield settings.CANDOR_ANCHOR_FILE
    anchors._files.clear()


def note(project: Project, action: str = "test.noted", times: int = 1, **about: Any) -> None:
    with ledger.act(project.pk) as log:
        for _ in range(times):
            log.add(action, **{"actor": ACTOR, **about})


def numbers(browser: Client, query: str = "") -> list[int]:
    page = browser.get(f"/ledger/?{query}").context["page"]
    return [entry.sequence for entry in page.entries]


def last(project: Project) -> LedgerEntry:
    with project_scope(project.pk):
        return LedgerEntry.objects.latest("sequence")


def exported(browser: Client, **asked: str) -> str:
    answer = browser.post("/ledger/export/", asked)
    assert answer.status_code == 200
    return str(answer.getvalue().decode())


def test_an_entry_says_who_did_what_and_when(auditor: Client, project: Project, rita: User) -> None:
    note(project, "memory.approved", actor=rita.actor, fields=["status"], number=3)
    page = auditor.get("/ledger/")
    for said in ("Memory approved", "Reviewer", "status", "number: 3", "just now"):
        assertContains(page, said)


def test_the_details_are_what_the_digest_is_made_of(auditor: Client, project: Project) -> None:
    note(project)
    entry = last(project)
    page = auditor.get("/ledger/")
    assertContains(page, bytes(entry.digest).hex())
    assertContains(page, bytes(entry.previous).hex())


def test_it_can_be_narrowed_by_act(auditor: Client, project: Project) -> None:
    note(project, times=2)
    assert numbers(auditor, "action=test.noted") == [3, 2]
    assert numbers(auditor, "action=project.created") == [1]


def test_it_can_be_narrowed_by_one_actor_or_a_sort_of_them(auditor: Client, project: Project, rita: User) -> None:
    note(project, actor=rita.actor)
    note(project, actor="subject:x")
    assert numbers(auditor, f"actor={rita.actor}") == [2]
    assert numbers(auditor, "actor=subject") == [3]
    assert numbers(auditor, "actor=system") == [1]


def test_it_can_be_narrowed_by_the_name_that_agents_use(auditor: Client, project: Project, alice: Subject) -> None:
    note(project, subject=alice)
    assert numbers(auditor, "name=alice") == [2]
    assert numbers(auditor, "name=nobody") == []
    assertContains(auditor.get("/ledger/?name=nobody"), "Nothing that was done fits this")


def test_it_can_be_narrowed_by_memory(auditor: Client, project: Project, alice: Subject) -> None:
    version = make_memory(alice)
    note(project)
    found = auditor.get(f"/ledger/?memory={version.memory_id}").context["page"].entries
    assert {entry.memory_id for entry in found} == {version.memory_id}


def test_it_can_be_narrowed_by_day(auditor: Client, project: Project) -> None:
    note(project)
    today, tomorrow = timezone.localdate(), timezone.localdate() + timedelta(days=1)
    assert numbers(auditor, f"since={today}&until={today}") == [2, 1]
    assert numbers(auditor, f"since={tomorrow}") == []


@pytest.mark.parametrize(
    "query", ["person=x", "memory=x", "since=x", "until=2026-13-01", "before=x", "after=-1", "actor=%00", "action=%FF"]
)
def test_nonsense_narrows_nothing(auditor: Client, project: Project, query: str) -> None:
    assert numbers(auditor, query) == [1]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_there_are_break_nothing(auditor: Client, project: Project, day: str) -> None:
    assert auditor.get(f"/ledger/?since={day}&until={day}").status_code == 200


def test_one_can_walk_to_the_first_entry_and_back(auditor: Client, project: Project) -> None:
    note(project, times=119)
    first = auditor.get("/ledger/").context["page"]
    assert (first.later, first.earlier) == (None, 71)
    assert numbers(auditor, "before=71") == list(range(70, 20, -1))
    assert numbers(auditor, "before=21") == list(range(20, 0, -1))
    assert numbers(auditor, "after=20") == list(range(70, 20, -1))
    assert auditor.get("/ledger/?before=21").context["page"].earlier is None
    assert auditor.get("/ledger/?after=70").context["page"].later is None


def test_a_long_ledger_takes_no_more_questions_than_a_short_one(auditor: Client, project: Project) -> None:
    from django.test.utils import CaptureQueriesContext

    counts = []
    for times in (3, 60):
        note(project, times=times)
        with CaptureQueriesContext(connection) as queries:
            auditor.get("/ledger/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_entries_of_another_project_are_not_shown(auditor: Client, project: Project) -> None:
    note(make_project("Other"), "other.act")
    assertNotContains(auditor.get("/ledger/"), "other.act")


class TestChain:
    @pytest.mark.django_db(transaction=True)
    def test_it_says_up_to_where_the_chain_was_witnessed(self, auditor: Client, project: Project) -> None:
        note(project, times=2)
        anchors.anchor()
        note(project)
        page = auditor.get("/ledger/")
        assertContains(page, "Unbroken")
        assertContains(page, "up to entry 3 when it was anchored")
        assertContains(page, "1 entry since then")

    @pytest.mark.django_db(transaction=True)
    def test_it_says_when_the_chain_is_another_one(self, auditor: Client, project: Project, file: Path) -> None:
        note(project)
        anchors.anchor()
        genuine = anchors.newest(project.pk)
        assert genuine is not None
        with project_scope(project.pk), connection.cursor() as cursor:
            cursor.execute("UPDATE memory_core_ledgerhead SET sequence = 1")
        assertContains(auditor.get("/ledger/"), "verify_ledger")

    @pytest.mark.django_db(transaction=True)
    def test_an_anchor_is_late_when_entries_have_waited_for_it(self, auditor: Client, project: Project) -> None:
        anchors.anchor()
        note(project)
        assertNotContains(auditor.get("/ledger/"), "Anchor is late")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("dashboard.ledger_rows.LATE", timedelta(0))
            assertContains(auditor.get("/ledger/"), "Anchor is late")

    def test_it_says_when_nobody_has_witnessed_it(self, auditor: Client, project: Project) -> None:
        assertContains(auditor.get("/ledger/"), "No anchor seen")


class TestExport:
    def test_every_line_can_be_checked_by_an_outsider(self, auditor: Client, project: Project, alice: Subject) -> None:
        make_memory(alice, "User likes Quokkas")
        previous = b""
        for line in exported(auditor).splitlines():
            row = json.loads(line)
            said = [row[name] for name in ("project", "at", "actor", "action", "subject", "memory", "version")]
            text = json.dumps([*said, row["fields"], row["facts"]], sort_keys=True, separators=(",", ":"))
            content = hashlib.sha256(text.encode()).digest()
            digest = hashlib.sha256(previous + row["sequence"].to_bytes(8, "big") + content).digest()
            assert (row["previous"], row["digest"]) == (previous.hex(), digest.hex())
            previous = digest

    def test_it_holds_no_word_of_a_person(self, auditor: Client, project: Project, alice: Subject) -> None:
        make_memory(alice, "User likes Quokkas")
        assert "quokka" not in exported(auditor).lower() and "alice" not in exported(auditor, form="csv")

    def test_as_csv_it_has_a_head_and_the_same_rows(self, auditor: Client, project: Project) -> None:
        note(project, times=3, n=7)
        rows = list(csv.DictReader(StringIO(exported(auditor, form="csv"))))
        assert [row["sequence"] for row in rows] == ["1", "2", "3", "4"]
        assert json.loads(rows[1]["facts"]) == {"n": 7}

    def test_it_is_what_the_page_was_narrowed_to(self, auditor: Client, project: Project) -> None:
        note(project, times=2)
        assert len(exported(auditor, action="test.noted").splitlines()) == 2

    def test_a_long_one_comes_whole(self, auditor: Client, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("audit.trail.BATCH", 7)
        note(project, times=29)
        rows = [json.loads(line)["sequence"] for line in exported(auditor).splitlines()]
        assert rows == list(range(1, 31))

    def test_taking_it_along_is_an_act_itself(self, auditor: Client, project: Project) -> None:
        exported(auditor, action="project.created")
        entry = last(project)
        assert entry.action == "ledger.exported"
        assert entry.facts == {"form": "jsonl", "entries": 1, "narrowed_by": ["action"]}

    @pytest.mark.parametrize("role", ["reviewer", "privacy_officer"])
    def test_only_owners_and_auditors_may(self, client: Client, project: Project, role: str) -> None:
        client.force_login(make_user(project, role, f"{role}@acme.example"))
        assertNotContains(client.get("/ledger/"), "JSON lines")
        assert client.post("/ledger/export/").status_code == 403

    def test_it_is_asked_for_and_not_fetched(self, auditor: Client) -> None:
        assert auditor.get("/ledger/export/").status_code == 405


class TestWhoLeft:
    def test_what_somebody_did_keeps_their_name(self, auditor: Client, project: Project, rita: User) -> None:
        actor = rita.actor
        note(project, "memory.approved", actor=actor)
        staff.remove(project, rita, actor=ACTOR)
        day = f"{timezone.localtime():%-d %B %Y}"
        assertContains(auditor.get("/ledger/"), f"Reviewer (left {day})")
        assertContains(auditor.get(f"/ledger/?actor={actor}"), f"Reviewer (left {day})")

    def test_the_member_whom_an_entry_names_is_named(self, auditor: Client, project: Project, rita: User) -> None:
        staff.remove(project, rita, actor=ACTOR)
        assertContains(auditor.get("/ledger/"), "member: Reviewer (left")


def test_a_person_does_not_get_in(alice: Subject) -> None:
    assert visit(alice).get("/ledger/").status_code == 302


def test_what_an_address_asks_for_comes_back_in_the_next_one() -> None:
    asked = {"actor": "agent", "since": "2026-03-01", "person": str(make_subject(make_project()).pk)}
    assert Trail.of(Trail.of(asked).asked) == Trail.of(asked)
    assert conf.CANDOR_ANCHOR_FILE.is_absolute()
