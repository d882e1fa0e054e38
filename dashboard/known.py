"""What is held about one person, in that person's own words and order."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.retention import effective
from dashboard.held import Held, Narrowing, Shelf, held_about, shelves
from dashboard.marking import Piece, pieces, quoted
from dashboard.talkers import Talker, talkers_of
from memory_core import vault
from memory_core.engine.types import Kind
from memory_core.errors import NotFound
from memory_core.models import Evidence, MemoryVersion, Recall, Status, Subject, SummarySource
from memory_core.services.editing import is_contested
from memory_core.services.remember import SCREENING

SHELVES_OPENED = 8
THINGS_A_SHELF = 5
THINGS_A_PAGE = 25
RULES = "rules"  # the extractor that ships along and asks no language model
SUBJECT_OF_SENTENCE = re.compile(r"^User(?=\b)")  # how extractors name the person a sentence is about

READS_SQL = """
    SELECT given.id, k.name, count(*), max(r.at)
    FROM memory_core_recall r
    CROSS JOIN LATERAL unnest(r.versions) AS given(id)
    LEFT JOIN memory_core_apikey k ON k.id = r.api_key_id
    WHERE r.owner_id = %s AND r.versions && %s AND given.id = ANY(%s)
    GROUP BY given.id, k.id, k.name ORDER BY given.id, max(r.at) DESC
"""


@dataclass(frozen=True, slots=True)
class Read:
    """How often one agent was given something, and when last."""

    agent: str
    at: datetime
    times: int = 1


@dataclass(frozen=True, slots=True)
class Source:
    """The turn a memory rests on, the quoted words marked."""

    words: tuple[Piece, ...]
    said_at: datetime
    by_person: bool


@dataclass(frozen=True, slots=True)
class Known:
    """One thing that is held.

    A summary has no `sources` of its own: it `rests_on` other things that are held. `because` is what the model gave
    as its reason, `given_up_on` is when it is withdrawn if nobody has checked it by then.
    """

    version: MemoryVersion
    sentence: tuple[Piece, ...]
    waits: bool
    contested: bool
    agent: str
    noticed: str
    because: str
    approved_by: str
    sources: Sequence[Source]
    rests_on: Sequence[str]
    reads: Sequence[Read]
    given_up_on: date | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """A heading with the things that are shown of it; `number` is how many there are."""

    topic: str
    heading: str
    number: int
    address: str
    things: Sequence[Known] = ()

    @property
    def has_more(self) -> bool:
        return self.number > len(self.things)


@dataclass(frozen=True, slots=True)
class Portrait:
    """The whole page: the topics that are opened, and the `others`, of which only the heading is shown.

    `last_read` is the latest reading of anything of this person's. `page` and `pages` count where a single topic, or
    what was searched for, is shown in full.
    """

    narrowing: Narrowing
    topics: Sequence[Topic]
    others: Sequence[Topic]
    talkers: Sequence[Talker]
    number: int
    waiting: int
    last_read: Read | None
    page: int = 1
    pages: int = 1

    @property
    def in_full(self) -> bool:
        """Whether this is what was asked for, page by page, and not the beginning of each topic."""
        return bool(self.narrowing.words or self.narrowing.topic)

    @property
    def has_earlier(self) -> bool:
        return self.page > 1

    @property
    def has_more(self) -> bool:
        return self.page < self.pages

    @property
    def earlier(self) -> str:
        return f"?{self.narrowing.query}&page={self.page - 1}"

    @property
    def more(self) -> str:
        return f"?{self.narrowing.query}&page={self.page + 1}"


def portrait(subject: Subject, narrowing: Narrowing, page: int = 1) -> Portrait:
    """What waits or is in force about `subject` and fits, by topic.

    The number of queries does not depend on how much there is, and no more is opened than is shown.
    """
    vault.load([subject.pk, subject.project_id])
    talkers = talkers_of(subject)
    held = held_about(subject, narrowing, talkers)
    in_full = bool(narrowing.words or narrowing.topic)
    pages = max(-(-len(held) // THINGS_A_PAGE), 1) if in_full else 1
    page = min(max(page, 1), pages)
    stretch = held[(page - 1) * THINGS_A_PAGE : page * THINGS_A_PAGE] if in_full else held
    ordered = shelves(stretch)
    opened = ordered if in_full else [Shelf(one.topic, one.ids[:THINGS_A_SHELF]) for one in ordered[:SHELVES_OPENED]]
    known = {thing.version.pk: thing for thing in things(subject, [pk for shelf in opened for pk in shelf.ids])}
    numbers = {shelf.topic: len(shelf.ids) for shelf in shelves(held)}
    topics = [_topic(shelf, numbers, narrowing, known) for shelf in opened]
    others = [_topic(shelf, numbers, narrowing, {}) for shelf in ordered[len(opened) :]]
    return Portrait(
        narrowing, topics, others, talkers, len(held), _waiting(held), _last_read(subject), page=page, pages=pages
    )


def things(subject: Subject, ids: Sequence[UUID]) -> list[Known]:
    """These of what is held, opened, with all that there is to say about them. Eight queries, however many they are."""
    parts = SummarySource.objects.select_related("source").order_by("source__said_at", "pk")
    said = Evidence.objects.select_related("turn__job__api_key").defer("turn__job__payload")
    versions = MemoryVersion.objects.held_about(subject.pk).filter(pk__in=ids).select_related("memory")
    found = [
        version
        for version in versions.prefetch_related(Prefetch("evidence", said), Prefetch("sources", parts), "findings")
        if version.opens
    ]
    reads = _reads(subject.pk, [version.pk for version in found])
    called = _called(subject)
    checked_within = effective(subject.project)["waiting"].days
    return [_known(version, called, reads.get(version.pk, []), checked_within) for version in found]


def thing(subject: Subject, memory_id: UUID) -> Known:
    """One thing by its memory: what is in force of it, or else what waits. Raises NotFound."""
    held = MemoryVersion.objects.held_about(subject.pk).filter(memory_id=memory_id)
    current = held.order_by("status").values_list("pk", flat=True)[:1]  # approved before pending
    for known in things(subject, list(current)):
        return known
    raise NotFound(_("This is not held about you, or not any more."))


def sentences_for(subject: Subject, versions: Iterable[MemoryVersion]) -> list[str]:
    """The words of each version, with the person's own name where the agents say "User"."""
    called = _called(subject)
    return [SUBJECT_OF_SENTENCE.sub(called, version.text) for version in versions]


def as_held(subject: Subject, version: MemoryVersion, sentence: str) -> str:
    """The person's words as the agents say them: where they began with "User", and now with the name, so they do."""
    called = _called(subject)
    if SUBJECT_OF_SENTENCE.match(version.text) and re.match(rf"{re.escape(called)}\b", sentence):
        return "User" + sentence[len(called) :]
    return sentence


def _topic(shelf: Shelf, numbers: Mapping[str, int], narrowing: Narrowing, known: Mapping[UUID, Known]) -> Topic:
    shown = [known[pk] for pk in shelf.ids if pk in known]
    return Topic(shelf.topic, shelf.heading, numbers[shelf.topic], f"?{narrowing.on_topic(shelf.topic)}", shown)


def _waiting(held: Iterable[Held]) -> int:
    return sum(thing.waits for thing in held)


def _called(subject: Subject) -> str:
    """The person's name where it is known, or how the agents call them when that reads like a name."""
    mac = vault.mac(subject.pk, "slot", "name")
    named = MemoryVersion.objects.held_about(subject.pk).filter(memory__slot_mac=mac).order_by("-recorded_at")
    for version in named[:1]:
        if version.opens and version.value:
            return str(version.value).title()
    return subject.external_id.capitalize() if subject.external_id.isalpha() else "User"


def _known(version: MemoryVersion, called: str, reads: Sequence[Read], checked_within: int | None) -> Known:
    waits = version.status == Status.PENDING
    last_day = version.recorded_at + timedelta(days=checked_within) if waits and checked_within else None
    return Known(
        version=version,
        sentence=pieces(SUBJECT_OF_SENTENCE.sub(called, version.text), []),
        waits=waits,
        contested=is_contested(version),
        agent=_agent(version),
        noticed=_noticed(version),
        because=version.reason if version.extractor != RULES else "",
        approved_by=_approver(version),
        sources=[_source(evidence) for evidence in version.evidence.all()],
        rests_on=[SUBJECT_OF_SENTENCE.sub(called, part.source.text) for part in version.sources.all() if part.source],
        reads=reads,
        given_up_on=timezone.localdate(last_day) if last_day else None,
    )


def _source(evidence: Evidence) -> Source:
    turn = evidence.turn
    return Source(quoted(turn.content, [(evidence.start, evidence.end)]), turn.said_at, turn.role == "user")


def _agent(version: MemoryVersion) -> str:
    """The agent as it calls itself, else by the key through which the words came."""
    if version.proposed_by.startswith("subject:"):
        return _("you")
    if name := version.memory.scopes.get("agent_id"):
        return str(name)
    if version.kind == Kind.SUMMARY:
        return _("this service, when a conversation was over")
    jobs = [evidence.turn.job for evidence in version.evidence.all()]
    keys = [job.api_key.name for job in jobs if job and job.api_key]
    return keys[0] if keys else _("an agent that did not say its name")


def _noticed(version: MemoryVersion) -> str:
    """How the sentence came about."""
    if version.proposed_by.startswith("subject:"):
        return _("in your own words, on this page")
    if version.proposed_by.startswith("user:"):
        return _("reworded by a person who checked it")
    if version.kind == Kind.SUMMARY and version.extractor == RULES:
        return _("put together from what was said, without a language model")
    if version.model and version.extractor != RULES:
        return _("by the language model %(model)s") % {"model": version.model}
    if version.extractor == "verbatim":
        return _("written down word for word")
    return _("by fixed rules, without a language model")


def _approver(version: MemoryVersion) -> str:
    """Who let it through, without naming anybody of the staff."""
    if version.status == Status.PENDING:
        return ""
    if version.decided_by == SCREENING:
        return _("the automatic check")
    return _("you") if version.decided_by.startswith("subject:") else _("a person who looked at it")


def _reads(owner_id: UUID, ids: list[UUID]) -> dict[UUID, list[Read]]:
    """Who was given each version, the latest first."""
    reads: dict[UUID, list[Read]] = {}
    with connection.cursor() as cursor:
        cursor.execute(READS_SQL, [owner_id, ids, ids])
        for version_id, name, times, at in cursor.fetchall():
            reads.setdefault(version_id, []).append(Read(reader(name), at, times))
    return reads


def _last_read(subject: Subject) -> Read | None:
    for recall in Recall.objects.of_owner(subject.pk).select_related("api_key")[:1]:
        return Read(reader(recall.api_key.name if recall.api_key else None), recall.at)
    return None


def reader(key_name: str | None) -> str:
    """Who read, by the name of the key; without one it was no agent, or one that is gone."""
    return key_name or _("a member of the team")
