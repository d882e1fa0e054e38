"""Whatever filter is sent, search and list answer what a naive reading of it says, within the reach of who asks.

The oracle below reads the raw filter by itself: it shares no line with the parser, the reach or the SQL.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from memory_core import retrieval
from memory_core.callers import Caller
from memory_core.errors import InvalidInput, NotPermitted, ScopeMissing
from memory_core.models import Project, Status
from memory_core.retrieval import Asked
from memory_core.services import ingest
from memory_core.services.ingest import Post, Said
from memory_core.services.subjects import Names
from tests.factories import make_caller, make_memory, make_project, make_subject

pytestmark = pytest.mark.django_db

ENTITIES = ("user_id", "agent_id", "app_id", "run_id")
OTHER_NAMES = {"userId": "user_id", "agentId": "agent_id", "appId": "app_id", "runId": "run_id", "session_id": "run_id"}
SPRING = datetime(2026, 3, 1, 12, tzinfo=UTC)
READING = ("read",)
CROSSING = ("read", "cross_subject")

Tree = dict[str, Any]


@dataclass(frozen=True)
class Row:
    """What a memory is to the oracle."""

    id: str
    values: dict[str, Any]

    @property
    def person(self) -> str | None:
        person: str | None = self.values["user_id"]
        return person


def reach(tree: Tree, *, crossing: bool) -> frozenset[str | None] | None:
    """Whose memories an answer may hold, None for everybody's; raises as the service must."""
    named = list(_named(tree))
    people = {name for field, names in named if field == "user_id" for name in names}
    if not named:
        raise ScopeMissing("nobody named")
    if len(people) > 1 or "*" in people:
        if not crossing:
            raise NotPermitted("several")
        return None
    if not people and crossing:
        return None
    return frozenset(people) | {None}


def _named(tree: Tree) -> Iterator[tuple[str, list[str]]]:
    """Each positive clause on a scope, with the names in it."""
    for key, value in tree.items():
        if key in ("AND", "OR"):
            for part in value if isinstance(value, list) else [value]:
                yield from _named(part)
        elif (field := OTHER_NAMES.get(key, key)) in ENTITIES:
            given = value if isinstance(value, dict) else {"in": value} if isinstance(value, list) else {"eq": value}
            for operator, operand in given.items():
                if operator != "ne":
                    names = operand if isinstance(operand, list) else [operand]
                    yield field, [name for name in names if name is not None]


def holds(tree: Tree, row: Row) -> bool:
    return all(_holds(key, value, row) for key, value in tree.items())


def _holds(key: str, value: Any, row: Row) -> bool:
    parts = value if isinstance(value, list) else [value]
    if key == "AND":
        return all(holds(part, row) for part in parts)
    if key == "OR":
        return any(holds(part, row) for part in parts)
    if key == "NOT":
        return not all(holds(part, row) for part in parts)
    if key == "memory_ids":
        return row.id in value
    field = OTHER_NAMES.get(key, key)
    have = row.values["text" if field.startswith("keywords") else field]
    if field in ENTITIES:
        return _names_match(have, value)
    if field in ("created_at", "timestamp", "expiration_date"):
        return _time_matches(have, value)
    if field == "categories":
        wanted = (value.get("in") or [value["contains"]]) if isinstance(value, dict) else [value]
        return any(one in have for one in wanted)
    if field == "metadata":
        return all(_metadata_matches(have, name, wanted) for name, wanted in value.items())
    word = value if isinstance(value, str) else next(iter(value.values()))
    return word.lower() in have.lower()


def _names_match(have: str | None, value: Any) -> bool:
    if isinstance(value, dict):
        return all(
            not _same(have, operand) if operator == "ne" else _any_same(have, operand)
            for operator, operand in value.items()
        )
    return _any_same(have, value)


def _any_same(have: str | None, wanted: Any) -> bool:
    return any(_same(have, one) for one in (wanted if isinstance(wanted, list) else [wanted]))


def _same(have: str | None, wanted: str | None) -> bool:
    return have is not None if wanted == "*" else have == wanted


def _time_matches(have: datetime | date | None, value: Any) -> bool:
    moment = have if isinstance(have, datetime) or have is None else datetime(*have.timetuple()[:3], tzinfo=UTC)
    given = value if isinstance(value, dict) else {"eq": value}
    return all(_compare(moment, operator, operand) for operator, operand in given.items())


def _compare(have: datetime | None, operator: str, operand: Any) -> bool:
    wanted = [datetime.fromisoformat(one) for one in (operand if isinstance(operand, list) else [operand])]
    wanted = [one if one.tzinfo else one.replace(tzinfo=UTC) for one in wanted]
    if operator in ("eq", "in"):
        return have in wanted
    if operator == "ne":
        return have not in wanted
    if have is None:
        return False
    return {"gt": have > wanted[0], "gte": have >= wanted[0], "lt": have < wanted[0], "lte": have <= wanted[0]}[
        operator
    ]


def _metadata_matches(have: dict[str, Any], name: str, wanted: Any) -> bool:
    if isinstance(wanted, dict) and "ne" in wanted:
        return bool(have.get(name) != wanted["ne"])
    if isinstance(wanted, dict) and "contains" in wanted:
        value = have.get(name)
        if isinstance(value, str):
            return str(wanted["contains"]).lower() in value.lower()
        return isinstance(value, list) and wanted["contains"] in value
    return bool(have.get(name) == (wanted["eq"] if isinstance(wanted, dict) else wanted))


PEOPLE = ("ann", "bob")
AGENTS = ("cook", "guide")
NAMES = st.sampled_from([*PEOPLE, *AGENTS, "r", "nobody", "*"])
WRITTEN = st.sampled_from([*ENTITIES, *OTHER_NAMES])
TIMES = st.sampled_from(["2026-03-01T12:00:00", "2026-03-01T13:00:00+01:00", "2026-03-02", "2020-01-01T00:00:00Z"])
COMPARED = st.dictionaries(st.sampled_from(["gt", "gte", "lt", "lte", "ne"]), TIMES, min_size=1, max_size=2)
SCOPES = st.one_of(
    st.builds(lambda field, name: {field: name}, WRITTEN, NAMES),
    st.builds(lambda field, op, name: {field: {op: name}}, WRITTEN, st.sampled_from(["eq", "ne"]), NAMES),
    st.builds(lambda field, names: {field: {"in": names}}, WRITTEN, st.lists(NAMES, max_size=3)),
    st.builds(lambda field, names: {field: names}, WRITTEN, st.lists(NAMES, min_size=1, max_size=3)),
    st.builds(lambda field: {field: None}, WRITTEN),
)
OTHERS = st.one_of(
    st.builds(lambda field, value: {field: value}, st.sampled_from(["timestamp", "expiration_date"]), COMPARED | TIMES),
    st.builds(lambda times: {"timestamp": {"in": times}}, st.lists(TIMES, max_size=2)),
    st.sampled_from(
        [
            {"categories": {"in": ["food", "travel"]}},
            {"categories": {"contains": "food"}},
            {"categories": "travel"},
            {"metadata": {"city": "Oslo"}},
            {"metadata": {"city": {"ne": "Oslo"}}},
            {"metadata": {"city": {"contains": "os"}, "n": 3}},
            {"metadata": {"tags": {"contains": "a"}}},
            {"text": "tea"},
            {"text": {"contains": "RAIN"}},
            {"keywords": {"icontains": "Tea"}},
            {"keywords_search": {"contains": "likes"}},
            {"created_at": {"gt": "2001-01-01"}},
        ]
    ),
)
TREES = st.recursive(
    SCOPES | SCOPES | OTHERS,
    lambda inner: st.one_of(
        st.builds(
            lambda operator, parts: {operator: parts},
            st.sampled_from(["AND", "OR", "NOT"]),
            st.lists(inner, min_size=1, max_size=3),
        ),
        st.builds(lambda operator, part: {operator: part}, st.sampled_from(["AND", "OR", "NOT"]), inner),
        st.builds(lambda one, other: {**one, **other}, inner, inner),
    ),
    max_leaves=8,
)
MEMORIES = st.fixed_dictionaries(
    {
        "user_id": st.sampled_from([*PEOPLE, None]),
        "agent_id": st.sampled_from([*AGENTS, None]),
        "run_id": st.sampled_from(["r", None]),
        "text": st.sampled_from(["Tea is served at nine", "Rain is expected", "It likes green tea"]),
        "said_at": st.sampled_from([SPRING, SPRING + timedelta(days=9)]),
        "metadata": st.sampled_from([{}, {"city": "Oslo", "n": 3}, {"city": "Rome", "tags": ["a"]}]),
        "categories": st.sampled_from([(), ("food",), ("food", "travel")]),
        "expires_on": st.sampled_from([None, date(2100, 1, 1)]),
    }
)
SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]


@dataclass(frozen=True)
class World:
    rows: tuple[Row, ...]
    plain: Caller
    crossing: Caller


def make_world(memories: Sequence[dict[str, Any]]) -> World:
    """A project with these memories in force, and of each person one that waits and one that was rejected."""
    project = make_project()
    writer = make_caller(project)
    rows = [_stored(project, writer, number, memory) for number, memory in enumerate(memories)]
    for name in PEOPLE:
        for status in (Status.PENDING, Status.REJECTED):
            make_memory(make_subject(project, name), f"{name} {status} tea", status=status, agent_id="cook", run_id="r")
    return World(
        tuple(rows),
        make_caller(project, scopes=READING),
        make_caller(project, scopes=CROSSING),
    )


def _stored(project: Project, writer: Caller, number: int, memory: dict[str, Any]) -> Row:
    asked = {**memory, "text": f"{memory['text']} {number:02d}"}
    names = {name: asked.pop(name) for name in ("user_id", "agent_id", "run_id")}
    text = asked.pop("text")
    if names["user_id"]:
        owner, agent, run = make_subject(project, names["user_id"]), names["agent_id"], names["run_id"]
        return _row(make_memory(owner, text, agent_id=agent, run_id=run, **asked).memory_id, text, names | asked)
    names["agent_id"] = names["agent_id"] or "cook"
    asked |= {"categories": ()}  # cannot be given with words as they stand
    post = Post((Said("user", text),), Names(**names), asked["said_at"], asked["metadata"], asked["expires_on"])
    [stored] = ingest.store_verbatim(writer, post).results
    return _row(stored["id"], text, names | asked)


def _row(memory_id: object, text: str, values: dict[str, Any]) -> Row:
    told = {"text": text, "timestamp": values["said_at"], "expiration_date": values["expires_on"]}
    return Row(str(memory_id), {**values, **told, "app_id": None, "created_at": timezone.now()})


def answers(caller: Caller, tree: Tree) -> set[str]:
    """The ids that a list gives, which have to be those that a search gives."""
    found = retrieval.search(caller, Asked("tea rain likes", tree, threshold=0, top_k=1000)).found
    page = retrieval.listing(caller, tree, size=200)
    listed = [str(version.memory_id) for version in page.versions]
    assert sorted(listed) == sorted(str(one.version.memory_id) for one in found)
    assert page.total == len(listed) == len(set(listed))
    return set(listed)


def check(world: World, tree: Tree) -> None:
    for caller in (world.plain, world.crossing):
        try:
            within = reach(tree, crossing=caller is world.crossing)
        except (ScopeMissing, NotPermitted) as refusal:
            with pytest.raises(type(refusal)):
                retrieval.listing(caller, tree)
            with pytest.raises(type(refusal)):
                retrieval.search(caller, Asked("tea", tree, threshold=0))
            continue
        expected = {row.id for row in world.rows if (within is None or row.person in within) and holds(tree, row)}
        assert answers(caller, tree) == expected


@pytest.fixture
def world() -> World:
    """Every scope with every other one, for both people and for nobody."""
    made = []
    for number, person in enumerate((*PEOPLE, None)):
        for agent in (*AGENTS, None):
            for run in ("r", None):
                city = {"city": "Oslo", "n": 3} if run else {"city": "Rome", "tags": ["a"]}
                made.append(
                    {
                        "user_id": person,
                        "agent_id": agent,
                        "run_id": run,
                        "text": "Tea is served at nine" if agent == "cook" else "Rain is expected",
                        "said_at": SPRING + timedelta(days=number),
                        "metadata": city,
                        "categories": ("food",) if agent else ("food", "travel"),
                        "expires_on": date(2100, 1, 1) if run else None,
                    }
                )
    return make_world(made)


@examples(max_examples=80, deadline=None, suppress_health_check=SLOW)
@given(tree=TREES | st.builds(lambda name, tree: {"user_id": name, **tree}, st.sampled_from(PEOPLE), TREES))
def test_search_and_list_answer_what_the_filter_says_within_reach(world: World, tree: Tree) -> None:
    check(world, tree)


@examples(max_examples=12, deadline=None, suppress_health_check=SLOW)
@given(memories=st.lists(MEMORIES, max_size=5), trees=st.lists(TREES, min_size=3, max_size=3))
def test_so_they_do_whatever_there_is(memories: list[dict[str, Any]], trees: list[Tree]) -> None:
    made = make_world(memories)
    for tree in trees:
        check(made, tree)


@examples(max_examples=40, deadline=None, suppress_health_check=SLOW)
@given(first=TREES, second=TREES)
def test_a_further_condition_never_adds_to_an_answer(world: World, first: Tree, second: Tree) -> None:
    """And what it is joined to decides whose memories are in reach: naming another person there opens nothing."""
    hers: Tree = {"AND": [{"user_id": "ann"}, first]}
    try:
        before = answers(world.plain, hers)
        after = answers(world.plain, {"AND": [hers, second]})
    except NotPermitted:
        return
    assert after <= before


TRICKS: tuple[Tree, ...] = (
    {"user_id": "ann", "AND": [{"user_id": "bob"}]},
    {"user_id": "ann", "OR": [{"user_id": "ann"}, {"NOT": {"user_id": "ann"}}]},
    {"OR": [{"user_id": "ann"}, {"NOT": {"user_id": "ann"}}]},
    {"OR": [{"user_id": "ann"}, {"agent_id": "*"}, {"run_id": "*"}]},
    {"OR": [{"user_id": "ann"}, {"user_id": {"ne": "ann"}}]},
    {"OR": [{"user_id": "ann"}, {"NOT": {"NOT": {"user_id": "bob"}}}]},
    {"OR": [{"userId": "ann"}, {"agentId": "cook"}, {"runId": "r"}, {"session_id": "r"}]},
    {"AND": [{"user_id": "ann"}], "OR": [{"text": "e"}, {"created_at": {"gt": "1990-01-01"}}]},
    {"user_id": ["ann"], "NOT": {"user_id": None}},
    {"user_id": {"in": ["ann", "bob"], "ne": "ann"}},
    {"agent_id": "cook"},
    {"agent_id": "cook", "NOT": {"NOT": {"user_id": "bob"}}},
    {"agent_id": "cook", "user_id": {"ne": "ann"}},
    {"user_id": {"in": []}},
    {"OR": [{"user_id": None}, {"NOT": {"user_id": None}}]},
    {"run_id": "*", "NOT": {"user_id": "nobody"}},
)


@pytest.mark.parametrize("tree", TRICKS, ids=str)
def test_no_trick_reaches_another_person(world: World, tree: Tree) -> None:
    """A key for one person at a time, that names Ann or nobody, is never given a word of Bob's."""
    bobs = {row.id for row in world.rows if row.person == "bob"}
    try:
        assert not answers(world.plain, tree) & bobs
    except NotPermitted:
        assert "bob" in str(tree)


def test_everybody_is_only_for_a_key_that_may_cross(world: World) -> None:
    with pytest.raises(NotPermitted):
        answers(world.plain, {"user_id": "*"})
    assert answers(world.crossing, {"user_id": "*"}) == {row.id for row in world.rows if row.person}


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8) | TIMES | NAMES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["in", "eq", "ne", "x"]), inner),
    max_leaves=5,
)
FIELDS = st.sampled_from(
    [*ENTITIES, "AND", "OR", "NOT", "created_at", "expiration_date", "text", "categories", "metadata", "memory_ids"]
)


@examples(max_examples=100, deadline=None, suppress_health_check=SLOW)
@given(junk=st.dictionaries(FIELDS, JUNK, max_size=3) | JUNK)
def test_what_cannot_be_read_is_refused_and_never_breaks(world: World, junk: Any) -> None:
    for read in (
        lambda: retrieval.listing(world.plain, junk),
        lambda: retrieval.search(world.plain, Asked("tea", junk)),
    ):
        try:
            read()
        except (InvalidInput, ScopeMissing, NotPermitted):
            continue
