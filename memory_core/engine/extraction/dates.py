"""Resolves "yesterday", "next Tuesday", "in June", "last year" against the moment something was said."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "a couple of": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "twenty": 20,
}  # fmt: skip

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|(?-i:May)|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|"
    r"sat(?:urday)?|sun(?:day)?)"
)
_COUNT = r"(?:\d{1,3}|a couple of|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty)"


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, and how a reader would call them ("7 May 2023", "June 2023")."""

    first: date
    last: date
    label: str

    def bounds(self, said_at: datetime) -> tuple[datetime, datetime]:
        """The period as half-open moments in the time zone of `said_at`."""
        zone = said_at.tzinfo
        return (
            datetime.combine(self.first, time(), zone),
            datetime.combine(self.last + timedelta(days=1), time(), zone),
        )

    @property
    def phrase(self) -> str:
        """The label inside a sentence: "on 7 May 2023", "in June 2023", "in the week of 1 May 2023"."""
        if self.label.startswith(("week of", "weekend of")):
            return f"{'in' if self.label.startswith('week of') else 'on'} the {self.label}"
        return f"{'on' if self.first == self.last else 'in'} {self.label}"


@dataclass(frozen=True, slots=True)
class Dated:
    """A text with its time words taken out, and what they came to. `bound` is "since", "until" or empty."""

    text: str
    period: Period
    bound: str = ""


def _day(day: date) -> Period:
    return Period(day, day, f"{day.day} {day:%B %Y}")


def _span(first: date, days: int, called: str) -> Period:
    return Period(first, first + timedelta(days=days - 1), f"{called} {first.day} {first:%B %Y}")


def _month(year: int, month: int) -> Period:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]), f"{date(year, month, 1):%B %Y}")


def _year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31), str(year))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _relative_day(match: re.Match[str], today: date, past: bool) -> Period:
    words = match.group("word").lower()
    shift = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(
        words.split(" ")[0] if "night" not in words else words, 0
    )
    if words.startswith("the day"):
        shift = -2 if "before" in words else 2
    return _day(today + timedelta(days=shift))


def _weekday(match: re.Match[str], today: date, past: bool) -> Period:
    """ "last Friday" is the latest one before today, "next Friday" the first after; a bare one follows the tense."""
    which = (match.group("which") or "").lower()
    distance = (
        next(i for i, day in enumerate(DAYS) if day.startswith(match.group("day").lower()[:3])) - today.weekday()
    ) % 7
    if which in {"last", "past"} or (past and which not in {"next", "this", "this coming", "coming"}):
        return _day(today + timedelta(days=distance - 7))
    return _day(today + timedelta(days=distance or 7))


def _unit(match: re.Match[str], today: date, past: bool) -> Period:
    step = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}[match.group("which").lower().split(" ")[-1]]
    unit = match.group("unit").lower()
    if unit == "week":
        return _span(_monday(today) + timedelta(weeks=step), 7, "week of")
    if unit == "weekend":
        return _span(_monday(today) + timedelta(weeks=step, days=5), 2, "weekend of")
    if unit == "month":
        return _month(today.year, today.month + step)
    if unit == "year":
        return _year(today.year + step)
    return _season(unit, step, today)


def _season(name: str, step: int, today: date) -> Period:
    """Seasons of the north; "last summer" is the latest one that is over."""
    start = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[name]
    year = today.year
    if step < 0 and today.month < start + 3:
        year -= 1
    if step > 0 and today.month >= start:
        year += 1
    first, last = _month(year, start), _month(year, start + 2)
    return Period(first.first, last.last, f"{name} {year}")


def _ago(match: re.Match[str], today: date, past: bool) -> Period:
    sign = 1 if match.group("later") else -1
    count = sign * _number(match.group("count") or match.group("later"))
    unit = (match.group("unit") or match.group("unit_later")).lower()
    if unit.startswith("day"):
        return _day(today + timedelta(days=count))
    if unit.startswith("weekend"):
        return _span(_monday(today) + timedelta(weeks=count, days=5), 2, "weekend of")
    if unit.startswith("week"):
        return _span(_monday(today) + timedelta(weeks=count), 7, "week of")
    if unit.startswith("month"):
        return _month(today.year, today.month + count)
    return _year(today.year + count)


def _number(words: str) -> int:
    return int(words) if words.isdigit() else _NUMBERS[words.lower()]


def _calendar_day(match: re.Match[str], today: date, past: bool) -> Period:
    day, month = int(match.group("d1") or match.group("d2")), _month_number(match.group("m1") or match.group("m2"))
    named = match.group("y1") or match.group("y2")
    if named:
        return _day(date(int(named), month, day))
    found = date(today.year, month, day)
    if past and found > today:
        return _day(date(today.year - 1, month, day))
    return _day(found if past or found >= today else date(today.year + 1, month, day))


def _calendar_month(match: re.Match[str], today: date, past: bool) -> Period:
    month, named, which = _month_number(match.group("month")), match.group("year"), (match.group("which") or "").lower()
    if named:
        return _month(int(named), month)
    if past or which == "last":
        return _month(today.year - (month > today.month or (which == "last" and month == today.month)), month)
    return _month(today.year + (month < today.month), month)


def _iso(match: re.Match[str], today: date, past: bool) -> Period:
    return _day(date(int(match.group("iso_y")), int(match.group("iso_m")), int(match.group("iso_d"))))


def _plain_year(match: re.Match[str], today: date, past: bool) -> Period:
    return _year(int(match.group("year")))


def _month_number(name: str) -> int:
    return next(i for i, month in enumerate(MONTHS, 1) if month.startswith(name.lower()[:3]))


Resolver = Callable[[re.Match[str], date, bool], Period]
_NOT_POSSESSIVE = r"(?!'|-?\w)"
_RULES: tuple[tuple[re.Pattern[str], Resolver], ...] = tuple(
    (re.compile(pattern, re.I), resolve)
    for pattern, resolve in (
        (r"\b(?:on |by |until )?(?P<iso_y>(?:19|20)\d\d)-(?P<iso_m>[01]\d)-(?P<iso_d>[0-3]\d)\b", _iso),
        (rf"\b(?:on )?(?:the )?(?:(?P<d1>[0-3]?\d)(?:st|nd|rd|th)?(?: of)? (?P<m1>{_MONTH})\.?(?:,? "
r"(?P<y1>(?:19|20)\d\d))?"
         rf"|(?P<m2>{_MONTH})\.? (?P<d2>[0-3]?\d)(?:st|nd|rd|th)?(?:,? (?P<y2>(?:19|20)\d\d)"
rf")?){_NOT_POSSESSIVE}", _calendar_day),
        (r"\b(?P<word>the day (?:before yesterday|after tomorrow)|yesterday(?: (?:morning|afternoon|"
r"evening|night))?|last night|"
         r"tomorrow(?: (?:morning|afternoon|evening|night))?|tonight|today|this (?:morning|afternoon|"
rf"evening)){_NOT_POSSESSIVE}", _relative_day),
        (rf"\b(?:on |by )?(?:(?P<which>last|past|next|this(?: coming)?|coming) )(?P<day>{_DAY})(?: "
rf"(?:morning|afternoon|evening|night))?{_NOT_POSSESSIVE}", _weekday),
        (rf"(?:\bon |(?<=\buntil )|(?<=\bsince )|(?<=\btill )|(?<=\bby )|(?<=\bis ))(?P<which>)(?P<day>{_DAY})(?: "
rf"(?:morning|afternoon|evening|night))?{_NOT_POSSESSIVE}", _weekday),
        (r"\b(?:at |over |during |in |for )?(?:later |earlier |(?:the )?(?:beginning|end|middle) of )?(?:the )?"
r"(?P<which>last|past|this(?: coming)?|next|coming) "
rf"(?P<unit>weekend|week|month|year|spring|summer|autumn|fall|winter){_NOT_POSSESSIVE}", _unit),
        (rf"\b(?:(?:about |around |roughly |almost |nearly |over |like |some )?(?P<count>{_COUNT}) "
rf"(?P<unit>days?|weekends?|weeks?|months?|years?) ago|in (?P<later>{_COUNT}) (?P<unit_later>days?|"
rf"weeks?|months?|years?)(?! of)){_NOT_POSSESSIVE}", _ago),
        (rf"(?:\b(?:in |this |(?P<which>last |next ))|(?<=\bsince )|(?<=\buntil )|"
            rf"(?<=\bby )|(?<=\bbefore )|(?<=\bfrom ))(?P<month>{_MONTH})"
rf"(?:,? (?:of )?(?P<year>(?:19|20)\d\d))?{_NOT_POSSESSIVE}", _calendar_month),
        (r"(?:\b(?:back )?in |(?<=\bsince )|(?<=\buntil )|(?<=\bfrom ))(?P<year>(?:19|20)\d\d)\b", _plain_year),
    )
)  # fmt: skip
_MAY_HOLD_TIME = re.compile(
    rf"\b(?:yesterday|tomorrow|today|tonight|last|next|this|coming|past|ago|in|on|since|{_MONTH}|{_DAY}|"
    r"(?:19|20)\d\d)",
    re.I,
)
_LONE_TIME = re.compile(r"(?:[A-Za-z' ]*\b)?(?:yesterday|ago|last|today|tomorrow|next|this|on|in|back)\b[\w' ]*", re.I)
_BOUND = re.compile(r"\b(?:for|since|until|till|before|after|by|from|starting)$", re.I)
_SINCE = re.compile(
    r"\bfor (?:about |around |over |almost |nearly |more than |the (?:last|past) "
    rf")?(?P<count>{_COUNT}) (?P<unit>years|months)\b(?! old)",
    re.I,
)


def dated(text: str, said_at: datetime, *, past: bool) -> Dated | None:
    """The first time expression of the text, resolved; None when there is none or it names no real day.

    `past` says which way an undirected "in June" or "on Friday" looks.
    """
    if not _MAY_HOLD_TIME.search(text):
        return None
    for pattern, resolve in _RULES:
        match = pattern.search(text)
        if match is None:
            continue
        try:
            period = resolve(match, said_at.date(), past)
        except (ValueError, OverflowError):
            continue
        return _taken_out(text, match, period)
    return None


def _taken_out(text: str, match: re.Match[str], period: Period) -> Dated:
    left, right = text[: match.start()].rstrip(" ,"), text[match.end() :].lstrip(" ,")
    bound = _BOUND.search(left)
    if bound:
        left = left[: bound.start()].rstrip(" ,")
    return Dated(f"{left} {right}".strip(), period, bound.group().lower() if bound else "")


def begun(text: str, said_at: datetime) -> Dated | None:
    """ "for 5 years" said of a state that still holds: since about when."""
    match = _SINCE.search(text)
    if match is None:
        return None
    count, today = _number(match.group("count")), said_at.date()
    try:
        period = (
            _year(today.year - count) if match.group("unit") == "years" else _month(today.year, today.month - count)
        )
    except ValueError:
        return None
    return Dated(text[: match.start()] + f"since about {period.label}" + text[match.end() :], period)


def is_only_time(text: str) -> bool:
    """`Last Friday`, alone before a comma: it belongs to the clause that follows."""
    if not _LONE_TIME.fullmatch(text) or len(text) > 40:
        return False
    return any(
        (match := pattern.search(text)) and len(text) - (match.end() - match.start()) <= 9 for pattern, _ in _RULES
    )
