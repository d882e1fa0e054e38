"""The time a question names: "in May 2023", "am 3. Mai", "last week", "2023-05-08", "2023年5月8日"."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from memory_core.engine.timewords_elsewhere import in_english

_DAY = timedelta(days=1)
_MONTH_NAMES = (
    "january jan januar janvier enero janeiro gennaio januari января январе январь يناير",
    "february feb februar février febrero fevereiro febbraio februari февраля феврале февраль فبراير",
    "march mar märz mars marzo março maart марта марте март مارس",
    "april apr avril abril aprile апреля апреле апрель أبريل",
    "may mai mayo maio maggio mei мая мае май مايو",
    "june jun juni juin junio junho giugno июня июне июнь يونيو",
    "july jul juli juillet julio julho luglio июля июле июль يوليو",
    "august aug août agosto augustus августа августе август أغسطس",
    "september sep sept septembre septiembre setembro settembre сентября сентябре сентябрь سبتمبر",
    "october oct oktober octobre octubre outubro ottobre октября октябре октябрь أكتوبر",
    "november nov novembre noviembre novembro ноября ноябре ноябрь نوفمبر",
    "december dec dezember décembre diciembre dezembro dicembre декабря декабре декабрь ديسمبر",
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAYS = {name: number for number, name in enumerate(_WEEKDAY_NAMES)}
_COUNTS = ("a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {word: number for number, word in enumerate(_COUNTS, 1)} | {"an": 1}

_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATE = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|er|\.)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_OF = r"\s+(?:of\s+|de\s+|di\s+)?"
_NAMED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_YEAR}-(?P<number>[01]\d)-(?P<day>[0-3]\d)\b",
        rf"\b(?P<day>[0-3]?\d)\.\s?(?P<number>[01]?\d)\.\s?{_YEAR}\b",
        rf"{_YEAR}[年년]\s?(?P<number>[01]?\d)[月월]\s?(?:(?P<day>[0-3]?\d)[日号號일])?",
        rf"{_YEAR}[年년]",
        rf"\b{_DATE}{_OF}(?P<month>{_MONTH})\b\.?(?:,?{_OF}{_YEAR})?",
        rf"\b(?P<month>{_MONTH})\.?\s+{_DATE}\b(?!\d)(?:,?\s+{_YEAR})?",
        rf"\b(?P<month>{_MONTH})\b\.?,?{_OF}{_YEAR}",
        # A month alone must look like one: "in may", "last march", never "may I" or "a march".
        rf"\b(?:in|during|since|early|late|mid|last|by|until|im|en|em|nel|в|во|في)\s+(?P<month>{_MONTH})\b",
        rf"\b{_YEAR}\b",
    )
)
_AGO = re.compile(r"\b(?P<count>\d{1,3}|" + "|".join(_NUMBERS) + r")\s+(?P<unit>day|week|month|year)s?\s+ago\b")
_RELATIVE = re.compile(r"\b(?P<which>last|past|previous|this)\s+(?P<unit>week|weekend|month|year|night)\b")
_WEEKDAY = re.compile(r"\b(?:last|on)\s+(?P<name>" + "|".join(_WEEKDAYS) + r")\b")
_NEAR = {"day before yesterday": 2, "yesterday": 1, "today": 0, "this morning": 0}


@dataclass(frozen=True, slots=True)
class Interval:
    """From `start` up to but not including `end`, both timezone-aware. `yearly` is "in May", of any year."""

    start: datetime
    end: datetime
    yearly: bool = False

    def in_year(self, year: int) -> "Interval":
        shift = year - self.start.year
        return Interval(_moved(self.start, shift), _moved(self.end, shift))


def named_interval(query: str, now: datetime) -> Interval | None:
    """The time named in `query` (a date before a month, a month before a year), or None when it names none.

    "Last week" is read as of `now`, in its time zone. A day or month without a year means any year.
    """
    for pattern in _NAMED:
        for match in pattern.finditer(query):
            if found := _calendar(match.groupdict(), now):
                return found
    return _relative(in_english(query.casefold()), now)


def _calendar(parts: dict[str, str | None], now: datetime) -> Interval | None:
    name, day, year = parts.get("month"), parts.get("day"), parts.get("year")
    month = int(parts.get("number") or 0) or (_MONTHS[name.casefold()] if name else None)
    try:
        start = _midnight(now).replace(year=int(year or now.year), month=month or 1, day=int(day or 1))
    except ValueError:  # 31 April, or 29 February in a year without one
        return None
    end = start + _DAY if day else _months_later(start, 1 if month else 12)
    return Interval(start, end, yearly=year is None)


def _relative(query: str, now: datetime) -> Interval | None:
    today = _midnight(now)
    for words, days in _NEAR.items():
        if re.search(rf"\b{words}\b", query):
            return Interval(today - days * _DAY, today - (days - 1) * _DAY)
    if match := _AGO.search(query):
        count = match["count"]
        return _ago(today, int(count) if count.isdecimal() else _NUMBERS[count], match["unit"])
    if match := _RELATIVE.search(query):
        return _SPANS[match["unit"]](today, 0 if match["which"] == "this" else 1)
    if match := _WEEKDAY.search(query):
        days = (today.weekday() - _WEEKDAYS[match["name"]]) % 7 or 7
        return Interval(today - days * _DAY, today - (days - 1) * _DAY)
    return None


def _ago(today: datetime, count: int, unit: str) -> Interval:
    if unit == "day":
        return Interval(today - count * _DAY, today - (count - 1) * _DAY)
    return _SPANS[unit](today, count)


def _week(today: datetime, back: int) -> Interval:
    monday = today - (today.weekday() + 7 * back) * _DAY
    return Interval(monday, monday + 7 * _DAY)


def _weekend(today: datetime, back: int) -> Interval:
    week = _week(today, back)
    return Interval(week.start + 5 * _DAY, week.end)


def _month(today: datetime, back: int) -> Interval:
    first = _months_later(today.replace(day=1), -back)
    return Interval(first, _months_later(first, 1))


def _year(today: datetime, back: int) -> Interval:
    first = _months_later(today.replace(month=1, day=1), -12 * back)
    return Interval(first, _months_later(first, 12))


def _night(today: datetime, back: int) -> Interval:
    return Interval(today - back * _DAY, today - (back - 1) * _DAY)


_SPANS: dict[str, Callable[[datetime, int], Interval]] = {
    "week": _week,
    "weekend": _weekend,
    "month": _month,
    "year": _year,
    "night": _night,
}


def _midnight(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def _months_later(first: datetime, months: int) -> datetime:
    """`first` is the first day of a month and so is the answer; never before year 1."""
    index = max(first.year * 12 + first.month - 1 + months, 12)
    return first.replace(year=index // 12, month=index % 12 + 1)


def _moved(moment: datetime, years: int) -> datetime:
    day = 28 if (moment.month, moment.day) == (2, 29) else moment.day
    return moment.replace(year=moment.year + years, day=day)
