"""What an agent should know before it answers: one block, ready for the system prompt, within so many tokens.

The summary of the session before, what is still to be done, preferences, facts, and what bears on the question. Read
under the rules of every search: what a name narrows to, readable versions only, and logged with the ids it gave.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, Q
from django.utils import timezone

from memory_core import retrieval, vault
from memory_core.callers import Caller
from memory_core.engine import filters as grammar
from memory_core.engine.block import Block, Line, Section, compose
from memory_core.engine.sessions import Label, date_words, lines
from memory_core.engine.types import Kind
from memory_core.errors import InvalidInput, ScopeMissing
from memory_core.models import MemoryVersion, Scope
from memory_core.models.memory import VersionQuerySet
from memory_core.reach import by_name, reach_of
from memory_core.retrieval import Asked
from memory_core.services.indexing import InSpace
from memory_core.services.subjects import Names
from memory_core.tenancy import project_scope

PREVIOUS, PENDING, PREFERENCES, FACTS, RELEVANT = "previous_session", "pending", "preferences", "facts", "relevant"
HEADINGS = {
    PREVIOUS: "Previous session",
    PENDING: "Still to be done or answered",
    PREFERENCES: "Preferences",
    FACTS: "Facts",
    RELEVANT: "Relevant to the question",
}
# How much of the room each may take before the others had theirs. With a question, what answers it comes first.
SHARES = {PREVIOUS: 0.3, PENDING: 0.2, PREFERENCES: 0.25, FACTS: 1.0, RELEVANT: 0.0}
SHARES_ASKED = {RELEVANT: 0.85, PREVIOUS: 0.1, PENDING: 0.05, PREFERENCES: 0.0, FACTS: 0.0}
SHORTEST_LINE_TOKENS = 12
MOST_LINES = 200
TO_DO = (Label.PROMISED, Label.OPEN)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A context as it is asked for. `names.run_id` is the session that begins; it narrows nothing, being new."""

    names: Names
    query: str = ""
    max_tokens: int = 1000
    threshold: float = 0.1
    reference_date: datetime | None = None

    @property
    def scopes(self) -> dict[str, str]:
        return {name: value for name, value in self.names.given().items() if name != "run_id"}

    @property
    def most_lines(self) -> int:
        """More than go into the block are not opened."""
        return min(self.max_tokens // SHORTEST_LINE_TOKENS + 1, MOST_LINES)


@dataclass(frozen=True, slots=True)
class Context:
    """The block, and whether the question was answered by words alone because the embedder was down."""

    block: Block
    lexical_only: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """Versions for each section, the best first, and the summary of the session before."""

    before: MemoryVersion | None
    plans: list[MemoryVersion]
    preferences: list[MemoryVersion]
    facts: list[MemoryVersion]
    relevant: list[MemoryVersion]

    def __iter__(self) -> Iterator[MemoryVersion]:
        yield from [self.before] if self.before else []
        for some in (self.plans, self.preferences, self.facts, self.relevant):
            yield from some


def context(caller: Caller, wanted: Wanted) -> Context:
    """The block for one person, or for what an agent or an app knows of nobody.

    Raises ScopeMissing when nobody and nothing is named, InvalidInput for `*`, NotPermitted without the scope `read`.
    """
    caller.must(Scope.READ)
    tree = grammar.parse(_checked(wanted.scopes))
    meant = retrieval.embedded(wanted.query) if wanted.query else None
    with project_scope(caller.project_id):
        owners = reach_of(caller, tree) or (caller.project_id,)  # never over several people, whatever the key may
        found = _found(caller, wanted, owners, tree, meant)
        block = compose(
            _sections(wanted, found), max_tokens=wanted.max_tokens, first=[RELEVANT] if wanted.query else []
        )
        given = set(block.memories)
        versions = {version.memory_id: version for version in found if version.memory_id in given}
        retrieval.log_read(caller, "context", list(versions.values()))
    return Context(block, lexical_only=bool(wanted.query) and meant is None)


def _checked(scopes: dict[str, str]) -> dict[str, str]:
    for name, value in scopes.items():
        if value == grammar.ANY:
            raise InvalidInput.field(name, "A context is for one: name it.")
    if not scopes:
        message = "Name the user_id, or an agent_id or app_id, that the context is for."
        raise ScopeMissing(message, fields={"user_id": [message]})
    return scopes


def _found(
    caller: Caller, wanted: Wanted, owners: tuple[UUID, ...], tree: grammar.Group, meant: InSpace | None
) -> _Found:
    now = wanted.reference_date or timezone.now()
    versions = MemoryVersion.objects.readable().filter(owner_id__in=owners, **by_name(caller, wanted.scopes))
    held = retrieval.related(versions)
    lasting = held.order_by("-importance", "-said_at", "-pk")
    number = wanted.most_lines
    facts = Q(kind__in=[Kind.FACT, Kind.EVENT, Kind.TEMPORARY]) & (Q(valid_to=None) | Q(valid_to__gt=now))
    found = _Found(
        before=held.filter(kind=Kind.SUMMARY).order_by("-said_at", "-recorded_at").first(),
        plans=list(_to_come(held, now)[:number]),
        preferences=list(lasting.filter(kind=Kind.PREFERENCE)[:number]),
        facts=list(lasting.filter(facts)[:number]),
        relevant=_relevant(wanted, owners, tree, meant) if wanted.query else [],
    )
    vault.load(version.owner_id for version in found)
    return found


def _to_come(versions: VersionQuerySet, now: datetime) -> VersionQuerySet:
    """Plans whose time has not passed, the next first; those without a day after them, the newest first."""
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    open_ended = Q(valid_to=None) & (Q(valid_from=None) | Q(valid_from__gte=today))
    plans = versions.filter(Q(valid_to__gt=now) | open_ended, kind=Kind.PLAN)
    return plans.order_by(F("valid_from").asc(nulls_last=True), "-said_at", "-pk")


def _relevant(
    wanted: Wanted, owners: tuple[UUID, ...], tree: grammar.Group, meant: InSpace | None
) -> list[MemoryVersion]:
    asked = Asked(
        wanted.query,
        wanted.scopes,
        top_k=wanted.most_lines,
        threshold=wanted.threshold,
        reference_date=wanted.reference_date,
    )
    return [one.version for one in retrieval.best(owners, tree, asked, meant)]


def _sections(wanted: Wanted, found: _Found) -> list[Section]:
    told, to_do = _summary_lines(found)
    by_name: dict[str, Sequence[Line]] = {
        PREVIOUS: told,
        PENDING: [*map(_dated, found.plans), *to_do],
        PREFERENCES: [Line(version.memory_id, version.text) for version in found.preferences],
        FACTS: [_dated(version) for version in found.facts],
        RELEVANT: [_dated(version) for version in found.relevant],
    }
    shares = SHARES_ASKED if wanted.query else SHARES
    day = f" ({date_words(found.before.said_at)})" if found.before else ""
    headings = {**HEADINGS, PREVIOUS: HEADINGS[PREVIOUS] + day}
    return [Section(name, headings[name], by_name[name], shares[name]) for name in HEADINGS]


def _dated(version: MemoryVersion) -> Line:
    return Line(version.memory_id, version.text, date_words(version.said_at))


def _summary_lines(found: _Found) -> tuple[list[Line], list[Line]]:
    """What the session before came to, and what of it is still to be done; a plan that is open stands there already."""
    if found.before is None:
        return [], []
    version, plans = found.before, {plan.text for plan in found.plans}
    parts = [(label, text) for label, text in lines(version.text) if label is not None and text not in plans]
    told = [_part(version, label, text) for label, text in parts if label not in TO_DO]
    return told, [_part(version, label, text) for label, text in parts if label in TO_DO]


def _part(version: MemoryVersion, label: Label, text: str) -> Line:
    return Line(version.memory_id, text if label is Label.ALSO else f"{label}: {text}", part=True)
