"""Which of two facts about one attribute ends the other: never a matter of which of them came first."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memory_core.engine.timeline import Cut, Fact, at_once, cut, disagree, first_cut

JANUARY = datetime(2026, 1, 1, tzinfo=UTC)


def month(number: int) -> datetime:
    return datetime(2026 + (number - 1) // 12, (number - 1) % 12 + 1, 1, tzinfo=UTC)


def fact(value: str | None, said: int, slot: str = "employer", **fields: object) -> Fact:
    given_fields: dict[str, object] = {"last_said": month(said), "order": said, **fields}
    return Fact(f"{value} {said}", slot, value, month(said), **given_fields)  # type: ignore[arg-type]


ACME, GLOBEX = fact("acme", 3), fact("globex", 6)


@pytest.mark.parametrize(
    ("loser", "winner", "at"),
    [
        (ACME, GLOBEX, month(6)),
        (ACME, fact("globex", 7, since=month(5)), month(5)),
        (ACME, fact("acme", 6), None),
        (fact("oslo", 3, "home"), fact("oslo, norway", 6, "home"), None),
        (fact("tea", 3, "like"), fact("coffee", 6, "like"), None),
        (ACME, fact("globex", 6, "anna:employer"), None),
        (GLOBEX, ACME, None),
        (fact("acme", 3, immutable=True), GLOBEX, None),
        (ACME, fact("globex", 6, stated=False), None),
        (fact("acme", 3, stated=False), GLOBEX, month(6)),
        (fact("acme", 3, last_said=month(7)), GLOBEX, None),
        (fact("acme", 3, until=month(5)), GLOBEX, None),
        (fact("acme", 3, until=month(9)), GLOBEX, month(6)),
        (fact("globex", 6, since=month(6)), fact("acme", 7, until=month(5)), None),
        (fact("globex", 6), fact("acme", 7, since=month(1), until=month(9)), None),
        (ACME, fact("acme", 6, denies=True), month(6)),
        (ACME, fact(None, 6, denies=True), month(6)),
        (ACME, fact("acme", 7, denies=True, until=month(5)), month(5)),
        (GLOBEX, fact("acme", 7, denies=True), None),
        (fact("acme", 7), fact("acme", 6, denies=True), None),
        (fact("acme", 6, denies=True), fact("acme", 7), None),
    ],
)
def test_one_fact_ends_another(loser: Fact, winner: Fact, at: datetime | None) -> None:
    assert cut(loser, winner) == (Cut(loser.key, winner.key, at) if at else None)


def test_of_all_that_follow_the_next_one_ends_a_fact() -> None:
    assert first_cut(ACME, [fact("initech", 9), GLOBEX]) == Cut(ACME.key, GLOBEX.key, month(6))


def test_what_was_over_when_it_was_said_began_nobody_knows_when() -> None:
    assert at_once(fact("acme", 7, until=month(5)), fact("globex", 7, since=month(4)))
    assert not at_once(fact("acme", 7, until=month(5)), fact("globex", 7, since=month(6)))


MONTHS = st.integers(1, 24)


@st.composite
def facts(draw: st.DrawFn) -> list[Fact]:
    """Things said in different months about one employer, some with their own times."""
    said = draw(st.lists(MONTHS, min_size=2, max_size=6, unique=True))
    return [draw(_fact(moment)) for moment in said]


@st.composite
def _fact(draw: st.DrawFn, said: int) -> Fact:
    since = draw(st.none() | MONTHS)
    until = draw(st.none() | st.integers((since or 0) + 1, 25)) if draw(st.booleans()) else None
    return fact(
        draw(st.sampled_from(["acme", "globex", "initech", "hooli"])),
        said,
        since=month(since) if since else None,
        until=month(until) if until else None,
        stated=draw(st.sampled_from([True, True, True, False])),
        immutable=draw(st.sampled_from([False, False, False, True])),
    )


@given(facts())
def test_of_two_facts_at_most_one_ends_the_other(said: list[Fact]) -> None:
    for one, other in combinations(said, 2):
        assert cut(one, other) is None or cut(other, one) is None


@given(facts())
def test_two_values_are_true_at_once_only_where_neither_ends_the_other(said: list[Fact]) -> None:
    ends = _ends(said)
    for one, other in combinations(said, 2):
        if disagree(one, other) and (cut(one, other) or cut(other, one)):
            assert not at_once(_ended(one, ends), _ended(other, ends))


@given(facts(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_makes_no_difference(said: list[Fact], chance: object) -> None:
    arrived = sorted(said, key=lambda _: chance.random())  # type: ignore[attr-defined]
    assert _arriving(arrived) == _ends(said)


def _ends(said: Sequence[Fact]) -> dict[str, Cut | None]:
    """The end of each, all of them being known."""
    return {one.key: first_cut(one, [other for other in said if other is not one]) for one in said}


def _arriving(said: Sequence[Fact]) -> dict[str, Cut | None]:
    """The same, one after the other, each held against those before it, as the services do it."""
    ends: dict[str, Cut | None] = {}
    for number, new in enumerate(said):
        for old in said[:number]:
            found, known = cut(old, new), ends[old.key]
            if found and (known is None or (found.at, found.winner) < (known.at, known.winner)):
                ends[old.key] = found
        ends[new.key] = first_cut(new, said[:number])
    return ends


def _ended(one: Fact, ends: dict[str, Cut | None]) -> Fact:
    found = ends[one.key]
    if found is None:
        return one
    return Fact(one.key, one.slot, one.value, one.said_at, one.last_said, one.order, one.begin, found.at)
