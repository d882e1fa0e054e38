"""The legal moves of a request, and what every act on one begins with."""

from collections.abc import Mapping
from contextlib import suppress
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.utils import timezone

from audit.models import PrivacyRequest
from audit.models.privacy import RequestQuerySet
from memory_core.errors import IllegalTransition, KeyDestroyed, NotFound, NotPermitted
from memory_core.models import Subject
from memory_core.services import lanes
from memory_core.services.ledger import Log

State, Kind, Proof = PrivacyRequest.State, PrivacyRequest.Kind, PrivacyRequest.Proof


class Move(StrEnum):
    PROVE = "prove"
    START = "start"
    EXTEND = "extend"
    DECIDE = "decide"
    AGREE = "agree"
    OWN_WISH = "own_wish"
    CARRY_OUT = "carry_out"
    FULFIL = "fulfil"
    RETURN = "return"
    REFUSE = "refuse"
    CANCEL = "cancel"
    LINK = "link"
    UNLINK = "unlink"
    GONE = "gone"


WAITING = frozenset({State.RECEIVED, State.IDENTIFY, State.WORKING})
MOVES: Mapping[Move, tuple[frozenset[PrivacyRequest.State], PrivacyRequest.State | None]] = {
    Move.PROVE: (frozenset({State.IDENTIFY}), State.RECEIVED),
    Move.START: (frozenset({State.RECEIVED}), State.WORKING),
    Move.EXTEND: (WAITING, None),
    Move.DECIDE: (frozenset({State.WORKING}), None),
    Move.AGREE: (frozenset({State.WORKING}), State.GRACE),
    Move.OWN_WISH: (frozenset({State.RECEIVED}), State.GRACE),
    Move.CARRY_OUT: (frozenset({State.WORKING, State.GRACE}), State.RUNNING),
    Move.FULFIL: (frozenset({State.WORKING, State.RUNNING}), State.FULFILLED),
    Move.RETURN: (frozenset({State.RUNNING}), State.WORKING),
    Move.REFUSE: (WAITING | {State.GRACE}, State.REFUSED),
    Move.CANCEL: (WAITING | {State.GRACE}, State.CANCELLED),
    Move.LINK: (WAITING, State.DUPLICATE),
    Move.UNLINK: (frozenset({State.DUPLICATE}), State.IDENTIFY),
    Move.GONE: (frozenset(State) - frozenset(PrivacyRequest.ENDED), State.FULFILLED),
}
NEEDS_PROOF = frozenset({Move.START, Move.DECIDE, Move.AGREE, Move.OWN_WISH, Move.CARRY_OUT, Move.FULFIL})
STAFF = "user:"
ALREADY_GONE = "already_gone"


def locked(request_id: UUID, project_id: UUID) -> PrivacyRequest:
    """A request of the project, locked after its person's lane until the transaction ends. Raises NotFound."""
    found: RequestQuerySet = PrivacyRequest.objects.filter(pk=request_id)
    for subject_id in found.values_list("subject_id", flat=True):
        hold_lane(project_id, subject_id)
    request = found.select_for_update(of=("self",)).first()
    if request is None:
        raise NotFound("There is no such request.")
    return request


def hold_lane(project_id: UUID, subject_id: UUID) -> None:
    """First lock of everything about a person; of one who is gone there is none to take."""
    if Subject.objects.filter(pk=subject_id).exists():
        with suppress(KeyDestroyed):
            lanes.hold(project_id, subject_id)


def is_possible(request: PrivacyRequest, move: Move) -> bool:
    """Whether the states allow it. Who may do it, and holds, are looked at when it is done."""
    return request.state in MOVES[move][0] and (move not in NEEDS_PROOF or request.proof != Proof.NONE)


def make(request: PrivacyRequest, move: Move) -> None:
    """Move an unsaved request on. Raises IllegalTransition, and for want of proof whatever the state says."""
    if move in NEEDS_PROOF and request.proof == Proof.NONE:
        raise IllegalTransition("Who asks has not been proved yet, so nothing can be done about it.")
    allowed, target = MOVES[move]
    if request.state not in allowed:
        raise IllegalTransition(f"This request is {request.get_state_display().lower()}: that is not possible now.")
    if target is not None:
        request.state = target
    request.closed_at = timezone.now() if request.state in PrivacyRequest.ENDED else None


def must_be_staff(actor: str) -> None:
    if not actor.startswith(STAFF):
        raise NotPermitted("Only an officer of the project may do this.")


def note(log: Log, act_name: str, request: PrivacyRequest, actor: str, **facts: Any) -> None:
    """The entry of an act on a request: its number, its state, and nothing of what it says."""
    given: dict[str, Any] = {
        "request": str(request.pk),
        "number": request.number,
        "kind": request.kind,
        "state": request.state,
    }
    told = {name: fact for name, fact in facts.items() if fact is not None}
    log.add(f"request.{act_name}", actor=actor, subject_id=request.subject_id, **given, **told)
