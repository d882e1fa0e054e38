"""Keeping no longer than promised: the times that hold in a project, how they are changed, and the job that obeys.

The table itself is in retention_rules.py, how each rule is carried out in clearing.py.
"""

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.sessions.models import Session
from django.utils import timezone

from audit import rounds
from audit.clearing import ACTOR, CLEARINGS, Clearing, clear
from audit.models import RetentionOverride
from audit.retention_rules import BY_KEY, RULES, Erasure, Rule, Then, rules_of, span
from memory_core.errors import InvalidInput, KeyDestroyed
from memory_core.models import Project
from memory_core.services import brake, lanes
from memory_core.services.ledger import act
from memory_core.tenancy import project_scope

__all__ = ["BY_KEY", "RULES", "Due", "Erasure", "Rule", "Term", "Then", "rules_of"]

CHANGED = "retention.changed"
CLEARED = "retention.cleared"
ROWS_AT_ONCE = 500
OWNERS_AT_ONCE = 50
TURN_SECONDS = 25.0


@dataclass(frozen=True, slots=True)
class Term:
    """A rule with the time that holds in a project."""

    rule: Rule
    days: int | None
    override: RetentionOverride | None = None

    @property
    def sentence(self) -> str:
        return self.rule.says(self.days)

    @property
    def time(self) -> str:
        return span(self.days) if self.days is not None else ""

    def over_before(self, now: datetime) -> datetime:
        """What is older than this has had its time."""
        return now - timedelta(days=self.days or 0)


@dataclass(frozen=True, slots=True)
class Due:
    """What a rule would let go of now, and what it has to keep although its time is over."""

    rows: int
    kept_back: int


def effective(project: Project) -> Mapping[str, Term]:
    """Every rule by its key, with the time that holds. Call it inside the project's scope."""
    own = {override.rule: override for override in RetentionOverride.objects.filter(project=project)}
    return {
        rule.key: Term(rule, own[rule.key].days, own[rule.key]) if rule.key in own else Term(rule, rule.days)
        for rule in RULES
    }


def told(project: Project) -> list[str]:
    """The rules as the privacy page prints them. Call it inside the project's scope."""
    return [term.sentence for term in effective(project).values() if term.rule.is_told]


def checked(wanted: Mapping[str, int | None]) -> dict[str, int]:
    """Times for rules by their keys; None is the usual one. Raises InvalidInput that names every rule at fault."""
    faults: dict[str, list[str]] = {}
    days: dict[str, int] = {}
    for key, asked in wanted.items():
        rule = BY_KEY.get(key)
        if rule is None or rule.days is None or not rule.can_change:
            faults[key] = ["There is no such rule whose time can be changed."]
            continue
        days[key] = rule.days if asked is None else asked
        if not rule.floor <= days[key] <= rule.ceiling:
            faults[key] = [f"Give a number of days from {rule.floor} to {rule.ceiling}."]
    if faults:
        raise InvalidInput("; ".join(f"{key}: {said[0]}" for key, said in faults.items()), fields=faults)
    return days


def change(project_id: UUID, wanted: Mapping[str, int | None], *, actor: str) -> list[str]:
    """Give rules times of the project's own, or with None the usual ones again; returns the keys of those that
    changed. Raises InvalidInput."""
    days = checked(wanted)
    with act(project_id) as log:
        project = Project.objects.select_for_update(no_key=True).get(pk=project_id)
        before = {key: term.days for key, term in effective(project).items()}
        changed = [key for key in days if days[key] != before[key]]
        for key in changed:
            _set(project, key, days[key], actor)
            log.add(CHANGED, actor=actor, fields=["days"], rule=key, before=before[key], after=days[key])
    return changed


def _set(project: Project, key: str, days: int, actor: str) -> None:
    """What stays at the usual time follows the product's."""
    if days == BY_KEY[key].days:
        RetentionOverride.objects.filter(project=project, rule=key).delete()
        return
    chosen = {"days": days, "set_by": actor, "set_at": timezone.now()}
    RetentionOverride.objects.update_or_create(project=project, rule=key, defaults=chosen)


def forecast(project_id: UUID, wanted: Mapping[str, int | None] | None = None) -> dict[str, Due]:
    """What the next run would let go of and what it would keep back, by rule, were these times set. Nothing goes."""
    now, days = timezone.now(), checked(wanted or {})
    with project_scope(project_id):
        terms = effective(Project.objects.get(pk=project_id))
        return {
            key: _due(clearing, project_id, Term(terms[key].rule, days.get(key, terms[key].days)), now)
            for key, clearing in CLEARINGS.items()
        }


def _due(clearing: Clearing, project_id: UUID, term: Term, now: datetime) -> Due:
    before = term.over_before(now)
    return Due(clearing.rows(project_id, before).count(), clearing.kept_back(project_id, before).count())


def run(project_id: UUID, *, seconds: float = TURN_SECONDS) -> dict[str, int]:
    """Let go of what has had its time in a project; returns how many rows by rule. What `seconds` do not suffice for
    is left for the next run."""
    until, now = time.monotonic() + seconds, timezone.now()
    with project_scope(project_id):
        terms = effective(Project.objects.get(pk=project_id))
    cleared = {
        key: _clear_all(project_id, key, clearing, terms[key].over_before(now), until)
        for key, clearing in CLEARINGS.items()
    }
    return {key: number for key, number in cleared.items() if number}


def run_everywhere() -> int:
    """A turn in every project, and the visits and counts that ran out; returns how many rows went."""
    ended, _ = Session.objects.filter(expire_date__lt=timezone.now()).delete()
    ended += brake.forget_old()
    return ended + rounds.everywhere(lambda project_id: sum(run(project_id).values()))


def _clear_all(project_id: UUID, key: str, clearing: Clearing, before: datetime, until: float) -> int:
    total = 0
    while time.monotonic() < until:
        number = _clear_some(project_id, key, clearing, before)
        total += number
        if not number:
            break
    return total


def _clear_some(project_id: UUID, key: str, clearing: Clearing, before: datetime) -> int:
    with act(project_id) as log:
        rows = clearing.rows(project_id, before)
        if lane := clearing.lane:
            owners = rows.order_by(lane).values_list(lane, flat=True).distinct()[:OWNERS_AT_ONCE]
            rows = rows.filter(**{f"{lane}__in": list(_held(project_id, owners))})
        number = clear(clearing, rows, ROWS_AT_ONCE, log)
        if number:
            log.add(CLEARED, actor=ACTOR, rule=key, rows=number, then=clearing.then.value)
    return number


def _held(project_id: UUID, owners: Iterable[UUID]) -> Iterator[UUID]:
    """Those whose lane is held from now on; who is erased at this moment needs no clearing."""
    for owner_id in owners:
        try:
            lanes.hold(project_id, owner_id)
        except KeyDestroyed:
            continue
        yield owner_id
