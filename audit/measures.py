"""Restrictions: at once while the accuracy of data or an objection is examined (Art. 18(1)(a), (d)), and for good.

Whoever got the data is told of each (Art. 19).
"""

from audit import notices
from audit.models import Notice, PrivacyRequest
from audit.models.privacy import RequestQuerySet
from audit.request_moves import Kind, note
from memory_core.models import Subject
from memory_core.services import consent
from memory_core.services.ledger import Log

About = Notice.About
EXAMINED = frozenset({Kind.RECTIFICATION, Kind.OBJECTION})
RESTRICTED, LIFTED = "restricted", "lifted"


def restrict(request: PrivacyRequest, actor: str, log: Log) -> None:
    """Take the person out of every reading until the request is answered. One that stands already is kept."""
    if request.kind not in EXAMINED:
        return
    subject = Subject.objects.filter(pk=request.subject_id).first()
    if subject is None or subject.state == Subject.State.ERASED:
        return
    request.restricts = subject.state != Subject.State.RESTRICTED or _others(request).exists()
    if subject.state != Subject.State.RESTRICTED:
        consent.restrict(subject.pk, project_id=request.project_id, actor=actor)
        notices.tell(request.project_id, subject, About.RESTRICTION)
        note(log, "restricted", request, actor)


def lift(request: PrivacyRequest, actor: str, log: Log) -> None:
    """End the restriction that stood for this request alone."""
    if not request.restricts:
        return
    request.restricts = False
    request.save(update_fields=["restricts"])
    if not _others(request).exists() and not _for_good(request):
        _release(request, actor, log)


def keep(request: PrivacyRequest, actor: str, log: Log) -> None:
    """Restrict for good, as was asked, or as an objection that holds wants it."""
    subject = Subject.objects.get(pk=request.subject_id)
    if subject.state != Subject.State.RESTRICTED:
        consent.restrict(subject.pk, project_id=request.project_id, actor=actor)
        note(log, "restricted", request, actor)
    request.restricts, request.outcome = False, RESTRICTED
    notices.tell(request.project_id, subject, About.OBJECTION if request.kind == Kind.OBJECTION else About.RESTRICTION)


def end(request: PrivacyRequest, actor: str, log: Log) -> None:
    """End one that was made for good."""
    request.outcome = LIFTED
    request.save(update_fields=["outcome"])
    if not _others(request).exists() and not _for_good(request):
        _release(request, actor, log)


def _release(request: PrivacyRequest, actor: str, log: Log) -> None:
    subject = Subject.objects.filter(pk=request.subject_id, state=Subject.State.RESTRICTED).first()
    if subject is not None:
        consent.lift_restriction(subject.pk, project_id=request.project_id, actor=actor)
        notices.tell(request.project_id, subject, About.RELEASE)
        note(log, "released", request, actor)


def _others(request: PrivacyRequest) -> RequestQuerySet:
    same = PrivacyRequest.objects.open().of_person(request.subject_id)
    return same.filter(restricts=True).exclude(pk=request.pk)


def _for_good(request: PrivacyRequest) -> bool:
    return PrivacyRequest.objects.of_person(request.subject_id).filter(outcome=RESTRICTED).exists()
