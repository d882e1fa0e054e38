"""What a signed-in person does about all of their data by themselves, without waiting for anybody."""

from hmac import compare_digest
from uuid import UUID

from audit import requests
from audit.models import ErasureRun, Notice, PrivacyRequest
from audit.models.privacy import RequestQuerySet
from audit.notices import tell
from audit.receipts import token_of
from memory_core.errors import Conflict, NotFound
from memory_core.models import MemoryVersion, Subject
from memory_core.services import consent, editing, lanes
from memory_core.services.ledger import act
from memory_core.tenancy import project_scope

State = PrivacyRequest.State
RESTRICTED = "restricted"
EVERYWHERE = "maintenance"  # whoever was erased has no project to come in by


def forget_me(subject: Subject, *, do_not_remember: bool) -> PrivacyRequest:
    """Ask for everything to be erased. Nobody but the person reads it from now on, until the grace ends or they think
    better of it. Under a legal hold it waits for an officer, and is as unread meanwhile."""
    with act(subject.project_id) as log:
        lanes.hold(subject.project_id, subject.pk)
        request = requests.file(
            subject.project_id,
            subject.pk,
            PrivacyRequest.Kind.ERASURE,
            filed_by=subject.actor,
            proof=PrivacyRequest.Proof.SESSION,
            details={},
            do_not_remember=do_not_remember,
        )
        if request.state not in PrivacyRequest.ENDED and restrict(subject):
            request.restricts = True  # until it is cancelled or refused
            request.save(update_fields=["restricts"])
            requests.note(log, "restricted", request, subject.actor)
    return request


def correct(subject: Subject, memory_id: UUID, text: str) -> MemoryVersion:
    """`editing.edit_by_subject`, and whoever got the old words is told that something changed (Art. 19)."""
    version = editing.edit_by_subject(subject, memory_id, text)
    with project_scope(subject.project_id):
        tell(subject.project_id, subject, Notice.About.RECTIFICATION, memories=[memory_id])
    return version


def restrict(subject: Subject) -> bool:
    """Nobody but the person reads anything, and nothing is learned; returns whether that was new."""
    with act(subject.project_id):
        changed = consent.restrict(subject.pk, project_id=subject.project_id, actor=subject.actor)
        if changed:
            tell(subject.project_id, subject, Notice.About.RESTRICTION)
    return changed


def lift_restriction(subject: Subject) -> None:
    """Raises Conflict while a request keeps the restriction up, and IllegalTransition when there is none."""
    with act(subject.project_id):
        lanes.hold(subject.project_id, subject.pk)
        keeper = kept_up_by(subject)
        if keeper is not None:
            raise Conflict(f"It belongs to your request no. {keeper.number}, and ends with it.")
        consent.lift_restriction(subject.pk, project_id=subject.project_id, actor=subject.actor)
        tell(subject.project_id, subject, Notice.About.RELEASE)


def kept_up_by(subject: Subject) -> PrivacyRequest | None:
    """The request for which the person is restricted, if it is for one. Call it inside the scope."""
    asked: RequestQuerySet = PrivacyRequest.objects.of_person(subject.pk)
    return (asked.open().filter(restricts=True) | asked.filter(outcome=RESTRICTED)).order_by("number").first()


def farewell(subject: Subject) -> PrivacyRequest | None:
    """The open request for erasing everything, if there is one. Call it inside the scope."""
    asked = PrivacyRequest.objects.open().of_person(subject.pk)
    return asked.filter(kind=PrivacyRequest.Kind.ERASURE).exclude(proof="").order_by("number").first()


def proof_token(request: PrivacyRequest) -> str:
    """What will open the receipt to the person, given to them while there is still somebody to give it to."""
    return token_of(request.pk)


def proof_for(request_id: UUID, token: str) -> ErasureRun | None:
    """The erasure that a request has led to, or None while it has not begun. Raises NotFound for a wrong token."""
    if not compare_digest(token.encode("utf-8", "surrogateescape"), token_of(request_id).encode()):
        raise NotFound("There is no such receipt.")
    return ErasureRun.objects.using(EVERYWHERE).filter(request_id=request_id).first()
