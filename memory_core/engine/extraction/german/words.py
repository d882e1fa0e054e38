"""The few facts about German verbs and dates that turn "ich esse" into "isst" and "nächste Woche" into a date."""

import re
from datetime import datetime, timedelta

from memory_core.engine.extraction.dates import Period, dated

_STRONG = {
    "bin": "ist", "habe": "hat", "esse": "isst", "lese": "liest", "fahre": "fährt", "laufe": "läuft",
    "schlafe": "schläft",
    "sehe": "sieht", "trage": "trägt", "spreche": "spricht", "helfe": "hilft", "treffe": "trifft", "nehme": "nimmt",
    "gebe": "gibt", "weiß": "weiß", "kann": "kann", "mag": "mag", "will": "will", "muss": "muss", "darf": "darf",
    "möchte": "möchte", "werde": "wird", "wasche": "wäscht", "backe": "backt", "vertrage": "verträgt", "halte": "hält",
}  # fmt: skip
_MINE = (
    (re.compile(r"\bmein(e[nmrs]?|s)?\b", re.IGNORECASE), lambda m: f"ihr{m.group(1) or ''}"),
    (re.compile(r"\bunser(e[nmrs]?|s)?\b", re.IGNORECASE), lambda m: f"ihr{m.group(1) or ''}"),
    (re.compile(r"\b(?:mich|mir|uns)\b", re.IGNORECASE), lambda m: "sich"),
)
_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip
_IN_ENGLISH = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAYS = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag")
_DAYS_IN_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBERS = {
    "einem": "one", "einer": "one", "zwei": "two", "drei": "three", "vier": "four", "fünf": "five", "sechs": "six",
    "sieben": "seven", "acht": "eight", "neun": "nine", "zehn": "ten",
}  # fmt: skip
_UNITS = {"tag": "days", "woche": "weeks", "monat": "months", "jahr": "years"}
_WHICH = {"letzt": "last", "vergangen": "last", "vorig": "last", "nächst": "next", "kommend": "next", "dies": "this"}
_SPANS = {"woche": "week", "wochenende": "weekend", "monat": "month", "jahr": "year", "sommer": "summer",
          "winter": "winter",
          "frühling": "spring", "herbst": "autumn"}  # fmt: skip

_MONTH = "|".join(_MONTHS)
TIME = re.compile(
    r"\b(?:(?P<near>vorgestern|gestern(?: abend)?|heute(?: abend| morgen)?|übermorgen|morgen(?: abend| früh)?)"
    rf"|(?:am |bis |ab )?(?P<day>\d{{1,2}})\. ?(?P<month>{_MONTH})(?: (?P<year>(?:19|20)\d\d))?"
    rf"|(?:im|seit|bis|ab|letzten|nächsten) (?P<only>{_MONTH})(?: (?P<its>(?:19|20)\d\d))?"
    rf"|(?:am|bis|nächsten|letzten|kommenden) (?P<name>{'|'.join(_DAYS)})"
    rf"|(?:seit |im |in der |am )?(?P<which>letzt|vergangen|vorig|nächst|kommend|"
    rf"dies)e[nmrs]? (?P<span>{'|'.join(_SPANS)})"
    rf"|vor (?P<count>\d+|{'|'.join(_NUMBERS)}) (?P<unit>tag|woche|monat|jahr)(?:en?)?"
    r"|(?:seit|im jahr|in) (?P<plain>(?:19|20)\d\d))\b",
    re.IGNORECASE,
)
_NEAR = {"vorgestern": -2, "gestern": -1, "heute": 0, "morgen": 1, "übermorgen": 2}


def third(verb: str) -> str:
    """ "wohne" → "wohnt", "esse" → "isst"; a plural ("wohnen") the same."""
    word = verb.lower()
    base = word[:-2] if word.endswith("en") and word not in _STRONG else None
    word = f"{base}e" if base else word
    if word in _STRONG:
        return _STRONG[word]
    stem = word.removesuffix("e")
    return f"{stem}et" if stem.endswith(("t", "d", "chn", "ffn", "gn")) else f"{stem}t"


def of_them(words: str) -> str:
    """ "mit meiner Schwester" → "mit ihrer Schwester"."""
    for pattern, other in _MINE:
        words = pattern.sub(other, words)
    return words


def timed(words: str, said_at: datetime, *, past: bool) -> tuple[str, Period | None]:
    """The words without the time they name, and that time."""
    match = TIME.search(words)
    if match is None:
        return words, None
    period = _period(match, said_at, past=past)
    if period is None:
        return words, None
    return " ".join(f"{words[: match.start()]} {words[match.end() :]}".split()), period


def label(period: Period) -> str:
    """ "7. Mai 2026", "Mai 2026", "2026", "9. bis 15. November 2026"."""
    first, last = period.first, period.last
    month = f"{_MONTHS[last.month - 1]} {last.year}"
    if first == last:
        return f"{last.day}. {month}"
    if (first.month, first.day, last.month) == (1, 1, 12):
        return str(first.year)
    if (first.year, first.month) != (last.year, last.month):
        return f"{first.day}. {_MONTHS[first.month - 1]} bis {last.day}. {month}"
    is_whole = first.day == 1 and (last + timedelta(days=1)).day == 1
    return month if is_whole else f"{first.day}. bis {last.day}. {month}"


def _period(match: re.Match[str], said_at: datetime, *, past: bool) -> Period | None:
    if near := match["near"]:
        day = said_at.date() + timedelta(days=_NEAR[near.lower().split()[0]])
        return Period(day, day, "")
    found = dated(_english(match), said_at, past=past)
    return found.period if found else None


def _english(match: re.Match[str]) -> str:
    groups = {name: value.lower() for name, value in match.groupdict("").items()}
    months = dict(zip((month.lower() for month in _MONTHS), _IN_ENGLISH, strict=True))
    if groups["day"]:
        return f"on {groups['day']} {months[groups['month']]} {groups['year']}".strip()
    if groups["only"]:
        return f"in {months[groups['only']]} {groups['its']}".strip()
    if groups["name"]:
        return f"on {_DAYS_IN_ENGLISH[_DAYS.index(groups['name'])]}"
    if groups["which"]:
        return f"{_WHICH[groups['which']]} {_SPANS[groups['span']]}"
    if groups["count"]:
        return f"{_NUMBERS.get(groups['count'], groups['count'])} {_UNITS[groups['unit']]} ago"
    return f"in {groups['plain']}"
