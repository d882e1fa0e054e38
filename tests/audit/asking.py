"""People who ask for something about their own data, and officers who see to it."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from audit import requests
from audit.models import PrivacyRequest
from audit.request_moves import Kind, Proof
from memory_core.models import LedgerEntry, Subject
from memory_core.tenancy import project_scope

ANA, BEN, CLEO = "user:ana", "user:ben", "user:cleo"
BOT = "agent:bot"
SEEN = "Called back on the number we know"


def ask(
    subject: Subject, kind: str = Kind.ACCESS, *, by: str = BOT, proof: str | None = None, **given: Any
) -> PrivacyRequest:
    """A request of the person, by whom it says; the person's own is proved by their visit, an agent's by its key."""
    own = {"subject": Proof.SESSION, "agent": Proof.KEY, "user": Proof.OFFICER}[by.split(":")[0]]
    proof = own if proof is None else proof
    given = {"details": {"text": given.pop("text", "Please")}, "how": SEEN if proof == Proof.OFFICER else "", **given}
    return requests.file(subject.project_id, subject.pk, kind, filed_by=by, proof=proof, **given)


def unproved(subject: Subject, kind: str = Kind.ACCESS, **given: Any) -> PrivacyRequest:
    return ask(subject, kind, proof=Proof.NONE, **given)


def worked_on(subject: Subject, kind: str = Kind.ACCESS, **given: Any) -> PrivacyRequest:
    return act_on(ask(subject, kind, **given), requests.start_work, ANA)


def act_on(request: PrivacyRequest, act: Any, actor: str, **given: Any) -> PrivacyRequest:
    done: PrivacyRequest = act(request.pk, project_id=request.project_id, actor=actor, **given)
    return done


def agreed(subject: Subject, **given: Any) -> PrivacyRequest:
    """An erasure in its grace: Ana and Ben have said yes."""
    request = worked_on(subject, Kind.ERASURE, **given)
    act_on(request, requests.approve, ANA)
    return act_on(request, requests.approve, BEN)


def due_in(request: PrivacyRequest, days: int) -> None:
    """So many days are left, and whoever was telling of it has done so."""
    with project_scope(request.project_id):
        due = timezone.localdate() + timedelta(days=days)
        PrivacyRequest.objects.filter(pk=request.pk).update(due_on=due, alarm_tried_at=None)


def again(request: PrivacyRequest) -> PrivacyRequest:
    with project_scope(request.project_id):
        return PrivacyRequest.objects.get(pk=request.pk)


def entries(request: PrivacyRequest) -> list[LedgerEntry]:
    with project_scope(request.project_id):
        found = LedgerEntry.objects.filter(facts__request=str(request.pk)).order_by("sequence")
        return list(found)


def acts(request: PrivacyRequest) -> list[str]:
    return [entry.action.removeprefix("request.") for entry in entries(request)]


def state_of(subject: Subject) -> str:
    with project_scope(subject.project_id):
        return Subject.objects.get(pk=subject.pk).state
