"""How each rule with a time is carried out: which rows are due, whose they are, and how they go.

Nothing goes of a person whose data has to be kept: under a legal hold, restricted by their own wish, or asked about
in a request that is still open. Call everything here inside the project's scope.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils import timezone

from audit.models import (
    BulkRun,
    Claim,
    Export,
    LegalHold,
    MaintenanceAct,
    MaintenanceRun,
    Notice,
    PrivacyRequest,
)
from audit.retention_rules import UNDO_DAYS, Then
from memory_core.models import (
    Evidence,
    Job,
    Memory,
    MemoryVersion,
    Recall,
    Removal,
    Retired,
    SignInLink,
    Status,
    Subject,
    Turn,
)
from memory_core.models.memory import TAKEN_BACK
from memory_core.services import lifecycle, rotation
from memory_core.services.ledger import Log

ACTOR = "system:retention"
Rows = QuerySet[Any, Any]


@dataclass(frozen=True, slots=True)
class Clearing:
    """`due` gives the rows whose time was over at a moment. `owner` is the column that names whose they are, if
    anybody's; `sealed_by` the one that names under whose key they are sealed, so that it changes when they go."""

    due: Callable[[datetime], Rows]
    owner: str = ""
    sealed_by: str = ""
    then: Then = Then.DELETE

    @property
    def lane(self) -> str:
        """The column that names whose lane has to be held while rows go, if anybody's."""
        return self.sealed_by or (self.owner if self.then is Then.WITHDRAW else "")

    def rows(self, project_id: UUID, before: datetime) -> Rows:
        """What is due and may go."""
        due = self.due(before).filter(project=project_id)
        return due.filter(~kept(self.owner)) if self.owner else due

    def kept_back(self, project_id: UUID, before: datetime) -> Rows:
        """What is due and has to be kept for now."""
        due = self.due(before).filter(project=project_id)
        return due.filter(kept(self.owner)) if self.owner else due.none()


def clear(clearing: Clearing, rows: Rows, limit: int, log: Log) -> int:
    """Let at most `limit` of these rows go; returns how many went. Whoever calls it holds the lanes of their owners."""
    chosen = list(rows.order_by("pk")[:limit])
    if clearing.then is Then.BLANK:
        blanked: int = rows.model._default_manager.filter(pk__in=[row.pk for row in chosen]).update(payload=None)
        return blanked
    if clearing.then is Then.WITHDRAW:
        return _withdraw(chosen, log)
    rows.model._default_manager.filter(pk__in=[row.pk for row in chosen]).delete()
    gone = _delete_empty(row.memory_id for row in chosen if isinstance(row, MemoryVersion))
    for owner, project in {(getattr(row, clearing.sealed_by), row.project_id) for row in chosen if clearing.sealed_by}:
        rotation.ask(owner, project, erased=gone.get(owner, ()))
    return len(chosen)


def _withdraw(versions: Iterable[Model], log: Log) -> int:
    locked = [lifecycle.lock(version.pk) for version in versions]
    for version in locked:
        lifecycle.withdraw(version, actor=ACTOR, log=log, reason="undecided")
    return len(locked)


def _delete_empty(memory_ids: Iterable[UUID]) -> dict[UUID, list[UUID]]:
    """Delete the memories of which no version is left; returns them by owner."""
    gone: dict[UUID, list[UUID]] = {}
    empty = Memory.objects.filter(pk__in=list(memory_ids), versions=None)
    for memory_id, owner_id in empty.values_list("pk", "owner_id"):
        gone.setdefault(owner_id, []).append(memory_id)
    Memory.objects.filter(pk__in=[pk for pks in gone.values() for pk in pks]).delete()
    return gone


def kept(owner: str) -> Q:
    """Rows of people whose data has to be kept as it is. `owner` is the column that names whose they are."""
    whose = OuterRef(owner)
    held = LegalHold.objects.in_force().filter(subject_id=whose)
    restricted = Subject.objects.filter(pk=whose, state=Subject.State.RESTRICTED)
    asked = PrivacyRequest.objects.open().filter(subject_id=whose)
    return Q(Exists(held)) | Q(Exists(restricted)) | Q(Exists(asked))


def undo_closed_before() -> datetime:
    """What maintenance did before this moment cannot be taken back any more."""
    return timezone.now() - timedelta(days=UNDO_DAYS)


def _versions(**which: Any) -> QuerySet[MemoryVersion]:
    """What is on its way out at the person's wish is left to that."""
    return MemoryVersion.objects.filter(removal=None, **which)


def _unused_turns(before: datetime) -> QuerySet[Turn]:
    rests = Evidence.objects.filter(turn=OuterRef("pk"))
    unread = Job.objects.unread().filter(pk=OuterRef("job"))
    return Turn.objects.filter(~Exists(rests), ~Exists(unread), recorded_at__lt=before)


def _past(before: datetime) -> QuerySet[MemoryVersion]:
    """What maintenance has put away stays as long as that can be taken back."""
    past = _versions(retired_at__lt=before).exclude(retired_as__in=TAKEN_BACK).exclude(retired_as=Retired.EXPIRED)
    return past.exclude(retired_as__in=[Retired.MERGED, Retired.ARCHIVED], retired_at__gte=undo_closed_before())


def _expired(before: datetime) -> QuerySet[MemoryVersion]:
    over = Q(status=Status.APPROVED, retired_at=None) | Q(retired_as=Retired.EXPIRED)
    return _versions(expires_on__lt=before.date()).filter(over)


# In this order: what rests on a turn goes before the turn is looked at.
CLEARINGS: Mapping[str, Clearing] = {
    "waiting": Clearing(
        lambda before: _versions(status=Status.PENDING, recorded_at__lt=before), "owner_id", then=Then.WITHDRAW
    ),
    "expired": Clearing(_expired, "owner_id", "owner_id"),
    "refused": Clearing(
        lambda before: _versions(status__in=[Status.REJECTED, Status.WITHDRAWN], decided_at__lt=before),
        "owner_id",
        "owner_id",
    ),
    "taken_back": Clearing(
        lambda before: _versions(retired_as__in=TAKEN_BACK, retired_at__lt=before), "owner_id", "owner_id"
    ),
    "past": Clearing(_past, "owner_id", "owner_id"),
    "turns": Clearing(_unused_turns, "owner_id", "owner_id"),
    "jobs": Clearing(
        lambda before: Job.objects.filter(status__in=[Job.Status.SUCCEEDED, Job.Status.FAILED], updated_at__lt=before),
        "owner_id",
        "owner_id",
    ),
    "recalls": Clearing(lambda before: Recall.objects.filter(at__lt=before), "owner_id"),
    "tidied": Clearing(lambda before: MaintenanceAct.objects.filter(at__lt=before, undone_at=None), "owner_id"),
    "tidying": Clearing(
        lambda before: MaintenanceRun.objects.filter(started_at__lt=before, acts=None, finished_at__isnull=False)
    ),
    "removals": Clearing(
        lambda before: Removal.objects.filter(Q(done_at__lt=before) | Q(undone_at__lt=before)), "subject_id"
    ),
    "notice_words": Clearing(
        lambda before: Notice.objects.filter(payload__isnull=False, created_at__lt=before).exclude(
            state=Notice.State.QUEUED
        ),
        "subject_id",
        then=Then.BLANK,
    ),
    "notices": Clearing(
        lambda before: Notice.objects.filter(created_at__lt=before).exclude(state=Notice.State.QUEUED), "subject_id"
    ),
    "requests": Clearing(
        lambda before: PrivacyRequest.objects.filter(closed_at__lt=before), "subject_id", "project_id"
    ),
    "holds": Clearing(lambda before: LegalHold.objects.filter(released_at__lt=before), sealed_by="project_id"),
    # an export knows itself until when it is there: the time that held when it was made
    "exports": Clearing(lambda _: Export.objects.filter(expires_at__lt=timezone.now()), sealed_by="subject_id"),
    "links": Clearing(lambda before: SignInLink.objects.filter(Q(used_at__lt=before) | Q(expires_at__lt=before))),
    "claims": Clearing(lambda before: Claim.objects.filter(leased_until__lt=before)),
    "bulk_runs": Clearing(lambda before: BulkRun.objects.filter(finished_at__lt=before)),
}
