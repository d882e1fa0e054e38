"""What is done for a request, how it goes on when it was cut short, and what a legal hold keeps it from."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from audit import carrying_out, erasure, exports, requests
from audit.models import ErasureRun, Export, LegalHold, Notice, PrivacyRequest, Receiver, RequestNote
from audit.places import WordsOfRequests
from audit.request_moves import Kind, State
from memory_core import vault
from memory_core.errors import Conflict, IllegalTransition, NotFound, NotPermitted
from memory_core.models import Project, Subject
from memory_core.services import suppression
from memory_core.tenancy import project_scope
from tests.audit.asking import ANA, BEN, BOT, act_on, acts, again, agreed, ask, entries, state_of, unproved, worked_on
from tests.factories import make_memory, make_subject

pytestmark = pytest.mark.django_db

NO = {"reason": "identity", "text": "Nobody answered."}
WHY = "The court wants it (12 O 34/26)"


def grace_over(request: PrivacyRequest) -> None:
    with project_scope(request.project_id):
        PrivacyRequest.objects.filter(pk=request.pk).update(run_at=timezone.now() - timedelta(seconds=1))


def run(project: Project) -> int:
    """What the minute brings: requests go on, and erasures that are begun are verified."""
    closed = carrying_out.run_due(project.pk)
    with project_scope(project.pk):
        unfinished = list(ErasureRun.objects.unfinished())
    for one in unfinished:
        erasure.proceed(one.pk, project_id=project.pk)
    return closed + carrying_out.run_due(project.pk)


def is_there(subject: Subject) -> bool:
    with project_scope(subject.project_id):
        return Subject.objects.filter(pk=subject.pk).exists()


def fulfil(request: PrivacyRequest) -> PrivacyRequest:
    return act_on(request, carrying_out.fulfil, ANA)


def told(project: Project) -> list[str]:
    with project_scope(project.pk):
        return list(Notice.objects.order_by("created_at").values_list("about", flat=True))


@pytest.fixture
def receiver(project: Project) -> Receiver:
    with project_scope(project.pk):
        return Receiver.objects.create(project=project, name="CRM", url="https://crm.example/notices")


@pytest.mark.parametrize("kind", [Kind.ACCESS, Kind.PORTABILITY])
def test_a_copy_is_made_and_has_the_request_itself_in_it(alice: Subject, kind: str) -> None:
    make_memory(alice, "User likes tea")
    done = fulfil(worked_on(alice, kind, text="What do you know?"))
    assert (done.state, done.outcome) == (State.FULFILLED, "copy")
    export = exports.get(done.export_id, alice.project_id)  # type: ignore[arg-type]
    file = b"".join(exports.open(export, actor=alice.actor)).decode()
    assert "User likes tea" in file and "What do you know?" in file


def test_nothing_is_copied_for_somebody_unproved(alice: Subject) -> None:
    with pytest.raises(IllegalTransition, match="proved"):
        fulfil(unproved(alice))
    with project_scope(alice.project_id):
        assert not Export.objects.exists()


def test_a_copy_that_was_cut_short_goes_on(alice: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    request = worked_on(alice)
    monkeypatch.setattr(exports, "start", killed)
    with pytest.raises(KeyboardInterrupt):
        fulfil(request)
    monkeypatch.undo()
    assert again(request).state == State.RUNNING
    run(alice.project)
    assert again(request).outcome == "copy"


def test_a_copy_that_failed_comes_back_to_the_officer(alice: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    failed = Export(project_id=alice.project_id, subject=alice, actor=ANA, format="json", state=Export.State.FAILED)
    failed.expires_at = timezone.now()
    with project_scope(alice.project_id):
        failed.save()
    monkeypatch.setattr(exports, "start", lambda *_, **__: failed)
    assert fulfil(worked_on(alice)).state == State.WORKING


def killed(*_: Any, **__: Any) -> None:
    raise KeyboardInterrupt


def test_an_erasure_waits_for_its_grace_and_then_takes_everything(alice: Subject) -> None:
    make_memory(alice)
    request = agreed(alice)
    assert run(alice.project) == 0 and is_there(alice)
    grace_over(request)
    run(alice.project)
    assert not is_there(alice) and not vault.has_keys(alice.pk)
    assert (again(request).state, again(request).outcome) == (State.FULFILLED, "erased")


def test_no_officer_can_carry_an_erasure_out_alone(alice: Subject) -> None:
    request = worked_on(alice, Kind.ERASURE)
    with pytest.raises(Conflict, match="two people"):
        fulfil(request)
    assert run(alice.project) == 0 and is_there(alice)


def test_an_erasure_that_was_taken_back_does_not_run(alice: Subject) -> None:
    request = agreed(alice)
    act_on(request, requests.cancel, alice.actor)
    grace_over(request)
    run(alice.project)
    assert is_there(alice)


def test_an_erasure_can_be_tried_again_when_the_identifiers_are_gone(
    alice: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed after the key and the person's row went, and before anybody noted that it was done."""
    request = agreed(alice)
    grace_over(request)
    monkeypatch.setattr(carrying_out, "_close", killed)
    with pytest.raises(KeyboardInterrupt):
        run(alice.project)
    monkeypatch.undo()
    assert not is_there(alice) and again(request).state == State.RUNNING
    run(alice.project)
    assert again(request).outcome == "erased" and run(alice.project) == 0


def test_a_second_erasure_is_already_gone_and_not_failed(alice: Subject) -> None:
    request = agreed(alice)
    erasure.start(alice.pk, project_id=alice.project_id, actor=BOT)
    grace_over(request)
    run(alice.project)
    assert (again(request).state, again(request).outcome) == (State.FULFILLED, "already_gone")


def test_an_erasure_filed_for_somebody_gone_is_already_gone_at_once(alice: Subject) -> None:
    erasure.start(alice.pk, project_id=alice.project_id, actor=BOT)
    late = unproved(alice, Kind.ERASURE)
    assert (late.state, late.outcome) == (State.FULFILLED, "already_gone")
    with pytest.raises(NotFound):
        ask(alice, Kind.ACCESS)


def test_other_requests_of_somebody_erased_are_closed(alice: Subject) -> None:
    access, waiting = worked_on(alice), unproved(alice, Kind.PORTABILITY)
    erasure.start(alice.pk, project_id=alice.project_id, actor=BOT)
    run(alice.project)
    assert {again(one).outcome for one in (access, waiting)} == {"already_gone"}


def test_of_an_erased_persons_requests_no_word_is_kept(alice: Subject) -> None:
    request = agreed(alice, text="Forget my metformin")
    act_on(request, requests.leave_note, ANA, text="She rang about metformin")
    refused = act_on(unproved(alice), requests.refuse, ANA, **NO)
    grace_over(request)
    run(alice.project)
    with project_scope(alice.project_id):
        assert not RequestNote.objects.exists()
    assert again(request).details == {} and again(refused).refusal_reason == ""


def test_what_is_written_after_an_erasure_leaves_no_word_and_the_receipt_holds(alice: Subject) -> None:
    request = agreed(alice)
    grace_over(request)
    run(alice.project)
    with pytest.raises(Conflict, match="erased"):
        act_on(request, requests.leave_note, ANA, text="She rang about metformin")
    letter = {"letter": "erased", "text": "Dear Alice"}
    requests.keep_letter(request.pk, project_id=request.project_id, actor=ANA, **letter)
    assert acts(request)[-1] == "letter"
    with project_scope(alice.project_id):
        assert not RequestNote.objects.exists()
        assert WordsOfRequests().count(alice.pk) == 0


def test_whoever_does_not_want_to_be_remembered_is_not(alice: Subject) -> None:
    grace_over(agreed(alice, do_not_remember=True))
    run(alice.project)
    with project_scope(alice.project_id):
        assert suppression.is_forbidden(alice.project_id, "alice")


def test_one_that_fails_holds_up_no_other(alice: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    bob = make_subject(alice.project, "bob")
    first, second = agreed(alice), agreed(bob)
    for request in (first, second):
        grace_over(request)
    real = erasure.start

    def start(subject_id: Any, **given: Any) -> ErasureRun:
        if subject_id == alice.pk:
            raise Conflict
        return real(subject_id, **given)

    monkeypatch.setattr(erasure, "start", start)
    run(alice.project)
    assert not is_there(bob) and again(first).state == State.RUNNING


def test_a_legal_hold_keeps_an_erasure_from_being_decided(alice: Subject) -> None:
    request = worked_on(alice, Kind.ERASURE)
    requests.hold(alice.pk, project_id=alice.project_id, actor=ANA, reason=WHY)
    with pytest.raises(Conflict, match="legal hold"):
        act_on(request, requests.approve, ANA)


def test_a_legal_hold_stops_one_in_its_grace_until_it_is_released(alice: Subject) -> None:
    request = agreed(alice)
    held = requests.hold(alice.pk, project_id=alice.project_id, actor=ANA, reason=WHY)
    grace_over(request)
    run(alice.project)
    assert is_there(alice) and again(request).state == State.GRACE
    requests.release(held.pk, project_id=alice.project_id, actor=BEN)
    run(alice.project)
    assert not is_there(alice)


def test_of_somebody_erased_it_is_known_that_there_was_a_hold_and_not_why(alice: Subject) -> None:
    held = requests.hold(alice.pk, project_id=alice.project_id, actor=ANA, reason=WHY)
    requests.release(held.pk, project_id=alice.project_id, actor=BEN)
    grace_over(agreed(alice))
    run(alice.project)
    with project_scope(alice.project_id):
        assert (LegalHold.objects.get().reason, LegalHold.objects.get().set_by) == ("", ANA)


def test_under_a_hold_a_persons_own_wish_waits_for_an_officer(alice: Subject) -> None:
    requests.hold(alice.pk, project_id=alice.project_id, actor=ANA, reason=WHY)
    assert ask(alice, Kind.ERASURE, by=alice.actor).state == State.RECEIVED


def test_a_hold_is_set_once_released_once_and_by_staff(alice: Subject) -> None:
    given: dict[str, Any] = {"project_id": alice.project_id, "actor": ANA}
    held = requests.hold(alice.pk, reason=WHY, **given)
    with pytest.raises(Conflict):
        requests.hold(alice.pk, reason=WHY, **given)
    with pytest.raises(NotPermitted):
        requests.release(held.pk, project_id=alice.project_id, actor=alice.actor)
    requests.release(held.pk, **given)
    with pytest.raises(Conflict):
        requests.release(held.pk, **given)


def test_the_ledger_does_not_say_why_somebody_is_held(alice: Subject) -> None:
    request = worked_on(alice, Kind.ERASURE)
    requests.hold(alice.pk, project_id=alice.project_id, actor=ANA, reason=WHY)
    with project_scope(alice.project_id):
        assert LegalHold.objects.get().reason == WHY
    assert not any("court" in str(entry.facts) for entry in entries(request))


@pytest.mark.parametrize("kind", [Kind.RECTIFICATION, Kind.OBJECTION])
def test_while_it_is_examined_nobody_reads_anything(alice: Subject, receiver: Receiver, kind: str) -> None:
    request = ask(alice, kind)
    assert state_of(alice) == Subject.State.RESTRICTED and request.restricts
    assert told(alice.project) == ["restriction"] and "restricted" in acts(request)


def test_nobody_is_restricted_for_what_is_not_proved(alice: Subject) -> None:
    unproved(alice, Kind.OBJECTION)
    assert state_of(alice) == Subject.State.ACTIVE


def test_what_was_corrected_is_used_again_and_told(alice: Subject, receiver: Receiver) -> None:
    done = fulfil(worked_on(alice, Kind.RECTIFICATION))
    assert (done.outcome, state_of(alice)) == ("mended", Subject.State.ACTIVE)
    assert told(alice.project) == ["restriction", "rectification", "release"]


def test_an_objection_that_holds_stays_restricted(alice: Subject, receiver: Receiver) -> None:
    done = fulfil(worked_on(alice, Kind.OBJECTION))
    assert (done.outcome, state_of(alice)) == ("restricted", Subject.State.RESTRICTED)
    assert told(alice.project) == ["restriction", "objection"]


def test_an_objection_that_is_refused_ends_the_restriction(alice: Subject) -> None:
    act_on(ask(alice, Kind.OBJECTION), requests.refuse, ANA, reason="compelling", text="Fraud is looked into.")
    assert state_of(alice) == Subject.State.ACTIVE


def test_a_restriction_is_kept_until_an_officer_lifts_it(alice: Subject, receiver: Receiver) -> None:
    done = fulfil(worked_on(alice, Kind.RESTRICTION))
    assert state_of(alice) == Subject.State.RESTRICTED
    act_on(done, carrying_out.lift, BEN)
    assert (state_of(alice), again(done).outcome) == (Subject.State.ACTIVE, "lifted")
    assert told(alice.project) == ["restriction", "release"]


def test_one_restriction_ending_leaves_another_in_force(alice: Subject) -> None:
    fulfil(worked_on(alice, Kind.RESTRICTION))
    fulfil(worked_on(alice, Kind.RECTIFICATION))
    assert state_of(alice) == Subject.State.RESTRICTED


def test_of_two_examined_at_once_the_last_one_lifts_it(alice: Subject) -> None:
    first, second = ask(alice, Kind.RECTIFICATION), ask(alice, Kind.OBJECTION)
    act_on(first, requests.cancel, alice.actor)
    assert state_of(alice) == Subject.State.RESTRICTED
    act_on(second, requests.cancel, alice.actor)
    assert state_of(alice) == Subject.State.ACTIVE


def test_a_restriction_of_the_persons_own_is_not_lifted_with_a_request(alice: Subject) -> None:
    fulfil(worked_on(alice, Kind.RESTRICTION))
    act_on(ask(alice, Kind.OBJECTION), requests.cancel, alice.actor)
    assert state_of(alice) == Subject.State.RESTRICTED
