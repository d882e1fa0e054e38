"""What can be done to a chain, without a database: each kind, crude and clever, before and behind the last anchor."""

import base64
import hashlib
from collections.abc import Callable

import pytest

from audit.tampering import Kind, diagnose
from memory_core.services.anchors import Anchor
from memory_core.services.chain import START, Head, Link, digest_of

PROJECT = "0b7c2a52-6f0e-4b1a-9a77-5d2f3c1e8a90"
LENGTH = 40
Tamper = Callable[[list[Link]], list[Link]]


def link(number: int, previous: bytes, said: str) -> Link:
    content = hashlib.sha256(said.encode()).digest()
    return Link(number, content, previous, digest_of(previous, number, content))


def chain_of(length: int) -> list[Link]:
    links: list[Link] = []
    for number in range(1, length + 1):
        links.append(link(number, links[-1].digest if links else b"", f"act {number}"))
    return links


def head_of(links: list[Link]) -> Head:
    return Head(links[-1].sequence, links[-1].digest) if links else START


def anchored(links: list[Link], *, every: int = 10, up_to: int = LENGTH) -> list[Anchor]:
    return [_anchor(links[start : start + every], start) for start in range(0, up_to, every)]


def _anchor(links: list[Link], after: int) -> Anchor:
    marks = base64.b64encode(b"".join(one.mark for one in links)).decode()
    at = f"2026-03-01T12:{after:02}:00+00:00"
    return Anchor(at, PROJECT, after, links[-1].sequence, links[-1].digest.hex(), marks, previous="")


def numbered(links: list[Link]) -> list[Link]:
    """The rest of the entries moved up or down, so that no number is missing or there twice."""
    return [one._replace(sequence=number) for number, one in enumerate(links, 1)]


def recomputed(links: list[Link]) -> list[Link]:
    """The whole chain made to hold together again."""
    made: list[Link] = []
    for number, one in enumerate(links, 1):
        previous = made[-1].digest if made else b""
        made.append(Link(number, one.content, previous, digest_of(previous, number, one.content)))
    return made


def edited(links: list[Link], at: int = 17) -> list[Link]:
    return [*links[: at - 1], links[at - 1]._replace(content=hashlib.sha256(b"lie").digest()), *links[at:]]


def edited_with_digest(links: list[Link]) -> list[Link]:
    return [*links[:16], link(17, links[15].digest, "lie"), *links[17:]]


def edited_last_with_digest(links: list[Link]) -> list[Link]:
    return [*links[:-1], link(len(links), links[-2].digest, "lie")]


def deleted(links: list[Link]) -> list[Link]:
    return [*links[:16], *links[18:]]


def inserted(links: list[Link]) -> list[Link]:
    foreign = link(17, links[15].digest, "lie")
    return numbered([*links[:16], foreign, *links[16:]])


def inserted_with_any_digest(links: list[Link]) -> list[Link]:
    foreign = Link(17, hashlib.sha256(b"lie").digest(), b"x" * 32, b"y" * 32)
    return numbered([*links[:16], foreign, *links[16:]])


def swapped(links: list[Link]) -> list[Link]:
    return numbered([*links[:16], links[25], *links[17:25], links[16], *links[26:]])


def swapped_contents(links: list[Link]) -> list[Link]:
    one, two = links[16], links[25]
    changed = [*links]
    changed[16], changed[25] = one._replace(content=two.content), two._replace(content=one.content)
    return changed


def moved(links: list[Link]) -> list[Link]:
    return numbered([*links[:16], *links[17:30], links[16], *links[30:]])


def cut(links: list[Link]) -> list[Link]:
    return links[:16]


KINDS: list[tuple[Kind, Tamper]] = [
    (Kind.EDIT, edited),
    (Kind.EDIT, edited_with_digest),
    (Kind.DELETION, deleted),
    (Kind.DELETION, lambda links: numbered(deleted(links))),
    (Kind.INSERTION, inserted),
    (Kind.INSERTION, inserted_with_any_digest),
    (Kind.REORDERING, swapped),
    (Kind.REORDERING, swapped_contents),
    (Kind.TRUNCATION, cut),
]
NAMES = [f"{kind}-{tamper.__name__}" for kind, tamper in KINDS]


@pytest.mark.parametrize("witnessed", [0, 20, LENGTH])
def test_in_a_chain_that_nobody_touched_nothing_is_found(witnessed: int) -> None:
    links = chain_of(LENGTH)
    assert diagnose(links, head_of(links), anchored(links, up_to=witnessed)) == []


@pytest.mark.parametrize("witnessed", [0, LENGTH], ids=["unwitnessed", "witnessed"])
@pytest.mark.parametrize(("kind", "tamper"), KINDS, ids=NAMES)
def test_each_kind_is_told_and_the_first_bad_entry_named(kind: Kind, tamper: Tamper, witnessed: int) -> None:
    links = chain_of(LENGTH)
    found = diagnose(tamper(links), head_of(links), anchored(links, up_to=witnessed))
    assert (found[0].kind, found[0].sequence) == (kind, 17)
    assert {fault.kind for fault in found} == {kind}


@pytest.mark.parametrize("witnessed", [20, 30])
@pytest.mark.parametrize(("kind", "tamper"), KINDS, ids=NAMES)
def test_each_kind_is_told_before_a_tail_without_witness(kind: Kind, tamper: Tamper, witnessed: int) -> None:
    links = chain_of(LENGTH)
    found = diagnose(tamper(links), head_of(links), anchored(links, up_to=witnessed))
    assert (found[0].kind, found[0].sequence) == (kind, 17)


@pytest.mark.parametrize("tamper", [edited, deleted, inserted, swapped, moved])
def test_a_chain_computed_anew_is_a_rewrite_from_its_first_bad_entry(tamper: Tamper) -> None:
    links = chain_of(LENGTH)
    forged = recomputed(tamper(links))
    [fault] = diagnose(forged, head_of(forged), anchored(links))
    assert (fault.kind, fault.sequence) == (Kind.REWRITE, 17)
    assert "entry 10, witnessed 2026-03-01T12:00" in fault.explanation


def test_a_chain_written_anew_from_its_first_entry_agrees_with_no_anchor() -> None:
    links = chain_of(LENGTH)
    forged = recomputed([link(1, b"", "another"), *(link(n, b"", f"other {n}") for n in range(2, LENGTH + 1))])
    [fault] = diagnose(forged, head_of(forged), anchored(links))
    assert (fault.kind, fault.sequence, fault.last) == (Kind.REWRITE, 1, LENGTH)
    assert "no anchor agrees" in fault.explanation


def test_a_cut_that_the_head_was_told_of_is_a_truncation_still() -> None:
    links = chain_of(LENGTH)
    [fault] = diagnose(cut(links), head_of(cut(links)), anchored(links))
    assert (fault.kind, fault.sequence, fault.last) == (Kind.TRUNCATION, 17, LENGTH)


def test_a_cut_that_was_written_on_from_is_a_rewrite() -> None:
    links = chain_of(LENGTH)
    going_on = recomputed([*cut(links), *(link(n, b"", f"new {n}") for n in range(17, 60))])
    [fault] = diagnose(going_on, head_of(going_on), anchored(links))
    assert (fault.kind, fault.sequence) == (Kind.REWRITE, 17)


def test_a_chain_that_is_gone_is_a_truncation_from_the_first() -> None:
    [fault] = diagnose([], START, anchored(chain_of(LENGTH)))
    assert (fault.kind, fault.sequence, fault.last) == (Kind.TRUNCATION, 1, LENGTH)


def test_the_last_entry_changed_with_its_digest_does_not_fit_the_head() -> None:
    links = chain_of(LENGTH)
    [fault] = diagnose(edited_last_with_digest(links), head_of(links), [])
    assert (fault.kind, fault.sequence) == (Kind.EDIT, LENGTH)


def test_entries_behind_the_head_were_not_written_by_us() -> None:
    links = chain_of(LENGTH)
    [fault] = diagnose(links, head_of(links[:35]), [])
    assert (fault.kind, fault.sequence, fault.last) == (Kind.INSERTION, 36, LENGTH)


def test_one_moved_entry_is_a_reordering() -> None:
    links = chain_of(LENGTH)
    for witnessed in (0, LENGTH):
        found = diagnose(moved(links), head_of(links), anchored(links, up_to=witnessed))
        assert (found[0].kind, found[0].sequence) == (Kind.REORDERING, 17)


def test_a_number_changed_alone_is_an_edit() -> None:
    links = chain_of(LENGTH)
    [fault] = diagnose([*links[:-1], links[-1]._replace(sequence=44)], head_of(links), [])
    assert (fault.kind, fault.sequence) == (Kind.EDIT, 44)


def test_two_edits_far_apart_are_both_named() -> None:
    links = chain_of(LENGTH)
    found = diagnose(edited(edited(links), at=30), head_of(links), anchored(links))
    assert [fault.sequence for fault in found] == [17, 30]


def test_a_hole_in_the_witnesses_hides_nothing_beside_it() -> None:
    links = chain_of(LENGTH)
    first, _lost, *rest = anchored(links)
    forged = recomputed(edited(links, at=5))
    [fault] = diagnose(forged, head_of(forged), [first, *rest])
    assert (fault.kind, fault.sequence) == (Kind.REWRITE, 5)


def test_a_rewrite_inside_a_hole_shows_at_the_next_anchor() -> None:
    links = chain_of(LENGTH)
    first, _lost, *rest = anchored(links)
    forged = recomputed(edited(links, at=17))
    [fault] = diagnose(forged, head_of(forged), [first, *rest])
    assert (fault.kind, fault.sequence) == (Kind.REWRITE, 11)
