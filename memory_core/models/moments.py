"""Reads of the past as conditions on versions: what was true at a time, and what was held at a time.

Two clocks. `valid_from` and `valid_to` say when something was true; `decided_at` and `retired_at` when Candor
held it. Where the first is not known, a fact counts as true since it was said, unless it was over by then:
"until May I worked at Acme", said in July, was true before May for as long as anybody knows.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db.models import F, Q


@dataclass(frozen=True, slots=True)
class Moment:
    """Which clock is set back, and to when; both are aware.

    `as_of` asks what was true then, `known_at` what was held then. `latest_only` None leaves it to them: whoever
    asks what was true gets also what has been replaced since, whoever does not gets what is in force.
    """

    as_of: datetime | None = None
    known_at: datetime | None = None
    latest_only: bool | None = None

    @property
    def is_now(self) -> bool:
        """Nothing is asked for beyond what is in force."""
        return self.as_of is None and self.known_at is None and self.latest_only is not False

    @property
    def day(self) -> date | None:
        """The day on which something must not have expired; None for today."""
        at = self.as_of or self.known_at
        return at.astimezone(UTC).date() if at else None

    @property
    def _with_past(self) -> bool:
        return self.as_of is not None if self.latest_only is None else not self.latest_only


NOW = Moment()

# Out of force because the world has moved on: true in its time. Other words for the same memory, what was merged
# and what was taken back were put right instead, so only `known_at` still finds the former two.
REPLACED = Q(retired_as="superseded") & (Q(ended_by=None) | ~Q(ended_by__memory=F("memory")))
_PAST = REPLACED | Q(retired_as__in=["expired", "archived"])


def condition(moment: Moment) -> Q:
    """Which of the readable versions, retired ones among them, belong to a moment."""
    held = _held(moment.known_at)
    if moment.as_of is not None:
        held &= _true_at(moment.as_of) if moment.known_at is None else _true_as_then_known(moment.as_of)
    if not moment._with_past:
        return held
    past = _PAST & (Q(retired_at__lte=moment.known_at) if moment.known_at else Q(retired_at__isnull=False))
    if moment.as_of is not None:
        past &= _true_at(moment.as_of) & (~REPLACED | Q(valid_to__isnull=False) | Q(retired_at__gt=moment.as_of))
    return _decided_by(moment.known_at) & (held | past)


def _decided_by(known_at: datetime | None) -> Q:
    return Q(decided_at__lte=known_at) if known_at else Q()


def _held(known_at: datetime | None) -> Q:
    if known_at is None:
        return Q(retired_at=None)
    return _decided_by(known_at) & (Q(retired_at=None) | Q(retired_at__gt=known_at))


def _true_at(moment: datetime) -> Q:
    """By the times that are known today."""
    return _begun_by(moment) & (Q(valid_to=None) | Q(valid_to__gt=moment))


def _true_as_then_known(moment: datetime) -> Q:
    """What was replaced later had no end yet, or the one it had by itself."""
    cut_later = Q(ended_validity=True) & _begun_by(moment)
    cut_later &= Q(own_valid_to=None) | Q(own_valid_to__gt=moment)
    return cut_later | (Q(ended_validity=False) & _true_at(moment))


def _begun_by(moment: datetime) -> Q:
    over_when_said = Q(ended_validity=False, valid_to__lte=F("said_at"))
    over_when_said |= Q(ended_validity=True, own_valid_to__lte=F("said_at"))
    return Q(valid_from__lte=moment) | (Q(valid_from=None) & (Q(said_at__lte=moment) | over_when_said))
