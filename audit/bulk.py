"""One decision over many: frozen, shown with its count, checked again, then decided one by one.

A frozen list is a signed token, not a row: which rows it means, up to which id, and a digest of how they stood.
What arrives later is not in it; what changed or was decided meanwhile makes it another list, and that is refused.
What needs care is never in it: four eyes, or a risk of HIGH_RISK and more.

Each row is decided by itself, through audit.review like any other, bound to what stood there when the run began.
The run's own counts say how far it has come. Each step writes them only where they still stand as it found them,
so a run that died goes on where it stopped, and of two workers at one run the slower stops.
"""

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core import signing
from django.db.models import Q
from django.utils import timezone
from kombu.exceptions import OperationalError

from audit import review
from audit.models import BulkRun, Decision
from audit.queue import HIGH_RISK, Narrowing, newest_waiting
from audit.shown import shown_macs, whole
from audit.undo import undo as undo_decision
from memory_core import vault
from memory_core.celery import app
from memory_core.errors import CandorError, Conflict, InvalidInput, NotFound
from memory_core.models import MemoryVersion
from memory_core.models.memory import VersionQuerySet
from memory_core.models.sealed import new_id
from memory_core.services import indexing
from memory_core.services.indexing import Embedded
from memory_core.services.ledger import act
from memory_core.tenancy import project_scope

log = logging.getLogger(__name__)

INLINE = 25
MOST = 5_000
STRETCH = 50
TAKEN_WITHIN = timedelta(minutes=1)  # what nobody has finished by then is taken up again
EVERYWHERE = "maintenance"
TOKEN_SECONDS = 3_600
SALT = "candor.bulk"
CAREFUL = Q(four_eyes=True) | Q(risk__gte=HIGH_RISK)
VERDICTS = (Decision.Verdict.APPROVE, Decision.Verdict.REJECT)
GONE = "This list is no longer at hand. Choose again."


@dataclass(frozen=True, slots=True)
class Frozen:
    """A list as it stood: `count` rows to decide on (at most MOST, the first), `left_out` that need care."""

    token: str
    count: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Undone:
    """What taking back a run came to. `later` are those a worker will take back."""

    undone: int = 0
    refused: int = 0
    later: int = 0


def freeze(project_id: UUID, chosen: Narrowing | Sequence[UUID]) -> Frozen:
    """Take down what is in a narrowed queue, or in a selection, at this moment."""
    with project_scope(project_id):
        upto = newest_waiting()
        meant: dict[str, Any] = {"project": project_id.hex, "run": new_id().hex, "upto": upto.hex if upto else ""}
        meant |= {"q": chosen.query} if isinstance(chosen, Narrowing) else {"ids": [pk.hex for pk in chosen[:MOST]]}
        rows = _rows(meant)
        left_out = _meant(meant).filter(CAREFUL).order_by()[:MOST].count()
    token = signing.dumps({**meant, "digest": _digest(rows)}, salt=SALT, compress=True)
    return Frozen(token, len(rows), left_out)


def start(token: str, *, project_id: UUID, actor: str, verdict: str, reason: str = "", count: int) -> BulkRun:
    """Decide on a frozen list: at once when it is short, else by a worker. Started twice it is one run.

    Raises InvalidInput, and Conflict when the list has changed since it was frozen, or is too old.
    """
    _check_verdict(verdict, reason)
    meant = _opened(token, project_id)
    with act(project_id) as entries:
        started, is_new = BulkRun.objects.filter(pk=UUID(meant["run"])).first(), False
        if started is None:
            fields = {"project_id": project_id, "actor": actor, "verdict": verdict, "reason": reason}
            frozen = _as_frozen(meant, count)
            started, is_new = BulkRun.objects.get_or_create(pk=UUID(meant["run"]), defaults={**fields, **frozen})
        if is_new:
            run_id = str(started.pk)
            entries.add("bulk.started", actor=actor, run=run_id, verdict=verdict, reason=reason, versions=count)
    if len(started.versions) <= INLINE:
        return run(started.pk, project_id)
    if is_new:
        _wake("run_bulk", str(started.pk), str(project_id))
    return started


def run(run_id: UUID, project_id: UUID) -> BulkRun:
    """Go on with a run until it is done or another worker is at it. Models are called outside transactions."""
    bulk = get(run_id, project_id)
    while bulk.finished_at is None and (stretch := bulk.versions[_place(bulk) : _place(bulk) + STRETCH]):
        embedded = _embedded(bulk, stretch)
        if not all(_step(bulk, embedded.get(version_id)) for version_id in stretch):
            return get(run_id, project_id)
    if bulk.finished_at is None:
        _finish(bulk)
    return get(run_id, project_id)


def run_waiting() -> int:
    """Go on with every run that no worker has finished; returns how many there were."""
    waiting = BulkRun.objects.using(EVERYWHERE).filter(finished_at=None, created_at__lt=timezone.now() - TAKEN_WITHIN)
    unfinished = list(waiting.values_list("pk", "project_id"))
    for run_id, project_id in unfinished:
        run(run_id, project_id)
    return len(unfinished)


def get(run_id: UUID, project_id: UUID) -> BulkRun:
    """A run with its progress. Raises NotFound."""
    with project_scope(project_id):
        found = BulkRun.objects.filter(pk=run_id).first()
    if found is None:
        raise NotFound("There is no such run.")
    return found


def refused(run: BulkRun) -> list[UUID]:
    """Which versions a finished run did not decide on: others had, or they changed. Call it inside the scope."""
    decided = set(Decision.objects.filter(batch=run).values_list("version_id", flat=True))
    return [pk for pk in run.versions if pk not in decided]


def undo(run_id: UUID, *, project_id: UUID, actor: str) -> Undone:
    """Take back every decision of a finished run that still can be: a few at once, many by a worker."""
    run = get(run_id, project_id)
    if run.finished_at is None:
        raise Conflict("This is still being worked on.")
    with act(project_id) as entries:
        standing = Decision.objects.standing().filter(batch=run).count()
        entries.add("bulk.undo_asked", actor=actor, run=str(run.pk), decisions=standing)
    if standing <= INLINE:
        return take_back(run_id, project_id=project_id, actor=actor)
    _wake("undo_bulk", str(run_id), str(project_id), actor)
    return Undone(later=standing)


def take_back(run_id: UUID, *, project_id: UUID, actor: str) -> Undone:
    """Undo each decision of a run, the last first. What cannot be taken back is counted and stays."""
    with project_scope(project_id):
        standing = Decision.objects.standing().filter(batch_id=run_id).order_by("-pk")
        decisions = list(standing.values_list("pk", flat=True))
    taken = [_is_undone(pk, project_id, actor) for pk in decisions]
    return Undone(taken.count(True), taken.count(False))


def _rows(meant: dict[str, Any]) -> list[tuple[Any, ...]]:
    """What a frozen list means now: ids, and whatever could change about them."""
    columns = ("pk", "number", "risk", "content_mac", "rules_version")
    found = _meant(meant).exclude(CAREFUL).values_list(*columns)[:MOST]
    return [(*row[:3], bytes(row[3]).hex(), row[4]) for row in found]


def _meant(meant: dict[str, Any]) -> VersionQuerySet:
    if "ids" in meant:
        chosen = MemoryVersion.objects.awaiting_human().queue_order().filter(pk__in=meant["ids"])
    else:
        chosen = Narrowing.parse(meant["q"]).versions()
    return chosen.filter(pk__lte=UUID(meant["upto"])) if meant["upto"] else chosen.none()


def _digest(rows: Sequence[tuple[Any, ...]]) -> str:
    return hashlib.sha256(repr(sorted(map(str, rows))).encode()).hexdigest()


def _opened(token: str, project_id: UUID) -> dict[str, Any]:
    try:
        meant: dict[str, Any] = signing.loads(token, salt=SALT, max_age=TOKEN_SECONDS)
    except signing.BadSignature:  # also when it is too old
        raise Conflict(GONE) from None
    if meant["project"] != project_id.hex:
        raise Conflict(GONE)
    return meant


def _as_frozen(meant: dict[str, Any], count: int) -> dict[str, Any]:
    """The versions and what is shown of them, if they are still what was frozen."""
    rows = _rows(meant)
    if len(rows) != count or _digest(rows) != meant["digest"]:
        raise Conflict(f"The list has changed: {len(rows):,} now.")
    if not rows:
        raise Conflict("There is nothing in this list that can be decided together.")
    ids = [row[0] for row in rows]
    return {"versions": ids, "shown_macs": [mac for at in range(0, len(ids), 200) for mac in _macs(ids[at : at + 200])]}


def _macs(ids: list[UUID]) -> list[bytes]:
    versions = MemoryVersion.objects.select_related("memory").prefetch_related("findings").in_bulk(ids)
    vault.load(version.owner_id for version in versions.values())
    readable = [version for version in versions.values() if version.opens]
    macs = {version.pk: whole(token) for version, token in zip(readable, shown_macs(readable), strict=True)}
    return [macs.get(pk, bytes(16)) for pk in ids]


def _embedded(run: BulkRun, ids: list[UUID]) -> dict[UUID, Embedded]:
    """The vectors of a stretch's texts, in one call; a rejection needs none."""
    if run.verdict != Decision.Verdict.APPROVE:
        return {}
    with project_scope(run.project_id):
        found = list(MemoryVersion.objects.awaiting_human().filter(pk__in=ids))
        vault.load(version.owner_id for version in found)
        texts = {version.pk: version.text for version in found if version.opens}
    return dict(zip(texts, indexing.embed(list(texts.values())), strict=True))


def _step(run: BulkRun, embedded: Embedded | None) -> bool:
    """Decide on the next one and note it; False when another worker has gone on with this run."""
    at = _place(run)
    decided = _decide(run, run.versions[at], bytes(run.shown_macs[at]).hex(), embedded)
    counts = {"done": run.done + decided, "refused": run.refused + (not decided)}
    with project_scope(run.project_id):
        mine = BulkRun.objects.filter(pk=run.pk, done=run.done, refused=run.refused).update(**counts)
    run.done, run.refused = counts["done"], counts["refused"]
    return bool(mine)


def _decide(run: BulkRun, version_id: UUID, shown: str, embedded: Embedded | None) -> bool:
    bound: dict[str, Any] = {"project_id": run.project_id, "actor": run.actor, "shown_mac": shown, "batch": run}
    try:
        if run.verdict == Decision.Verdict.APPROVE:
            review.approve(version_id, embedded=embedded, **bound)
        else:
            review.reject(version_id, reason=run.reason, **bound)
    except CandorError as refusal:
        with project_scope(run.project_id):  # a worker that died between deciding and counting left its decision
            decided = Decision.objects.filter(batch=run, version_id=version_id).exists()
        if not decided:
            log.info("run %s left out %s: %s", run.pk, version_id, type(refusal).__name__)
        return decided
    return True


def _finish(run: BulkRun) -> None:
    with act(run.project_id) as entries:
        if BulkRun.objects.filter(pk=run.pk, finished_at=None).update(finished_at=timezone.now()):
            entries.add("bulk.finished", actor=run.actor, run=str(run.pk), decided=run.done, refused=run.refused)


def _is_undone(decision_id: int, project_id: UUID, actor: str) -> bool:
    try:
        undo_decision(decision_id, project_id=project_id, actor=actor)
    except CandorError:
        return False
    return True


def _place(run: BulkRun) -> int:
    return run.done + run.refused


def _check_verdict(verdict: str, reason: str) -> None:
    if verdict not in VERDICTS:
        raise InvalidInput.field("verdict", f"Choose one of {', '.join(VERDICTS)}.")
    if (reason in Decision.Reason.values) != (verdict == Decision.Verdict.REJECT):
        raise InvalidInput.field("reason", "A rejection needs a reason, an approval has none.")


def _wake(task: str, *args: str) -> None:
    """Ask for a worker. Beat goes on with what no worker took."""
    try:
        app.send_task(f"audit.tasks.{task}", args=args, ignore_result=True)
    except (OperationalError, OSError) as error:
        log.warning("broker unavailable, the next round goes on with it: %s", type(error).__name__)
