"""Tampering as a superuser does it with SQL, triggers off, and what the check and its command say to it."""

import json
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import psycopg
import pytest
from django.conf import settings as conf
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from audit import ledger_check
from audit.ledger_check import Finding, Report
from memory_core import databases
from memory_core.models import Project
from memory_core.services import anchors, chain, ledger
from tests.factories import ACTOR, make_project

pytestmark = pytest.mark.django_db(transaction=True)
Superuser = psycopg.Connection[tuple[object, ...]]

ENTRY = "memory_core_ledgerentry"
RENUMBER = f"""UPDATE {ENTRY} SET sequence = sequence + 1000 WHERE sequence {{}};
    UPDATE {ENTRY} SET sequence = sequence - 1000 + {{}} WHERE sequence > 1000"""
COLUMNS = "project_id, at, action, subject_id, memory_id, version_id, fields, facts, previous, digest"
COPY = f"""INSERT INTO {ENTRY} (sequence, actor, {COLUMNS})
    SELECT 7, 'user:mallory', {COLUMNS} FROM {ENTRY} WHERE sequence = 8"""

CRUDE = {
    "edit": f"UPDATE {ENTRY} SET actor = 'user:mallory' WHERE sequence = 7",
    "edit of the time": f"UPDATE {ENTRY} SET at = at - interval '1 day' WHERE sequence = 7",
    "edit of the facts": f"UPDATE {ENTRY} SET facts = '{{\"n\": 70}}' WHERE sequence = 7",
    "edit of the digest": f"UPDATE {ENTRY} SET digest = decode(repeat('00', 32), 'hex') WHERE sequence = 7",
    "deletion": f"DELETE FROM {ENTRY} WHERE sequence = 7",
    "deletion, renumbered": f"DELETE FROM {ENTRY} WHERE sequence = 7; " + RENUMBER.format("> 7", "-1"),
    "insertion": RENUMBER.format(">= 7", "1") + "; " + COPY,
    "reordering": "; ".join(
        f"UPDATE {ENTRY} SET sequence = {to} WHERE sequence = {at}" for at, to in ((7, 0), (9, 7), (0, 9))
    ),
    "truncation": f"DELETE FROM {ENTRY} WHERE sequence >= 7",
}


@pytest.fixture(autouse=True)
def file(tmp_path: Path, settings: Settings) -> Iterator[Path]:
    settings.CANDOR_ANCHOR_FILE = tmp_path / "anchors.jsonl"
    yield settings.CANDOR_ANCHOR_FILE
    anchors._files.clear()


@pytest.fixture
def project() -> Project:
    """Twelve entries, the first being the making of the project, all of them witnessed, in three lines."""
    made = make_project(slug="acme")
    for times in (3, 4, 4):
        note(made, times)
        anchors.anchor()
    return made


def note(project: Project, times: int = 1) -> None:
    for number in range(times):
        with ledger.act(project.pk) as log:
            log.add("test.noted", actor=ACTOR, fields=["text"], n=number)


def as_superuser(act: Callable[[Superuser], object]) -> None:
    database = str(conf.DATABASES["default"]["NAME"])
    with psycopg.connect(databases.address(conf.URLS.admin, database=database)) as superuser:
        superuser.execute("SET session_replication_role = replica")  # no trigger stands in the way
        act(superuser)


def tamper(statements: str) -> None:
    as_superuser(lambda superuser: [superuser.execute(one) for one in statements.split(";")])


def compute_anew(superuser: Superuser) -> None:
    """What a clever forger does: every digest from the first to the head made to fit."""
    previous = b""
    [project_id] = superuser.execute(f"SELECT project_id FROM {ENTRY} LIMIT 1").fetchone() or ()
    columns = "sequence, at, actor, action, fields, facts"
    rows = superuser.execute(f"SELECT {columns} FROM {ENTRY} ORDER BY sequence").fetchall()
    for sequence, at, actor, action, fields, facts in rows:
        content = chain.content_of(str(project_id), at, actor, action, "", "", "", fields, facts)  # type: ignore[arg-type]
        digest = chain.digest_of(previous, sequence, content)  # type: ignore[arg-type]
        superuser.execute(
            f"UPDATE {ENTRY} SET previous = %s, digest = %s WHERE sequence = %s", [previous, digest, sequence]
        )
        previous = digest
    superuser.execute("UPDATE memory_core_ledgerhead SET sequence = %s, digest = %s", [len(rows), previous])


def found() -> Finding:
    [finding, *_] = ledger_check.verify().all()
    return finding


def test_what_nobody_touched_is_in_order(project: Project) -> None:
    report = ledger_check.verify()
    assert report.all() == [] and report.anchors == 3
    [verdict] = report.chains
    assert (verdict.project, verdict.entries, verdict.witnessed) == ("acme", 12, 12)


@pytest.mark.parametrize("done", CRUDE)
def test_each_kind_is_found_and_named_with_its_first_entry(project: Project, done: str) -> None:
    tamper(CRUDE[done])
    assert (found().kind, found().project, found().sequence) == (done.split()[0].rstrip(","), "acme", 7)


@pytest.mark.parametrize("done", CRUDE)
def test_it_is_found_without_witnesses_too_as_long_as_digests_were_left_alone(project: Project, done: str) -> None:
    tamper(CRUDE[done])
    [finding, *_] = ledger_check.verify(witnessed=False).all()
    assert (finding.kind, finding.sequence) == (done.split()[0].rstrip(","), 7)


@pytest.mark.parametrize("done", sorted(CRUDE.keys() - {"edit of the digest", "deletion", "truncation"}))
def test_a_chain_computed_anew_is_a_rewrite_that_the_witnesses_date(project: Project, done: str) -> None:
    tamper(CRUDE[done])
    as_superuser(compute_anew)
    assert (found().kind, found().sequence) == ("rewrite", 7)
    assert "up to entry 4, witnessed 20" in found().explanation


def test_a_rewrite_passes_where_nobody_asks_the_witnesses(project: Project) -> None:
    tamper(CRUDE["edit"])
    as_superuser(compute_anew)
    assert ledger_check.verify(witnessed=False).all() == []


def test_a_truncation_of_which_the_head_was_told_is_one_still(project: Project) -> None:
    tamper(CRUDE["truncation"])
    as_superuser(compute_anew)
    assert (found().kind, found().sequence) == ("truncation", 7)


def test_a_total_rewrite_agrees_with_no_witness(project: Project) -> None:
    tamper(f"UPDATE {ENTRY} SET actor = 'user:mallory'")
    as_superuser(compute_anew)
    assert (found().kind, found().sequence) == ("rewrite", 1)
    assert "no anchor agrees" in found().explanation


def test_a_project_that_vanished_is_missed(project: Project) -> None:
    tamper(f"DELETE FROM {ENTRY}; DELETE FROM memory_core_ledgerhead; DELETE FROM memory_core_project")
    assert (found().kind, found().project, found().sequence) == ("truncation", str(project.pk), 1)


@pytest.mark.parametrize(
    "value", ["at = 'infinity'", "at = '4000-01-01 BC'", "actor = NULL", "digest = NULL", "at = NULL"]
)
def test_what_cannot_be_read_is_an_edit_and_no_error(project: Project, value: str) -> None:
    columns = ("at", "actor", "digest")
    lifted = "; ".join(f"ALTER TABLE {ENTRY} ALTER {column} DROP NOT NULL" for column in columns)
    tamper(f"{lifted}; UPDATE {ENTRY} SET {value} WHERE sequence = 7")
    told = (found().kind, found().sequence)
    tamper(f"DELETE FROM {ENTRY}; {lifted.replace('DROP', 'SET')}")
    assert told == ("edit", 7)


def test_entries_of_another_project_are_not_accused(project: Project) -> None:
    note(make_project("Globex", slug="globex"), 2)
    tamper(f"UPDATE {ENTRY} SET actor = 'x' WHERE sequence = 7")
    assert {finding.project for finding in ledger_check.verify().all()} == {"acme"}
    assert ledger_check.verify("globex").all() == []


def test_an_entry_moved_to_another_project_is_missed_there_and_foreign_here(project: Project) -> None:
    other = make_project("Globex", slug="globex")
    tamper(f"UPDATE {ENTRY} SET project_id = '{other.pk}' WHERE sequence = 7")
    kinds = {(finding.project, finding.kind) for finding in ledger_check.verify().all()}
    assert ("acme", "deletion") in kinds and "globex" in {name for name, _ in kinds}


def test_a_changed_line_of_the_witnesses_is_found(project: Project, file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b'"sequence":8', b'"sequence":9').replace(b'"after":4', b'"after":5'))
    finding = found()
    assert finding.kind == "anchors" and "line 2" in finding.explanation and "signature" in finding.explanation


def test_a_missing_line_of_the_witnesses_is_found(project: Project, file: Path) -> None:
    first, _, third = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(first + third)
    assert found().kind == "anchors" and "lines are missing" in found().explanation


def test_a_half_line_of_a_crash_is_no_offence(project: Project, file: Path) -> None:
    file.write_bytes(file.read_bytes() + file.read_bytes()[:50])
    note(project)
    anchors.anchor()
    assert ledger_check.verify().all() == []


def test_entries_that_should_have_a_witness_by_now_and_have_none_are_reported(project: Project, file: Path) -> None:
    file.unlink()
    tamper(f"UPDATE {ENTRY} SET at = at - interval '1 hour'")
    as_superuser(compute_anew)
    assert (found().kind, found().sequence) == ("unwitnessed", 1)
    assert ledger_check.verify(witnessed=False).all() == []


def test_fresh_entries_need_no_witness_yet(project: Project) -> None:
    note(project, 2)
    [verdict] = ledger_check.verify().chains
    assert (verdict.entries, verdict.witnessed, verdict.findings) == (14, 12, ())


def test_witnesses_of_two_hosts_are_heard_together(project: Project, file: Path) -> None:
    copy = file.with_suffix(".other")
    file.rename(copy)
    note(project, 2)
    anchors.anchor()
    tamper(f"UPDATE {ENTRY} SET actor = 'user:mallory' WHERE sequence = 7")
    as_superuser(compute_anew)
    [finding] = ledger_check.verify(files=[file, copy]).all()
    assert (finding.kind, finding.sequence) == ("rewrite", 7)


def test_reading_sees_one_moment_while_others_write(project: Project) -> None:
    with chain.snapshot() as connection:
        before = chain.heads(connection)
        note(project, 3)
        assert chain.heads(connection) == before
        assert len(list(chain.links(connection, project.pk))) == 12


class TestCommand:
    def say(self, *options: str) -> str:
        out = StringIO()
        call_command("verify_ledger", *options, stdout=out)
        return out.getvalue()

    def test_it_says_what_is_in_order_and_what_no_witness_covers(self, project: Project) -> None:
        note(project)
        said = self.say()
        assert "acme: 13 entries, unbroken; witnessed up to 12" in said and "the 1 since then" in said

    def test_it_ends_with_1_and_names_what_it_found(self, project: Project, capsys: pytest.CaptureFixture[str]) -> None:
        tamper(CRUDE["reordering"])
        with pytest.raises(SystemExit) as left:
            call_command("verify_ledger")
        assert left.value.code == 1
        assert "REORDERING entry 7" in capsys.readouterr().out

    def test_machines_read_json(self, project: Project) -> None:
        report = json.loads(self.say("--json", "--project", "acme"))
        assert report["ok"] is True and report["chains"][0]["entries"] == 12

    def test_a_project_or_file_that_is_not_there_is_no_good_news(self, project: Project) -> None:
        with pytest.raises(CommandError, match="no project 'nowhere'"):
            self.say("--project", "nowhere")
        with pytest.raises(CommandError, match="no anchor file"):
            self.say("--anchors", "/nowhere/ledger.jsonl")

    def test_without_anchors_it_says_what_that_cannot_show(self, project: Project) -> None:
        assert "a total rewrite could not be told" in self.say("--without-anchors")


def test_a_report_gathers_what_is_wrong_everywhere() -> None:
    assert Report((), 0, (Finding("anchors", "", 0, "x"),)).all()[0].kind == "anchors"
