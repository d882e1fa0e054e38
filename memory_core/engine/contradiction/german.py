"""The commonest of it in German."""

import re
from collections.abc import Callable, Iterator

from memory_core.engine.contradiction import places
from memory_core.engine.contradiction.stance import NO, YES, Stance, beginnings
from memory_core.engine.tokens import terms

_CAPITAL = r"(?-i:[A-ZÄÖÜ])[\w.-]*(?: (?-i:[A-ZÄÖÜ])[\w.-]*)*"
_OBJECT = r"(?:den |die |das |gerne? )?(?P<v>[\w-]+)"


def stances(says: str) -> Iterator[Stance]:
    for pattern, make in _ROWS:
        if match := pattern.fullmatch(says):
            yield from make(match["v"])


def _home(value: str) -> Iterator[Stance]:
    return places.stances("home", value)


def _employer(value: str) -> Iterator[Stance]:
    yield Stance("employer", beginnings(value))


def _name(value: str) -> Iterator[Stance]:
    yield Stance("name", beginnings(value))


def _likes(value: str) -> Iterator[Stance]:
    yield Stance("liking", YES, " ".join(sorted(set(terms(value)))))


def _dislikes(value: str) -> Iterator[Stance]:
    yield Stance("liking", NO, " ".join(sorted(set(terms(value)))))


_ROWS: tuple[tuple[re.Pattern[str], Callable[[str], Iterator[Stance]]], ...] = (
    (re.compile(rf"(?:wohnt|lebt) (?:jetzt |seit \w+ )?in (?P<v>{_CAPITAL})", re.I), _home),
    (re.compile(rf"arbeitet (?:jetzt )?bei (?:der |dem )?(?P<v>{_CAPITAL})", re.I), _employer),
    (re.compile(rf"heißt (?P<v>{_CAPITAL})", re.I), _name),
    (re.compile(rf"(?:mag|liebt) (?:sehr )?(?!kein){_OBJECT}(?: sehr| gerne?)?", re.I), _likes),
    (re.compile(rf"(?:mag kein(?:e|en)?|hasst) {_OBJECT}", re.I), _dislikes),
    (re.compile(rf"mag {_OBJECT} nicht", re.I), _dislikes),
)
