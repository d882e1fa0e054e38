"""What is done for a request once it may be, by kind. Whatever was cut short goes on where it stood.

Nothing here needs the person's row or key to find its way: a request knows its person by an id that outlives them.
"""

import logging
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils import timezone

from audit import erasure, exports, measures, notices
from audit.holds import hold_on
from audit.models import ErasureRun, Export, Notice, PrivacyRequest
from audit.places import WordsOfRequests
from audit.request_moves import ALREADY_GONE, Kind, Move, State, locked, make, must_be_staff, note
from memory_core.errors import CandorError, Conflict, NotFound
from memory_core.models import Subject
from memory_core.services.ledger import Log, act
from memory_core.tenancy import project_scope

log = logging.getLogger(__name__)

ACTOR = "system:requests"
COPIED = frozenset({Kind.ACCESS, Kind.PORTABILITY})
ERASED, COPY, MENDED = "erased", "copy", "mended"


def fulfil(request_id: UUID, *, project_id: UUID, actor: str) -> PrivacyRequest:
    """Carry out what an officer has worked on, and close it; a long copy is closed when it is ready.

    Raises Conflict for an erasure, which takes two yeses and its grace, and NotFound for somebody erased since.
    """
    must_be_staff(actor)
    with act(project_id) as entries:
        request = locked(request_id, project_id)
        if request.kind == Kind.ERASURE:
            raise Conflict("An erasure is carried out by itself, when two people have agreed and the grace is over.")
        if not _is_there(request):
            raise NotFound("This person has been erased.")
        request.decided_by = actor
        if request.kind in COPIED:
            make(request, Move.CARRY_OUT)
            request.save()
            note(entries, "running", request, actor)
        else:
            _settle(request, actor, entries)
    return proceed(request_id, project_id)


def lift(request_id: UUID, *, project_id: UUID, actor: str) -> PrivacyRequest:
    """End a restriction that was made for good. Raises Conflict when this request keeps none."""
    must_be_staff(actor)
    with act(project_id) as entries:
        request = locked(request_id, project_id)
        if request.outcome != measures.RESTRICTED:
            raise Conflict("There is no restriction of this request to lift.")
        measures.end(request, actor, entries)
    return request


def proceed(request_id: UUID, project_id: UUID) -> PrivacyRequest:
    """Do the next thing for a request that is under way, or nothing when it waits. May be called again and again."""
    if request := _begun(request_id, project_id):
        if request.kind == Kind.ERASURE:
            _erase(request)
        else:
            _copy(request)
    with project_scope(project_id):
        return PrivacyRequest.objects.get(pk=request_id)


def run_due(project_id: UUID) -> int:
    """Go on with everything that is under way in a project, and close what is about somebody gone; returns how many
    were closed. One that fails holds up no other: it is tried again the next time."""
    with project_scope(project_id):
        waiting = list(PrivacyRequest.objects.under_way(timezone.now()).due_order().values_list("pk", flat=True))
    closed = 0
    for pk in waiting:
        try:
            closed += proceed(pk, project_id).state == State.FULFILLED
        except CandorError as error:
            log.warning("request %s is left for the next round: %s", pk, type(error).__name__)
    return closed + sum(map(_close_as_gone, _about_nobody(project_id)))


def _begun(request_id: UUID, project_id: UUID) -> PrivacyRequest | None:
    """The request if it is being carried out, an erasure also when its grace is over and no hold stands."""
    with act(project_id) as entries:
        request = locked(request_id, project_id)
        if request.state == State.RUNNING:
            return request
        over = request.run_at is not None and request.run_at <= timezone.now()
        if request.state != State.GRACE or not over or hold_on(request.subject_id):
            return None
        make(request, Move.CARRY_OUT)
        request.save()
        note(entries, "running", request, ACTOR)
    return request


def _settle(request: PrivacyRequest, actor: str, entries: Log) -> None:
    """Of these three the work is done before the officer says so, or is this."""
    make(request, Move.FULFIL)
    if request.kind == Kind.RECTIFICATION:
        request.outcome = MENDED
        subject = Subject.objects.get(pk=request.subject_id)
        notices.tell(request.project_id, subject, Notice.About.RECTIFICATION)
        request.save()
        measures.lift(request, actor, entries)
    else:
        measures.keep(request, actor, entries)
    request.save()
    note(entries, "fulfilled", request, actor, outcome=request.outcome)


def _erase(request: PrivacyRequest) -> None:
    """Begin what is not begun, and close it when it has been verified. Who is gone already is gone."""
    if _is_held(request):
        erasure.start(
            request.subject_id,
            project_id=request.project_id,
            actor=ACTOR,
            request=request,
            do_not_remember=request.do_not_remember,
        )
    with project_scope(request.project_id):
        runs = ErasureRun.objects.filter(subject_id=request.subject_id)
        left = runs.unfinished().exists() or _is_there(request)
        by_this = runs.filter(request=request).exists()
    if not left:
        _close(request, ERASED if by_this else ALREADY_GONE)


def _is_held(request: PrivacyRequest) -> bool:
    """There is something of the person, and no erasure that would take it goes on already."""
    with project_scope(request.project_id):
        under_way = ErasureRun.objects.unfinished().filter(subject_id=request.subject_id)
        return _is_there(request) and not under_way.exists()


def _copy(request: PrivacyRequest) -> None:
    with project_scope(request.project_id):
        subject = Subject.objects.select_related("project").filter(pk=request.subject_id).first()
        export = Export.objects.filter(pk=request.export_id).first() if request.export_id else None
    if subject is None:
        return _close(request, ALREADY_GONE)
    if export is None:
        export = exports.start(subject, format="json", actor=request.decided_by)
        _remember_copy(request, export)
    if export.state == Export.State.FAILED:
        return _give_back(request)
    return _close(request, COPY) if export.state == Export.State.READY else None


def _remember_copy(request: PrivacyRequest, export: Export) -> None:
    with project_scope(request.project_id):
        PrivacyRequest.objects.filter(pk=request.pk).update(export_id=export.pk)


def _give_back(request: PrivacyRequest) -> None:
    """The copy failed: an officer looks at it again."""
    with act(request.project_id) as entries:
        again = locked(request.pk, request.project_id)
        make(again, Move.RETURN)
        again.export_id = None
        again.save()
        note(entries, "returned", again, ACTOR)


def _close(request: PrivacyRequest, outcome: str) -> None:
    """Closed once, by whoever comes first. Of an erased person's requests no word is kept."""
    with act(request.project_id) as entries:
        now = locked(request.pk, request.project_id)
        if now.state != State.RUNNING:
            return
        make(now, Move.FULFIL)
        now.outcome = outcome
        now.save()
        if outcome in (ERASED, ALREADY_GONE):
            WordsOfRequests().delete(now.subject_id)
        note(entries, "fulfilled", now, ACTOR, outcome=outcome)


def _about_nobody(project_id: UUID) -> list[PrivacyRequest]:
    """Open requests about people who were erased in another way."""
    there = Subject.objects.filter(pk=OuterRef("subject_id"))
    runs = ErasureRun.objects.unfinished().filter(subject_id=OuterRef("subject_id"))
    with project_scope(project_id):
        return list(PrivacyRequest.objects.open().filter(~Exists(there), ~Exists(runs)))


def _close_as_gone(request: PrivacyRequest) -> bool:
    with act(request.project_id) as entries:
        now = locked(request.pk, request.project_id)
        if now.state in PrivacyRequest.ENDED:
            return False
        now.outcome, now.run_at = ALREADY_GONE, None
        make(now, Move.GONE)
        now.save()
        WordsOfRequests().delete(now.subject_id)
        note(entries, "fulfilled", now, ACTOR, outcome=ALREADY_GONE)
    return True


def _is_there(request: PrivacyRequest) -> bool:
    return Subject.objects.exclude(state=Subject.State.ERASED).filter(pk=request.subject_id).exists()
