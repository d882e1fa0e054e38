"""Rounds of maintenance: each looks at a project's people a few at a time, and can be looked at before it is made.

A step plans without a lock, then locks the run and the lanes of those concerned, looks again, changes, notes each act
and how far it has come, all in one transaction. So a run that is killed goes on where it stopped, of two workers at
one run each step is made by one, and of a round and a person at the same memory one has the word.
"""

import logging
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from datetime import time as clock
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

from audit import maintenance_rules
from audit.duplicates import Pair
from audit.maintenance_plan import PUT_AWAY, Plan, due, people_kept, plan
from audit.maintenance_rules import MERGE, Terms
from audit.models import MaintenanceAct, MaintenanceRun, MergeProposal
from memory_core.celery import app
from memory_core.errors import Conflict, NotFound
from memory_core.models import MemoryVersion, Project, Subject
from memory_core.services import lanes, lifecycle, merging
from memory_core.services.ledger import Log, act
from memory_core.tenancy import project_scope

log = logging.getLogger(__name__)

ACTOR = "system:maintenance"
OWNERS_AT_ONCE = 20
ACTS_AT_ONCE = 500
EXAMPLES = 10
INLINE_SECONDS = 2.0
TURN_SECONDS = 25.0
PLACE_BITS = 80  # of an id, that `place` leaves out


def start(project_id: UUID, *, actor: str, dry_run: bool = False) -> MaintenanceRun:
    """Begin a round, or a look at what it would do; a short one is finished when this returns.

    A worker goes on with a long one. Raises Conflict while a round of this project is under way.
    """
    run = _begin(project_id, actor, dry_run)
    run = proceed(run.pk, project_id, seconds=INLINE_SECONDS)
    if run.finished_at is None:
        wake(run)
    return run


def get(run_id: UUID, project_id: UUID) -> MaintenanceRun:
    """A run with its counts so far. Raises NotFound."""
    with project_scope(project_id):
        found = MaintenanceRun.objects.filter(pk=run_id).first()
    if found is None:
        raise NotFound("There is no such run.")
    return found


def proceed(run_id: UUID, project_id: UUID, *, seconds: float = TURN_SECONDS) -> MaintenanceRun:
    """Go on with a round for a while; returns it as it stands then."""
    until = time.monotonic() + seconds
    while (run := get(run_id, project_id)).finished_at is None and time.monotonic() < until:
        _step(run)
    return run


def tend(project_id: UUID) -> int:
    """Begin the nightly round when its hour has come, and go on with whatever is unfinished; returns how many runs."""
    if _is_due(project_id):
        _begin(project_id, ACTOR, dry_run=False)
    with project_scope(project_id):
        unfinished = list(MaintenanceRun.objects.filter(finished_at=None).values_list("pk", flat=True))
    for run_id in unfinished:
        proceed(run_id, project_id)
    return len(unfinished)


def last_runs(limit: int = 10) -> list[MaintenanceRun]:
    """The latest rounds that changed something or looked. Call it inside the project's scope."""
    return list(MaintenanceRun.objects.order_by("-started_at")[:limit])


def wake(run: MaintenanceRun) -> None:
    """Ask for a worker. Beat goes on with what no worker took."""
    try:
        app.send_task("audit.tasks.run_maintenance", args=[str(run.pk), str(run.project_id)], ignore_result=True)
    except (OperationalError, OSError) as error:
        log.warning("broker unavailable, the next round goes on with it: %s", type(error).__name__)


def _begin(project_id: UUID, actor: str, dry_run: bool) -> MaintenanceRun:
    with act(project_id) as entries:
        run = MaintenanceRun(project_id=project_id, actor=actor, dry_run=dry_run)
        try:
            with transaction.atomic():
                run.save(force_insert=True)
        except IntegrityError:
            raise Conflict("A round is under way already. Look at it, or wait until it is over.") from None
        entries.add("maintenance.started", actor=actor, run=str(run.pk), dry_run=dry_run)
    return run


def _is_due(project_id: UUID) -> bool:
    """Whether the nightly hour has passed since the last nightly round, or since the project was made."""
    if settings.CANDOR_MAINTENANCE_HOUR is None:
        return False
    now = timezone.localtime()
    hour = timezone.make_aware(datetime.combine(now.date(), clock(settings.CANDOR_MAINTENANCE_HOUR)))
    latest = hour if hour <= now else hour - timedelta(days=1)
    with project_scope(project_id):
        rounds_made = MaintenanceRun.objects.applied()
        is_busy = rounds_made.filter(finished_at=None).exists()
        is_done = rounds_made.filter(actor=ACTOR, started_at__gte=latest).exists()
        is_new = Project.objects.filter(pk=project_id, created_at__gte=latest).exists()
    return not (is_busy or is_done or is_new)


def _step(run: MaintenanceRun) -> None:
    now = timezone.now()
    with project_scope(run.project_id):
        project = Project.objects.get(pk=run.project_id)
        terms = maintenance_rules.effective(project)
        owners = _next_owners(run)
        wanted = plan(project, owners, terms, now, limit=None if run.dry_run else ACTS_AT_ONCE)
    with act(run.project_id) as entries:
        locked = MaintenanceRun.objects.select_for_update().get(pk=run.pk)
        if locked.finished_at is not None or locked.progress != run.progress:
            return
        counts = _noted(locked, wanted) if locked.dry_run else _carried_out(locked, wanted, terms, now, entries)
        for name, number in counts.items():
            setattr(locked, name, getattr(locked, name) + number)
        if wanted.is_whole or not counts.total():
            locked.people_kept += wanted.people_kept
            _move_on(locked, owners)
        if locked.finished_at is not None:
            _note_end(locked, entries)
        locked.save()


def _next_owners(run: MaintenanceRun) -> list[UUID]:
    """What belongs to nobody comes first, under the project's own id; then the people in the order of their ids."""
    people = Subject.objects.filter(project_id=run.project_id).order_by("pk")
    if run.place:
        people = people.filter(pk__gt=UUID(int=(run.place << PLACE_BITS) | ((1 << PLACE_BITS) - 1)))
    found = list(people.values_list("pk", flat=True)[:OWNERS_AT_ONCE])
    return found if run.place else [run.project_id, *found]


def _move_on(run: MaintenanceRun, owners: Sequence[UUID]) -> None:
    people = [owner for owner in owners if owner != run.project_id]
    if len(people) < OWNERS_AT_ONCE:
        run.finished_at = timezone.now()
    if people:
        run.place = max(people).int >> PLACE_BITS


def _note_end(run: MaintenanceRun, entries: Log) -> None:
    counts = {name: getattr(run, name) for name in (*PUT_AWAY, "merged", "proposed", "people_kept")}
    entries.add("maintenance.finished", actor=run.actor, run=str(run.pk), dry_run=run.dry_run, **counts)


def _noted(run: MaintenanceRun, wanted: Plan) -> Counter[str]:
    """What a look has found: counted, with a few examples of each."""
    examples: list[MaintenanceAct] = []
    versions = MemoryVersion.objects.in_bulk(
        [pk for pks in wanted.put_away.values() for pk in pks[:EXAMPLES]], field_name="id"
    )
    for rule, pks in wanted.put_away.items():
        examples += [_act(run, rule, versions[pk]) for pk in pks[: _room(run, rule)] if pk in versions]
    merges = [(group[0], other) for group in wanted.groups for other in group[1:]]
    examples += [_act(run, MERGE, other, survivor) for survivor, other in merges[: _room(run, "merged")]]
    MaintenanceAct.objects.bulk_create(examples)
    counts = Counter({rule: len(pks) for rule, pks in wanted.put_away.items()})
    return counts + Counter(merged=len(merges), proposed=len(_unknown(wanted.pairs)))


def _room(run: MaintenanceRun, name: str) -> int:
    return max(EXAMPLES - int(getattr(run, name)), 0)


def _carried_out(run: MaintenanceRun, wanted: Plan, terms: Terms, now: datetime, entries: Log) -> Counter[str]:
    concerned = {pair.other.owner_id for pair in wanted.pairs}
    concerned |= set(MemoryVersion.objects.filter(pk__in=wanted.version_ids).values_list("owner_id", flat=True))
    held = lanes.hold_all(run.project_id, concerned) if concerned else set()
    owners = held - people_kept(held)
    counts: Counter[str] = Counter()
    for rule, pks in wanted.put_away.items():
        still = set(due(rule, terms, owners, now).filter(pk__in=pks).values_list("pk", flat=True)) if pks else set()
        versions = lifecycle.lock_all(still) if still else []
        lifecycle.retire_all(versions, as_=PUT_AWAY[rule], actor=run.actor, log=entries)
        MaintenanceAct.objects.bulk_create([_act(run, rule, version) for version in versions])
        counts[rule] = len(versions)
    counts["merged"] = _merged(run, wanted.groups, owners, entries)
    counts["proposed"] = _proposed(run, [pair for pair in wanted.pairs if pair.other.owner_id in owners])
    return counts


def _merged(
    run: MaintenanceRun, groups: Sequence[Sequence[MemoryVersion]], owners: Iterable[UUID], entries: Log
) -> int:
    """Merge the groups of which every part is as it was; returns how many memories went into others."""
    pks = [version.pk for group in groups for version in group]
    if not pks:
        return 0
    still = set(
        MemoryVersion.objects.may_be_tidied().filter(pk__in=pks, owner_id__in=owners).values_list("pk", flat=True)
    )
    locked = {version.pk: version for version in lifecycle.lock_all(still)}
    sound = [[locked[version.pk] for version in group] for group in groups if {v.pk for v in group} <= locked.keys()]
    made = merging.merge(sound, actor=run.actor, log=entries) if sound else []
    acts = [_act(run, MERGE, source, new) for group, new in zip(sound, made, strict=True) for source in group[1:]]
    MaintenanceAct.objects.bulk_create(acts)
    return len(acts)


def _proposed(run: MaintenanceRun, pairs: Sequence[Pair]) -> int:
    new = [
        MergeProposal(project_id=run.project_id, owner_id=pair.other.owner_id, survivor=pair.survivor, other=pair.other)
        for pair in _unknown(pairs)
    ]
    MergeProposal.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


def _unknown(pairs: Sequence[Pair]) -> list[Pair]:
    """Those that nobody has been shown yet, whichever way round."""
    pks = {version.pk for pair in pairs for version in (pair.survivor, pair.other)}
    known = MergeProposal.objects.filter(survivor__in=pks, other__in=pks).values_list("survivor_id", "other_id")
    seen = {frozenset(pair) for pair in known} if pks else set()
    return [pair for pair in pairs if frozenset((pair.survivor.pk, pair.other.pk)) not in seen]


def _act(run: MaintenanceRun, rule: str, version: MemoryVersion, into: MemoryVersion | None = None) -> MaintenanceAct:
    return MaintenanceAct(
        run=run, project_id=run.project_id, owner_id=version.owner_id, rule=rule, version=version, into=into
    )
