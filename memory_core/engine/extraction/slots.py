"""The attributes a fact can be about, and how many values each may hold at a time."""

from dataclasses import dataclass

# One value at a time: a new value ends the old one. Kept to attributes where two values at
# once would be a mistake in nearly every life; what is merely usual (one job, one hobby)
# but often plural (languages, tools, likes, allergies, pets, relatives, possessions, plans) is
# left out, because an update too many hides a true fact.
SINGLE_VALUED = frozenset(
    {
        "age",
        "birth_date",
        "birth_year",
        "birthplace",
        "browser",
        "diet",
        "editor",
        "employer",
        "employment",
        "gender",
        "height",
        "home",
        "marital_status",
        "mood",
        "name",
        "nickname",
        "operating_system",
        "phone",
        "pronouns",
        "response_language",
        "role",
        "school",
        "surname",
        "theme",
        "timezone",
        "units",
        "weight",
        "whereabouts",
        "workplace_mode",
    }
)

# The attributes a model is offered besides; the rules know more of them, each to be met many times.
MULTI_VALUED = frozenset(
    {
        "activity",
        "allergy",
        "condition",
        "dislike",
        "event",
        "goal",
        "habit",
        "interest",
        "language",
        "like",
        "medication",
        "nationality",
        "origin",
        "pet",
        "plan",
        "possession",
        "preference",
        "relative",
        "response_style",
        "spoken_language",
        "study",
        "tool",
        "visited",
        "wish",
    }
)

# "I use vim" and "my editor is vim" speak of one thing under two names, so a value
# replaced under one name is looked for under the others.
_TOOLING = frozenset({"tool", "language", "editor", "browser", "operating_system", "phone", "possession"})
_OPPOSITES = frozenset({"like", "dislike"})


@dataclass(frozen=True, slots=True)
class Slot:
    """`owner` is empty for the person the memory is about, else who is meant ("anna")."""

    owner: str
    attribute: str

    @classmethod
    def parse(cls, slot: str) -> "Slot":
        owner, _, attribute = slot.rpartition(":")
        return cls(owner, attribute)


def slot_of(owner: str, attribute: str) -> str:
    """The slot of another person's attribute carries the owner: `anna:home`."""
    return f"{owner}:{attribute}" if owner else attribute


def is_single_valued(slot: str | None) -> bool:
    """Whether a second value for the slot replaces the first. Favourites are single, each of its kind."""
    if slot is None:
        return False
    attribute = Slot.parse(slot).attribute
    return attribute in SINGLE_VALUED or attribute.startswith("favourite_")


def same_attribute(one: str | None, other: str | None) -> bool:
    """Whether two slots speak of the same attribute of the same owner."""
    if one is None or other is None:
        return False
    if one == other:
        return True
    left, right = Slot.parse(one), Slot.parse(other)
    return left.owner == right.owner and left.attribute in _TOOLING and right.attribute in _TOOLING


def is_opposite(one: str | None, other: str | None) -> bool:
    """Whether one slot denies the other of the same value: who now hates olives no longer likes them."""
    if one is None or other is None:
        return False
    left, right = Slot.parse(one), Slot.parse(other)
    return left.owner == right.owner and {left.attribute, right.attribute} == _OPPOSITES


def related_slots(slot: str) -> tuple[str, ...]:
    """The slots whose values a new value of `slot` has to be compared with, itself first: those for which
    `same_attribute` or `is_opposite` holds."""
    parsed = Slot.parse(slot)
    alike = next((group for group in (_TOOLING, _OPPOSITES) if parsed.attribute in group), frozenset())
    return (slot, *(slot_of(parsed.owner, other) for other in sorted(alike - {parsed.attribute})))
