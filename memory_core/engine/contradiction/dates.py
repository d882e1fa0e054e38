"""When somebody was born, from a date, a year or an age."""

import re
from collections.abc import Iterator
from datetime import datetime

from memory_core.engine.contradiction.stance import Stance

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_DAY_MONTH = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|\.)?(?: of)? ([a-z]{3})[a-z]*|\b([a-z]{3})[a-z]* (\d{1,2})(?:st|"
    r"nd|rd|th)?\b",
    re.I,
)


def born(value: str) -> Iterator[Stance]:
    """A date of birth as far as it is given: "3 may", "march 15, 1990", "1990-03-15"."""
    if iso := _ISO.search(value):
        yield Stance("birthday", frozenset({f"{int(iso[2])}-{int(iso[3])}"}))
        yield born_in(int(iso[1]))
        return
    if year := _YEAR.search(value):
        yield born_in(int(year.group()))
    for match in _DAY_MONTH.finditer(value):
        day, month = match[1] or match[4], (match[2] or match[3]).lower()
        if month in _MONTHS:
            yield Stance("birthday", frozenset({f"{_MONTHS.index(month) + 1}-{int(day)}"}))
            return


def born_in(year: int) -> Stance:
    return Stance("age", frozenset({str(year)}))


def aged(value: str, said_at: datetime) -> Iterator[Stance]:
    """An age is a year of birth, or the one before it: so it may grow with time and meets dates of birth."""
    if value.isdigit() and int(value) < 130:
        yield Stance("age", frozenset({str(said_at.year - int(value)), str(said_at.year - int(value) - 1)}))
