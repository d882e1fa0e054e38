"""Requests as they are asked for: what is open, in the order of its days, and what belongs to one of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from audit.models import PrivacyRequest
from audit.models.privacy import RequestQuerySet
from memory_core.models import LedgerEntry

LATE, SOON, WEEK, LATER = "late", "soon", "week", "later"
SOON_DAYS, WEEK_DAYS = 3, 7


@dataclass(frozen=True, slots=True)
class Sought:
    """What an officer looks for on the board. Nonsense in an address narrows nothing."""

    kind: str = ""
    state: str = ""

    @classmethod
    def of(cls, params: Mapping[str, str]) -> "Sought":
        kind, state = params.get("kind", ""), params.get("state", "")
        return cls(kind if kind in PrivacyRequest.Kind else "", state if state in PrivacyRequest.State else "")

    def requests(self) -> RequestQuerySet:
        given = {"kind": self.kind, "state": self.state}
        return PrivacyRequest.objects.filter(**{name: value for name, value in given.items() if value})


def urgency(due: date, today: date) -> str:
    """Which column of the board a day belongs in."""
    left = (due - today).days
    if left < 0:
        return LATE
    if left <= SOON_DAYS:
        return SOON
    return WEEK if left <= WEEK_DAYS else LATER


def by_urgency(requests: Sequence[PrivacyRequest]) -> dict[str, list[PrivacyRequest]]:
    """The columns of the board, each in the order of its days."""
    today = timezone.localdate()
    columns: dict[str, list[PrivacyRequest]] = {LATE: [], SOON: [], WEEK: [], LATER: []}
    for request in requests:
        columns[urgency(request.due_on, today)].append(request)
    return columns


def of_person(subject_id: UUID) -> list[PrivacyRequest]:
    """Everything a person has asked for, the newest first. Call it inside the project's scope."""
    return list(PrivacyRequest.objects.of_person(subject_id).order_by("-number"))


def same_as(request: PrivacyRequest) -> list[PrivacyRequest]:
    """The other open requests of the person of the same kind: what this one may be the same as."""
    same = PrivacyRequest.objects.open().of_person(request.subject_id).filter(kind=request.kind)
    return list(same.exclude(pk=request.pk).order_by("number"))


def timeline(request: PrivacyRequest) -> list[LedgerEntry]:
    """What was done about a request, as the ledger has it, and the legal holds on its person since it came in."""
    about = LedgerEntry.objects.about(request.subject_id).order_by("sequence")
    entries = about.filter(action__startswith="request.", facts__request=str(request.pk))
    holds = about.filter(action__startswith="hold.", at__gte=request.received_at)
    return list(entries | holds)


def open_count(limit: int = 1_000) -> int:
    """How many requests are open, counted no further than `limit`. Call it inside the project's scope."""
    return PrivacyRequest.objects.open()[:limit].count()
