"""Who may ask, what has to be proved first, who decides, and what can be taken back."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import IntegrityError
from django.utils import timezone as clock

from audit import deadlines, requests
from audit.models import PrivacyRequest, RequestNote
from audit.request_moves import MOVES, Kind, Move, Proof, State
from memory_core.errors import Conflict, IllegalTransition, InvalidInput, NotFound, NotPermitted
from memory_core.models import Subject
from memory_core.tenancy import project_scope
from tests.audit.asking import ANA, BEN, BOT, CLEO, SEEN, act_on, acts, again, agreed, ask, entries, unproved, worked_on
from tests.factories import make_project, make_subject

pytestmark = pytest.mark.django_db

NO = {"reason": "legal_duty", "text": "We have to keep invoices for ten years."}


def set_back(request: PrivacyRequest, **time: float) -> None:
    """As if it had come in so long ago."""
    received = clock.now() - timedelta(**time)
    with project_scope(request.project_id):
        due = deadlines.due_on(received.date())
        PrivacyRequest.objects.filter(pk=request.pk).update(received_at=received, due_on=due)


def test_a_request_gets_a_number_and_a_day_by_which_it_is_answered(alice: Subject) -> None:
    first, second = ask(alice), ask(alice, Kind.PORTABILITY)
    assert (first.number, second.number) == (1, 2)
    assert first.due_on == deadlines.due_on(clock.localdate())


def test_every_project_counts_for_itself(alice: Subject) -> None:
    ask(alice)
    assert ask(make_subject(make_project("Other"))).number == 1


def test_what_is_asked_and_proved_by_a_key_is_received(alice: Subject) -> None:
    request = ask(alice, by=BOT)
    assert (request.state, request.proof, request.proved_by) == (State.RECEIVED, Proof.KEY, BOT)
    assert acts(request) == ["filed", "proved"]


def test_what_nobody_vouches_for_waits_for_a_proof(alice: Subject) -> None:
    request = unproved(alice)
    assert (request.state, request.proof) == (State.IDENTIFY, "")


@pytest.mark.parametrize("act", [requests.start_work, requests.approve])
def test_nothing_is_done_before_it_is_proved_who_asks(alice: Subject, act: object) -> None:
    request = unproved(alice, Kind.ERASURE)
    with pytest.raises(IllegalTransition, match="proved"):
        act_on(request, act, ANA)
    assert again(request).state == State.IDENTIFY


@pytest.mark.parametrize("state", [State.WORKING, State.RUNNING, State.FULFILLED])
def test_the_database_lets_nothing_be_done_without_a_proof_either(alice: Subject, state: str) -> None:
    request = unproved(alice)
    closed = clock.now() if state == State.FULFILLED else None
    with pytest.raises(IntegrityError), project_scope(alice.project_id):
        PrivacyRequest.objects.filter(pk=request.pk).update(state=state, closed_at=closed)


def test_an_officer_says_how_it_was_proved(alice: Subject) -> None:
    request = unproved(alice)
    with pytest.raises(InvalidInput):
        act_on(request, requests.prove, ANA, proof=Proof.OFFICER)
    assert act_on(request, requests.prove, ANA, proof=Proof.OFFICER, how=SEEN).state == State.RECEIVED
    with project_scope(alice.project_id):
        assert [note.text for note in RequestNote.objects.all()] == [SEEN]


def test_a_visit_proves_the_visitor_alone(alice: Subject) -> None:
    bob = make_subject(alice.project, "bob")
    request = unproved(alice)
    with pytest.raises(NotFound):
        act_on(request, requests.prove, bob.actor, proof=Proof.SESSION)
    assert act_on(request, requests.prove, alice.actor, proof=Proof.SESSION).proved_by == alice.actor


@pytest.mark.parametrize(("actor", "proof"), [(BOT, Proof.OFFICER), (BOT, Proof.SESSION), (ANA, Proof.KEY)])
def test_nobody_gives_a_proof_that_is_not_theirs(alice: Subject, actor: str, proof: str) -> None:
    with pytest.raises(NotPermitted):
        requests.file(alice.project_id, alice.pk, Kind.ACCESS, filed_by=actor, proof=proof, details={}, how=SEEN)


def test_the_same_again_is_linked_and_closed(alice: Subject) -> None:
    first, second = ask(alice), ask(alice)
    assert (second.state, second.duplicate_of_id) == (State.DUPLICATE, first.pk)
    assert second.closed_at and again(first).state == State.RECEIVED


def test_another_kind_or_a_closed_one_is_no_duplicate(alice: Subject) -> None:
    first = ask(alice)
    assert ask(alice, Kind.PORTABILITY).state == State.RECEIVED
    act_on(first, requests.cancel, BOT)
    assert ask(alice).state == State.RECEIVED


def test_a_duplicate_of_what_is_unproved_is_proved_no_more_than_that(alice: Subject) -> None:
    first, second = unproved(alice, Kind.ERASURE), unproved(alice, Kind.ERASURE)
    assert second.state == State.DUPLICATE and again(first).state == State.IDENTIFY
    assert act_on(second, requests.unlink, ANA).state == State.IDENTIFY


def test_a_duplicate_of_what_is_proved_borrows_no_proof(alice: Subject) -> None:
    ask(alice, Kind.ERASURE)
    second = unproved(alice, Kind.ERASURE)
    assert second.state == State.DUPLICATE and second.proof == Proof.NONE
    reopened = act_on(second, requests.unlink, ANA)
    assert reopened.state == State.IDENTIFY
    with pytest.raises(IllegalTransition, match="proved"):
        act_on(reopened, requests.start_work, ANA)


def test_a_proved_one_takes_the_place_of_an_unproved_one_and_keeps_the_earlier_day(alice: Subject) -> None:
    first = unproved(alice)
    set_back(first, days=20)
    second = ask(alice)
    assert second.state == State.RECEIVED and again(first).state == State.DUPLICATE
    assert second.due_on == again(first).due_on


@pytest.mark.parametrize("act", [requests.start_work, requests.approve, requests.cancel])
def test_nothing_is_done_about_a_duplicate(alice: Subject, act: object) -> None:
    ask(alice, Kind.ERASURE)
    second = ask(alice, Kind.ERASURE)
    with pytest.raises(IllegalTransition):
        act_on(second, act, ANA)


def test_by_hand_nothing_proved_is_hidden_behind_something_unproved(alice: Subject) -> None:
    proved = ask(alice)
    waiting = act_on(unproved(alice), requests.unlink, ANA)
    with pytest.raises(Conflict, match="proved"):
        act_on(proved, requests.link_duplicate, ANA, of=waiting.pk)
    assert act_on(waiting, requests.link_duplicate, ANA, of=proved.pk).state == State.DUPLICATE


def test_by_hand_nothing_of_another_person_or_kind_is_linked(alice: Subject) -> None:
    mine = ask(alice)
    for other in (ask(make_subject(alice.project, "bob")), ask(alice, Kind.PORTABILITY), mine):
        with pytest.raises(Conflict, match="same kind"):
            act_on(mine, requests.link_duplicate, ANA, of=other.pk)


def test_a_wish_not_to_be_remembered_passes_on_only_when_it_is_proved(alice: Subject) -> None:
    first = ask(alice, Kind.ERASURE)
    unproved(alice, Kind.ERASURE, do_not_remember=True)
    assert not again(first).do_not_remember
    ask(alice, Kind.ERASURE, do_not_remember=True)
    assert again(first).do_not_remember


def test_an_erasure_takes_two_people(alice: Subject) -> None:
    request = worked_on(alice, Kind.ERASURE)
    first = act_on(request, requests.approve, ANA)
    assert (first.state, first.decided_by, first.run_at) == (State.WORKING, ANA, None)
    second = act_on(request, requests.approve, BEN)
    assert (second.state, second.seconded_by) == (State.GRACE, BEN)
    assert second.run_at and timedelta(hours=23) < second.run_at - clock.now() < timedelta(hours=25)


def test_nobody_agrees_with_themselves(alice: Subject) -> None:
    request = act_on(worked_on(alice, Kind.ERASURE), requests.approve, ANA)
    with pytest.raises(NotPermitted, match="two people"):
        act_on(request, requests.approve, ANA)
    assert again(request).state == State.WORKING


def test_who_filed_it_is_not_the_second(alice: Subject) -> None:
    request = act_on(worked_on(alice, Kind.ERASURE, by=BEN), requests.approve, ANA)
    with pytest.raises(NotPermitted, match="two people"):
        act_on(request, requests.approve, BEN)
    assert act_on(request, requests.approve, CLEO).state == State.GRACE


def test_two_are_enough_when_the_one_who_filed_it_says_the_first_yes(alice: Subject) -> None:
    request = act_on(worked_on(alice, Kind.ERASURE, by=BEN), requests.approve, ANA)
    act_on(request, requests.take_back, ANA)
    act_on(request, requests.approve, BEN)
    assert act_on(request, requests.approve, ANA).state == State.GRACE


@pytest.mark.parametrize("actor", [BOT, "subject:x", "system:x"])
def test_only_staff_decide(alice: Subject, actor: str) -> None:
    request = worked_on(alice, Kind.ERASURE)
    for act, given in ((requests.approve, {}), (requests.start_work, {}), (requests.refuse, NO)):
        with pytest.raises(NotPermitted):
            act_on(request, act, actor, **given)


@pytest.mark.parametrize("seconded_by", ["", ANA, BOT])
def test_the_database_wants_two_people_too(alice: Subject, seconded_by: str) -> None:
    request = act_on(worked_on(alice, Kind.ERASURE), requests.approve, ANA)
    with pytest.raises(IntegrityError), project_scope(alice.project_id):
        PrivacyRequest.objects.filter(pk=request.pk).update(state=State.GRACE, seconded_by=seconded_by)


def test_a_persons_own_wish_to_be_erased_needs_nobodys_yes(alice: Subject) -> None:
    request = ask(alice, Kind.ERASURE, by=alice.actor)
    assert (request.state, request.decided_by) == (State.GRACE, alice.actor)
    assert acts(request) == ["filed", "proved", "own_wish"]


def test_it_is_their_own_only_when_they_filed_it_themselves(alice: Subject) -> None:
    request = unproved(alice, Kind.ERASURE, by=BOT)
    assert act_on(request, requests.prove, alice.actor, proof=Proof.SESSION).state == State.RECEIVED


def test_an_extension_adds_two_months_once_and_with_reasons(alice: Subject) -> None:
    request = ask(alice)
    with pytest.raises(InvalidInput):
        act_on(request, requests.extend, ANA, reason=" ")
    longer = act_on(request, requests.extend, ANA, reason="Four years of conversations")
    assert longer.due_on == deadlines.extended_due_on(clock.localdate())
    with pytest.raises(Conflict, match="already"):
        act_on(request, requests.extend, ANA, reason="Still more")


def test_after_the_first_month_nothing_is_extended(alice: Subject) -> None:
    request = ask(alice)
    set_back(request, days=35)
    with pytest.raises(Conflict, match="first month"):
        act_on(request, requests.extend, ANA, reason="Busy")


def test_a_refusal_has_a_ground_of_the_law_and_words(alice: Subject) -> None:
    request = ask(alice, Kind.ERASURE)
    for wrong in ({"reason": "accurate", "text": "No."}, {"reason": "legal_duty", "text": ""}):
        with pytest.raises(InvalidInput):
            act_on(request, requests.refuse, ANA, **wrong)
    refused = act_on(request, requests.refuse, ANA, **NO)
    assert (refused.state, refused.refusal, refused.closed_at is None) == (State.REFUSED, "legal_duty", False)


def test_who_is_not_proved_can_be_refused_for_just_that(alice: Subject) -> None:
    refused = act_on(unproved(alice), requests.refuse, ANA, reason="identity", text="Nobody answered.")
    assert refused.state == State.REFUSED


def test_it_can_be_taken_back_during_the_grace(alice: Subject) -> None:
    request = act_on(agreed(alice), requests.cancel, alice.actor)
    assert (request.state, request.run_at) == (State.CANCELLED, None)


def test_nobody_takes_back_what_another_person_asked_for(alice: Subject) -> None:
    bob = make_subject(alice.project, "bob")
    request = ask(alice)
    with pytest.raises(NotFound):
        act_on(request, requests.cancel, bob.actor)


def test_what_is_over_is_not_taken_back(alice: Subject) -> None:
    request = act_on(ask(alice, Kind.ERASURE), requests.refuse, ANA, **NO)
    with pytest.raises(IllegalTransition):
        act_on(request, requests.cancel, alice.actor)


@pytest.mark.parametrize("field", ["kind", "proof"])
def test_nonsense_is_refused(alice: Subject, field: str) -> None:
    given: dict[str, Any] = {"kind": Kind.ACCESS, "proof": Proof.NONE, field: "nonsense"}
    with pytest.raises(InvalidInput):
        requests.file(alice.project_id, alice.pk, filed_by=BOT, details={}, **given)


def test_the_requests_of_another_project_are_not_there(alice: Subject) -> None:
    other = ask(make_subject(make_project("Other")))
    with pytest.raises(NotFound):
        requests.start_work(other.pk, project_id=alice.project_id, actor=ANA)


def test_the_ledger_has_no_word_of_what_was_asked_or_answered(alice: Subject) -> None:
    request = ask(alice, Kind.ERASURE, text="Forget my metformin")
    act_on(request, requests.extend, ANA, reason="metformin takes time")
    act_on(request, requests.leave_note, BEN, text="metformin again")
    act_on(request, requests.refuse, ANA, reason="legal_duty", text="metformin has to stay")
    told = [f"{entry.facts} {entry.fields}" for entry in entries(request)]
    assert len(told) == 5 and not any("metformin" in text for text in told)


def test_secrets_in_what_people_write_are_masked(alice: Subject) -> None:
    key = "sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGH"
    request = ask(alice, text=f"my key is {key}")
    left = requests.leave_note(request.pk, project_id=request.project_id, actor=ANA, text=f"saw {key}")
    assert key not in again(request).details["text"] and key not in left.text


def test_every_state_can_be_reached_and_left_or_is_an_end() -> None:
    reached = {target for _, target in MOVES.values()} | {State.IDENTIFY}
    left = {state for allowed, _ in MOVES.values() for state in allowed}
    assert reached >= set(State) and left >= set(State) - {State.FULFILLED, State.REFUSED, State.CANCELLED}
    assert set(MOVES) == set(Move)


def test_the_time_runs_from_the_day_a_letter_came_in(alice: Subject) -> None:
    came = clock.localdate() - timedelta(days=9)
    request = ask(alice, by=ANA, received_on=came)
    assert clock.localdate(request.received_at) == came and request.due_on == deadlines.due_on(came)


@pytest.mark.parametrize("days", [-1, 400])
def test_no_letter_comes_tomorrow_or_years_ago(alice: Subject, days: int) -> None:
    with pytest.raises(InvalidInput):
        ask(alice, by=ANA, received_on=clock.localdate() - timedelta(days=days))


def test_every_failure_elsewhere_that_the_docs_list_is_a_test_here() -> None:
    listed = re.findall(r"`(tests/\S+)::(test_\w+)`", (settings.BASE_DIR / "docs" / "requests.md").read_text())
    assert len(listed) >= 16
    assert [name for file, name in listed if f"def {name}(" not in (settings.BASE_DIR / file).read_text()] == []
