"""What was done to a chain: told from its entries, from where its head says it ends, and from what was witnessed.

Up to the last anchor the marks of the contents say what stood there, whatever digests were computed anew. Behind
it there are only the digests themselves, each of which knows its own number and the digest before it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import permutations

from memory_core.services.anchors import Anchor
from memory_core.services.chain import MARK_BYTES, START, Head, Link, digest_of

SEARCHED = 100  # entries whose first number is looked for: trying a hundred thousand numbers takes a tenth of a second
NEAR = 20


class Kind(StrEnum):
    EDIT = "edit"
    DELETION = "deletion"
    INSERTION = "insertion"
    REORDERING = "reordering"
    TRUNCATION = "truncation"
    REWRITE = "rewrite"


@dataclass(frozen=True, slots=True)
class Fault:
    """What was done to the entries `sequence` to `last`, and a sentence that says so."""

    kind: Kind
    sequence: int
    last: int
    explanation: str

    @property
    def where(self) -> str:
        return (
            f"entry {self.sequence:,}" if self.last == self.sequence else f"entries {self.sequence:,} to {self.last:,}"
        )


def diagnose(links: Sequence[Link], head: Head, anchors: Sequence[Anchor]) -> list[Fault]:
    """What was done, in order of the entries: the first fault names the first bad one. Empty when nothing was.

    `links` come in order of their numbers. A chain that holds together and is not the one that was witnessed is
    a rewrite; its explanation says what was changed before the digests were computed anew.
    """
    loose = _runs(_Reading(links, head).faults())
    changed = _runs(_Comparison(_witnessed(anchors), links).faults())
    denied = [anchor for anchor in anchors if not agrees(anchor, links)]
    if not loose and (changed or denied) and [fault.kind for fault in changed] != [Kind.TRUNCATION]:
        return [_rewrite(links, anchors, changed)]
    return changed or loose


def agrees(anchor: Anchor, links: Sequence[Link]) -> bool:
    """Whether the entry that an anchor ends with is in its place and has the digest that was witnessed."""
    found = links[anchor.sequence - 1] if anchor.sequence <= len(links) else None
    return found is not None and (found.sequence, found.digest.hex()) == (anchor.sequence, anchor.digest)


def _rewrite(links: Sequence[Link], anchors: Sequence[Anchor], changed: Sequence[Fault]) -> Fault:
    held = max((anchor for anchor in anchors if agrees(anchor, links)), key=lambda one: one.sequence, default=None)
    first = changed[0].sequence if changed else held.sequence + 1 if held else 1
    since = (
        f"up to entry {held.sequence:,}, witnessed {held.at}, it is the same" if held else "no anchor agrees with it"
    )
    what = f"{changed[0].where}: {changed[0].explanation}, and " if changed else ""
    explanation = f"holds together and is not the chain that was witnessed: {what}digests were computed anew; {since}"
    return Fault(Kind.REWRITE, first, max(len(links), first), explanation)


def _runs(faults: Iterable[Fault]) -> list[Fault]:
    """Neighbours of the same kind as one."""
    runs: list[Fault] = []
    for fault in faults:
        if runs and _is_next(runs[-1], fault):
            runs[-1] = replace(runs[-1], last=max(fault.last, runs[-1].last))
        else:
            runs.append(fault)
    return runs


def _is_next(run: Fault, fault: Fault) -> bool:
    same = (run.kind, run.explanation) == (fault.kind, fault.explanation)
    return same and fault.sequence <= run.last + 1


def _witnessed(anchors: Iterable[Anchor]) -> list[bytes]:
    """The mark of each entry up to the last anchor, empty where no line about it is left. The first witness counts."""
    marks: dict[int, bytes] = {}
    for anchor in sorted(anchors, key=lambda anchor: anchor.moment):
        row = anchor.row_marks
        for number, start in enumerate(range(0, len(row), MARK_BYTES), anchor.after + 1):
            marks.setdefault(number, row[start : start + MARK_BYTES])
    return [marks.get(number, b"") for number in range(1, max(marks, default=0) + 1)]


@dataclass(slots=True)
class _Comparison:
    """A walk along what was witnessed and what is there, side by side."""

    witnessed: Sequence[bytes]
    links: Sequence[Link]
    place: int = 0
    awaited: Counter[bytes] = field(default_factory=Counter)  # witnessed, and not yet come to
    unseen: Counter[bytes] = field(default_factory=Counter)  # there, and not yet come to
    passed: Counter[bytes] = field(default_factory=Counter)  # witnessed, and to be met further on
    early: Counter[bytes] = field(default_factory=Counter)  # met before its place

    def faults(self) -> Iterator[Fault]:
        self.awaited.update(self.witnessed)
        self.unseen.update(link.mark for link in self.links)
        for number, mark in enumerate(self.witnessed, 1):
            self.awaited[mark] -= 1
            while mark and self._is_inserted(mark):
                inserted = self._take().sequence
                yield Fault(Kind.INSERTION, inserted, inserted, "nobody witnessed this, and what was witnessed follows")
            if fault := self._fault(number, mark):
                yield fault

    def _is_inserted(self, mark: bytes) -> bool:
        """Whether only entries that nobody knows stand between here and the one with this mark."""
        link = self._next()
        if link is None or link.mark == mark or not self._is_elsewhere(mark):
            return False
        known = (link for link in self.links[self.place : self.place + SEARCHED] if self._is_known(link, mark))
        following = next(known, None)
        return following is not link and following is not None and following.mark == mark

    def _fault(self, number: int, mark: bytes) -> Fault | None:
        link = self._next()
        if link is None:
            gone = Fault(Kind.TRUNCATION, number, number, "this was witnessed, and the chain ends before it")
            return None if self.early[mark] else gone
        if not mark or link.mark == mark:
            self._take()
            return None
        if self._is_elsewhere(mark):
            self._take()
            _settle(mark, self.passed, self.early)
            _settle(link.mark, self.early, self.passed)
            return Fault(Kind.REORDERING, number, number, "what stands here was witnessed in another place")
        if self._is_known(link):
            return Fault(Kind.DELETION, number, number, "this was witnessed and is gone")
        self._take()
        return Fault(Kind.EDIT, number, number, "this says something else than what was witnessed")

    def _next(self) -> Link | None:
        return self.links[self.place] if self.place < len(self.links) else None

    def _take(self) -> Link:
        link = self.links[self.place]
        self.unseen[link.mark] -= 1
        self.place += 1
        return link

    def _is_elsewhere(self, mark: bytes) -> bool:
        return self.unseen[mark] > 0 or self.early[mark] > 0

    def _is_known(self, link: Link, mark: bytes = b"") -> bool:
        """Whether an entry has a place of its own: witnessed further on, or younger than the last witness."""
        if link.mark == mark or self.awaited[link.mark] > 0 or self.passed[link.mark] > 0:
            return True
        return _first_number(link, range(link.sequence, link.sequence + NEAR)) > len(self.witnessed)


def _settle(mark: bytes, waiting: Counter[bytes], met: Counter[bytes]) -> None:
    """Count an entry as out of place, unless its other half was met before."""
    if met[mark]:
        met[mark] -= 1
    else:
        waiting[mark] += 1


@dataclass(slots=True)
class _Reading:
    """A walk along a chain by its own digests. `end` is the last entry by the number that it was written with."""

    links: Sequence[Link]
    head: Head
    end: Head = START
    before: Head = START
    doubtful: bool = False  # what came before was found changed, so that nothing can hang on it
    shift: int = 0
    searched: int = 0
    hangers: set[bytes] = field(default_factory=set)  # the digests that some entry hangs on

    def faults(self) -> list[Fault]:
        self.hangers = {link.previous for link in self.links}
        found: list[Fault] = []
        for place, link in enumerate(self.links):
            if link.previous == self.end.digest and link.sequence == self.end.sequence + 1 and link.is_sound:
                self._go_on(link.sequence, link)
            elif fault := self._fault(place, link):
                found.append(fault)
        return [*self._with_swaps(found), *self._ending()]

    def _fault(self, place: int, link: Link) -> Fault | None:
        number = self._number(link)
        if not number:
            return self._changed(place, link)
        follows = link.previous == self.end.digest
        fault = self._renumbered(number, link) if follows else self._unhinged(number, link)
        self._go_on(number, link, doubtful=fault is not None and fault.kind is Kind.REORDERING)
        return fault

    def _changed(self, place: int, link: Link) -> Fault:
        following = self.links[place + 1] if place + 1 < len(self.links) else None
        if following is not None and following.previous == self.end.digest:
            self.doubtful = True
            return _at(Kind.INSERTION, link.sequence, "the chain goes on as if this were not there")
        self._go_on(self.end.sequence + 1, link, doubtful=True)
        return _at(Kind.EDIT, link.sequence, "this does not give the digest that it was written with")

    def _renumbered(self, number: int, link: Link) -> Fault | None:
        """It hangs where it should and bears another number: its own fault, or that of what was found before."""
        moved, self.shift = link.sequence - number - self.shift, link.sequence - number
        if not moved or self.doubtful:
            return None
        return _at(Kind.EDIT, link.sequence, f"this was written as number {number:,}")

    def _unhinged(self, number: int, link: Link) -> Fault | None:
        """It is whole and hangs on something else than what stands before it."""
        expected = self.end.sequence + 1
        self.shift = link.sequence - number
        if self.doubtful and number == expected:
            return None
        if link.previous == self.before.digest and number == self.end.sequence:
            return _at(Kind.INSERTION, link.sequence - 1, "the chain goes on as if this were not there")
        if number > expected and self.end.digest not in self.hangers:
            return Fault(Kind.DELETION, expected, number - 1, "the chain has no such entry any more")
        if number == expected:
            return _at(Kind.EDIT, link.sequence - 1, "this was changed and its digest computed anew")
        return _at(Kind.REORDERING, link.sequence, f"this was written as number {number:,}")

    def _ending(self) -> Iterator[Fault]:
        head, end = self.head, self.end
        if head == end or (self.doubtful and head.sequence == end.sequence):
            return
        if head.sequence > end.sequence:
            yield Fault(Kind.TRUNCATION, end.sequence + 1, head.sequence, "the chain ends before where its head says")
        elif head.sequence < end.sequence:
            yield Fault(
                Kind.INSERTION, head.sequence + 1, end.sequence, "this stands behind where the head says it ends"
            )
        else:
            yield _at(Kind.EDIT, end.sequence, "this or the head of the chain was changed and its digest computed anew")

    def _number(self, link: Link) -> int:
        """The number an entry was written with, or 0 when its digest fits none."""
        if found := _first_number(link, (link.sequence, link.sequence - self.shift)):
            return found
        self.searched += 1
        top = max(len(self.links), self.head.sequence, self.links[-1].sequence) + 1
        return _first_number(link, range(1, top + 1)) if self.searched <= SEARCHED else 0

    def _with_swaps(self, faults: list[Fault]) -> list[Fault]:
        """Of two changed entries each of which fits the other's place, nothing was changed but their places."""
        edited = {fault.sequence for fault in faults if fault.kind is Kind.EDIT}
        links = [link for link in self.links if link.sequence in edited][:SEARCHED]
        swapped = {one.sequence: other.sequence for one, other in permutations(links, 2) if _fits(other, one)}
        return [_placed(fault, swapped) for fault in faults]

    def _go_on(self, number: int, link: Link, *, doubtful: bool = False) -> None:
        self.before, self.end, self.doubtful = self.end, Head(number, link.digest), doubtful


def _first_number(link: Link, numbers: Iterable[int]) -> int:
    """The first of these numbers with which the entry gives its digest, or 0."""
    return next((n for n in numbers if n > 0 and digest_of(link.previous, n, link.content) == link.digest), 0)


def _fits(link: Link, place: Link) -> bool:
    """Whether an entry's content gives the digest that stands in another's place."""
    return digest_of(place.previous, place.sequence, link.content) == place.digest


def _placed(fault: Fault, swapped: Mapping[int, int]) -> Fault:
    if fault.sequence not in swapped:
        return fault
    return _at(Kind.REORDERING, fault.sequence, f"this was written as number {swapped[fault.sequence]:,}")


def _at(kind: Kind, number: int, explanation: str) -> Fault:
    return Fault(kind, number, number, explanation)
