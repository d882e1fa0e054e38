"""The erasure of a person, phase by phase: sealed off, announced, key destroyed, rows gone, verified.

Each phase is one transaction that notes its end, and may be repeated: what was cut short goes on where it stood. What
identifies the person goes last. For the verification their names are kept until its end, sealed under a key of the
run's own that is destroyed then.
"""

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from uuid import UUID

import psycopg
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError
from django.db.models import F
from django.utils import timezone

from audit import notices, receipts
from audit.holds import must_be_free
from audit.models import ErasureRun, Notice, PrivacyRequest
from audit.outside import Outside, outside_of
from memory_core import vault
from memory_core.errors import CandorError, Conflict, KeyDestroyed, NotFound, NotPermitted
from memory_core.models import MemoryVersion, Subject
from memory_core.services import erasure, key_traces, lanes, residue, stores
from memory_core.services.ledger import Log, act
from memory_core.services.residue import Traces
from memory_core.tenancy import project_scope

EVERYWHERE = "maintenance"
Phase = ErasureRun.Phase
PHASES = ["", *Phase.values]
ERASURE = PrivacyRequest.Kind.ERASURE
READ_PATHS = "read paths"
RESIDUE = "residue"
AT_WORK = timedelta(seconds=30)  # how long a run is left to whoever has taken it
LONGEST_WAIT = timedelta(hours=1)
BATCH = 100

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Plan:
    """What an erasure would do: how much there is in each place, and what lies where nobody here can reach."""

    stores: dict[str, int]
    outside: list[Outside]


def plan(subject: Subject) -> Plan:
    """Look, and change nothing."""
    aside = stores.aside_counts(subject.pk)
    with project_scope(subject.project_id):
        return Plan(aside | stores.row_counts(subject.pk), outside_of(subject.pk))


def start(
    subject_id: UUID,
    *,
    project_id: UUID,
    actor: str,
    request: PrivacyRequest | None = None,
    do_not_remember: bool = False,
) -> ErasureRun:
    """Erase a person: first nobody can read anything any more, then the key is destroyed and the rows go.

    If one of that fails, it is tried again by itself; verification and receipt follow. An erasure under way goes on,
    and of one who is gone already the last run is returned. Raises NotFound for somebody nobody knows, Conflict while
    a legal hold stands, NotPermitted for staff without a request that two people have agreed to.
    """
    aside = stores.aside_counts(subject_id)
    with act(project_id) as entries:
        _must_be_agreed(request, subject_id, actor)
        run = _under_way_or_over(subject_id, project_id)
        if run is None:
            run = ErasureRun(
                project_id=project_id,
                subject_id=subject_id,
                request=request,
                actor=actor,
                do_not_remember=do_not_remember,
                plan=aside | stores.row_counts(subject_id),
                next_try_at=timezone.now() + AT_WORK,
            )
            _seal_off(run, entries)
    return _tried(_carry_out, run) or run


def proceed(run_id: UUID, *, project_id: UUID | None = None) -> ErasureRun:
    """Take a run from wherever it stands to its end, as far as that is possible now. Twice is no error."""
    run = _found(run_id, project_id)
    if run.finished_at is None:
        run = _carry_out(run)
        _verify(run, key_traces.wash())
    _forget_names()
    return _found(run_id, run.project_id)


def erase(subject_id: UUID, *, project_id: UUID, actor: str) -> None:
    """As `memory_core.services.erasure` asks for it."""
    with suppress(NotFound):  # gone between two looks
        start(subject_id, project_id=project_id, actor=actor)


def resume_unfinished() -> int:
    """Take every run on whose worker was killed, verify those that have come so far; returns how many are finished.

    The key table is written anew once for all of them.
    """
    taken = [run for run in _waiting() if _take(run)]
    emptied = [done for run in taken if (done := _tried(_carry_out, run))]
    verified: list[ErasureRun] = []
    if emptied:
        verify = partial(_verify, washed=key_traces.wash())
        verified = [done for run in emptied if (done := _tried(verify, run))]
    _forget_names()
    return sum(run.finished_at is not None for run in verified)


def _must_be_agreed(request: PrivacyRequest | None, subject_id: UUID, actor: str) -> None:
    """A request has said its two yeses when it runs. Without one only the person and agents with the right may."""
    if request is None:
        if actor.startswith("user:"):
            raise NotPermitted("Staff erase a person by a request, which takes two of them.")
        return
    running = PrivacyRequest.objects.of_person(subject_id).filter(kind=ERASURE, state=PrivacyRequest.State.RUNNING)
    if not running.filter(pk=request.pk).exists():
        raise Conflict("This request is not one that erases this person now.")


def _under_way_or_over(subject_id: UUID, project_id: UUID) -> ErasureRun | None:
    """The run that there is already, or None where one may begin; the lane is held then."""
    _hold(project_id, subject_id)
    runs = ErasureRun.objects.filter(subject_id=subject_id).order_by("-started_at")
    if under_way := runs.unfinished().first():
        return under_way
    if Subject.objects.filter(pk=subject_id).exists():
        if vault.has_keys(subject_id):  # else it came back with a backup and goes whatever stands against it
            must_be_free(subject_id)
        return None
    if over := runs.first():
        return over
    raise NotFound("There is no such person.")


def _seal_off(run: ErasureRun, entries: Log) -> None:
    subject = Subject.objects.select_for_update().get(pk=run.subject_id)
    run.outside = [one.as_json() for one in outside_of(subject.pk) if one.code != "receiver"]
    run.traces = _kept(run, erasure.traces_of(subject))
    erasure.seal_off(subject, do_not_remember=run.do_not_remember)
    run.phase = Phase.SEALED_OFF
    run.save(force_insert=True)
    entries.add("subject.sealed_off", actor=run.actor, subject_id=subject.pk, run=str(run.pk))


def _carry_out(run: ErasureRun) -> ErasureRun:
    """Up to the moment when nothing is left."""
    if not _has(run, Phase.ANNOUNCED):
        run = _advance(run, Phase.ANNOUNCED, _announce)
    if not _has(run, Phase.KEY_DESTROYED):
        run.key_destroyed_at = vault.destroy(run.subject_id)
        run = _advance(run, Phase.KEY_DESTROYED, _note_key)
    if not _has(run, Phase.ROWS_GONE):
        erasure.delete_aside(run.subject_id)
        run = _advance(run, Phase.ROWS_GONE, _delete)
    return run


def _announce(run: ErasureRun, entries: Log) -> None:
    """While their name is known: those who got their data need it to find them."""
    run.unreachable_at = timezone.now()  # not before: what seals them off is only now seen by everybody
    subject = Subject.objects.filter(pk=run.subject_id).first()
    if subject is not None and vault.has_keys(subject.pk):
        notices.tell(run.project_id, subject, Notice.About.ERASURE, run=run)


def _note_key(run: ErasureRun, entries: Log) -> None:
    run.key_destroyed_at = vault.destroy(run.subject_id)
    entries.add("key.destroyed", actor=run.actor, subject_id=run.subject_id, run=str(run.pk))


def _delete(run: ErasureRun, entries: Log) -> None:
    erasure.delete_rows(run.subject_id)
    run.next_try_at = timezone.now()
    memories = run.plan.get("memory_core.Memory", 0)
    entries.add("subject.erased", actor=run.actor, subject_id=run.subject_id, memories=memories, run=str(run.pk))


def _advance(run: ErasureRun, phase: Phase, work: Callable[[ErasureRun, Log], None]) -> ErasureRun:
    """Do the work of a phase and note that it is done, unless somebody else has been quicker."""
    with act(run.project_id) as entries:
        _hold(run.project_id, run.subject_id)
        now = ErasureRun.objects.select_for_update().get(pk=run.pk)
        if not _has(now, phase):
            work(now, entries)
            now.phase = phase
            now.save()
    return now


def _verify(run: ErasureRun, washed: tuple[key_traces.Traces, key_traces.Traces]) -> ErasureRun:
    """Look everywhere. What has slipped in at the last moment is deleted, and then it is looked everywhere again."""
    left, looked = _look(run)
    if any(left.values()):
        erasure.delete_aside(run.subject_id)
        with project_scope(run.project_id):
            erasure.delete_rows(run.subject_id)
        left, looked = _look(run)
    if any(left.values()):
        found = sorted(place for place, rows in left.items() if rows)
        log.error("An erasure has left something behind: run %s, %s", run.pk, ", ".join(found))
        return _put_off(run, RESIDUE, left=left)

    def finish(now: ErasureRun, entries: Log) -> None:
        now.left, now.error, now.finished_at = left, "", timezone.now()
        receipts.issue(now, log=entries, washed=washed, looked=looked)

    return _advance(run, Phase.VERIFIED, finish)


def _look(run: ErasureRun) -> tuple[dict[str, int], residue.Looked]:
    """How much there is in every place of the plan, to agents, and in every column there is."""
    left = stores.aside_counts(run.subject_id)
    with project_scope(run.project_id):
        left |= stores.row_counts(run.subject_id)
        readable = MemoryVersion.objects.readable(expired=True, superseded=True)
        left[READ_PATHS] = readable.filter(owner_id=run.subject_id).count()
    looked = residue.search(_traces(run))
    return left | looked.found, looked


def _kept(run: ErasureRun, traces: Traces) -> bytes:
    vault.create(run.pk)
    return vault.seal(run.pk, _place(run), traces.sealed())


def _traces(run: ErasureRun) -> Traces:
    """What to look for. Where their key is gone (the run came back with a backup), only the id."""
    try:
        return Traces.opened(vault.open(run.pk, _place(run), bytes(run.traces or b"")))
    except (KeyDestroyed, ValueError):
        return Traces(run.subject_id)


def _forget_names() -> None:
    """Of every run that has ended. Cut short after the keys went, it finds the rest the next time."""
    kept = ErasureRun.objects.using(EVERYWHERE).filter(finished_at__isnull=False, traces__isnull=False)
    if runs := list(kept.values_list("pk", flat=True)):
        for pk in runs:
            vault.destroy(pk)
        key_traces.wash()
        kept.filter(pk__in=runs).update(traces=None)


def _place(run: ErasureRun) -> str:
    return f"audit.erasurerun.traces:{run.pk}"


def _hold(project_id: UUID, subject_id: UUID) -> None:
    """The lane, while there is one. Of somebody gone there is nothing to hold."""
    with suppress(KeyDestroyed):
        lanes.hold(project_id, subject_id)


def _has(run: ErasureRun, phase: Phase) -> bool:
    return PHASES.index(run.phase) >= PHASES.index(phase)


def _found(run_id: UUID, project_id: UUID | None) -> ErasureRun:
    if project_id is None:
        known = ErasureRun.objects.using(EVERYWHERE).filter(pk=run_id).values_list("project_id", flat=True).first()
        if known is None:
            raise NotFound("There is no such erasure.")
        project_id = known
    with project_scope(project_id):
        return ErasureRun.objects.get(pk=run_id)


def _waiting() -> list[ErasureRun]:
    runs = ErasureRun.objects.using(EVERYWHERE).unfinished().filter(next_try_at__lte=timezone.now())
    return [
        _found(pk, project_id)
        for pk, project_id in runs.order_by("next_try_at").values_list("pk", "project_id")[:BATCH]
    ]


def _take(run: ErasureRun) -> bool:
    """One worker at a time; the next one takes over when this one is not heard of any more."""
    free = ErasureRun.objects.using(EVERYWHERE).unfinished().filter(pk=run.pk, next_try_at__lte=timezone.now())
    return bool(free.update(next_try_at=timezone.now() + AT_WORK))


def _tried(step: Callable[[ErasureRun], ErasureRun], run: ErasureRun) -> ErasureRun | None:
    """The run after a step, or None when it failed: it is tried again later and holds up no other."""
    try:
        return step(run)
    except (DatabaseError, psycopg.Error, CandorError, ImproperlyConfigured) as error:
        log.error("An erasure failed and is tried again: run %s, %s", run.pk, type(error).__name__)
        _put_off(run, type(error).__name__)
        return None


def _put_off(run: ErasureRun, error: str, *, left: dict[str, int] | None = None) -> ErasureRun:
    with project_scope(run.project_id):
        runs = ErasureRun.objects.filter(pk=run.pk)
        wait = min(timedelta(seconds=5 * 2 ** min(run.attempts, 12)), LONGEST_WAIT)
        runs.update(attempts=F("attempts") + 1, error=error, next_try_at=timezone.now() + wait, left=left or run.left)
        return runs.get()
