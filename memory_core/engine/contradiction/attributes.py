"""What the rule extractor and the slots of a memory tell: home, employer, name, likes, favourites."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime

from memory_core.engine.contradiction import dates, places
from memory_core.engine.contradiction.stance import NO, YES, Stance, beginnings, one_of
from memory_core.engine.extraction.patterns.rule import PLACE
from memory_core.engine.extraction.people import Subject
from memory_core.engine.extraction.rules import candidates
from memory_core.engine.extraction.sentences import Clause
from memory_core.engine.extraction.slots import Slot
from memory_core.engine.extraction.statements import Form, Statement
from memory_core.engine.tokens import terms
from memory_core.engine.types import Candidate, Change

# One value in nearly every life. Of the slots that reconciliation takes for single, those are left out of which
# many people have two (a role, an editor, a phone, a nickname), and moods.
_SINGLE = frozenset(
    {"surname", "school", "gender", "height", "weight", "timezone", "units", "response_language", "theme", "blood type",
     "shoe size", "eye colour", "hair colour", "star sign", "zodiac sign"}
)  # fmt: skip
_TITLES = re.compile(r"^(?:dr|prof|mr|mrs|ms|herr|frau)\.? ", re.I)
_COMPANY = re.compile(r"(?:[ ,]+(?:inc|ltd|llc|gmbh|ag|corp(?:oration)?|company|co|plc|labs?))+\.?$", re.I)
_A_PLACE_OF_WORK = re.compile(r"^(?:an?|the|his|her|their|home|night|nights|school)\b|^(?:[a-zà-þ]+ ?)+$")
_HALF_A_HOME = re.compile(
    r"\b(?:holiday|summer|second|vacation|weekends?|half the|part of the year|near|outside|close to|stays?|"
    r"staying)\b",
    re.I,
)
_ARTICLE = r"(?:an?|the|his|her|their|my)"
_ENGINEER_AT = re.compile(
    r"is an? [\w +#/-]{3,60}? (?:at|"
    r"for) (?P<v>(?-i:[A-Z])[\w.&'-]*(?: [A-Z][\w.&'-]*)*)$",
    re.I,
)
_NO_JOB = re.compile(
    r"is an? (?:[\w-]+ )*(?:student|member|volunteer|customer|patient|regular|guest|fan|pupil|"
    r"alumn\w+)\b",
    re.I,
)
_MOVED = re.compile(
    rf"(?:moved|relocated) (?:back |over )?(?:from .+ )?to (?P<v>{PLACE}).* and (?:now )?lives? there", re.I
)
_TO = re.compile(r"^(?:to |the )")


def stances(owner: str, says: str, thing: str, said_at: datetime) -> Iterator[Stance]:
    """What the extractor's rules find in a sentence that is already in the third person."""
    if (job := _ENGINEER_AT.match(says)) and not _NO_JOB.match(says):
        yield from _employer(job["v"].casefold(), says, said_at)
    if moved := _MOVED.match(says):
        yield from places.stances("home", moved["v"].casefold())
    for form, words in ((Form.SELF, says), (Form.THING, thing)):
        if words:
            clause = Clause(words, 0, len(words))
            for found in candidates(Statement(form, Subject("User", owner), words, clause), 0, words, said_at):
                yield from _of_candidate(found, words, said_at)


def of_slot(slot: str, value: str, text: str, said_at: datetime) -> Iterator[Stance]:
    """What an attribute's value says, whichever extractor gave it."""
    attribute = Slot.parse(slot).attribute
    value = " ".join(value.casefold().split())
    if attribute.startswith("favourite_"):
        thing = attribute.removeprefix("favourite_").replace("_", " ")
        yield Stance("favourite", one_of([_key(value)]), _key(thing))
    elif attribute in _SINGLE:
        yield Stance("value", beginnings(value), attribute)
    elif reader := _READERS.get(attribute):
        yield from reader(value, text, said_at)


def _of_candidate(found: Candidate, words: str, said_at: datetime) -> Iterator[Stance]:
    if found.change is Change.RETRACT or found.slot is None or found.value is None:
        return
    attribute = Slot.parse(found.slot).attribute
    if attribute == "preference" and found.replaces:
        yield from _preferred(found)
    else:
        yield from of_slot(attribute, _shown(found, words), words, said_at)


def _shown(found: Candidate, words: str) -> str:
    """The value with its capitals where it stands in the words: they tell a company from "a bakery"."""
    value = found.value or ""
    at = words.casefold().find(value)
    return words[at : at + len(value)] if at >= 0 else value


def _preferred(found: Candidate) -> Iterator[Stance]:
    if found.value and found.replaces:
        this, that = _key(found.value), _key(found.replaces)
        yield Stance("preference", one_of([this]), " / ".join(sorted((this, that))))


def _home(value: str, text: str, _said_at: datetime) -> Iterator[Stance]:
    if not _HALF_A_HOME.search(text) and not re.search(rf"\b{_ARTICLE} {re.escape(value)}", text, re.I):
        yield from places.stances("home", value)


def _birthplace(value: str, _text: str, _said_at: datetime) -> Iterator[Stance]:
    yield from places.stances("birthplace", value)


def _employer(value: str, text: str, _said_at: datetime) -> Iterator[Stance]:
    if value and not _A_PLACE_OF_WORK.match(_capitals(value, text)):
        yield Stance("employer", beginnings(_COMPANY.sub("", value)))


def _capitals(value: str, text: str) -> str:
    at = text.casefold().find(value)
    return text[at : at + len(value)] if at >= 0 else value.title()


def _name(value: str, _text: str, _said_at: datetime) -> Iterator[Stance]:
    yield Stance("name", beginnings(_TITLES.sub("", value)))


def _age(value: str, _text: str, said_at: datetime) -> Iterator[Stance]:
    yield from dates.aged(value, said_at)


def _born(value: str, _text: str, _said_at: datetime) -> Iterator[Stance]:
    yield from dates.born(value)


def _liked(value: str, _text: str, _said_at: datetime) -> Iterator[Stance]:
    yield Stance("liking", YES, _key(_TO.sub("", value)))


def _disliked(value: str, _text: str, _said_at: datetime) -> Iterator[Stance]:
    yield Stance("liking", NO, _key(_TO.sub("", value)))


def _preference(value: str, _text: str, _said_at: datetime) -> Iterator[Stance]:
    if match := re.fullmatch(r"(?P<which>dark|light) (?:mode|theme)", value):
        yield Stance("value", one_of([match["which"]]), "theme")


_READERS: dict[str, Callable[[str, str, datetime], Iterator[Stance]]] = {
    "home": _home,
    "birthplace": _birthplace,
    "employer": _employer,
    "name": _name,
    "age": _age,
    "birth_date": _born,
    "birth_year": _born,
    "like": _liked,
    "dislike": _disliked,
    "preference": _preference,
}


def _key(words: str) -> str:
    return " ".join(sorted(set(terms(words)))) or words
