"""What a round would do about some owners: read without a lock, looked at again under it before anything changes."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef

from audit import duplicates
from audit.clearing import kept
from audit.duplicates import Pair
from audit.maintenance_rules import EXPIRED, MERGE, MERGE_ALONE, PASSED, UNUSED, Terms
from audit.models import MaintenanceAct
from memory_core.models import MemoryVersion, Project, Retired, Subject
from memory_core.models.memory import VersionQuerySet

PUT_AWAY: Mapping[str, Retired] = {
    EXPIRED: Retired.EXPIRED,
    PASSED: Retired.ARCHIVED,
    UNUSED: Retired.ARCHIVED,
}
GROUPS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Plan:
    """By rule what would be put away, groups that would be merged (the survivor first), and pairs to be shown.

    Not `is_whole` where there is more than was asked for; merges are looked for when all else is done.
    """

    owners: Sequence[UUID]
    put_away: Mapping[str, Sequence[UUID]]
    groups: Sequence[Sequence[MemoryVersion]]
    pairs: Sequence[Pair]
    people_kept: int
    is_whole: bool

    @property
    def version_ids(self) -> list[UUID]:
        merged = [version.pk for group in self.groups for version in group]
        return [*(pk for pks in self.put_away.values() for pk in pks), *merged]


def plan(project: Project, owners: Sequence[UUID], terms: Terms, now: datetime, *, limit: int | None = None) -> Plan:
    """What the rules ask for about these owners, at most `limit` to put away. Constant queries.

    Call it inside the project's scope.
    """
    kept_back = people_kept(owners)
    open_to = [owner for owner in owners if owner not in kept_back]
    put_away: dict[str, list[UUID]] = {}
    seen: set[UUID] = set()
    for rule in (rule for rule in PUT_AWAY if terms[rule].acts):
        left = None if limit is None else limit - len(seen)
        found = due(rule, terms, open_to, now).exclude(pk__in=seen).order_by("pk")
        put_away[rule] = list(found.values_list("pk", flat=True)[:left])
        seen.update(put_away[rule])
    is_whole = limit is None or len(seen) < limit
    groups, shown = _alike(project, open_to, terms, now, seen) if is_whole else ([], [])
    is_whole = is_whole and (limit is None or len(groups) <= GROUPS_AT_ONCE)
    return Plan(open_to, put_away, groups[: None if limit is None else GROUPS_AT_ONCE], shown, len(kept_back), is_whole)


def due(rule: str, terms: Terms, owners: Collection[UUID], now: datetime) -> VersionQuerySet:
    """What one rule would put away now, save what somebody has brought back from it before."""
    versions = MemoryVersion.objects.may_be_tidied().filter(owner_id__in=owners)
    brought_back = MaintenanceAct.objects.taken_back().filter(version=OuterRef("pk"), rule=rule)
    versions, numbers = versions.filter(~Exists(brought_back)), terms[rule].numbers
    if rule == EXPIRED:
        return versions.filter(expires_on__lt=now.date() - timedelta(days=numbers["expired_days"]))
    versions = versions.unprecious()
    if rule == PASSED:
        return versions.passed_before(now - timedelta(days=numbers["passed_days"]))
    old = now - timedelta(days=numbers["unused_age_days"])
    versions = versions.filter(importance__lte=numbers["unused_importance"], recorded_at__lt=old, decided_at__lt=old)
    return versions.unread_since(now - timedelta(days=numbers["unused_unread_days"]), owners)


def people_kept(owners: Collection[UUID]) -> set[UUID]:
    """Those of whom nothing may be changed for now."""
    return set(Subject.objects.filter(kept("pk"), pk__in=owners).values_list("pk", flat=True))


def _alike(
    project: Project, owners: Sequence[UUID], terms: Terms, now: datetime, without: Collection[UUID]
) -> tuple[list[list[MemoryVersion]], list[Pair]]:
    if not (terms[MERGE].acts or terms[MERGE_ALONE].acts):
        return [], []
    versions = MemoryVersion.objects.may_be_tidied().filter(owner_id__in=owners).exclude(pk__in=without)
    found = duplicates.pairs(project, versions.not_expired_on(now.date()))
    alone = [pair for pair in found if pair.is_sure and terms[MERGE_ALONE].acts]
    groups: dict[UUID, list[MemoryVersion]] = defaultdict(list)
    for pair in alone:
        groups[pair.survivor.pk] = [*(groups[pair.survivor.pk] or [pair.survivor]), pair.other]
    shown = [pair for pair in found if pair not in alone] if terms[MERGE].acts else []
    return list(groups.values()), shown
