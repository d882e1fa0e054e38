"""Taking back what maintenance did: one act, or a whole run, for UNDO_DAYS. Everything is then as it was before.

What was taken back is remembered, so that the next round leaves it alone.
"""

import time
from collections.abc import Collection, Iterable, Sequence
from itertools import combinations
from uuid import UUID

from django.utils import timezone

from audit import maintenance
from audit.clearing import undo_closed_before
from audit.models import MaintenanceAct, MaintenanceRun, MergeProposal
from audit.retention_rules import UNDO_DAYS
from memory_core.errors import Conflict, NotFound
from memory_core.models import MemoryVersion, Subject
from memory_core.services import lanes, lifecycle
from memory_core.services.ledger import Log, act
from memory_core.tenancy import project_scope

ACTS_AT_ONCE = 200
LATE = f"This was done more than {UNDO_DAYS} days ago and cannot be taken back any more."
Hindrance = MaintenanceAct.Hindrance
SENTENCES = {
    Hindrance.TAKEN: "Something newer is in force in its place.",
    Hindrance.MOVED_ON: "It is no longer as maintenance left it.",
    Hindrance.RESTRICTED: "The person had their data restricted, so nothing about it is changed.",
}


def undo_run(run_id: UUID, *, project_id: UUID, actor: str) -> MaintenanceRun:
    """Take back everything a finished run did, as far as it still can be; a worker goes on with what takes long.

    Raises NotFound, and Conflict for a run that was a look only, is under way, was taken back, or is too long ago.
    """
    with act(project_id) as log:
        run = _locked(run_id)
        if run.dry_run or run.finished_at is None:
            raise Conflict("It has changed nothing yet that could be taken back.")
        if run.undo_asked_at is not None:
            raise Conflict("It was taken back already.")
        if run.finished_at < undo_closed_before():
            raise Conflict(LATE)
        run.undo_asked_at, run.undo_by = timezone.now(), actor
        run.save(update_fields=["undo_asked_at", "undo_by"])
        log.add("maintenance.undo_asked", actor=actor, run=str(run.pk))
    run = proceed(run_id, project_id, seconds=maintenance.INLINE_SECONDS)
    if run.undone_at is None:
        maintenance.wake(run)
    return run


def can_be_undone(run: MaintenanceRun) -> bool:
    """Whether all of it may still be taken back."""
    is_open = run.finished_at is not None and run.finished_at >= undo_closed_before()
    return is_open and not run.dry_run and run.undo_asked_at is None


def proceed(run_id: UUID, project_id: UUID, *, seconds: float = maintenance.TURN_SECONDS) -> MaintenanceRun:
    """Go on with taking back a run for a while; returns it as it stands then."""
    until = time.monotonic() + seconds
    while (run := maintenance.get(run_id, project_id)).undone_at is None and time.monotonic() < until:
        if run.undo_asked_at is None:
            break
        _step(run)
    return run


def tend(project_id: UUID) -> int:
    """Go on with every run whose taking back is unfinished."""
    with project_scope(project_id):
        asked = MaintenanceRun.objects.unfinished().exclude(undo_asked_at=None)
        unfinished = list(asked.values_list("pk", flat=True))
    for run_id in unfinished:
        proceed(run_id, project_id)
    return len(unfinished)


def undo(act_id: int, *, project_id: UUID, actor: str) -> MaintenanceAct:
    """Take back one act, and of a merge all of it. Raises NotFound, and Conflict with the reason why not."""
    with act(project_id) as log:
        found = MaintenanceAct.objects.select_related("version").filter(pk=act_id).first()
        if found is None or (found.run_id and found.run and found.run.dry_run):
            raise NotFound("There is no such act.")
        if found.at < undo_closed_before():
            raise Conflict(LATE)
        lanes.hold_all(project_id, [found.owner_id])
        standing = list(MaintenanceAct.objects.standing().filter(pk=act_id))
        if not standing:
            raise Conflict("It was taken back already, or cannot be any more.")
        _take_back(standing, actor, log)
        [found] = standing
        if found.hindrance:
            raise Conflict(SENTENCES[Hindrance(found.hindrance)])
        log.add("maintenance.undone", actor=actor, version=found.version, rule=found.rule)
    return found


def _step(run: MaintenanceRun) -> None:
    with act(run.project_id) as log:
        locked = _locked(run.pk)
        if locked.undone_at is not None:
            return
        acts = list(MaintenanceAct.objects.standing().filter(run=run).order_by("pk")[:ACTS_AT_ONCE])
        held = lanes.hold_all(run.project_id, {one.owner_id for one in acts}) if acts else set()
        _take_back([one for one in acts if one.owner_id in held], locked.undo_by, log)
        locked.undone += sum(one.undone_at is not None for one in acts)
        locked.refused += sum(one.undone_at is None for one in acts)
        if len(acts) < ACTS_AT_ONCE:
            locked.undone_at = timezone.now()
            run_id, undone, refused = str(run.pk), locked.undone, locked.refused
            log.add("maintenance.undone", actor=locked.undo_by, run=run_id, undone=undone, refused=refused)
        locked.save(update_fields=["undone", "refused", "undone_at"])


def _take_back(acts: Sequence[MaintenanceAct], actor: str, log: Log) -> None:
    """Each act gets its `undone_at`, or its `hindrance`. Constant queries. The owners' lanes are held."""
    merges = [one for one in acts if one.into_id is not None]
    _part(merges, actor, log)
    _bring_back([one for one in acts if one.into_id is None], actor, log)
    MaintenanceAct.objects.bulk_update(acts, ["undone_at", "undone_by", "hindrance"])


def _bring_back(acts: Sequence[MaintenanceAct], actor: str, log: Log) -> None:
    versions = {version.pk: version for version in lifecycle.lock_all(one.version_id for one in acts)}
    put_away = [v for v in versions.values() if lifecycle.state(v) in lifecycle.PUT_AWAY]
    taken, closed = lifecycle.places_taken(put_away), _closed_to_change(acts)
    free = {v.pk: v for v in put_away if v.memory_id not in taken and v.owner_id not in closed}
    lifecycle.reinstate_all(list(free.values()), actor=actor, log=log)
    standing = {version.pk for version in put_away}
    for one in acts:
        if one.version_id in free:
            _mark(one, actor)
        else:
            _hinder(one, closed, is_there=one.version_id in standing)


def _part(acts: Sequence[MaintenanceAct], actor: str, log: Log) -> None:
    closed = _closed_to_change(acts)
    made = {version.pk: version for version in lifecycle.lock_all({one.into_id for one in acts if one.into_id})}
    standing = {pk: v for pk, v in made.items() if v.is_in_force}
    sources = list(MemoryVersion.objects.staying().merged_into(list(standing.values())))
    taken = lifecycle.places_taken([*sources, *standing.values()])
    blocked = {source.ended_by_id for source in sources if source.memory_id in taken}
    free = {pk: v for pk, v in standing.items() if pk not in blocked and v.owner_id not in closed}
    lifecycle.unmerge(list(free.values()), actor=actor, log=log)
    _leave_apart([source for source in sources if source.ended_by_id in free], actor)
    beside = MaintenanceAct.objects.standing().filter(into__in=list(free)).exclude(pk__in=[one.pk for one in acts])
    beside.update(undone_at=timezone.now(), undone_by=actor)
    for one in acts:
        if one.into_id in free:
            _mark(one, actor)
        else:
            _hinder(one, closed, is_there=one.into_id in standing)


def _leave_apart(sources: Iterable[MemoryVersion], actor: str) -> None:
    """They are not merged or proposed again."""
    groups: dict[UUID | None, list[MemoryVersion]] = {}
    for source in sources:
        groups.setdefault(source.ended_by_id, []).append(source)
    pairs = [pair for group in groups.values() for pair in combinations(sorted(group, key=lambda v: v.pk), 2)]
    told = {"state": MergeProposal.State.APART, "decided_at": timezone.now(), "decided_by": actor}
    MergeProposal.objects.bulk_create(
        [
            MergeProposal(project_id=one.project_id, owner_id=one.owner_id, survivor=one, other=other, **told)
            for one, other in pairs
        ],
        update_conflicts=True,
        unique_fields=["survivor", "other"],
        update_fields=list(told),
    )


def _mark(one: MaintenanceAct, actor: str) -> None:
    one.undone_at, one.undone_by = timezone.now(), actor


def _hinder(one: MaintenanceAct, closed: Collection[UUID], *, is_there: bool) -> None:
    if one.owner_id in closed:
        one.hindrance = Hindrance.RESTRICTED
    else:
        one.hindrance = Hindrance.TAKEN if is_there else Hindrance.MOVED_ON


def _closed_to_change(acts: Iterable[MaintenanceAct]) -> set[UUID]:
    people = Subject.objects.filter(pk__in={one.owner_id for one in acts})
    return set(people.exclude(pk__in=Subject.objects.open().values("pk")).values_list("pk", flat=True))


def _locked(run_id: UUID) -> MaintenanceRun:
    found = MaintenanceRun.objects.select_for_update().filter(pk=run_id).first()
    if found is None:
        raise NotFound("There is no such run.")
    return found
