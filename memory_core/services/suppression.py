"""What was erased is not learned again: keyed fingerprints of it, held against whatever is about to be written down.

Of a deleted memory there are the turns it rested on, its attribute with its value, and its telling words one by one,
each as a MAC under the person's own key. None of them can be read back, and they die with the key. Whoever does not
want to be remembered at all has one MAC under the project's key.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from django.db.models import Count, QuerySet

from memory_core import prepared, vault
from memory_core.engine.gist import gist, is_about_the_same, normal, telling
from memory_core.engine.types import Kind
from memory_core.models import Evidence, MemoryVersion, Subject, Suppression
from memory_core.models.sealed import random_id
from memory_core.services import lanes
from memory_core.services.ledger import act

REFUSED = "asked not to be remembered"
TELLING_TURN = 2  # words of weight that a turn must have: "Yes, please." may be said again
BATCH = 2_000
KIND = Suppression.Kind


@dataclass(frozen=True, slots=True)
class Told:
    """Something that might be written down: its words, and where known those it rests on, its attribute and value.

    `quote` are the very words, `turn` the message that they stand in.
    """

    text: str
    slot: str | None = None
    value: str | None = None
    quote: str = ""
    turn: str | None = None


@dataclass(frozen=True, slots=True)
class _Marks:
    """The MACs of one thing, by what they are of."""

    turn: frozenset[bytes]
    slot: frozenset[bytes]
    words: frozenset[bytes]
    quote: frozenset[bytes]

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.turn | self.slot | self.words | self.quote)


def fingerprint(versions: Iterable[MemoryVersion], *, by_person: bool) -> int:
    """Note what must not be learned again, before these versions go; returns of how many memories.

    `by_person` says that it is the person's own wish, which binds also what an agent adds verbatim. The lane of the
    owner is held, and the versions' memories are at hand. Of a summary there is none: what it is made of may be said
    again as long as it is itself remembered.
    """
    held = [version for version in versions if version.kind != Kind.SUMMARY and version.opens]
    turns = _turns_of(held)
    rows: dict[tuple[UUID, str, bytes], Suppression] = {}
    for version in held:
        said = Told(version.text, version.memory.slot, version.value)
        fact = _fact_of(version.owner_id, version.memory_id)
        for kind, mac in _kinds(_marks(version.owner_id, said, turns[version.pk])):
            rows[fact, kind, mac] = Suppression(
                project_id=version.project_id,
                owner_id=version.owner_id,
                fact=fact,
                kind=kind,
                mac=mac,
                by_person=by_person,
            )
    Suppression.objects.bulk_create(
        rows.values(),
        batch_size=BATCH,
        update_conflicts=by_person,
        ignore_conflicts=not by_person,
        update_fields=["by_person"] if by_person else None,
        unique_fields=["fact", "kind", "mac"] if by_person else None,
    )
    return len({fact for fact, _, _ in rows})


def refuses(owner_id: UUID, told: Sequence[Told], *, by_person_only: bool = False) -> list[UUID | None]:
    """Of each, which erased fact it says again, or None. Three queries, however many they are, mostly one."""
    if not _anything(by_person_only).rows(owner=owner_id):
        return [None] * len(told)
    asked = [_marks(owner_id, one, [one.turn] if one.turn else []) for one in told]
    known = _known(owner_id, {mac for marks in asked for mac in marks}, by_person_only)
    sizes = _sizes(owner_id, {fact for facts in known[KIND.WORD].values() for fact in facts})
    return [_fact_in(marks, known, sizes) for marks in asked]


def refuses_turns(owner_id: UUID, contents: Sequence[str], *, by_person_only: bool = False) -> list[bool]:
    """Of each message, whether something that was erased had rested on it."""
    macs = [_turn_mac(owner_id, content) for content in contents]
    known = _known(owner_id, {mac for mac in macs if mac}, by_person_only)[KIND.TURN]
    return [mac in known for mac in macs]


def note_turns(project_id: UUID, owner_id: UUID, said: Iterable[tuple[UUID, str]]) -> None:
    """Messages that said an erased memory again in other words are known from now on, without being read."""
    found = [(fact, _turn_mac(owner_id, content)) for fact, content in said]
    rows = [
        Suppression(project_id=project_id, owner_id=owner_id, fact=fact, kind=KIND.TURN, mac=mac)
        for fact, mac in found
        if mac
    ]
    Suppression.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)


def forget_fingerprints(owner_id: UUID, memory_ids: Iterable[UUID]) -> None:
    """These memories are back, so they may be talked about."""
    facts = [_fact_of(owner_id, memory_id) for memory_id in memory_ids]
    Suppression.objects.filter(owner_id=owner_id, fact__in=facts).delete()


def number_of(subject: Subject) -> int:
    """How many things are not to be learned again about this person. Call it inside the scope."""
    return Suppression.objects.filter(owner_id=subject.pk).values("fact").distinct().count()


def lift(subject: Subject, *, actor: str) -> int:
    """Everything may be learned again; returns how many things that are."""
    with act(subject.project_id) as log:
        lanes.hold(subject.project_id, subject.pk)
        number = number_of(subject)
        if number:
            Suppression.objects.filter(owner_id=subject.pk).delete()
            log.add("suppression.lifted", actor=actor, subject=subject, facts=number)
    return number


def forbid_person(project_id: UUID, external_id: str) -> None:
    """Nothing is ever to be written down about whom agents call this. Call it inside the scope; twice is no error."""
    mac = _person_mac(project_id, external_id)
    if not _persons(project_id, mac).exists():
        Suppression.objects.create(
            project_id=project_id, owner_id=project_id, fact=random_id(), kind=KIND.PERSON, mac=mac, by_person=True
        )


def is_forbidden(project_id: UUID, external_id: str) -> bool:
    """Call it inside the scope."""
    return _persons(project_id, _person_mac(project_id, external_id)).exists()


def allow_person(project_id: UUID, external_id: str, *, actor: str) -> bool:
    """A person who did not want to be remembered has thought better of it; returns whether there was one."""
    with act(project_id) as log:
        gone, _ = _persons(project_id, _person_mac(project_id, external_id)).delete()
        if gone:
            log.add("suppression.person_allowed", actor=actor)
    return bool(gone)


def _fact_of(owner_id: UUID, memory_id: UUID) -> UUID:
    """What holds the fingerprints of one memory together, without naming it."""
    return UUID(bytes=vault.mac(owner_id, "erased memory", str(memory_id)))


def _persons(project_id: UUID, mac: bytes) -> QuerySet[Suppression]:
    return Suppression.objects.filter(owner_id=project_id, kind=KIND.PERSON, mac=mac)


def _person_mac(project_id: UUID, external_id: str) -> bytes:
    return vault.mac(project_id, "not to be remembered", external_id)


def _turns_of(versions: Sequence[MemoryVersion]) -> Mapping[UUID, list[str]]:
    """What each version rested on."""
    turns: dict[UUID, list[str]] = defaultdict(list)
    for row in Evidence.objects.filter(version__in=versions).select_related("turn"):
        turns[row.version_id].append(row.turn.content)
    return turns


def _marks(owner_id: UUID, told: Told, turns: Iterable[str]) -> _Marks:
    turn = {mac for content in turns if (mac := _turn_mac(owner_id, content))}
    words, quote = [
        frozenset(vault.mac(owner_id, "erased word", word) for word in gist(said)) for said in (told.text, told.quote)
    ]
    slot = set()
    if told.slot and told.value:
        slot.add(vault.mac(owner_id, "erased value", f"{told.slot}\0{normal(told.value)}"))
    return _Marks(frozenset(turn), frozenset(slot), words, quote)


def _turn_mac(owner_id: UUID, content: str) -> bytes | None:
    """Whoever says it: a fact is the same from either side. None for what is said in many conversations."""
    if len(telling(content)) < TELLING_TURN:
        return None
    return vault.mac(owner_id, "erased turn", normal(content))


def _kinds(marks: _Marks) -> Iterator[tuple[str, bytes]]:
    for kind, macs in ((KIND.TURN, marks.turn), (KIND.SLOT, marks.slot), (KIND.WORD, marks.words)):
        for mac in macs:
            yield kind, mac


Known = Mapping[str, Mapping[bytes, set[UUID]]]


def _known(owner_id: UUID, macs: Iterable[bytes], by_person_only: bool) -> Known:
    """Of which erased facts each of the MACs is one, by kind."""
    known: dict[str, dict[bytes, set[UUID]]] = {kind: defaultdict(set) for kind in KIND.values}
    asked = list(macs)
    for kind, mac, fact in _among(by_person_only).rows(owner=owner_id, macs=asked) if asked else []:
        known[kind][bytes(mac)].add(fact)
    return known


@cache
def _anything(by_person_only: bool) -> prepared.Statement:
    """In the order of the index, or else the planner may take so small a thing for quickly found without it."""
    return prepared.Statement.of(_of_owner(by_person_only).order_by("kind", "mac").values_list("pk")[:1])


@cache
def _among(by_person_only: bool) -> prepared.Statement:
    rows = _of_owner(by_person_only).filter(prepared.is_among("mac", "macs"))
    return prepared.Statement.of(rows.values_list("kind", "mac", "fact"))


def _of_owner(by_person_only: bool) -> QuerySet[Suppression]:
    rows = Suppression.objects.filter(owner_id=prepared.given("owner"))
    return rows.filter(by_person=True) if by_person_only else rows


def _sizes(owner_id: UUID, facts: Iterable[UUID]) -> Mapping[UUID, int]:
    among = list(facts)
    if not among:
        return {}
    words = Suppression.objects.filter(owner_id=owner_id, kind=KIND.WORD, fact__in=among)
    return dict(words.values_list("fact").annotate(words=Count("pk")))


def _fact_in(marks: _Marks, known: Known, sizes: Mapping[UUID, int]) -> UUID | None:
    for kind, macs in ((KIND.TURN, marks.turn), (KIND.SLOT, marks.slot)):
        for mac in macs:
            if facts := known[kind].get(mac):
                return min(facts)
    for words in (marks.words, marks.quote):
        shared = Counter(fact for mac in words for fact in known[KIND.WORD].get(mac, ()))
        for fact, number in sorted(shared.items()):
            if is_about_the_same(len(words), number, sizes[fact]):
                return fact
    return None
