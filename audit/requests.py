"""Requests of data subjects: who asked for what, proved by what, decided by whom, and by when.

Nothing is done for anybody before it is proved who asks, and a proof never passes from one request to another. What
staff or an agent ask to be erased takes two people: the second is neither who decided first nor who filed it.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Max
from django.utils import timezone

from audit import deadlines, measures
from audit.holds import hold as hold
from audit.holds import hold_on as hold_on
from audit.holds import must_be_free
from audit.holds import release as release
from audit.models import PrivacyRequest, RequestNote
from audit.refusals import grounds_for
from audit.request_moves import (
    ALREADY_GONE,
    Kind,
    Move,
    Proof,
    State,
    hold_lane,
    is_possible,
    locked,
    make,
    must_be_staff,
)
from audit.request_moves import note as note
from audit.request_notes import keep_letter as keep_letter
from audit.request_notes import leave_note as leave_note
from audit.request_words import words_of
from memory_core.errors import Conflict, InvalidInput, NotFound, NotPermitted
from memory_core.models import Project, Subject
from memory_core.services.ledger import Log, act
from memory_core.services.screening import without_secrets

LONGEST_ON_THE_WAY = timedelta(days=366)
WHO_PROVES: Mapping[str, str] = {Proof.SESSION: "subject:", Proof.KEY: "agent:", Proof.OFFICER: "user:"}


def file(
    project_id: UUID,
    subject_id: UUID,
    kind: str,
    *,
    filed_by: str,
    proof: str,
    details: Mapping[str, Any],
    do_not_remember: bool = False,
    how: str = "",
    received_on: date | None = None,
) -> PrivacyRequest:
    """Take in what a person asks for. `details` are {"text": their words}; `how` says how an officer proved them.

    `received_on` is the day it came in where that was before today, as by letter: the time runs from there.

    The same again while one of its kind is open is linked to it and closed; it counts for nothing without a proof of
    its own. A signed-in person's own wish to be erased needs nobody's yes and goes into its grace at once.
    Raises InvalidInput, NotFound, NotPermitted.
    """
    _must_know(kind, details)
    _must_vouch(proof, filed_by, subject_id)
    checked = words_of("how", how) if proof == Proof.OFFICER else ""
    with act(project_id) as log:
        hold_lane(project_id, subject_id)
        request = PrivacyRequest(project_id=project_id, subject_id=subject_id, kind=kind, filed_by=filed_by)
        request.received_at = _moment(received_on)
        request.details = without_secrets(dict(details))
        request.do_not_remember = do_not_remember and kind == Kind.ERASURE
        request.due_on = deadlines.due_on(timezone.localdate(request.received_at))
        request.number = _next_number(project_id)
        request.state = State.IDENTIFY
        twin = _twin_of(request)
        _enter(request, log)
        if proof != Proof.NONE:
            _prove(request, proof, filed_by, checked, log)
        _meet(request, twin, log)
        request.save()
    return request


def prove(request_id: UUID, *, project_id: UUID, actor: str, proof: str, how: str = "") -> PrivacyRequest:
    """Note that it is known who asks. An officer says how that was checked, a signed-in person confirms their own.

    Raises IllegalTransition, InvalidInput, NotFound, NotPermitted.
    """
    checked = words_of("how", how) if proof == Proof.OFFICER else ""
    with act(project_id) as log:
        request = locked(request_id, project_id)
        _must_be_seen_by(actor, request)
        _must_vouch(proof, actor, request.subject_id)
        _prove(request, proof, actor, checked, log)
        _begin(request, log)
        request.save()
    return request


def start_work(request_id: UUID, *, project_id: UUID, actor: str) -> PrivacyRequest:
    """An officer takes it up. Raises IllegalTransition without a proof of identity."""
    must_be_staff(actor)
    with act(project_id) as log:
        request = locked(request_id, project_id)
        make(request, Move.START)
        request.save()
        note(log, "started", request, actor)
    return request


def extend(request_id: UUID, *, project_id: UUID, actor: str, reason: str) -> PrivacyRequest:
    """Two more months, once, with the reasons, while the first month lasts. Raises Conflict, InvalidInput."""
    must_be_staff(actor)
    words = words_of("reason", reason)
    with act(project_id) as log:
        request = locked(request_id, project_id)
        make(request, Move.EXTEND)
        received = timezone.localdate(request.received_at)
        if request.extended_at is not None:
            raise Conflict("The deadline was extended already. The law knows one extension.")
        if not deadlines.may_extend(received, timezone.localdate()):
            raise Conflict("The first month is over. An extension has to be told within it.")
        request.due_on = deadlines.extended_due_on(received)
        request.extended_at, request.extension_reason = timezone.now(), words
        request.mailed_for = request.posted_for = None
        request.save()
        note(log, "extended", request, actor, due=request.due_on.isoformat())
    return request


def refuse(request_id: UUID, *, project_id: UUID, actor: str, reason: str, text: str) -> PrivacyRequest:
    """Say no, on one of the grounds for its kind and with words for the person. Raises InvalidInput."""
    must_be_staff(actor)
    words = words_of("text", text)
    with act(project_id) as log:
        request = locked(request_id, project_id)
        if reason not in grounds_for(request.kind):
            raise InvalidInput.field("reason", "Choose one of the grounds that the law has for this kind of request.")
        make(request, Move.REFUSE)
        request.refusal, request.refusal_reason, request.decided_by = reason, words, actor
        request.seconded_by, request.run_at = "", None
        request.save()
        measures.lift(request, actor, log)
        note(log, "refused", request, actor, reason=reason)
    return request


def approve(request_id: UUID, *, project_id: UUID, actor: str) -> PrivacyRequest:
    """Say yes to an erasure: the first is noted, the second, by another, begins the grace.

    Raises Conflict under a legal hold, IllegalTransition, and NotPermitted for who decided or filed it already.
    """
    must_be_staff(actor)
    with act(project_id) as log:
        request = locked(request_id, project_id)
        if request.kind != Kind.ERASURE:
            raise Conflict("Only an erasure takes two people. This one is carried out as it is.")
        if not request.decided_by:
            make(request, Move.DECIDE)
            must_be_free(request.subject_id)
            request.decided_by = actor
            note(log, "first_yes", request, actor)
        else:
            _agree(request, actor, log)
        request.save()
    return request


def take_back(request_id: UUID, *, project_id: UUID, actor: str) -> PrivacyRequest:
    """Take one's own first yes back. Raises Conflict when there is none."""
    with act(project_id) as log:
        request = locked(request_id, project_id)
        if request.state != State.WORKING or request.decided_by != actor:
            raise Conflict("There is no yes of yours to take back.")
        request.decided_by = ""
        request.save()
        note(log, "yes_taken_back", request, actor)
    return request


def cancel(request_id: UUID, *, project_id: UUID, actor: str) -> PrivacyRequest:
    """Take it back, also during the grace. A person does so for their own only: NotFound for another's."""
    with act(project_id) as log:
        request = locked(request_id, project_id)
        _must_be_seen_by(actor, request)
        make(request, Move.CANCEL)
        request.run_at = None
        request.save()
        measures.lift(request, actor, log)
        note(log, "cancelled", request, actor)
    return request


def link_duplicate(request_id: UUID, *, of: UUID, project_id: UUID, actor: str) -> PrivacyRequest:
    """Close a request as the same as another open one of the person. What it proves, it keeps for itself.

    Raises Conflict where the two differ, and where the one to be closed is proved and the other is not.
    """
    must_be_staff(actor)
    with act(project_id) as log:
        request, other = locked(request_id, project_id), locked(of, project_id)
        _must_be_same(request, other)
        _link(request, other, actor, log)
        request.save()
        other.save()
    return request


def unlink(request_id: UUID, *, project_id: UUID, actor: str) -> PrivacyRequest:
    """It was not the same after all: it is open again, and as far as its own proof goes. Raises Conflict."""
    must_be_staff(actor)
    with act(project_id) as log:
        request = locked(request_id, project_id)
        make(request, Move.UNLINK)
        request.duplicate_of = None
        if request.proof != Proof.NONE:
            make(request, Move.PROVE)
            measures.restrict(request, actor, log)
        request.save()
        note(log, "unlinked", request, actor)
    return request


def _must_know(kind: str, details: Mapping[str, Any]) -> None:
    if kind not in Kind:
        raise InvalidInput.field("kind", f"Choose one of {', '.join(Kind)}.")
    words_of("text", str(details.get("text", "")), required=False)


def _must_vouch(proof: str, actor: str, subject_id: UUID) -> None:
    """Each proof has those who can give it: the signed-in person, an agent's key, an officer."""
    if proof not in Proof:
        raise InvalidInput.field("proof", "This is no proof of identity.")
    if proof == Proof.NONE:
        return
    if not actor.startswith(WHO_PROVES[proof]) or (proof == Proof.SESSION and actor != f"subject:{subject_id}"):
        raise NotPermitted("This proof of identity is not theirs to give.")


def _must_be_seen_by(actor: str, request: PrivacyRequest) -> None:
    """To a person, the requests of others are not there."""
    if actor.startswith("subject:") and actor != f"subject:{request.subject_id}":
        raise NotFound("There is no such request.")


def _moment(received_on: date | None) -> datetime:
    now = timezone.now()
    if received_on is None or received_on == timezone.localdate(now):
        return now
    if not timedelta(0) < timezone.localdate(now) - received_on < LONGEST_ON_THE_WAY:
        raise InvalidInput.field("received_on", "Give the day on which it came in: today, or within the last year.")
    return timezone.make_aware(datetime.combine(received_on, time(12)))


def _next_number(project_id: UUID) -> int:
    """The project's row keeps two at once from taking the same."""
    Project.objects.select_for_update(no_key=True).get(pk=project_id)
    last: int | None = PrivacyRequest.objects.filter(project_id=project_id).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _twin_of(request: PrivacyRequest) -> PrivacyRequest | None:
    """The open request of the same kind for the same person, the first of them."""
    same = PrivacyRequest.objects.open().of_person(request.subject_id).filter(kind=request.kind)
    return same.order_by("number").select_for_update().first()


def _enter(request: PrivacyRequest, log: Log) -> None:
    """Write it down. Of a person who is gone there is nothing left to do but to say so."""
    gone = not Subject.objects.exclude(state=Subject.State.ERASED).filter(pk=request.subject_id).exists()
    if gone and request.kind != Kind.ERASURE:
        raise NotFound("Nothing is held about this person.")
    if gone:
        request.state, request.outcome, request.closed_at = State.FULFILLED, ALREADY_GONE, timezone.now()
        request.details = {}
    request.save(force_insert=True)
    note(log, "filed", request, request.filed_by, outcome=request.outcome or None)


def _prove(request: PrivacyRequest, proof: str, actor: str, how: str, log: Log) -> None:
    if request.outcome == ALREADY_GONE:
        return
    if proof == Proof.NONE:
        raise InvalidInput.field("proof", "Say what proves it.")
    make(request, Move.PROVE)
    request.proof, request.proved_by, request.proved_at = proof, actor, timezone.now()
    if how:
        RequestNote(request=request, project_id=request.project_id, actor=actor, text=how).save(force_insert=True)
    note(log, "proved", request, actor, proof=proof)


def _meet(request: PrivacyRequest, twin: PrivacyRequest | None, log: Log) -> None:
    """Link two of a kind, the unproved to the proved and else the later to the earlier; begin what stays open."""
    if request.state not in (State.RECEIVED, State.IDENTIFY):
        return
    if twin is None:
        _begin(request, log)
    elif request.proof != Proof.NONE and twin.proof == Proof.NONE:
        request.due_on = min(request.due_on, twin.due_on)
        _link(twin, request, request.filed_by, log)
        twin.save()
        _begin(request, log)
    else:
        _link(request, twin, request.filed_by, log)
        twin.save()


def _begin(request: PrivacyRequest, log: Log) -> None:
    """What a proved request starts by itself: a restriction while it is examined, or the person's own erasure."""
    if request.state != State.RECEIVED:
        return
    measures.restrict(request, request.proved_by, log)
    own = request.filed_by == request.proved_by == f"subject:{request.subject_id}"
    if request.kind == Kind.ERASURE and own and not hold_on(request.subject_id):
        make(request, Move.OWN_WISH)
        request.decided_by, request.run_at = request.proved_by, timezone.now() + settings.CANDOR_GRACE
        note(log, "own_wish", request, request.proved_by)


def _agree(request: PrivacyRequest, actor: str, log: Log) -> None:
    if not is_possible(request, Move.AGREE):
        make(request, Move.AGREE)
    if actor in (request.decided_by, request.filed_by):
        raise NotPermitted("An erasure takes two people: somebody who neither decided nor filed it has to agree.")
    must_be_free(request.subject_id)
    make(request, Move.AGREE)
    request.seconded_by, request.run_at = actor, timezone.now() + settings.CANDOR_GRACE
    note(log, "approved", request, actor)


def _must_be_same(request: PrivacyRequest, other: PrivacyRequest) -> None:
    if request.pk == other.pk or (request.subject_id, request.kind) != (other.subject_id, other.kind):
        raise Conflict("Only a request of the same kind for the same person can be the same as this one.")
    if other.state in PrivacyRequest.ENDED:
        raise Conflict("The other request is closed. A new one has to be answered for itself.")
    if request.proof != Proof.NONE and other.proof == Proof.NONE:
        raise Conflict("This one is proved and the other is not. Link the other one to this one.")


def _link(request: PrivacyRequest, other: PrivacyRequest, actor: str, log: Log) -> None:
    make(request, Move.LINK)
    request.duplicate_of = other
    request.decided_by = ""
    if request.proof != Proof.NONE and request.do_not_remember:
        other.do_not_remember = True
    if request.restricts:
        request.restricts, other.restricts = False, True
    note(log, "linked", request, actor, to=other.number)
