"""The filter grammar of the wire format: AND, OR, NOT over scopes, dates, categories, metadata and words.

`parse` checks the whole filter and says what is wrong by name; the tree it returns decides about
records. A filter says which of the records in reach match. What is in reach is decided elsewhere,
from `people`, so a filter narrows and never widens.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Protocol

from memory_core.engine.screening import mask_secrets
from memory_core.errors import InvalidInput

ANY = "*"
MAX_DEPTH = 8
MAX_CLAUSES = 200
MAX_VALUES = 1000  # in all lists together: each is looked at for each memory

ENTITIES = ("user_id", "agent_id", "app_id", "run_id")
DATES = ("created_at", "updated_at", "timestamp", "expiration_date")
ALIASES = {"userId": "user_id", "agentId": "agent_id", "appId": "app_id", "runId": "run_id", "session_id": "run_id"}
WORDS = ("text", "keywords", "keywords_search")
OPERATORS = {
    **dict.fromkeys(ENTITIES, ("eq", "ne", "in")),
    **dict.fromkeys(DATES, ("gt", "gte", "lt", "lte", "ne", "in")),
    **dict.fromkeys(WORDS, ("contains", "icontains")),
    "categories": ("in", "contains"),
    "metadata": ("eq", "ne", "contains"),
    "memory_ids": ("in",),
}


class Record(Protocol):
    """What a filter looks at: a value by field name, None where there is none."""

    def get(self, field: str, /) -> Any: ...


@dataclass(frozen=True, slots=True)
class Clause:
    """One condition on one field."""

    field: str
    operator: str
    value: Any

    def matches(self, record: Record) -> bool:
        return _TESTS[self.operator](record.get(self.field), self.value)


@dataclass(frozen=True, slots=True)
class Group:
    """`operator` is AND, OR or NOT over parts; NOT is true when not all of its parts are."""

    operator: str
    parts: tuple["Clause | Group", ...]

    def matches(self, record: Record) -> bool:
        if self.operator == "OR":
            return any(part.matches(record) for part in self.parts)
        every = all(part.matches(record) for part in self.parts)
        return not every if self.operator == "NOT" else every


def parse(raw: Any) -> Group:
    """The filter as a tree. Raises InvalidInput naming the key that is wrong and the keys there are."""
    tree = _group(raw, depth=1)
    if _size(tree) > MAX_CLAUSES:
        raise InvalidInput.field("filters", f"At most {MAX_CLAUSES} conditions.")
    if _listed_values(tree) > MAX_VALUES:
        raise InvalidInput.field("filters", f"At most {MAX_VALUES:,} values in all lists together.")
    return tree


def people(tree: Group) -> frozenset[str]:
    """Every user id that the filter names outside NOT; ANY stands for everybody."""
    return frozenset(value for clause in _positive(tree) if clause.field == "user_id" for value in _values(clause))


def names_an_entity(tree: Group) -> bool:
    """Whether some scope is named outside NOT, as the wire format demands."""
    return any(clause.field in ENTITIES for clause in _positive(tree))


def demands_a_person(tree: Group) -> bool:
    """Whether no record without a person can match: a person is named in a condition that has to hold."""
    return any(
        clause.field == "user_id" and clause.operator in ("eq", "in") and None not in _all_values(clause)
        for clause in _demanded(tree)
    )


def plain_scopes(tree: Group) -> dict[str, str] | None:
    """The scopes of a filter that is nothing but `field = name` for different fields, else None."""
    clauses = _conjunction(tree)
    if clauses is None or any(c.field not in ENTITIES or c.operator != "eq" or c.value in (ANY, None) for c in clauses):
        return None
    scopes = {clause.field: clause.value for clause in clauses}
    return scopes if len(scopes) == len(clauses) else None


def _demanded(part: Clause | Group) -> list[Clause]:
    """Conditions without which nothing matches."""
    if isinstance(part, Clause):
        return [part]
    return [clause for each in part.parts for clause in _demanded(each)] if part.operator == "AND" else []


def _conjunction(part: Clause | Group) -> list[Clause] | None:
    """The clauses of a tree that is ANDs all the way down, else None."""
    if isinstance(part, Clause):
        return [part]
    inner = [_conjunction(each) for each in part.parts]
    if part.operator != "AND" or any(clauses is None for clauses in inner):
        return None
    return [clause for clauses in inner for clause in clauses or []]


def _group(raw: Any, *, depth: int) -> Group:
    if not isinstance(raw, Mapping):
        raise InvalidInput.field("filters", "Must be an object.")
    if depth > MAX_DEPTH:
        raise InvalidInput.field("filters", f"Nested deeper than {MAX_DEPTH} levels.")
    return Group("AND", tuple(_part(key, value, depth) for key, value in raw.items()))


def _part(key: str, value: Any, depth: int) -> Clause | Group:
    if key in ("AND", "OR", "NOT"):
        parts = value if isinstance(value, list) else [value]
        if not parts:
            raise InvalidInput.field("filters", f"{key} needs at least one condition.")
        return Group(key, tuple(_group(part, depth=depth + 1) for part in parts))
    field = ALIASES.get(key, key)
    if field not in OPERATORS:
        known = ", ".join(["AND", "OR", "NOT", *OPERATORS])
        raise InvalidInput.field("filters", f"Unknown key '{mask_secrets(key)[0][:60]}'. Known keys: {known}.")
    return _condition(field, value)


def _condition(field: str, value: Any) -> Clause | Group:
    if field == "metadata":
        return _metadata(value)
    if isinstance(value, Mapping):
        return Group("AND", tuple(_clause(field, operator, operand) for operator, operand in value.items()))
    if isinstance(value, list):
        return _clause(field, "in", value)
    return _clause(field, "contains" if field in (*WORDS, "categories") else "eq", value)


def _clause(field: str, operator: str, operand: Any) -> Clause:
    bare_date = field in DATES and operator == "eq"
    if operator not in OPERATORS[field] and not bare_date:
        allowed = ", ".join(OPERATORS[field])
        sent = mask_secrets(str(operator))[0][:30]
        raise InvalidInput.field("filters", f"'{field}' takes {allowed}, not '{sent}'.")
    if operator == "in":
        return Clause(field, operator, tuple(_operand(field, item) for item in _listed(field, operand)))
    return Clause(field, operator, _operand(field, operand))


def _listed(field: str, operand: Any) -> list[Any]:
    if not isinstance(operand, list) or len(operand) > MAX_CLAUSES:
        raise InvalidInput.field("filters", f"'{field}' with 'in' takes a list of at most {MAX_CLAUSES} values.")
    return operand


def _operand(field: str, value: Any) -> Any:
    if field in DATES:
        return moment(value, field)
    if value is None and field in ENTITIES:
        return None
    if not isinstance(value, str) or not value.strip():
        raise InvalidInput.field("filters", f"'{field}' takes a non-empty text.")
    return value.strip() if field in ENTITIES else value  # a name is stored without spaces around it


def _metadata(value: Any) -> Group:
    if not isinstance(value, Mapping):
        raise InvalidInput.field("filters", "'metadata' takes an object.")
    return Group("AND", tuple(_metadata_clause(name, wanted) for name, wanted in value.items()))


def _metadata_clause(name: str, wanted: Any) -> Clause:
    operator = "eq"
    if isinstance(wanted, Mapping) and len(wanted) == 1 and next(iter(wanted)) in OPERATORS["metadata"]:
        operator, wanted = next(iter(wanted.items()))
    return Clause("metadata", f"metadata_{operator}", (name, wanted))


def moment(value: Any, field: str) -> datetime:
    """An ISO date or time, or seconds since 1970, as an aware datetime. Raises InvalidInput naming `field`."""
    try:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return datetime.fromtimestamp(value, UTC)
        if isinstance(value, str):
            parsed = datetime.fromisoformat(value)
            return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)
    except (ValueError, OverflowError, OSError):
        pass
    raise InvalidInput.field(field, "Must be an ISO 8601 date or time, or seconds since 1970.")


def _size(part: Clause | Group) -> int:
    return 1 if isinstance(part, Clause) else 1 + sum(_size(each) for each in part.parts)


def _listed_values(part: Clause | Group) -> int:
    if isinstance(part, Clause):
        return len(part.value) if part.operator == "in" else 0
    return sum(_listed_values(each) for each in part.parts)


def _positive(part: Clause | Group) -> list[Clause]:
    if isinstance(part, Clause):
        return [part] if part.operator != "ne" else []
    return [] if part.operator == "NOT" else [clause for each in part.parts for clause in _positive(each)]


def _values(clause: Clause) -> tuple[str, ...]:
    return tuple(value for value in _all_values(clause) if value is not None)


def _all_values(clause: Clause) -> tuple[str | None, ...]:
    values: tuple[str | None, ...] = clause.value if clause.operator == "in" else (clause.value,)
    return values


def _comparable(value: Any) -> Any:
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime.combine(value, time.min, UTC)
    return value


def _ordered(compare: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    return lambda have, want: have is not None and compare(_comparable(have), want)


def _equals(have: Any, want: Any) -> bool:
    return have is not None if want == ANY else _comparable(have) == want


def _is_in(have: Any, wanted: Any) -> bool:
    if isinstance(have, list | tuple):
        return any(item in wanted for item in have)
    return any(_equals(have, want) for want in wanted)


def _contains(have: Any, want: Any) -> bool:
    if isinstance(have, str):
        return str(want).casefold() in have.casefold()
    return isinstance(have, list | tuple) and want in have


def _metadata_test(test: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    return lambda have, want: isinstance(have, Mapping) and test(have.get(want[0]), want[1])


_TESTS: dict[str, Callable[[Any, Any], bool]] = {
    "eq": _equals,
    "ne": lambda have, want: not _equals(have, want),
    "in": _is_in,
    "contains": _contains,
    "icontains": _contains,
    "gt": _ordered(lambda have, want: have > want),
    "gte": _ordered(lambda have, want: have >= want),
    "lt": _ordered(lambda have, want: have < want),
    "lte": _ordered(lambda have, want: have <= want),
    "metadata_eq": _metadata_test(lambda have, want: have == want),
    "metadata_ne": _metadata_test(lambda have, want: have != want),
    "metadata_contains": _metadata_test(_contains),
}
