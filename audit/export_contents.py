"""What an export says: everything held about one person, table by table, in codes that SCHEMA_VERSION stands for.

It names agents, never staff, and nobody else who is remembered. A value that does not open any more is null.
Call everything here inside the project's scope.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Count, Max, Min, Model, QuerySet
from django.utils import timezone

from audit.models import Contradiction, Decision, LegalHold, Notice, PrivacyRequest
from audit.retention import told
from memory_core.errors import KeyDestroyed
from memory_core.models import (
    AgentPause,
    ApiKey,
    Job,
    LedgerEntry,
    MemoryVersion,
    Recall,
    Removal,
    SignInLink,
    Status,
    Subject,
    Suppression,
    Turn,
)
from memory_core.services.remember import SCREENING

SCHEMA = "candor.export"
SCHEMA_VERSION = 1
LEFT_OUT = (
    "Notes that members of staff left for each other: they may speak of others. Ask for them.",
    "The search index: numbers made from your memories and under your key, and the names that stand in them anyway.",
)
READS_SQL = """
    SELECT version_id, k.name, count(*), min(r.at), max(r.at)
    FROM memory_core_recall r
    CROSS JOIN LATERAL unnest(r.versions) AS version_id
    LEFT JOIN memory_core_apikey k ON k.id = r.api_key_id
    WHERE r.owner_id = %s AND version_id = ANY(%s)
    GROUP BY version_id, k.name ORDER BY version_id, max(r.at) DESC
"""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Section:
    """One table. `found` are its rows in the order of `by`, a column without equals; `described` says them in words."""

    name: str
    by: str
    found: Callable[[Subject], "QuerySet[Any, Any]"]
    described: Callable[[Subject, Sequence[Any]], list[Row]]

    def batch(self, subject: Subject, after: str, size: int) -> tuple[list[Row], str]:
        """At most `size` rows behind a place, and the place to go on from, or nothing at the end."""
        found = self.found(subject).order_by(self.by)
        if after:
            found = found.filter(**{f"{self.by}__gt": after})
        rows = list(found[: size + 1])
        more = str(getattr(rows[size - 1], self.by)) if len(rows) > size else ""
        return self.described(subject, rows[:size]), more


def head(subject: Subject) -> Row:
    """What stands before the tables."""
    reads = Recall.objects.filter(owner_id=subject.pk).order_by().values("api_key__name")
    holds = LegalHold.objects.in_force().filter(subject_id=subject.pk)
    return {
        "schema": SCHEMA,
        "schema_version": SCHEMA_VERSION,
        "made_at": timezone.now(),
        "held_by": subject.project.name,
        "person": {
            "called": _opened(subject, "external_id"),
            "email": _opened(subject, "email"),
            "state": subject.state,
            "known_since": subject.created_at,
        },
        "kept_by_law_since": holds.values_list("set_at", flat=True).first(),
        "recipients": [
            *({"name": row.pop("api_key__name") or "staff", "as": "agent", **row} for row in _summed(reads)),
            *_processors(),
        ],
        "wishes": _wishes(subject),
        "retention": told(subject.project),
        "left_out": list(LEFT_OUT),
    }


def _summed(reads: "QuerySet[Any, Any]") -> list[Row]:
    return list(reads.annotate(times=Count("pk"), first_at=Min("at"), last_at=Max("at")).order_by("-last_at"))


def _processors() -> list[Row]:
    """The model that reads conversations, where it is not part of this installation."""
    if not settings.OPENAI_API_KEY:
        return []
    host = urlsplit(settings.OPENAI_BASE_URL or "https://api.openai.com").hostname
    return [{"name": host, "as": "model that reads conversations", "times": None, "first_at": None, "last_at": None}]


def _wishes(subject: Subject) -> Row:
    not_again = Suppression.objects.filter(owner_id=subject.pk, by_person=True)
    removals = Removal.objects.filter(subject=subject).order_by("pk")
    columns = ("what", "number", "never_again", "asked_at", "run_at", "undone_at", "done_at")
    return {
        "agents_paused_since": list(AgentPause.objects.filter(subject=subject).values_list("since", flat=True)),
        "not_to_be_learned_again": not_again.values("fact").distinct().count(),
        "deletions": list(removals.values(*columns)),
    }


def _memories(subject: Subject, versions: Sequence[MemoryVersion]) -> list[Row]:
    reads = _reads(subject, [version.pk for version in versions])
    hands = Hands.of(subject, [v.proposed_by for v in versions], [v.decided_by for v in versions])
    return [_memory(version, hands, reads.get(version.pk, [])) for version in versions]


def _memory(version: MemoryVersion, hands: "Hands", reads: list[Row]) -> Row:
    memory, scopes = version.memory, _opened(version.memory, "scopes") or {}
    sample = getattr(version, "sample", None)
    return {
        "id": version.pk,
        "memory": version.memory_id,
        "wording": version.number,
        "state": _state(version),
        "became": version.retired_as or version.status,
        "on_its_way_out": version.removal_id is not None,
        "text": _opened(version, "text"),
        "basis": "stated" if version.stated else "inferred",
        "said_by": version.said_by,
        "why": _opened(version, "reason"),
        "kind": version.kind,
        "categories": _opened(version, "categories"),
        "details": _opened(version, "metadata"),
        "about": _opened(memory, "slot"),
        "value": _opened(version, "value"),
        "importance": version.importance,
        "confidence": version.confidence,
        "said_at": version.said_at,
        "recorded_at": version.recorded_at,
        "true_from": version.valid_from,
        "true_until": version.valid_to,
        "kept_until": version.expires_on,
        "out_of_use_since": version.retired_at,
        "agent": scopes.get("agent_id"),
        "app": scopes.get("app_id"),
        "session": scopes.get("run_id"),
        "written_by": hands.name(version.proposed_by),
        "extractor": version.extractor,
        "model": version.model,
        "prompt": version.prompt_version,
        "decided_by": hands.name(version.decided_by),
        "decided_at": version.decided_at,
        "replaces_memory": memory.supersedes_id,
        "replaced_by": version.ended_by_id,
        "evidence": [_evidence(evidence) for evidence in version.evidence.all()],
        "made_of": [source.source_id for source in version.sources.all()],
        "findings": [_finding(finding) for finding in version.findings.all()],
        "decisions": [_decision(decision) for decision in version.decisions.all()],
        "spot_check": sample.outcome or "drawn" if sample else None,
        "read_by": reads,
    }


def _state(version: MemoryVersion) -> str:
    if version.status == Status.PENDING:
        return "waiting"
    return "current" if version.is_in_force else "past"


def _evidence(evidence: Any) -> Row:
    content = _opened(evidence.turn, "content")
    words = content[evidence.start : evidence.end] if content is not None else None
    return {"message": evidence.turn_id, "words": words, "by": evidence.turn.role, "said_at": evidence.turn.said_at}


def _finding(finding: Any) -> Row:
    return {
        "kind": finding.kind,
        "in": finding.place,
        "from": finding.start,
        "to": finding.end,
        "treatment": finding.action,
        "let_pass_at": finding.waived_at,
    }


def _decision(decision: Decision) -> Row:
    return {
        "at": decision.at,
        "verdict": decision.verdict,
        "reason": decision.reason,
        "by": "staff",
        "final": decision.final,
        "taken_back_at": decision.undone_at,
    }


def _reads(subject: Subject, ids: list[UUID]) -> dict[UUID, list[Row]]:
    reads: dict[UUID, list[Row]] = {}
    with connection.cursor() as cursor:
        cursor.execute(READS_SQL, [subject.pk, ids])
        for version_id, name, times, first, last in cursor.fetchall():
            read = {"agent": name or "staff", "times": times, "first_at": first, "last_at": last}
            reads.setdefault(version_id, []).append(read)
    return reads


def _messages(subject: Subject, turns: Sequence[Turn]) -> list[Row]:
    return [
        {
            "id": turn.pk,
            "by": turn.role,
            "name": _own_name(subject, turn),
            "words": _opened(turn, "content"),
            "said_at": turn.said_at,
            "recorded_at": turn.recorded_at,
        }
        for turn in turns
    ]


def _own_name(subject: Subject, turn: Turn) -> str | None:
    """The speaker, where it is this person: in a conversation of several the others are nobody's business here."""
    name: str | None = _opened(turn, "name")
    own = str(_opened(subject, "external_id") or "")
    return name if name and name.casefold() == own.casefold() else None


def _readings(subject: Subject, recalls: Sequence[Recall]) -> list[Row]:
    return [
        {
            "at": recall.at,
            "agent": recall.api_key.name if recall.api_key else "staff",
            "through": recall.face,
            "memories": recall.versions,
        }
        for recall in recalls
    ]


def _received(subject: Subject, jobs: Sequence[Job]) -> list[Row]:
    return [
        {
            "id": job.id,
            "at": job.created_at,
            "agent": job.api_key.name if job.api_key else None,
            "kind": job.kind.lower(),
            "state": job.status.lower(),
            "done_at": job.completed_at,
            "outcome": job.summary,
            "carried": _opened(job, "payload"),
        }
        for job in jobs
    ]


def _requests(subject: Subject, requests: Sequence[PrivacyRequest]) -> list[Row]:
    return [
        {
            "number": request.number,
            "kind": request.kind,
            "state": request.state,
            "filed_by": Hands.of(subject, [request.filed_by]).name(request.filed_by),
            "asked_for": _opened(request, "details"),
            "identity": request.proof,
            "received_at": request.received_at,
            "due_on": request.due_on,
            "extended_at": request.extended_at,
            "extended_because": _opened(request, "extension_reason"),
            "refused_because": request.refusal,
            "refused_in_words": _opened(request, "refusal_reason"),
            "outcome": request.outcome,
            "not_to_be_remembered": request.do_not_remember,
            "same_as_number": request.duplicate_of.number if request.duplicate_of else None,
            "closed_at": request.closed_at,
            "letters": [
                {"at": note.at, "letter": note.letter, "text": _opened(note, "text")}
                for note in request.notes.all()
                if note.letter
            ],
        }
        for request in requests
    ]


def _told(subject: Subject, notices: Sequence[Notice]) -> list[Row]:
    return [
        {
            "system": notice.receiver.name,
            "about": notice.about,
            "state": notice.state,
            "told_at": notice.told_at,
            "acknowledged_at": notice.acknowledged_at,
        }
        for notice in notices
    ]


def _conflicts(subject: Subject, pairs: Sequence[Contradiction]) -> list[Row]:
    return [
        {
            "earlier": pair.left_id,
            "later": pair.right_id,
            "about": pair.cause,
            "found_at": pair.found_at,
            "settled": pair.resolution,
            "settled_at": pair.resolved_at,
        }
        for pair in pairs
    ]


def _sign_ins(subject: Subject, links: Sequence[SignInLink]) -> list[Row]:
    hands = Hands.of(subject, [link.issued_by for link in links])
    return [
        {
            "issued_at": link.created_at,
            "issued_by": hands.name(link.issued_by),
            "expires_at": link.expires_at,
            "used_at": link.used_at,
        }
        for link in links
    ]


def _acts(subject: Subject, entries: Sequence[LedgerEntry]) -> list[Row]:
    hands = Hands.of(subject, [entry.actor for entry in entries])
    return [
        {
            "number": entry.sequence,
            "at": entry.at,
            "act": entry.action,
            "by": hands.name(entry.actor),
            "memory": entry.memory_id,
            "wording": entry.version_id,
            "fields": entry.fields,
        }
        for entry in entries
    ]


@dataclass(frozen=True, slots=True)
class Hands:
    """Who did something, as the person may know it: an agent by its name, everybody else by sort."""

    subject: Subject
    agents: Mapping[str, str]

    @classmethod
    def of(cls, subject: Subject, *actors: Iterable[str]) -> "Hands":
        ids = {actor.removeprefix("agent:") for some in actors for actor in some if actor.startswith("agent:")}
        keys = ApiKey.objects.filter(pk__in=[pk for pk in ids if _is_uuid(pk)]) if ids else ApiKey.objects.none()
        return cls(subject, {f"agent:{pk}": name for pk, name in keys.values_list("pk", "name")})

    def name(self, actor: str) -> str | None:
        if actor == self.subject.actor:
            return "you"
        if actor.startswith("agent:"):
            return f"agent: {self.agents.get(actor, 'no longer there')}"
        if actor.startswith("user:"):
            return "staff"
        return ("automatic check" if actor == SCREENING else "automatic") if actor else None


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _opened(row: Model, name: str) -> Any:
    """A sealed value, or nothing where it does not open: it came back with an old backup, or was tampered with."""
    try:
        return getattr(row, name)
    except (KeyDestroyed, ValueError):
        return None


def plain(value: Any) -> Any:
    """A value as JSON holds it."""
    if isinstance(value, datetime):
        return value.astimezone(timezone.get_default_timezone()).isoformat(timespec="milliseconds")
    return value.isoformat() if isinstance(value, date) else str(value)


SECTIONS: tuple[Section, ...] = (
    Section(
        "memories",
        "pk",
        lambda subject: (
            MemoryVersion.objects.filter(owner_id=subject.pk)
            .select_related("memory", "sample")
            .prefetch_related("evidence__turn", "findings", "decisions", "sources")
        ),
        _memories,
    ),
    Section("messages", "pk", lambda subject: Turn.objects.filter(owner_id=subject.pk), _messages),
    Section(
        "readings",
        "pk",
        lambda subject: Recall.objects.filter(owner_id=subject.pk).select_related("api_key"),
        _readings,
    ),
    Section(
        "received", "pk", lambda subject: Job.objects.filter(owner_id=subject.pk).select_related("api_key"), _received
    ),
    Section(
        "requests",
        "pk",
        lambda subject: (
            PrivacyRequest.objects.filter(subject_id=subject.pk)
            .select_related("duplicate_of")
            .prefetch_related("notes")
        ),
        _requests,
    ),
    Section(
        "told", "pk", lambda subject: Notice.objects.filter(subject_id=subject.pk).select_related("receiver"), _told
    ),
    Section("conflicts", "pk", lambda subject: Contradiction.objects.filter(owner_id=subject.pk), _conflicts),
    Section("sign_ins", "pk", lambda subject: SignInLink.objects.filter(subject_id=subject.pk), _sign_ins),
    Section("acts", "sequence", lambda subject: LedgerEntry.objects.about(subject.pk), _acts),
)


def total(subject: Subject) -> int:
    """How many rows an export of this person will have."""
    return sum(section.found(subject).order_by().count() for section in SECTIONS)
