"""What waits although its reason has gone: withdrawn, so that nobody is asked to decide about nothing.

The candidates are found across all projects; each is looked at again under its owner's lane before it goes, so
of a reviewer and this sweep one has the word, and the other is told.
"""

import logging
from collections.abc import Mapping
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from memory_core.errors import KeyDestroyed
from memory_core.models import Evidence, MemoryVersion, Retired, Subject
from memory_core.models.memory import VersionQuerySet
from memory_core.services import lanes, lifecycle
from memory_core.services.ledger import act

log = logging.getLogger(__name__)

ACTOR = "system:overdue"
EVERYWHERE = "maintenance"
BATCH = 1_000
WITHOUT_EVIDENCE = ("", "edit")  # a person's own words rest on nothing but that person


def reasons() -> Mapping[str, Q]:
    """Why something that waits need wait no longer, by the code that goes into the ledger."""
    evidence = Evidence.objects.filter(version=OuterRef("pk"))
    place = Q(memory=OuterRef("memory")) | Q(memory=OuterRef("memory__supersedes"))
    beside = MemoryVersion.objects.filter(place).exclude(pk=OuterRef("pk"))
    ended_later = beside.filter(retired_as=Retired.SUPERSEDED, ended_by__said_at__gt=OuterRef("said_at"))
    not_by_itself = ended_later.exclude(ended_by__memory=F("memory")).exclude(ended_by__memory=OuterRef("memory"))
    return {
        "expired": Q(expires_on__lt=timezone.now().date()),
        "evidence_gone": ~Q(extractor__in=WITHOUT_EVIDENCE) & Q(~Exists(evidence)),
        "erased": Q(memory__subject__state=Subject.State.ERASED),
        "overtaken": Q(Exists(not_by_itself)) & Q(~Exists(beside.in_force())),
    }


def withdraw_all() -> int:
    """Withdraw what has lost its reason, in every project; returns how many."""
    withdrawn = 0
    for code, gone in reasons().items():
        candidates = MemoryVersion.objects.using(EVERYWHERE).awaiting_human().filter(gone)
        by_owner: dict[tuple[UUID, UUID], list[UUID]] = {}
        for project_id, owner_id, pk in candidates.values_list("project_id", "owner_id", "pk")[:BATCH]:
            by_owner.setdefault((project_id, owner_id), []).append(pk)
        withdrawn += sum(_withdraw(*whose, pks, code) for whose, pks in by_owner.items())
    return withdrawn


def _withdraw(project_id: UUID, owner_id: UUID, version_ids: list[UUID], code: str) -> int:
    """Withdraw those of one owner that still wait and still have no reason to."""
    try:
        with act(project_id) as entries:
            lanes.hold(project_id, owner_id)
            gone = _locked(version_ids).filter(reasons()[code])
            for version in (versions := list(gone)):
                lifecycle.withdraw(version, actor=ACTOR, log=entries, reason=code)
    except KeyDestroyed:  # erased at this moment; the rows go with it
        return 0
    log.info("%d withdrawn in project %s: %s", len(versions), project_id, code)
    return len(versions)


def _locked(version_ids: list[UUID]) -> VersionQuerySet:
    waiting = MemoryVersion.objects.awaiting_human().filter(pk__in=version_ids).order_by("pk")
    return waiting.select_related("memory").select_for_update(of=("self",))
