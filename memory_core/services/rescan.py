"""Screening again what is stored, after an upgrade of the rules or a change of policy.

What has a new hit goes out of reading at once and into the queue; what a person let pass stays passed; what
may not be stored is cut out where it stands. Every version says by which rules it was screened, so a round
that is cut short is taken up where it stopped, and a second one finds nothing to do.
"""

import logging
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from django.db import IntegrityError
from django.db.models import Max
from django.utils import timezone

from memory_core import vault
from memory_core.engine.types import Action
from memory_core.errors import CandorError, Conflict, KeyDestroyed
from memory_core.models import Evidence, LedgerEntry, MemoryVersion, Project, Retired, Status, Turn
from memory_core.models.memory import VersionQuerySet
from memory_core.services import cutting, indexing, lanes, lifecycle, remember, secret_sweep
from memory_core.services.indexing import Embedded
from memory_core.services.ledger import Log, act
from memory_core.services.policy import rules_stamp
from memory_core.services.remember import Proposal, Span
from memory_core.services.rereading import Reading, read, rows_of
from memory_core.services.screening import rules_of
from memory_core.services.waivers import waivers_of, write_findings
from memory_core.tenancy import project_scope

log = logging.getLogger(__name__)

ACTOR = "system:rescan"
DEFERRED = "rescan.deferred"
BATCH = 250
TURN_SECONDS = 45
COUNTED = 100_000


class Fate(StrEnum):
    """What becomes of a version under today's rules."""

    KEPT = "kept"
    HELD = "held"
    MASKED = "masked"
    RELEASED = "released"
    CUT = "cut"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the versions that wait or are in force still have to be screened again; counted to a limit."""

    left: int
    total: int

    @property
    def done(self) -> int:
        return max(self.total - self.left, 0)

    @property
    def is_capped(self) -> bool:
        return self.total > COUNTED


def progress(project: Project) -> Progress:
    """Within the project's scope."""
    left = sum(map(_counted, _outdated(rules_stamp(project))))
    return Progress(left, _counted(MemoryVersion.objects.alive()))


def run_everywhere() -> int:
    """One turn over all projects, in an order that is another each time, so that none always comes last."""
    until = time.monotonic() + TURN_SECONDS
    projects = Project.objects.order_by("?").values_list("pk", flat=True)
    return sum(run(project_id, until=until) for project_id in list(projects) if time.monotonic() < until)


def run(project_id: UUID, *, until: float | None = None) -> int:
    """Screen again what was screened by other rules, for one turn; returns how many versions were looked at.

    One worker at a time: another one finds the round taken and does nothing.
    """
    if not _has_work(project_id):
        return 0
    lane = lanes.of_rescans(project_id)
    fence = lanes.lease(project_id, lane)
    if fence is None:
        return 0
    try:
        return _rounds(project_id, lane, fence, until or time.monotonic() + TURN_SECONDS)
    except Conflict:  # another worker has the lane by now
        return 0
    finally:
        lanes.release(project_id, lane, fence)


def _rounds(project_id: UUID, lane: UUID, fence: int, until: float) -> int:
    seen: set[UUID] = set()
    skipped: set[UUID] = set()
    _take_up_deferred(project_id)
    while time.monotonic() < until and (readings := _read(project_id, skipped)):
        _write(project_id, readings, skipped)
        seen |= {reading.version.pk for reading in readings}
        lanes.renew(project_id, lane, fence)
    while time.monotonic() < until and secret_sweep.step(project_id):
        lanes.renew(project_id, lane, fence)
    return len(seen)


def _has_work(project_id: UUID) -> bool:
    with project_scope(project_id):
        project = Project.objects.get(pk=project_id)
        is_outdated = any(side.exists() for side in _outdated(rules_stamp(project)))
        return is_outdated or secret_sweep.is_due() or _deferred().exists()


def _counted(versions: VersionQuerySet) -> int:
    return versions.values("pk")[: COUNTED + 1].count()


def _outdated(stamp: str) -> tuple[VersionQuerySet, VersionQuerySet]:
    """What other rules have screened: by smaller and by greater stamps, since an index finds either, and not both."""
    alive = MemoryVersion.objects.alive()
    return alive.filter(rules_version__lt=stamp), alive.filter(rules_version__gt=stamp)


def _next_batch(stamp: str, skipped: set[UUID]) -> list[MemoryVersion]:
    for side in _outdated(stamp):
        found = side.exclude(pk__in=skipped).select_related("memory__subject")
        if versions := list(found.prefetch_related("findings", "evidence__turn")[:BATCH]):
            return versions
    return []


def _read(project_id: UUID, skipped: set[UUID]) -> list[Reading]:
    """The next batch with what is to become of it. Models are asked here, with no transaction open."""
    with project_scope(project_id):
        project = Project.objects.get(pk=project_id)
        versions = _next_batch(rules_stamp(project), skipped)
        vault.load(version.owner_id for version in versions)
        readings = [reading for version in versions if (reading := _reading(project, version, skipped))]
    wanted = [reading for reading in readings if reading.may_be_in_force_anew]
    vectors = dict(zip((r.version.pk for r in wanted), indexing.embed([r.draft.text for r in wanted]), strict=True))
    return [replace(reading, embedded=vectors.get(reading.version.pk)) for reading in readings]


def _reading(project: Project, version: MemoryVersion, skipped: set[UUID]) -> Reading | None:
    try:
        return read(project, version)
    except KeyDestroyed:  # an erasure was cut short; the words are gone, and so is what could be found in them
        MemoryVersion.objects.filter(pk=version.pk).update(rules_version=rules_stamp(project))
    except ValueError:
        log.warning("version %s does not open, and is not screened again", version.pk)
        skipped.add(version.pk)
    return None


def _write(project_id: UUID, readings: Sequence[Reading], skipped: set[UUID]) -> None:
    """Carry out what was found, each version for itself, and note the batch as a whole."""
    fates: Counter[str] = Counter()
    for reading in readings:
        if reading.is_settled:
            continue
        fate = _settle(project_id, reading)
        if fate is None:
            skipped.add(reading.version.pk)
        else:
            fates[fate] += 1
    with act(project_id) as entries:
        stamped = _stamp([reading for reading in readings if reading.is_settled], skipped)
        fates[Fate.KEPT] += stamped
        outcome = [f"{fate}: {number}" for fate, number in sorted(fates.items()) if number]
        entries.add("rescan.checked", actor=ACTOR, versions=len(readings), outcome=outcome)


def _stamp(settled: Sequence[Reading], skipped: set[UUID]) -> int:
    """Those that somebody else is at are left for later instead of waited for, so this can block nobody."""
    if not settled:
        return 0
    wanted = {reading.version.pk for reading in settled}
    stamp = settled[0].stamp
    alive = MemoryVersion.objects.alive().filter(pk__in=wanted)
    free = alive.select_for_update(of=("self",), skip_locked=True)
    taken = set(free.values_list("pk", flat=True))
    MemoryVersion.objects.filter(pk__in=taken).update(rules_version=stamp)
    skipped |= wanted - taken
    return len(taken)


def _settle(project_id: UUID, reading: Reading) -> Fate | None:
    """Carry out what was found about one version; None when it has moved on since it was read."""
    try:
        with act(project_id) as entries:
            lanes.hold(project_id, reading.version.owner_id)
            project = Project.objects.get(pk=project_id)
            version = _as_read(reading)
            if version is None or rules_stamp(project) != reading.stamp:
                return None
            if reading.is_cut:
                _cut(project, version, reading, entries)
            if version.is_in_force:
                return _settle_in_force(version, reading, entries)
            return _settle_waiting(project, version, reading, entries)
    except (CandorError, IntegrityError) as error:
        log.warning("version %s is left for later: %s", reading.version.pk, type(error).__name__)
        return None


def _as_read(reading: Reading) -> MemoryVersion | None:
    versions = MemoryVersion.objects.alive().select_related("memory__subject").select_for_update(of=("self",))
    version = versions.filter(pk=reading.version.pk).prefetch_related("findings").first()
    return version if version is not None and _identity(version) == _identity(reading.version) else None


def _identity(version: MemoryVersion) -> tuple[object, ...]:
    return version.status, bytes(version.content_mac), version.rules_version, waivers_of(version), rows_of(version)


def _settle_in_force(version: MemoryVersion, reading: Reading, entries: Log) -> Fate:
    stays = reading.open.action is Action.ALLOW and not reading.is_cut
    if stays and not reading.has_new_words:
        _refresh(version, reading, entries)
        return Fate.KEPT
    lifecycle.retire(version, as_=Retired.RESCANNED, actor=ACTOR, log=entries)
    if version.memory.versions.awaiting_human().exists():
        entries.add(DEFERRED, actor=ACTOR, version=version, number=version.number)
        return Fate.LATER
    _propose_again(version, reading, entries, approve=stays)
    return Fate.MASKED if stays else Fate.CUT if reading.is_cut else Fate.HELD


def _settle_waiting(project: Project, version: MemoryVersion, reading: Reading, entries: Log) -> Fate:
    may_go = reading.open.action is Action.ALLOW and not reading.is_cut and _waits_for_screening(project, version)
    if reading.has_new_words and not reading.is_cut:
        lifecycle.withdraw(version, actor=ACTOR, log=entries, reason="rescanned")
        _propose_again(version, reading, entries, approve=may_go)
        return Fate.MASKED
    _refresh(version, reading, entries)
    if may_go and reading.embedded:
        lifecycle.approve(version, actor=remember.SCREENING, embedded=reading.embedded, log=entries)
        return Fate.RELEASED
    return Fate.CUT if reading.is_cut else Fate.KEPT


def _waits_for_screening(project: Project, version: MemoryVersion) -> bool:
    """Nothing but a finding holds it: the project approves what is clean, and no person had a hand in it so far."""
    if not project.auto_approve or not any(row.action != Action.ALLOW for row in version.findings.all()):
        return False
    if version.expires_on and version.expires_on < timezone.now().date():
        return False
    touched = LedgerEntry.objects.filter(memory_id=version.memory_id, version_id=version.pk, actor__startswith="user:")
    return not touched.exists()


def _cut(project: Project, version: MemoryVersion, reading: Reading, entries: Log) -> None:
    """The words go from the row, from the turns it rests on and from the index, which holds hashes of them."""
    cutting.write_over(version, reading.draft, actor=ACTOR, log=entries)
    find = cutting.forbidden_by(rules_of(project))
    for turn in Turn.objects.filter(evidence__version=version).distinct():
        cutting.cut_turn(turn, find, actor=ACTOR, log=entries)
    indexing.remove(version)
    write_findings(version, reading.screened, reading.waivers)


def _refresh(version: MemoryVersion, reading: Reading, entries: Log) -> None:
    version.rules_version = reading.stamp
    if version.status == Status.PENDING:
        version.risk, version.four_eyes = reading.open.risk, reading.open.four_eyes
    version.save(update_fields=["rules_version", "risk", "four_eyes"])
    write_findings(version, reading.screened, reading.waivers)
    entries.add(
        "memory.rescanned",
        actor=ACTOR,
        version=version,
        fields=["findings"],
        number=version.number,
        findings=reading.open.kinds,
    )


def _propose_again(version: MemoryVersion, reading: Reading, entries: Log, *, approve: bool) -> None:
    """The next version of the same memory, from the same evidence, by the same proposer, true for the same time."""
    rows = Evidence.objects.filter(version=version).select_related("turn").order_by("pk")
    still = reading.open
    screened = replace(reading.screened, action=still.action, risk=still.risk, four_eyes=still.four_eyes)
    embedded = reading.embedded or Embedded(reading.draft.text)
    new = remember.new_version(
        version.memory,
        Proposal(reading.draft, screened, embedded, reading.stamp),
        auto_approve=approve,
        actor=ACTOR,
        log=entries,
        number=version.memory.versions.aggregate(newest=Max("number"))["newest"] + 1,
        evidence=tuple(Span(row.turn, row.start, row.end) for row in rows),
    )
    MemoryVersion.objects.filter(pk=new.pk).update(proposed_by=version.proposed_by)
    write_findings(new, reading.screened, reading.waivers)
    MemoryVersion.objects.superseded_by(version).update(ended_by=new)  # what it had ended is ended by its heir
    MemoryVersion.objects.filter(pk=version.pk).update(ended_by=new)


def _deferred() -> VersionQuerySet:
    """Taken out of reading while a newer version of the same memory waited, and not proposed again yet."""
    entries = LedgerEntry.objects.filter(action=DEFERRED).values("version_id")
    return MemoryVersion.objects.filter(pk__in=entries, retired_as=Retired.RESCANNED, ended_by=None)


def _take_up_deferred(project_id: UUID) -> None:
    """Once the newer version is decided on: it took the place, or the older one has to stand in the queue after all."""
    with project_scope(project_id):
        versions = list(_deferred().select_related("memory__subject").prefetch_related("findings")[:BATCH])
    for version in versions:
        with act(project_id) as entries:
            lanes.hold(project_id, version.owner_id)
            alive = MemoryVersion.objects.alive().filter(memory_id=version.memory_id)
            successor = alive.in_force().first()
            if successor is not None:
                MemoryVersion.objects.filter(pk=version.pk).update(ended_by=successor)
            elif not alive.exists() and _deferred().filter(pk=version.pk).exists() and version.opens:
                reading = read(Project.objects.get(pk=project_id), version)
                _propose_again(version, reading, entries, approve=False)
