"""The filter grammar, without a database."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memory_core.engine.filters import (
    MAX_CLAUSES,
    MAX_DEPTH,
    Clause,
    Group,
    names_an_entity,
    parse,
    people,
    plain_scopes,
)
from memory_core.errors import InvalidInput

RECORD = {
    "user_id": "alice",
    "agent_id": "cook",
    "app_id": None,
    "run_id": None,
    "created_at": datetime(2026, 3, 1, 12, tzinfo=UTC),
    "updated_at": datetime(2026, 3, 1, 12, tzinfo=UTC),
    "timestamp": datetime(2026, 3, 1, 12, tzinfo=UTC),
    "expiration_date": date(2026, 6, 1),
    "text": "User likes green Tea",
    "keywords": "User likes green Tea",
    "keywords_search": "User likes green Tea",
    "categories": ["food", "drink"],
    "metadata": {"city": "Oslo", "n": 3, "tags": ["a", "b"]},
    "memory_ids": "m1",
}

TRUE: list[dict[str, Any]] = [
    {"user_id": "alice"},
    {"userId": "alice"},
    {"user_id": "*"},
    {"user_id": {"in": ["bob", "alice"]}},
    {"user_id": ["bob", "alice"]},
    {"user_id": {"ne": "bob"}},
    {"app_id": None},
    {"session_id": None},
    {"user_id": "alice", "agent_id": "cook"},
    {"created_at": "2026-03-01T12:00:00"},
    {"created_at": {"gt": "2026-03-01", "lt": "2026-03-02"}},
    {"created_at": {"gte": "2026-03-01T12:00:00Z", "lte": "2026-03-01T13:00:00+01:00"}},
    {"created_at": {"gt": 1772323200}},
    {"created_at": {"ne": "2026-03-01"}},
    {"created_at": {"in": ["2026-03-01T12:00:00+00:00"]}},
    {"expiration_date": {"gte": "2026-06-01"}},
    {"categories": {"in": ["sports", "food"]}},
    {"categories": "drink"},
    {"categories": {"contains": "drink"}},
    {"text": "tea"},
    {"keywords": {"icontains": "GREEN"}},
    {"keywords_search": {"contains": "green tea"}},
    {"metadata": {"city": "Oslo"}},
    {"metadata": {"city": {"eq": "Oslo"}, "n": 3}},
    {"metadata": {"city": {"ne": "Rome"}}},
    {"metadata": {"country": {"ne": "Norway"}}},
    {"metadata": {"tags": {"contains": "a"}}},
    {"metadata": {"city": {"contains": "osl"}}},
    {"memory_ids": ["m1", "m2"]},
    {"OR": [{"user_id": "bob"}, {"agent_id": "cook"}]},
    {"OR": {"user_id": "alice"}},
    {"NOT": {"user_id": "bob"}},
    {"NOT": [{"user_id": "alice"}, {"agent_id": "guide"}]},
    {"AND": [{"user_id": "alice"}, {"NOT": {"OR": [{"agent_id": "guide"}, {"text": "coffee"}]}}]},
]
FALSE: list[dict[str, Any]] = [
    {"user_id": "Alice"},
    {"user_id": "alic"},
    {"app_id": "*"},
    {"user_id": {"in": []}},
    {"user_id": {"ne": "alice"}},
    {"user_id": {"ne": "*"}},
    {"user_id": "alice", "agent_id": "guide"},
    {"user_id": None},
    {"created_at": {"gt": "2026-03-01T12:00:00"}},
    {"expiration_date": {"lt": "2026-06-01"}},
    {"categories": {"in": ["foo"]}},
    {"categories": "foo"},
    {"text": "coffee"},
    {"metadata": {"city": "oslo"}},
    {"metadata": {"n": "3"}},
    {"metadata": {"country": "Norway"}},
    {"metadata": {"n": {"contains": "3"}}},
    {"memory_ids": ["m2"]},
    {"OR": [{"user_id": "bob"}, {"agent_id": "guide"}]},
    {"NOT": {"user_id": "alice"}},
    {"NOT": {"user_id": "*"}},
]
WRONG: list[tuple[Any, str]] = [
    ([], "Must be an object"),
    ("user_id", "Must be an object"),
    (None, "Must be an object"),
    ({"user": "alice"}, "Unknown key 'user'"),
    ({"user_id": ""}, "non-empty text"),
    ({"user_id": 7}, "non-empty text"),
    ({"user_id": True}, "non-empty text"),
    ({"user_id": {"in": "alice"}}, "takes a list"),
    ({"user_id": {"gt": "a"}}, "takes eq, ne, in, not 'gt'"),
    ({"created_at": {"eq": "2026-03-01", "near": 1}}, "not 'near'"),
    ({"created_at": "soon"}, "ISO 8601"),
    ({"created_at": True}, "ISO 8601"),
    ({"created_at": {"gt": 10**30}}, "ISO 8601"),
    ({"categories": {"eq": "food"}}, "not 'eq'"),
    ({"metadata": "x"}, "takes an object"),
    ({"memory_ids": "m1"}, "not 'eq'"),
    ({"AND": []}, "needs at least one"),
    ({"OR": ["x"]}, "Must be an object"),
    ({"NOT": 5}, "Must be an object"),
    ({"$or": []}, "Unknown key"),
]


@pytest.mark.parametrize("raw", TRUE, ids=str)
def test_it_matches(raw: dict[str, Any]) -> None:
    assert parse(raw).matches(RECORD)


@pytest.mark.parametrize("raw", FALSE, ids=str)
def test_it_does_not_match(raw: dict[str, Any]) -> None:
    assert not parse(raw).matches(RECORD)


@pytest.mark.parametrize(("raw", "message"), WRONG, ids=str)
def test_what_is_wrong_is_said(raw: Any, message: str) -> None:
    with pytest.raises(InvalidInput, match=message):
        parse(raw)


def test_an_unknown_key_is_answered_with_the_known_ones() -> None:
    with pytest.raises(InvalidInput, match="AND, OR, NOT, user_id, agent_id"):
        parse({"nope": 1})


def nested(depth: int) -> dict[str, Any]:
    return {"user_id": "alice"} if depth <= 1 else {"AND": [nested(depth - 1)]}


def test_depth_has_a_limit() -> None:
    parse(nested(MAX_DEPTH))
    with pytest.raises(InvalidInput, match="Nested deeper"):
        parse(nested(MAX_DEPTH + 1))


def test_size_has_a_limit() -> None:
    with pytest.raises(InvalidInput, match="At most"):
        parse({"OR": [{"user_id": "alice"}] * MAX_CLAUSES})
    with pytest.raises(InvalidInput, match="at most"):
        parse({"user_id": {"in": ["alice"] * (MAX_CLAUSES + 1)}})
    with pytest.raises(InvalidInput, match="in all lists"):
        parse({"OR": [{"user_id": ["alice"] * MAX_CLAUSES}] * 6})


@pytest.mark.parametrize(
    ("raw", "named"),
    [
        ({"user_id": "alice"}, ["alice"]),
        ({"OR": [{"user_id": "alice"}, {"AND": [{"user_id": "bob"}]}]}, ["alice", "bob"]),
        ({"user_id": ["alice", "*"]}, ["*", "alice"]),
        ({"user_id": "alice", "NOT": {"user_id": "bob"}}, ["alice"]),
        ({"user_id": {"ne": "alice"}}, []),
        ({"agent_id": "cook"}, []),
        ({"user_id": None}, []),
    ],
    ids=str,
)
def test_people_are_those_named_outside_a_negation(raw: dict[str, Any], named: list[str]) -> None:
    assert sorted(people(parse(raw))) == named


@pytest.mark.parametrize(
    "raw", [{"NOT": {"user_id": "a"}}, {"agent_id": {"ne": "a"}}, {"text": "a"}, {}, {"user_id": {}}], ids=str
)
def test_a_negation_names_no_entity(raw: dict[str, Any]) -> None:
    assert not names_an_entity(parse(raw))


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ({"user_id": "alice"}, {"user_id": "alice"}),
        ({"AND": [{"user_id": "alice"}, {"run_id": "r"}]}, {"user_id": "alice", "run_id": "r"}),
        ({"AND": [{"user_id": "alice"}, {"user_id": "bob"}]}, None),
        ({"user_id": "*"}, None),
        ({"user_id": None}, None),
        ({"user_id": {"ne": "a"}}, None),
        ({"OR": [{"user_id": "alice"}]}, None),
        ({"NOT": {"user_id": "alice"}}, None),
        ({"user_id": "alice", "text": "tea"}, None),
    ],
    ids=str,
)
def test_plain_scopes_are_equalities_alone(raw: dict[str, Any], plain: dict[str, str] | None) -> None:
    assert plain_scopes(parse(raw)) == plain


LEAF = st.sampled_from([*TRUE[:28], *FALSE[:18]])
TREES = st.recursive(
    LEAF,
    lambda inner: st.builds(
        lambda op, parts: {op: parts}, st.sampled_from(["AND", "OR", "NOT"]), st.lists(inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


def meaning(raw: dict[str, Any]) -> bool:
    """The grammar spelled out a second time, over leaves that are known to be true or false."""
    [(key, value)] = raw.items() if len(raw) == 1 else [("", raw)]
    if key == "OR" and isinstance(value, list):
        return any(meaning(part) for part in value)
    if key in ("AND", "NOT") and isinstance(value, list):
        return all(meaning(part) for part in value) is (key == "AND")
    return raw in TRUE


@given(TREES)
def test_trees_mean_what_logic_says(raw: dict[str, Any]) -> None:
    assert parse({"AND": [raw]}).matches(RECORD) is meaning(raw)


@given(TREES, TREES)
def test_a_further_condition_never_adds_a_record(raw: dict[str, Any], further: dict[str, Any]) -> None:
    if parse({"AND": [raw, further]}).matches(RECORD):
        assert parse(raw).matches(RECORD)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["AND", "OR", "NOT", "user_id", "metadata", "created_at", "in", "eq", "x"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=10,
)


@given(JSON)
def test_whatever_is_sent_is_understood_or_refused_in_words(raw: Any) -> None:
    try:
        tree = parse(raw)
    except InvalidInput:
        return
    assert isinstance(tree.matches(RECORD), bool) and isinstance(names_an_entity(tree), bool)


def test_a_tree_can_be_used_as_a_value() -> None:
    same = Group("AND", (Clause("user_id", "eq", "alice"),))
    assert parse({"user_id": "alice"}) == same and len({parse({"user_id": "alice"}), same}) == 1
