import psycopg
import pytest
from django.conf import settings

from audit import review
from memory_core import retrieval, vault
from memory_core.callers import Caller
from memory_core.engine.screening import OPEN_POLICY
from memory_core.errors import StaleDecision
from memory_core.models import (
    Evidence,
    Finding,
    LedgerEntry,
    MemoryVersion,
    Posting,
    Project,
    RecallEntry,
    Retired,
    Status,
    Subject,
    Turn,
    VectorEntry,
)
from memory_core.retrieval import Asked
from memory_core.services import editing, lanes, lifecycle, policy, remember, rescan, secret_sweep
from memory_core.services.ledger import act
from memory_core.services.policy import rules_stamp
from memory_core.tenancy import project_scope
from tests.audit.crowd import many_wait
from tests.factories import ACTOR, make_memory, make_project, make_subject, make_turn
from tests.memory_core.worlds import (
    NOON,
    REVIEWER,
    in_force,
    shown,
    tell,
    texts,
    version,
    versions,
    waiting,
)

pytestmark = pytest.mark.django_db

PHONE = "Call +41 79 123 45 67 after six"
SECRET = "sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCD"


def decide(project: Project, **screening: str) -> None:
    policy.change(project.pk, {"screening": screening}, actor=ACTOR)
    project.refresh_from_db()


def entries(project: Project, action: str) -> list[LedgerEntry]:
    with project_scope(project.pk):
        return list(LedgerEntry.objects.filter(action=action))


def findings(one: MemoryVersion) -> list[Finding]:
    with project_scope(one.project_id):
        return list(Finding.objects.filter(version=one))


def waive(one: MemoryVersion) -> None:
    with project_scope(one.project_id):
        Finding.objects.filter(version=one).update(waived_at=one.recorded_at, waived_by="user:rita")


def test_what_is_still_clean_stays_in_force_and_takes_the_new_stamp(project: Project, alice: Subject) -> None:
    one = make_memory(alice, "User likes tea")
    assert rescan.run(project.pk) == 1
    kept = version(project, one.pk)
    assert kept.is_in_force and kept.rules_version == rules_stamp(project)
    assert rescan.run(project.pk) == 0


def test_a_new_hit_goes_out_of_reading_and_stands_in_the_queue(
    project: Project, alice: Subject, caller: Caller
) -> None:
    old = make_memory(alice, PHONE, valid_from=NOON)
    rescan.run(project.pk)
    [new] = waiting(project)
    assert version(project, old.pk).retired_as == Retired.RESCANNED and in_force(project) == []
    assert (new.memory_id, new.number, new.text, new.valid_from) == (old.memory_id, 2, PHONE, old.valid_from)
    assert retrieval.search(caller, Asked("phone number to call", {"user_id": "alice"})).found == []


def test_the_new_proposal_rests_on_the_same_evidence_by_the_same_proposer(project: Project, alice: Subject) -> None:
    old = make_memory(alice, PHONE)
    rescan.run(project.pk)
    [new] = waiting(project)
    with project_scope(project.pk):
        quotes = [row.quote for row in Evidence.objects.filter(version=new)]
        assert quotes == [row.quote for row in Evidence.objects.filter(version=old)] == [PHONE]
    assert new.proposed_by == old.proposed_by and [f.kind for f in findings(new)] == ["phone"] and new.risk > 0


def test_once_approved_it_is_true_for_the_same_time_as_before(project: Project, alice: Subject) -> None:
    old = make_memory(alice, PHONE, valid_from=NOON)
    rescan.run(project.pk)
    [new] = waiting(project)
    review.approve(new.pk, project_id=project.pk, actor=REVIEWER, shown_mac=shown(new))
    [back] = in_force(project)
    assert back.pk == new.pk and (back.valid_from, back.valid_to) == (old.valid_from, None)
    assert rescan.run(project.pk) == 0


def test_what_it_had_ended_stays_ended_by_its_heir(project: Project, alice: Subject) -> None:
    first = make_memory(alice, "User likes tea")
    make_memory(alice, PHONE, supersedes=first)
    rescan.run(project.pk)
    [new] = waiting(project)
    assert version(project, first.pk).ended_by_id == new.pk


def test_what_a_person_let_pass_stays_in_force(project: Project, alice: Subject) -> None:
    one = make_memory(alice, PHONE, findings=[("phone", 5, 21)])
    waive(one)
    rescan.run(project.pk)
    decide(project, email="mask")
    rescan.run(project.pk)
    assert version(project, one.pk).is_in_force
    [kept] = findings(one)
    assert (kept.kind, kept.waived_by) == ("phone", "user:rita") and waiting(project) == []


def test_a_waiver_of_one_kind_does_not_cover_another(project: Project, alice: Subject) -> None:
    one = make_memory(alice, f"{PHONE} or write to me@post.example", findings=[("phone", 5, 21)])
    waive(one)
    rescan.run(project.pk)
    [new] = waiting(project)
    assert {f.kind: f.waived_by for f in findings(new)} == {"phone": "user:rita", "email": ""}


def test_what_is_to_be_masked_is_in_force_with_other_words(project: Project, alice: Subject, caller: Caller) -> None:
    decide(project, phone="mask")
    old = make_memory(alice, PHONE)
    rescan.run(project.pk)
    assert texts(in_force(project)) == ["Call [phone number] after six"] and waiting(project) == []
    assert version(project, old.pk).retired_as == Retired.RESCANNED
    [found] = retrieval.search(caller, Asked("call after six", {"user_id": "alice"})).found
    assert found.version.text == "Call [phone number] after six"


def test_a_waiver_moves_with_the_words_beside_a_mask(project: Project, alice: Subject) -> None:
    decide(project, phone="mask")
    text = f"{PHONE} or write to me@post.example"
    one = make_memory(alice, text, findings=[("email", text.index("me@"), len(text))])
    waive(one)
    rescan.run(project.pk)
    [new] = in_force(project)
    [email] = findings(new)
    assert new.text[email.start : email.end] == "me@post.example" and email.waived_by == "user:rita"


def test_a_secret_is_cut_out_of_the_row_its_turn_and_the_index(project: Project, alice: Subject) -> None:
    old = make_memory(alice, f"The key is {SECRET} for now")
    rescan.run(project.pk)
    [new] = waiting(project)
    clean = "The key is [secret removed: openai_key] for now"
    assert (texts(versions(project)), in_force(project)) == ([clean, clean], [])
    with project_scope(project.pk):
        assert [turn.content for turn in Turn.objects.all()] == [clean]
        assert [row.quote for row in Evidence.objects.all()] == [clean, clean]
        assert not Posting.objects.exists() and not VectorEntry.objects.exists()
    assert version(project, old.pk).content_mac == new.content_mac


def test_a_turn_without_its_secret_is_still_recognised_when_it_is_posted_again(
    project: Project, caller: Caller
) -> None:
    job = tell(caller, "alice", f"I like tea. My key is {SECRET[:3]}.", run_id="r")
    with project_scope(project.pk):
        turn = Turn.objects.get()
        turn.content = f"I like tea. My key is {SECRET}."
        turn.save(update_fields=["content"])
    rescan.run(project.pk)
    again = tell(caller, "alice", f"I like tea. My key is {SECRET}.", run_id="r")
    assert job.summary["turns"] == 1 and again.summary["turns"] == 0


def test_a_secret_in_metadata_is_cut_out_too(project: Project, alice: Subject) -> None:
    metadata = {"note": f"use {SECRET}", "deep": [{"a": "my password is hunter2!Xq"}]}
    make_memory(alice, "User likes tea", metadata=metadata)
    rescan.run(project.pk)
    assert not [one for one in versions(project) if SECRET in str(one.metadata) or "hunter2" in str(one.metadata)]
    assert len(waiting(project)) == 1


def test_what_the_policy_blocks_is_cut_out_even_where_a_person_let_it_pass(project: Project, alice: Subject) -> None:
    waive(make_memory(alice, PHONE, findings=[("phone", 5, 21)]))
    decide(project, phone="block")
    rescan.run(project.pk)
    assert texts(waiting(project)) == ["Call [phone number] after six"] and in_force(project) == []
    assert not [one for one in versions(project) if "+41" in one.text]


def test_once_a_person_has_taken_it_back_in_a_removed_secret_does_not_ask_again(
    project: Project, alice: Subject
) -> None:
    make_memory(alice, f"The key is {SECRET} for now")
    rescan.run(project.pk)
    [new] = waiting(project)
    review.approve(new.pk, project_id=project.pk, actor=REVIEWER, shown_mac=shown(new))
    decide(project, email="mask")
    rescan.run(project.pk)
    assert [one.pk for one in in_force(project)] == [new.pk]


def test_a_secret_in_what_is_past_and_in_other_turns_is_cut_out(project: Project, alice: Subject) -> None:
    make_memory(alice, f"The key is {SECRET}", status=Status.REJECTED)
    with project_scope(project.pk):
        make_turn(alice, f"and nothing rests on {SECRET}")
    rescan.run(project.pk)
    with project_scope(project.pk):
        assert not [turn for turn in Turn.objects.all() if SECRET in turn.content]
    assert texts(versions(project)) == ["The key is [secret removed: openai_key]"]


def test_past_versions_and_turns_are_gone_through_once_for_each_version_of_the_rules(
    project: Project, alice: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_memory(alice, "User likes tea", status=Status.REJECTED)
    rescan.run(project.pk)
    assert [entry.facts["part"] for entry in entries(project, secret_sweep.SWEPT)] == ["past versions", "turns"]
    rescan.run(project.pk)
    assert len(entries(project, secret_sweep.SWEPT)) == 2
    monkeypatch.setattr(secret_sweep, "RULES_VERSION", "next")
    rescan.run(project.pk)
    assert len(entries(project, secret_sweep.SWEPT)) == 4


def test_a_sweep_that_was_cut_short_goes_on_where_it_stopped(
    project: Project, alice: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(secret_sweep, "BATCH", 2)
    for number in range(3):
        make_memory(alice, f"User likes tea {number}", status=Status.REJECTED)
    assert secret_sweep.step(project.pk)
    assert secret_sweep.step(project.pk)
    assert [entry.facts["rows"] for entry in entries(project, secret_sweep.SWEPT)] == [2, 1]


def test_what_waits_for_a_finding_that_is_gone_is_approved(project: Project, alice: Subject) -> None:
    one = make_memory(alice, PHONE, status=Status.PENDING, findings=[("phone", 5, 21)])
    decide(project, phone="allow")
    rescan.run(project.pk)
    freed = version(project, one.pk)
    assert freed.is_in_force and freed.decided_by == remember.SCREENING
    with project_scope(project.pk):
        assert RecallEntry.objects.filter(version=one, live=True).exists()


@pytest.mark.parametrize("reason", ["by hand", "expired", "touched", "nothing found"])
def test_what_waits_for_another_reason_goes_on_waiting(project: Project, alice: Subject, reason: str) -> None:
    expires_on = NOON.date() if reason == "expired" else None
    found = [] if reason == "nothing found" else [("phone", 5, 21)]
    one = make_memory(alice, PHONE, status=Status.PENDING, findings=found, expires_on=expires_on)
    if reason == "by hand":
        policy.change(project.pk, {"auto_approve": False}, actor=ACTOR)
    if reason == "touched":
        with act(project.pk) as log:
            log.add("review.noted", actor=REVIEWER, version=one)
    decide(project, phone="allow")
    if reason == "nothing found":
        decide(project, phone="hold", email="mask")
        decide(project, phone="allow")
    rescan.run(project.pk)
    assert version(project, one.pk).status == Status.PENDING


def test_what_waits_is_weighed_anew_and_an_open_page_of_it_is_stale(project: Project, alice: Subject) -> None:
    text = f"{PHONE} or write to me@post.example"
    one = make_memory(alice, text, status=Status.PENDING, findings=[("phone", 5, 21)])
    mac = shown(one)
    rescan.run(project.pk)
    assert sorted(f.kind for f in findings(one)) == ["email", "phone"] and version(project, one.pk).risk == 60
    with pytest.raises(StaleDecision):
        review.approve(one.pk, project_id=project.pk, actor=REVIEWER, shown_mac=mac)


def test_what_waits_and_is_to_be_masked_gets_other_words(project: Project, alice: Subject) -> None:
    decide(project, phone="mask")
    make_memory(alice, PHONE, status=Status.PENDING, findings=[("phone", 5, 21)])
    rescan.run(project.pk)
    assert texts(in_force(project)) == ["Call [phone number] after six"] and waiting(project) == []


def test_what_waits_and_holds_a_secret_is_cut_where_it_stands(project: Project, alice: Subject) -> None:
    one = make_memory(alice, f"The key is {SECRET}", status=Status.PENDING)
    rescan.run(project.pk)
    assert [(w.pk, w.text) for w in waiting(project)] == [(one.pk, "The key is [secret removed: openai_key]")]


def test_two_people_are_asked_for_where_the_new_rules_want_it(project: Project, alice: Subject) -> None:
    make_memory(alice, "User has diabetes")
    rescan.run(project.pk)
    [new] = waiting(project)
    assert new.four_eyes


def test_what_a_model_said_is_kept_and_weighed_by_the_new_policy(project: Project, alice: Subject) -> None:
    one = make_memory(alice, "User waits for a donor", status=Status.PENDING)
    with project_scope(project.pk):
        said = {"kind": "health", "start": 0, "end": 22, "action": "hold", "source": "model", "rules_version": "1"}
        Finding.objects.create(version=one, project=project, **said)
    rescan.run(project.pk)
    assert [(f.kind, f.source) for f in findings(one)] == [("health", "model")]
    decide(project, health="allow")
    rescan.run(project.pk)
    assert version(project, one.pk).is_in_force


def test_an_edit_that_waits_is_not_lost_when_the_old_words_go_out_of_reading(project: Project, alice: Subject) -> None:
    old, edit = with_an_edit_waiting(project, alice)
    rescan.run(project.pk)
    assert version(project, old.pk).retired_as == Retired.RESCANNED
    assert [one.pk for one in waiting(project)] == [edit.pk]


def test_once_that_edit_is_rejected_the_old_words_stand_in_the_queue(project: Project, alice: Subject) -> None:
    _, edit = with_an_edit_waiting(project, alice)
    rescan.run(project.pk)
    review.reject(edit.pk, project_id=project.pk, actor=REVIEWER, shown_mac=shown(edit), reason="wrong")
    rescan.run(project.pk)
    assert texts(waiting(project)) == [PHONE]
    rescan.run(project.pk)
    assert len(versions(project)) == 3


def test_once_that_edit_is_approved_the_old_words_do_not_come_back(project: Project, alice: Subject) -> None:
    _, edit = with_an_edit_waiting(project, alice)
    rescan.run(project.pk)
    edit = version(project, edit.pk)
    review.approve(edit.pk, project_id=project.pk, actor=REVIEWER, shown_mac=shown(edit))
    rescan.run(project.pk)
    assert [one.pk for one in in_force(project)] == [edit.pk] and waiting(project) == []


def with_an_edit_waiting(project: Project, alice: Subject) -> tuple[MemoryVersion, MemoryVersion]:
    decide(project, phone="allow")
    old = make_memory(alice, PHONE)
    rescan.run(project.pk)
    edit = editing.edit(project.pk, old.memory_id, {"text": "Write to me@post.example"}, actor=ACTOR)
    decide(project, phone="hold")
    return old, edit


def test_a_version_that_was_decided_on_meanwhile_is_left_alone(
    project: Project, alice: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = make_memory(alice, PHONE, status=Status.PENDING)
    readings = rescan._read(project.pk, set())
    with act(project.pk) as log:
        lifecycle.reject(lifecycle.lock(one.pk), actor=REVIEWER, log=log, reason="wrong")
    rescan._write(project.pk, readings, set())
    assert version(project, one.pk).status == Status.REJECTED and findings(one) == []


def test_what_was_read_under_an_older_policy_is_not_carried_out(project: Project, alice: Subject) -> None:
    one = make_memory(alice, PHONE)
    readings = rescan._read(project.pk, set())
    decide(project, phone="allow")
    rescan._write(project.pk, readings, set())
    assert version(project, one.pk).is_in_force and waiting(project) == []


def test_while_one_worker_is_at_it_another_does_nothing(project: Project, alice: Subject) -> None:
    make_memory(alice, PHONE)
    lanes.lease(project.pk, lanes.of_rescans(project.pk))
    assert rescan.run(project.pk) == 0 and len(in_force(project)) == 1


def test_a_person_whose_key_is_gone_stops_nobody(project: Project, alice: Subject, bob: Subject) -> None:
    make_memory(alice, PHONE), make_memory(bob, "User likes tea")
    vault.destroy(alice.pk)
    rescan.run(project.pk)
    assert not [one for one in versions(project) if one.rules_version != rules_stamp(project)]


def test_the_project_in_which_everything_is_allowed_keeps_everything_in_force(alice: Subject) -> None:
    project = make_project("Open", screening={kind: action.value for kind, action in OPEN_POLICY.items()})
    person = make_subject(project)
    for text in (PHONE, "User has diabetes", "Ich wohne seit drei Jahren in Wien", "Je voudrais apprendre le piano"):
        make_memory(person, text)
    rescan.run(project.pk)
    assert len(in_force(project)) == 4 and waiting(project) == []


def test_the_ledger_says_how_many_and_repeats_no_words(project: Project, alice: Subject) -> None:
    make_memory(alice, PHONE), make_memory(alice, f"The key is {SECRET}"), make_memory(alice, "User likes tea")
    rescan.run(project.pk)
    [batch] = entries(project, "rescan.checked")
    assert batch.facts == {"versions": 3, "outcome": ["cut: 1", "held: 1", "kept: 1"]}
    with project_scope(project.pk):
        assert not [e for e in LedgerEntry.objects.all() if "+41" in str(e.facts) or SECRET in str(e.facts)]


def test_the_progress_counts_what_is_left(project: Project, alice: Subject) -> None:
    make_memory(alice, PHONE), make_memory(alice, "User likes tea")
    with project_scope(project.pk):
        assert (rescan.progress(project).left, rescan.progress(project).total) == (2, 2)
    rescan.run(project.pk)
    with project_scope(project.pk):
        assert (rescan.progress(project).left, rescan.progress(project).done) == (0, 2)


@pytest.mark.django_db(transaction=True)
def test_the_search_for_what_is_outdated_uses_its_index(project: Project, alice: Subject) -> None:
    many_wait(alice, 500)
    with project_scope(project.pk):
        MemoryVersion.objects.update(rules_version=rules_stamp(project))
    with psycopg.connect(settings.URLS.owner, autocommit=True) as owner:  # only the owner may
        owner.execute("ANALYZE memory_core_memoryversion")
    with project_scope(project.pk):
        plans = [side[:10].explain() for side in rescan._outdated(rules_stamp(project))]
    assert all("version_screened_by" in plan and "(rules_version)::text" in plan for plan in plans)
    assert not [plan for plan in plans if "Filter: ((rules_version)" in plan]


def test_every_project_has_its_turn(project: Project, other: Project, alice: Subject) -> None:
    make_memory(alice, "User likes tea"), make_memory(make_subject(other), "User likes rain")
    assert rescan.run_everywhere() == 2
