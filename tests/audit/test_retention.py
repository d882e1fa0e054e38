"""Nothing is kept longer than promised, and nothing goes that has to be kept."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import models
from django.utils import timezone

from audit import retention, retention_rules
from audit.clearing import CLEARINGS
from audit.models import Export, LegalHold, Notice, PrivacyRequest, Receiver, RetentionOverride
from audit.retention import Due
from audit.retention_rules import BY_KEY, RULES, Erasure, Then, span, without_rule
from memory_core.errors import InvalidInput
from memory_core.models import (
    Job,
    LedgerEntry,
    MemoryVersion,
    Project,
    Recall,
    Retired,
    RotationDue,
    SignInLink,
    Status,
    Subject,
    Turn,
)
from memory_core.services import editing, lifecycle, links, stores
from memory_core.services.ingest import Post, Said, accept
from memory_core.services.ledger import act
from memory_core.services.subjects import Names
from memory_core.tenancy import project_scope
from tests.factories import ACTOR, make_caller, make_memory, make_project, make_subject, make_turn

pytestmark = pytest.mark.django_db


def make_older(row: models.Model, days: int, *columns: str) -> None:
    """Let something have happened this many days ago."""
    with project_scope(row.project_id):  # type: ignore[attr-defined]
        then = timezone.now() - timedelta(days=days)
        type(row)._default_manager.filter(pk=row.pk).update(**dict.fromkeys(columns, then))


def is_there(row: models.Model) -> bool:
    with project_scope(row.project_id):  # type: ignore[attr-defined]
        return type(row)._default_manager.filter(pk=row.pk).exists()


def cleared(subject: Subject) -> Mapping[str, int]:
    return retention.run(subject.project_id)


def rejected(subject: Subject, *, days: int, text: str = "User likes gin") -> MemoryVersion:
    version = make_memory(subject, text, status=Status.REJECTED)
    make_older(version, days, "decided_at")
    return version


def retired(subject: Subject, as_: Retired, *, days: int) -> MemoryVersion:
    version = make_memory(subject)
    with act(subject.project_id) as log:
        lifecycle.retire(lifecycle.lock(version.pk), as_=as_, actor=ACTOR, log=log)
    make_older(version, days, "retired_at")
    return version


def unquoted_turn(subject: Subject, *, days: int) -> Turn:
    with project_scope(subject.project_id):
        turn = make_turn(subject, "Hello there")
    make_older(turn, days, "recorded_at")
    return turn


def hold(subject: Subject) -> None:
    with project_scope(subject.project_id):
        LegalHold(project=subject.project, subject_id=subject.pk, reason="A suit", set_by="user:1").save()


def make_request(subject: Subject, *, closed_days: int | None = None) -> PrivacyRequest:
    now = timezone.now()
    ended = {"state": "fulfilled", "closed_at": now - timedelta(days=closed_days)} if closed_days else {}
    fields: dict[str, Any] = {
        "number": 1,
        "kind": "access",
        "filed_by": subject.actor,
        "due_on": now.date(),
        "proof": "session",
        **ended,
    }
    request = PrivacyRequest(project=subject.project, subject_id=subject.pk, **fields)
    with project_scope(subject.project_id):
        request.save()
    return request


def test_every_column_that_may_say_something_about_a_person_is_under_a_rule() -> None:
    assert without_rule() == []


def test_a_column_that_nobody_thought_of_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    rest = tuple(rule for rule in RULES if rule.key not in {"turns", "staff"})
    monkeypatch.setattr(retention_rules, "RULES", rest)
    assert {"memory_core.Turn.content", "memory_core.Turn.owner_id", "memory_core.User.email"} <= set(without_rule())


def test_a_type_of_column_that_is_not_known_may_say_something() -> None:
    assert retention_rules.may_be_personal(models.DurationField())
    assert not retention_rules.may_be_personal(models.DateTimeField())


def test_rules_name_only_columns_that_are_there() -> None:
    there = {name for name, _ in retention_rules.columns()}
    rows = {name.rpartition(".")[0] + ".*" for name in there}
    assert [column for rule in RULES for column in rule.columns if column not in there | rows] == []


def test_only_where_the_whole_row_goes_a_rule_may_cover_it_whole() -> None:
    stays = [rule for rule in RULES if rule.then in {Then.STAYS, Then.BLANK}]
    assert not [column for rule in stays for column in rule.columns if column.endswith(".*")]


def test_every_rule_with_a_time_is_carried_out_and_says_it() -> None:
    timed = {rule.key for rule in RULES if rule.days is not None}
    assert timed - {"sessions"} == set(CLEARINGS)
    assert all(("{time}" in str(rule.sentence)) == bool(rule.days) for rule in RULES)
    assert all(rule.floor <= (rule.days or 0) <= rule.ceiling for rule in RULES if rule.can_change)


@pytest.mark.parametrize(("days", "stays"), [(29, True), (31, False)])
def test_a_rejected_memory_goes_after_its_time(alice: Subject, days: int, stays: bool) -> None:
    version = rejected(alice, days=days)
    assert bool(cleared(alice)) is not stays
    assert is_there(version) is is_there(version.memory) is stays


def test_what_is_in_force_stays_however_old(alice: Subject) -> None:
    version = make_memory(alice)
    make_older(version, 4000, "recorded_at", "decided_at", "said_at")
    assert cleared(alice) == {} and is_there(version)


def test_an_older_wording_goes_and_the_memory_stays(alice: Subject) -> None:
    old = make_memory(alice)
    newer = editing.edit(alice.project_id, old.memory_id, {"text": "User likes green tea"}, actor=ACTOR)
    make_older(old, 366, "retired_at")
    assert cleared(alice) == {"past": 1}
    assert not is_there(old) and is_there(newer) and is_there(old.memory)


@pytest.mark.parametrize(("as_", "days"), [(Retired.SUPERSEDED, 366), (Retired.REVOKED, 31), (Retired.RESCANNED, 31)])
def test_what_is_no_longer_in_force_goes_after_its_time(alice: Subject, as_: Retired, days: int) -> None:
    gone, young = retired(alice, as_, days=days), retired(alice, as_, days=days - 2)
    cleared(alice)
    assert not is_there(gone) and is_there(young)


def test_what_was_meant_for_a_time_goes_a_month_after_it(alice: Subject) -> None:
    today = timezone.now().date()
    gone = make_memory(alice, expires_on=today - timedelta(days=32))
    young = make_memory(alice, expires_on=today - timedelta(days=5))
    assert cleared(alice) == {"expired": 1} and not is_there(gone) and is_there(young)


def test_what_nobody_decides_on_is_withdrawn(alice: Subject) -> None:
    version = make_memory(alice, status=Status.PENDING)
    make_older(version, 181, "recorded_at")
    assert cleared(alice) == {"waiting": 1}
    with project_scope(alice.project_id):
        assert MemoryVersion.objects.get(pk=version.pk).status == Status.WITHDRAWN


def test_words_that_nothing_rests_on_go_and_the_others_stay(alice: Subject) -> None:
    unused, version = unquoted_turn(alice, days=31), make_memory(alice)
    with project_scope(alice.project_id):
        used = Turn.objects.exclude(pk=unused.pk).get()
    make_older(used, 400, "recorded_at")
    assert cleared(alice) == {"turns": 1}
    assert not is_there(unused) and is_there(used) and is_there(version)


def test_words_go_together_with_the_last_memory_that_rests_on_them(alice: Subject) -> None:
    rejected(alice, days=31)
    with project_scope(alice.project_id):
        turn = Turn.objects.get()
    make_older(turn, 40, "recorded_at")
    assert cleared(alice) == {"refused": 1, "turns": 1} and not is_there(turn)


def test_words_that_have_not_been_read_yet_stay(alice: Subject) -> None:
    post = Post((Said("user", "I like tea"),), Names(user_id="alice"), timezone.now())
    job = accept(make_caller(alice.project), post)
    with project_scope(alice.project_id):
        turn = Turn.objects.get()
    make_older(turn, 400, "recorded_at")
    make_older(job, 400, "updated_at", "created_at")
    assert cleared(alice) == {} and is_there(turn) and is_there(job)


def test_the_record_of_a_read_conversation_goes_and_its_words_stay(alice: Subject) -> None:
    post = Post((Said("user", "I like tea"),), Names(user_id="alice"), timezone.now())
    job = accept(make_caller(alice.project), post)
    with project_scope(alice.project_id):
        Job.objects.update(status=Job.Status.FAILED)
    make_older(job, 31, "updated_at")
    assert cleared(alice) == {"jobs": 1}
    with project_scope(alice.project_id):
        assert Turn.objects.filter(job=None).exists()


def test_readings_links_and_lists_go_after_their_time(alice: Subject) -> None:
    with project_scope(alice.project_id):
        recall = Recall.objects.create(project=alice.project, owner_id=alice.pk, face="search", versions=[])
    make_older(recall, 181, "at")
    links.issue(project_id=alice.project_id, issued_by=ACTOR, subject_id=alice.pk)
    make_older(SignInLink.objects.get(), 2, "expires_at")
    assert cleared(alice) == {"recalls": 1, "links": 1}


def test_an_export_goes_when_its_link_has_run_out(alice: Subject) -> None:
    with project_scope(alice.project_id):
        export = Export(project=alice.project, subject=alice, actor="x", format="json", expires_at=timezone.now())
        export.save()
    assert cleared(alice) == {"exports": 1} and not is_there(export)


def test_a_message_that_was_never_answered_loses_its_words(alice: Subject) -> None:
    with project_scope(alice.project_id):
        receiver = Receiver.objects.create(project=alice.project, name="CRM", url="https://crm.example")
        fields: dict[str, Any] = {"project": alice.project, "receiver": receiver, "subject_id": alice.pk}
        notice = Notice(**fields, about="erasure", state="unreachable", payload={"user_id": "alice"})
        notice.save()
    make_older(notice, 31, "created_at")
    assert cleared(alice) == {"notice_words": 1}
    with project_scope(alice.project_id):
        assert Notice.objects.get().payload is None


def test_a_closed_request_is_kept_for_three_years(alice: Subject) -> None:
    request = make_request(alice, closed_days=3 * 365 - 1)
    assert cleared(alice) == {}
    make_older(request, 3 * 365 + 1, "closed_at")
    assert cleared(alice) == {"requests": 1}


def test_visits_that_ran_out_are_forgotten() -> None:
    Session.objects.create(session_key="x", session_data="", expire_date=timezone.now() - timedelta(seconds=1))
    Session.objects.create(session_key="y", session_data="", expire_date=timezone.now() + timedelta(hours=1))
    assert retention.run_everywhere() == 1
    assert list(Session.objects.values_list("session_key", flat=True)) == ["y"]


def test_a_legal_hold_wins_and_is_shown(alice: Subject) -> None:
    version, turn = rejected(alice, days=90), unquoted_turn(alice, days=90)
    bob = make_subject(alice.project, "bob")
    his = rejected(bob, days=90)
    hold(alice)
    due = retention.forecast(alice.project_id)
    assert due["refused"] == Due(1, 1) and due["turns"] == Due(0, 1)
    cleared(alice)
    assert is_there(version) and is_there(turn) and not is_there(his)


def test_nothing_goes_of_a_person_who_had_it_restricted(alice: Subject) -> None:
    version = rejected(alice, days=90)
    with project_scope(alice.project_id):
        Subject.objects.update(state=Subject.State.RESTRICTED)
    assert cleared(alice) == {} and is_there(version)


def test_nothing_goes_that_was_asked_about_in_an_open_request(alice: Subject) -> None:
    version, request = rejected(alice, days=90), make_request(alice)
    assert cleared(alice) == {} and is_there(version)
    with project_scope(alice.project_id):
        PrivacyRequest.objects.filter(pk=request.pk).update(state="fulfilled", closed_at=timezone.now())
    assert cleared(alice) == {"refused": 1}


def test_a_forecast_lets_nothing_go_and_says_what_a_run_does(alice: Subject) -> None:
    version = rejected(alice, days=90)
    forecast = {key: due.rows for key, due in retention.forecast(alice.project_id).items() if due.rows}
    assert is_there(version)
    assert cleared(alice) == forecast == {"refused": 1}


def test_a_second_run_finds_nothing(alice: Subject) -> None:
    rejected(alice, days=90)
    assert cleared(alice) and not cleared(alice)


def test_many_rows_go_in_batches(alice: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "ROWS_AT_ONCE", 2)
    for _ in range(5):
        unquoted_turn(alice, days=31)
    assert cleared(alice) == {"turns": 5}
    with project_scope(alice.project_id):
        entries = LedgerEntry.objects.filter(action="retention.cleared").order_by("sequence")
        assert [entry.facts["rows"] for entry in entries] == [2, 2, 1]


def test_a_run_that_has_no_time_left_leaves_the_rest_for_the_next(alice: Subject) -> None:
    version = rejected(alice, days=90)
    assert retention.run(alice.project_id, seconds=0) == {} and is_there(version)


def test_the_ledger_says_how_many_went_by_which_rule_and_no_word(alice: Subject) -> None:
    rejected(alice, days=90)
    cleared(alice)
    with project_scope(alice.project_id):
        entry = LedgerEntry.objects.get(action="retention.cleared")
    assert entry.facts == {"rule": "refused", "rows": 1, "then": "delete"} and entry.actor == "system:retention"


def test_the_key_of_whoever_lost_sealed_rows_is_to_change(alice: Subject) -> None:
    bob = make_subject(alice.project, "bob")
    version = rejected(alice, days=90)
    rejected(bob, days=2)
    cleared(alice)
    with project_scope(alice.project_id):
        due = RotationDue.objects.get()
    assert due.owner_id == alice.pk and due.erased == [version.memory_id]


def test_another_project_is_left_alone(alice: Subject) -> None:
    stranger = make_subject(make_project("Globex"), "bob")
    links.issue(project_id=stranger.project_id, issued_by=ACTOR, subject_id=stranger.pk)
    make_older(SignInLink.objects.get(), 2, "expires_at")
    version = rejected(stranger, days=90)
    assert cleared(alice) == {} and is_there(version)


def test_a_project_may_choose_its_own_time(alice: Subject, project: Project) -> None:
    version = rejected(alice, days=10)
    retention.change(project.pk, {"refused": 7}, actor="user:1")
    assert cleared(alice) == {"refused": 1} and not is_there(version)
    with project_scope(project.pk):
        entry = LedgerEntry.objects.get(action="retention.changed")
        assert entry.facts == {"rule": "refused", "before": 30, "after": 7}
        assert retention.effective(project)["refused"].sentence.endswith("is deleted after 7 days.")


@pytest.mark.parametrize("days", [6, 366, -1])
def test_a_time_below_the_floor_or_above_the_ceiling_is_refused(project: Project, days: int) -> None:
    with pytest.raises(InvalidInput, match="from 7 to 365"):
        retention.change(project.pk, {"refused": days}, actor="user:1")
    with project_scope(project.pk):
        assert not RetentionOverride.objects.exists()


@pytest.mark.parametrize("key", ["ledger", "links", "memories", "nonsense"])
def test_a_rule_without_a_choice_cannot_be_changed(project: Project, key: str) -> None:
    with pytest.raises(InvalidInput):
        retention.change(project.pk, {key: 30}, actor="user:1")


def test_the_usual_time_comes_back(project: Project) -> None:
    retention.change(project.pk, {"refused": 90}, actor="user:1")
    retention.change(project.pk, {"refused": None}, actor="user:1")
    with project_scope(project.pk):
        assert not RetentionOverride.objects.exists()
        assert retention.effective(project)["refused"].days == BY_KEY["refused"].days
        assert LedgerEntry.objects.filter(action="retention.changed").count() == 2


def test_choosing_what_is_so_already_changes_nothing(project: Project) -> None:
    retention.change(project.pk, {"refused": 30}, actor="user:1")
    with project_scope(project.pk):
        assert not LedgerEntry.objects.filter(action="retention.changed").exists()


def test_every_rule_at_fault_is_named_and_nothing_is_changed(project: Project) -> None:
    with pytest.raises(InvalidInput) as refused:
        retention.change(project.pk, {"refused": 90, "turns": 0, "ledger": 1}, actor="user:1")
    assert set(refused.value.fields) == {"turns", "ledger"}
    with project_scope(project.pk):
        assert not RetentionOverride.objects.exists()


def test_a_forecast_says_what_another_time_would_let_go_of(alice: Subject) -> None:
    version = rejected(alice, days=10)
    assert retention.forecast(alice.project_id)["refused"].rows == 0
    assert retention.forecast(alice.project_id, {"refused": 7})["refused"].rows == 1 and is_there(version)


def test_the_table_in_the_docs_is_the_one_the_code_obeys() -> None:
    text = (settings.BASE_DIR / "docs" / "retention.md").read_text()
    for rule in RULES:
        time = span(rule.days) if rule.days is not None else "—"
        choice = f"{rule.floor}–{rule.ceiling}" if rule.can_change else "—"  # noqa: RUF001 - as in the docs
        row = next(line for line in text.splitlines() if line.startswith(f"| `{rule.key}` "))
        assert row.endswith(f"| {time} | {choice} | {rule.then} | {rule.on_erasure} |")


def test_an_erasure_does_what_the_rules_say() -> None:
    gone = {store.key for store in stores.stores() if isinstance(store, stores.Rows)}
    assert gone and not gone & stores.STAYING
    for table in gone | stores.STAYING:
        said = {rule.on_erasure for rule in RULES for column in rule.columns if column.startswith(f"{table}.")}
        assert said & {Erasure.BLANKED, Erasure.GOES if table in gone else Erasure.STAYS}, table
