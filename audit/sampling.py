"""Spot checks: a share of what screening approved on its own is shown to a person afterwards. It stays in force.

Which ones are drawn follows from the version's id, so drawing again draws the same. What a new extractor or new
rules let through is drawn whole until FIRST of it have been judged.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from uuid import UUID

from django.core import signing
from django.db.models import Q
from django.utils import timezone

from audit import undo
from audit.models import Decision, Progress, QualitySample
from audit.models.quality import SampleQuerySet
from memory_core.errors import Conflict, IllegalTransition, InvalidInput, NotFound
from memory_core.models import MemoryVersion, Project, Subject
from memory_core.services import lanes
from memory_core.services.ledger import Log, act
from memory_core.services.remember import SCREENING
from memory_core.tenancy import project_scope

ACTOR = "system:sampling"
FIRST = 30
WHOLE_AT_MOST = 200  # of one project open at a time; beyond it, the project's share alone, or an import would flood it
OVERLAP = timedelta(minutes=5)
PAGE = 500
MODEL_CHARS = 25
_NEEDED = ("decided_at", "decided_by", "kind", "extractor", "model", "prompt_version", "rules_version")
SALT = "candor.spot-check"
LONGEST_LOOK = timedelta(hours=12)

Place = tuple[datetime, UUID]  # the moment of a decision, and the version
Outcome = QualitySample.Outcome


@dataclass(frozen=True, slots=True)
class Judged:
    """`revoked` says what was taken out of force with it and who had read it; None where nothing was."""

    sample: QualitySample
    revoked: undo.Revocation | None = None


def draw(project_id: UUID) -> int:
    """Draw from what was approved automatically since the last time; returns how many more there are now."""
    project, drawn = Project.objects.get(pk=project_id), 0
    with project_scope(project_id):
        place: Place | None = _since(project_id)
    while place is not None:
        added, place = _draw_page(project, place)
        drawn += added
    return drawn


def stratum_of(version: MemoryVersion) -> str:
    """What made a version and which rules it passed, without content: `maker` and kind."""
    return f"{maker_of(version)}/{version.kind}"


def maker_of(version: MemoryVersion) -> str:
    made = f"{version.extractor}:{version.model[:MODEL_CHARS]}" if version.model else version.extractor
    return f"{made}/{version.prompt_version}/{version.rules_version}"


def is_in_share(version_id: UUID, percent: int) -> bool:
    """Whether a version belongs to a share of `percent` of all; the same answer every time, and nested by percent."""
    place = int.from_bytes(blake2b(version_id.bytes, digest_size=4).digest(), "big")
    return place * 100 < percent * 2**32


def next_open(*, after: UUID | None = None) -> QualitySample | None:
    """The oldest sample without a verdict whose memory is still in force. Call it inside the project's scope."""
    open_ones = waiting().order_by("drawn_at", "pk").select_related("version__memory__subject")
    return (open_ones.exclude(pk=after).first() if after else open_ones.first()) or open_ones.first()


def waiting() -> SampleQuerySet:
    """Samples that can be judged: one whose memory has gone out of force since has nothing to answer for."""
    closed = [Subject.State.RESTRICTED, Subject.State.ERASED]
    in_force = Q(version__status="approved", version__retired_at=None, version__removal=None)
    return QualitySample.objects.open().filter(in_force).exclude(version__memory__subject__state__in=closed)


def waiting_count(limit: int = 100) -> int:
    """How many wait, counted no further than `limit`."""
    return len(waiting().order_by().values_list("pk", flat=True)[:limit])


def opened(sample: QualitySample) -> str:
    """A signed note of what is shown and when, to be posted back with the verdict."""
    return signing.TimestampSigner(salt=SALT).sign(str(sample.pk))


def judge(
    version_id: UUID, *, project_id: UUID, actor: str, outcome: str, opened: str = "", reason: str = ""
) -> Judged:
    """Note whether it was right to approve it. One that should not have been is revoked, for `reason`.

    Raises NotFound, InvalidInput, and Conflict when it was judged already.
    """
    if outcome not in Outcome.values:
        raise InvalidInput.field("outcome", f"Choose one of {', '.join(Outcome.values)}.")
    with act(project_id) as log:
        sample = _locked(project_id, version_id)
        if sample.outcome:
            raise Conflict("Somebody has judged this one already.")
        sample.outcome, sample.decided_by, sample.decided_at = outcome, actor, timezone.now()
        sample.seconds = _seconds_since(opened, sample)
        sample.save(update_fields=["outcome", "decided_by", "decided_at", "seconds"])
        _note(log, f"sample.{outcome}", sample, actor, reason=reason)
        revoked = _revoke(sample, actor, reason) if outcome == Outcome.ESCAPED else None
    return Judged(sample, revoked)


def take_back(version_id: UUID, *, project_id: UUID, actor: str) -> QualitySample:
    """Let a sample wait for a verdict again; what its verdict revoked comes back. Raises NotFound, Conflict."""
    with act(project_id) as log:
        sample = _locked(project_id, version_id)
        if not sample.outcome:
            raise Conflict("Nobody has judged this one yet.")
        if sample.outcome == Outcome.ESCAPED:
            _unrevoke(sample, actor)
        sample.outcome, sample.decided_by, sample.decided_at, sample.seconds = "", "", None, None
        sample.save(update_fields=["outcome", "decided_by", "decided_at", "seconds"])
        _note(log, "sample.reopened", sample, actor)
    return sample


def last_judged(project_id: UUID, actor: str, limit: int = 5) -> list[QualitySample]:
    """What this reviewer judged lately, the newest first."""
    with project_scope(project_id):
        mine = QualitySample.objects.judged().filter(decided_by=actor).select_related("version__memory__subject")
        return list(mine.order_by("-decided_at")[:limit])


def _since(project_id: UUID) -> Place:
    """A little before where the last search ended: a transaction may commit after a later one."""
    progress = Progress.objects.filter(project_id=project_id, search=Progress.Search.SAMPLING).first()
    begin = progress.up_to - OVERLAP if progress else datetime.min.replace(tzinfo=timezone.get_default_timezone())
    return begin, UUID(int=0)


def _draw_page(project: Project, after: Place) -> tuple[int, Place | None]:
    """Draw from one page of approvals; how many were new, and where the next page begins."""
    with act(project.pk) as log:
        page = _approved(after)
        added = len(_added(project.pk, _chosen(project, page)))
        if added:
            log.add("sample.drawn", actor=ACTOR, samples=added)
        if not page or page[-1].decided_at is None:
            return added, None
        Progress.objects.update_or_create(
            project_id=project.pk, search=Progress.Search.SAMPLING, defaults={"up_to": page[-1].decided_at}
        )
    return added, (page[-1].decided_at, page[-1].pk) if len(page) == PAGE else None


def _approved(after: Place) -> list[MemoryVersion]:
    moment, pk = after
    later = Q(decided_at__gt=moment) | Q(decided_at=moment, pk__gt=pk)
    found = MemoryVersion.objects.in_force().filter(later, decided_at__gte=moment).order_by("decided_at", "pk")
    return list(found.only(*_NEEDED)[:PAGE])


def _chosen(project: Project, page: Sequence[MemoryVersion]) -> list[MemoryVersion]:
    automatic = [version for version in page if version.decided_by == SCREENING]
    new = {maker for maker in {maker_of(version) for version in automatic} if _judged(maker) < FIRST}
    room = WHOLE_AT_MOST - waiting_count(WHOLE_AT_MOST) if new else 0
    chosen = []
    for version in automatic:
        if is_in_share(version.pk, project.sample_percent):
            chosen.append(version)
        elif room > 0 and project.sample_percent and maker_of(version) in new:
            chosen.append(version)
            room -= 1
    return chosen


def _judged(maker: str) -> int:
    judged = QualitySample.objects.judged().filter(stratum__startswith=f"{maker}/")
    return len(judged.values_list("pk", flat=True)[:FIRST])


def _added(project_id: UUID, chosen: Sequence[MemoryVersion]) -> list[QualitySample]:
    known = set(QualitySample.objects.filter(pk__in=[version.pk for version in chosen]).values_list("pk", flat=True))
    new = [
        QualitySample(version=version, project_id=project_id, stratum=stratum_of(version))
        for version in chosen
        if version.pk not in known
    ]
    return QualitySample.objects.bulk_create(new, ignore_conflicts=True)


def _locked(project_id: UUID, version_id: UUID) -> QualitySample:
    """The owner's lane first, then the sample: the order in which everybody locks."""
    owner = MemoryVersion.objects.filter(pk=version_id).values_list("owner_id", flat=True).first()
    if owner is None:
        raise NotFound("There is no such memory any more.")
    lanes.hold(project_id, owner)
    samples = QualitySample.objects.select_for_update(of=("self",)).select_related("version__memory")
    sample = samples.filter(pk=version_id).first()
    if sample is None:
        raise NotFound("This memory was not drawn for a check.")
    return sample


def _revoke(sample: QualitySample, actor: str, reason: str) -> undo.Revocation | None:
    """One that has gone out of force meanwhile is not read any more, so its verdict is all there is to note."""
    try:
        return undo.revoke(sample.pk, project_id=sample.project_id, actor=actor, reason=reason)
    except IllegalTransition:
        return None


def _unrevoke(sample: QualitySample, actor: str) -> None:
    revoked = Decision.objects.standing().filter(version_id=sample.pk, verdict=Decision.Verdict.REVOKE)
    decision = revoked.order_by("-at").first()
    if decision is not None:
        undo.undo(decision.pk, project_id=sample.project_id, actor=actor)


def _seconds_since(note: str, sample: QualitySample) -> int | None:
    """How long it was looked at; None for a note that is missing, too old, or of another sample."""
    signer = signing.TimestampSigner(salt=SALT)
    try:
        if signer.unsign(note, max_age=LONGEST_LOOK) != str(sample.pk):
            return None
    except signing.BadSignature:
        return None
    since = signing.b62_decode(note.rsplit(":", 2)[1])
    return max(int(timezone.now().timestamp()) - since, 0)


def _note(log: Log, action: str, sample: QualitySample, actor: str, *, reason: str = "") -> None:
    log.add(action, actor=actor, version=sample.version, stratum=sample.stratum, reason=reason)
