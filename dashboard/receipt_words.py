"""What a receipt says, in words: places by what lies in them, and what lies outside by what is known of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from audit import outside
from audit.models import ErasureRun, Notice, Receipt

PLACES: tuple[tuple[str | Promise, frozenset[str]], ...] = (
    (lazy("Memories, in all their versions"), frozenset({"Memory", "MemoryVersion"})),
    (lazy("The words they were learned from"), frozenset({"Turn", "Evidence"})),
    (
        lazy("What was found in them, and how they were judged"),
        frozenset({"Finding", "Decision", "Note", "QualitySample", "Contradiction", "Claim", "SavedFilter"}),
    ),
    (lazy("The search index"), frozenset({"RecallEntry", "VectorEntry", "Posting", "Mention"})),
    (lazy("Work that waited or was done"), frozenset({"Job", "broker"})),
    (lazy("Who read what"), frozenset({"Recall"})),
    (lazy("Copies made for the person"), frozenset({"Export", "ExportPart"})),
    (lazy("Wishes about what is remembered"), frozenset({"AgentPause", "Suppression", "Removal"})),
    (
        lazy("The words of requests, notices and holds"),
        frozenset({"PrivacyRequest", "RequestNote", "Notice", "LegalHold"}),
    ),
    (lazy("Ways in: links and visits"), frozenset({"SignInLink", "Session"})),
    (lazy("Name and address of the person, and the place in line"), frozenset({"Subject", "Lane"})),
    (lazy("The keys"), frozenset({"WrappedKey", "RotationDue"})),
)
ELSEWHERE = lazy("Other places")

WHAT: Mapping[str, str | Promise] = {
    "backups": lazy("Backups of the database"),
    "key_backups": lazy("Backups of the key database"),
    "logs": lazy("Logs"),
    "agents": lazy("Agents that were given something"),
    "model": lazy("The language model that read the conversations"),
}
KNOWN: Mapping[str, str | Promise] = {
    "backups": lazy("What is sealed in them cannot be opened any more, and goes again should one be restored."),
    "key_backups": lazy("Whoever runs this service has to throw away those made before. Until then they hold the key."),
    "logs": lazy("They carry random numbers and counts, and never a name or a word."),
    "agents": lazy("What they made of it is theirs: those set up as receivers are told, others cannot be."),
    "model": lazy("It was sent the words to read them. How long it keeps them is in its own terms."),
}
TOLD: Mapping[str, str | Promise] = {
    outside.TO_BE_TOLD: lazy("will be told"),
    Notice.State.QUEUED: lazy("is being told"),
    Notice.State.TOLD: lazy("was told"),
    Notice.State.ACKNOWLEDGED: lazy("was told and has confirmed it"),
    Notice.State.UNREACHABLE: lazy("could not be reached"),
}


@dataclass(frozen=True, slots=True)
class Place:
    label: str
    before: int
    left: int


@dataclass(frozen=True, slots=True)
class Beyond:
    label: str
    known: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A receipt, or what is known before there is one, as it is drawn."""

    run: ErasureRun
    receipt: Receipt | None
    places: list[Place]
    beyond: list[Beyond]
    ledger: int
    key_file_gone: bool
    key_log_gone: bool
    looked_at: Mapping[str, int]
    mac: str

    @property
    def issued_at(self) -> datetime | None:
        return self.receipt.issued_at if self.receipt else None


def paper_of(run: ErasureRun) -> Paper:
    """Call it inside the project's scope."""
    receipt = Receipt.objects.filter(run=run).first()
    says: Mapping[str, Any] = receipt.says if receipt else {}
    return Paper(
        run=run,
        receipt=receipt,
        places=places_of(run.plan, run.left),
        beyond=[*(_told(one) for one in outside.told(run)), *map(_beyond, run.outside)],
        ledger=receipt.ledger_sequence if receipt else 0,
        key_file_gone=says.get("key_file") == "gone",
        key_log_gone=says.get("key_log") == "gone",
        looked_at=says.get("looked_at", {}),
        mac=bytes(receipt.mac).hex() if receipt else "",
    )


def places_of(planned: Mapping[str, int], left: Mapping[str, int]) -> list[Place]:
    """What was in each sort of place and what is left; sorts of which there was nothing are left out."""
    groups = [Place(str(label), _sum(planned, names), _sum(left, names)) for label, names in PLACES]
    known = frozenset(name for _label, names in PLACES for name in names)
    rest = {name for name in (*planned, *left) if _short(name) not in known}
    others = Place(str(ELSEWHERE), sum(planned.get(n, 0) for n in rest), sum(left.get(n, 0) for n in rest))
    return [place for place in (*groups, others) if place.before or place.left]


def beyond_of(found: list[outside.Outside]) -> list[Beyond]:
    """What a plan says of places outside."""
    return [_told(one) if one.code == "receiver" else _beyond(one.as_json()) for one in found]


def _told(one: outside.Outside) -> Beyond:
    return Beyond(one.name, str(TOLD.get(one.state, one.state)))


def _beyond(one: Mapping[str, str]) -> Beyond:
    label = str(WHAT.get(one["code"], one["code"]))
    named = _("%(what)s (%(name)s)") % {"what": label, "name": one["name"]} if one["name"] else label
    return Beyond(named, str(KNOWN.get(one["code"], "")))


def _sum(counts: Mapping[str, int], names: frozenset[str]) -> int:
    return sum(rows for name, rows in counts.items() if _short(name) in names)


def _short(name: str) -> str:
    return name.rpartition(".")[2] if ":" not in name else name
