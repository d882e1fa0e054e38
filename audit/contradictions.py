"""Facts in force about one person that cannot both hold: found in the background, settled by a reviewer."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from audit import undo
from audit.models import Contradiction, Decision, Progress
from audit.models.quality import ContradictionQuerySet
from memory_core import vault
from memory_core.engine.contradiction import Fact, contradiction, read
from memory_core.engine.timeline import at_once, disagree
from memory_core.engine.types import Kind
from memory_core.errors import Conflict, IllegalTransition, InvalidInput, NotFound
from memory_core.models import LedgerEntry, MemoryVersion, Retired, Subject
from memory_core.models.memory import VersionQuerySet
from memory_core.services import lanes, lifecycle, slots
from memory_core.services.ledger import Log, act
from memory_core.tenancy import project_scope

ACTOR = "system:contradictions"
OVERLAP = timedelta(minutes=5)
PAGE = 200
FACTS = 500
BOTH = "contradiction.both"
ANOTHER_VALUE = "value"
Resolution = Contradiction.Resolution


@dataclass(frozen=True, slots=True)
class Approval:
    owner: UUID
    version: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class Pair:
    """Two versions that disagree, the one said earlier first."""

    left: MemoryVersion
    right: MemoryVersion
    cause: str


def find(project_id: UUID) -> int:
    """Compare what was approved since the last time with what is in force about the same people; returns new pairs."""
    with project_scope(project_id):
        place = (_since(project_id), UUID(int=0))
    found = 0
    while page := _approved(project_id, place):
        begin = page[0].at
        found += sum(_find_of(project_id, owner, begin) for owner in dict.fromkeys(one.owner for one in page))
        place = (page[-1].at, page[-1].version)
        _come_to(project_id, place[0])
    return found


def disagreeing(versions: Sequence[MemoryVersion], new: frozenset[UUID]) -> Iterator[Pair]:
    """The pairs among `versions` that disagree and of which at least one is new."""
    readings = {version.pk: read(_fact(version)) for version in versions}
    asked: dict[object, list[MemoryVersion]] = {}
    for version in versions:
        for question in readings[version.pk].answers:
            asked.setdefault(question, []).append(version)
    seen: set[tuple[UUID, UUID]] = set()
    listed: set[tuple[UUID, UUID]] = set()
    for group in asked.values():
        for one, other in combinations(sorted(group, key=_when), 2):
            pair = (one.pk, other.pk)
            if pair in seen or new.isdisjoint(pair):
                continue
            seen.add(pair)
            if cause := contradiction(readings[one.pk], readings[other.pk]):
                listed.add(pair)
                yield Pair(one, other, cause)
    yield from _of_one_attribute([version for version in versions if version.memory.slot], new, listed)


def _of_one_attribute(
    versions: Sequence[MemoryVersion], new: frozenset[UUID], listed: Collection[tuple[UUID, UUID]]
) -> Iterator[Pair]:
    """Two values where there can be one only, of which neither ends the other, whatever words they are in."""
    facts = {version.pk: slots.fact_of(version) for version in versions}
    by_slot: dict[str | None, list[MemoryVersion]] = {}
    for version in sorted(versions, key=_when):
        by_slot.setdefault(version.memory.slot, []).append(version)
    for group in by_slot.values():
        for one, other in combinations(group, 2):
            pair, sides = (one.pk, other.pk), (facts[one.pk], facts[other.pk])
            if pair not in listed and not new.isdisjoint(pair) and disagree(*sides) and at_once(*sides):
                yield Pair(one, other, ANOTHER_VALUE)


def waiting() -> ContradictionQuerySet:
    """Undecided pairs, both sides in force, of people whose data may be looked at. Call it inside the scope."""
    closed = Q(left__memory__subject__state__in=[Subject.State.RESTRICTED, Subject.State.ERASED])
    return Contradiction.objects.open().filter(left__removal=None, right__removal=None).exclude(closed)


def waiting_count(limit: int = 100) -> int:
    """How many pairs wait, counted no further than `limit`."""
    return len(waiting().order_by().values_list("pk", flat=True)[:limit])


def keep_left(pair_id: UUID, *, project_id: UUID, actor: str) -> Contradiction:
    """The earlier fact holds: the later one was an error, so it is revoked and no history shows it.

    Like every act here it raises NotFound, and Conflict when the pair is settled or one side is out of force.
    """
    with act(project_id) as log:
        pair = _open(project_id, pair_id)
        undo.revoke(pair.right_id, project_id=project_id, actor=actor, reason=Decision.Reason.WRONG)
        _settle(pair, Resolution.LEFT, actor, log)
    return pair


def keep_right(pair_id: UUID, *, project_id: UUID, actor: str) -> Contradiction:
    """The later fact holds: the earlier one was true until then, so it is superseded and stays in the history."""
    with act(project_id) as log:
        pair = _open(project_id, pair_id)
        lifecycle.retire(pair.left, as_=Retired.SUPERSEDED, actor=actor, log=log, ended_by=pair.right)
        _settle(pair, Resolution.RIGHT, actor, log)
    return pair


def keep_both(pair_id: UUID, *, project_id: UUID, actor: str, changed_on: datetime) -> Contradiction:
    """Both were true, one after the other: the earlier one until `changed_on`, the later one from then on.

    What is over is superseded with that date, so that agents are told of it only when they ask for the past.
    Raises InvalidInput for a date to come.
    """
    if changed_on > timezone.now():
        raise InvalidInput.field("changed_on", "Choose a day that has come.")
    with act(project_id) as log:
        pair = _open(project_id, pair_id)
        begun = pair.right.valid_from is None
        if begun:
            pair.right.valid_from = changed_on
            pair.right.save(update_fields=["valid_from"])
        over = Retired.SUPERSEDED
        lifecycle.retire(pair.left, as_=over, actor=actor, log=log, ended_by=pair.right, at=changed_on)
        _settle(pair, Resolution.BOTH, actor, log, fields=["valid_to", *(["valid_from"] if begun else [])])
    return pair


def dismiss(pair_id: UUID, *, project_id: UUID, actor: str) -> Contradiction:
    """They do not contradict each other. The pair is remembered, so it is not asked about again."""
    with act(project_id) as log:
        pair = _open(project_id, pair_id)
        _settle(pair, Resolution.NONE, actor, log)
    return pair


def take_back(pair_id: UUID, *, project_id: UUID, actor: str) -> Contradiction:
    """Undo what a pair was settled with. Raises NotFound, and Conflict when something newer stands there since."""
    with act(project_id) as log:
        pair = _locked(project_id, pair_id)
        if not pair.resolution:
            raise Conflict("Nobody has decided about this pair yet.")
        _restore(pair, actor, log)
        _note(log, "contradiction.reopened", pair, actor, fields=["resolution"])
        pair.resolution, pair.resolved_by, pair.resolved_at = "", "", None
        pair.save(update_fields=["resolution", "resolved_by", "resolved_at"])
    return pair


def last_settled(project_id: UUID, actor: str, limit: int = 5) -> list[Contradiction]:
    """What this reviewer settled lately, the newest first."""
    with project_scope(project_id):
        mine = Contradiction.objects.exclude(resolution="").filter(resolved_by=actor).select_related("left", "right")
        return list(mine.order_by("-resolved_at")[:limit])


def _since(project_id: UUID) -> datetime:
    progress = Progress.objects.filter(project_id=project_id, search=Progress.Search.CONTRADICTIONS).first()
    return progress.up_to - OVERLAP if progress else datetime.min.replace(tzinfo=timezone.get_default_timezone())


def _come_to(project_id: UUID, moment: datetime) -> None:
    with project_scope(project_id):
        Progress.objects.update_or_create(
            project_id=project_id, search=Progress.Search.CONTRADICTIONS, defaults={"up_to": moment}
        )


def _approved(project_id: UUID, after: tuple[datetime, UUID]) -> list[Approval]:
    """The next PAGE of what came into force, in the order in which it did."""
    moment, pk = after
    later = Q(decided_at__gt=moment) | Q(decided_at=moment, pk__gt=pk)
    with project_scope(project_id):
        versions = (
            MemoryVersion.objects.in_force()
            .beside_summaries()
            .filter(later, decided_at__gte=moment)
            .order_by("decided_at", "pk")
        )
        rows = versions.values_list("owner_id", "pk", "decided_at")[:PAGE]
        return [Approval(owner, version, at) for owner, version, at in rows if at is not None]


def _find_of(project_id: UUID, owner: UUID, begin: datetime) -> int:
    with act(project_id) as log:
        versions = _comparable(owner)
        new = frozenset(version.pk for version in versions if version.decided_at and version.decided_at >= begin)
        pairs = list(disagreeing(versions, new))
        added = _remember(project_id, owner, pairs) if pairs else 0
        if added:
            log.add("contradiction.found", actor=ACTOR, subject_id=pairs[0].left.memory.subject_id, pairs=added)
    return added


def _comparable(owner: UUID) -> list[MemoryVersion]:
    """What agents could read about the owner now, the latest FACTS of it, with keys at hand."""
    readable: VersionQuerySet = MemoryVersion.objects.readable().beside_summaries().filter(owner_id=owner)
    readable = readable.select_related("memory")
    vault.load([owner])
    return [version for version in readable.order_by("-recorded_at", "-pk")[:FACTS] if version.opens]


def _remember(project_id: UUID, owner: UUID, pairs: Sequence[Pair]) -> int:
    """Note new pairs, and open those again whose settlement somebody has undone by other means; returns how many."""
    known = {(row.left_id, row.right_id): row for row in Contradiction.objects.filter(owner_id=owner)}
    new = [pair for pair in pairs if (pair.left.pk, pair.right.pk) not in known]
    Contradiction.objects.bulk_create([_row(project_id, owner, pair) for pair in new], ignore_conflicts=True)
    met = [known[pair.left.pk, pair.right.pk] for pair in pairs if (pair.left.pk, pair.right.pk) in known]
    undone = [row.pk for row in met if row.resolution not in {"", Resolution.NONE}]
    Contradiction.objects.filter(pk__in=undone).update(resolution="", resolved_by="", resolved_at=None)
    return len(new) + len(undone)


def _row(project_id: UUID, owner: UUID, pair: Pair) -> Contradiction:
    return Contradiction(project_id=project_id, owner_id=owner, left=pair.left, right=pair.right, cause=pair.cause)


def _fact(version: MemoryVersion) -> Fact:
    return Fact(
        version.text,
        version.said_at,
        version.memory.slot,
        version.value,
        version.valid_from,
        version.valid_to,
        Kind(version.kind),
    )


def _when(version: MemoryVersion) -> tuple[datetime, datetime, UUID]:
    return version.said_at, version.recorded_at, version.pk


def _locked(project_id: UUID, pair_id: UUID) -> Contradiction:
    """The owner's lane, then the pair and both sides."""
    owner = Contradiction.objects.filter(pk=pair_id).values_list("owner_id", flat=True).first()
    if owner is None:
        raise NotFound("There is no such pair any more.")
    lanes.hold(project_id, owner)
    pair = Contradiction.objects.select_for_update(of=("self",)).filter(pk=pair_id).first()
    if pair is None:
        raise NotFound("There is no such pair any more.")
    pair.left, pair.right = lifecycle.lock(pair.left_id), lifecycle.lock(pair.right_id)
    return pair


def _open(project_id: UUID, pair_id: UUID) -> Contradiction:
    pair = _locked(project_id, pair_id)
    if pair.resolution:
        raise Conflict("Somebody has decided about this pair already.")
    if not (pair.left.is_in_force and pair.right.is_in_force):
        raise Conflict("One of the two is no longer in force, so they disagree no more.")
    return pair


def _settle(pair: Contradiction, resolution: Resolution, actor: str, log: Log, fields: Sequence[str] = ()) -> None:
    pair.resolution, pair.resolved_by, pair.resolved_at = resolution, actor, timezone.now()
    pair.save(update_fields=["resolution", "resolved_by", "resolved_at"])
    _note(log, f"contradiction.{resolution}", pair, actor, fields=fields)


def _note(log: Log, action: str, pair: Contradiction, actor: str, *, fields: Sequence[str] = ()) -> None:
    log.add(
        action,
        actor=actor,
        subject_id=pair.left.memory.subject_id,
        fields=fields,
        cause=pair.cause,
        pair=str(pair.pk),
        left=str(pair.left_id),
        right=str(pair.right_id),
    )


def _restore(pair: Contradiction, actor: str, log: Log) -> None:
    """Put back the side that was taken out of force."""
    if pair.resolution == Resolution.NONE:
        return
    try:
        if pair.resolution == Resolution.LEFT:
            _unrevoke(pair, actor)
        else:
            lifecycle.reinstate(pair.left, actor=actor, log=log)
            _unset_beginning(pair)
    except IllegalTransition as error:
        raise Conflict(error.detail) from None


def _unrevoke(pair: Contradiction, actor: str) -> None:
    revoked = Decision.objects.standing().filter(version_id=pair.right_id, verdict=Decision.Verdict.REVOKE)
    decision = revoked.order_by("-at").first()
    if decision is None:
        raise Conflict("The other one was not revoked, so there is nothing to put back.")
    undo.undo(decision.pk, project_id=pair.project_id, actor=actor)


def _unset_beginning(pair: Contradiction) -> None:
    """Only where settling it is what set it, which the ledger knows."""
    settled = LedgerEntry.objects.filter(action=BOTH, subject_id=pair.left.memory.subject_id, facts__pair=str(pair.pk))
    newest = settled.order_by("-sequence").first()
    if pair.resolution == Resolution.BOTH and newest is not None and "valid_from" in newest.fields:
        pair.right.valid_from = None
        pair.right.save(update_fields=["valid_from"])
