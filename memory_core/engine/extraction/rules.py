"""Runs the pattern tables over statements and words what they found."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from memory_core.engine.extraction import patterns
from memory_core.engine.extraction.dates import Dated, begun, dated
from memory_core.engine.extraction.fragments import is_fragment
from memory_core.engine.extraction.lexicon import value_slot
from memory_core.engine.extraction.narrate import in_third_person
from memory_core.engine.extraction.patterns.rule import Rule
from memory_core.engine.extraction.slots import is_single_valued, slot_of
from memory_core.engine.extraction.statements import Form, Statement
from memory_core.engine.extraction.verbs import is_past
from memory_core.engine.types import Candidate, Change, Kind

_LONGEST_VALUE = 80

_TABLES: dict[Form, tuple[Rule, ...]] = {
    Form.SELF: patterns.SELF,
    Form.THING: patterns.THINGS,
    Form.KIN: patterns.KIN,
    Form.ORDER: patterns.ORDERS,
    Form.EFFECT: patterns.EFFECTS,
    Form.TOLD: patterns.TOLD,
    # "Python is …", "Berlin is …": a capitalised word is only believed to be a person by these.
    Form.NAMED: tuple(
        rule
        for rule in patterns.SELF
        if rule.name.startswith(
            ("relations.", "diet.", "work.job", "work.employer", "work.role", "places.moved", "identity.age")
        )
    ),
}
_HOW_OFTEN = re.compile(
    r"\b(?:(?:every|each) (?:other |single )?(?:day|morning|evening|night|week|weekend|month|year|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)|daily|weekly|(?:once |twice |(?:a|an|one|two|three|four|five|six|"
    r"several|\d+) (?:\w+ ){1,2}?)"
    r"(?:an?|per) (?:day|week|month|year)|on (?:weekends|weekdays|(?:mon|tues|wednes|thurs|fri|satur|sun)days)|"
    r"in the (?:mornings?|evenings?)|at night|at \d{1,2}(?::\d\d)? ?(?:am|pm))\b",
    re.I,
)
_FREQUENCY = re.compile(
    r"(?:(?:almost |nearly )?(?:always|usually|often|sometimes|rarely|occasionally|frequently|"
    r"mostly|mainly|normally|typically|generally|regularly)|every (?:day|week|morning|year)) +",
    re.I,
)
_CLAUSE_TAIL = re.compile(
    r"(?:,| -)? +(?:(?:because|since|when|(?<! a )while|after|before|which|who|where|but|so|"
    r"though|although|if)\b.*|"
    r"(?:these days|nowadays|right now|at the moment|anymore|any more|anyways?|too|as well|a lot|"
    r"very much|so much|lol|haha|"
    r"more than anything|hands down|the most|best|lately|recently|now|again|currently|instead|also|already|"
    r"in general|tbh|btw|"
    r"right|at all|if possible|please|every (?:day|morning|evening|night|week|weekend)|all the time|all day)$)",
    re.I | re.S,
)
_TIGHT_TAIL = re.compile(
    r" +(?:for|with|at|as|in|on|to|from|about|by|near|over|under|inside|through|during|until|that|"
    r"and (?:i|we|my|the|it|their|they))\b.*",
    re.I | re.S,
)
# What was done yesterday for a day to come: "booked a flight for 12 January".
_AHEAD = re.compile(r"(?:has |have )?(?:booked|reserved|scheduled|signed up|registered|enrolled)\b")
_ARTICLE = re.compile(
    r"(?:a (?:little )?bit of|a little|some basic|also|an?|the|my|their|our|some|any|all|new|own|very|really|to|both|"
    r"User's)\s+"
)
_PRONOUN = re.compile(r"\b(?:it|they|he|she)\b", re.I)
_LIST = re.compile(r",? +(?:and|or) +(?:also +)?|, *| +& +")
_TRAILING = re.compile(
    r"(?: (?:for|of|with|to|at|in|on) (?:the|a))?[\s,;:.!-]*(?:\b(?:too|though|tho|as well|lol|"
    r"haha|btw|tbh|anyway|so|and|but|or|right now|now|please|again|right|yet|also|actually|because|since|just|"
    r"for a|together|the|a)\b)?[\s,;:.!-]*$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A statement with its time taken apart: `words` to match, the `period` it named, its frequency word."""

    statement: Statement
    words: str
    when: Dated | None
    frequency: str = ""
    shown: str = ""


def candidates(statement: Statement, message: int, content: str, said_at: datetime) -> list[Candidate]:
    """What the first rule that fits the statement makes of it; an empty list when none does."""
    reading = _taken_apart(statement, said_at)
    for rule in _TABLES[statement.form]:
        match = rule.pattern.match(statement.words if rule.reads_date else reading.words)
        if match and _applies(rule, reading, match):
            return [
                _candidate(rule, reading, match, value, text, message, content, said_at)
                for value, text in _values(rule, reading, match)
                if not (_must_stand_alone(rule, statement) and is_fragment(text, statement.subject.text))
            ]
    return []


def _must_stand_alone(rule: Rule, statement: Statement) -> bool:
    return rule.standalone and statement.form not in {Form.ORDER, Form.TOLD}


def _taken_apart(statement: Statement, said_at: datetime) -> _Reading:
    words = statement.words
    frequency = _FREQUENCY.match(words) if statement.form is not Form.ORDER else None
    if frequency:
        words = words[frequency.end() :]
    first = words.split(" ", 2)
    past = bool(first) and (
        is_past(first[0])
        or first[0] in {"was", "were", "had"}
        or (first[0] == "has" and len(first) > 1 and is_past(first[1]))
    )
    past = past and not _AHEAD.match(words)
    when = begun(words, said_at) if words.startswith(("has ", "have ")) else None
    when = when or dated(words, said_at, past=past)
    told = dated(statement.shown, said_at, past=past) if statement.shown else None
    return _Reading(
        statement,
        when.text if when else words,
        when,
        frequency.group() if frequency else "",
        told.text if told else statement.shown,
    )


def _applies(rule: Rule, reading: _Reading, match: re.Match[str]) -> bool:
    statement = reading.statement
    if statement.ended and (rule.slot is None or rule.change is not Change.NEW or rule.kind is Kind.PLAN):
        return False
    if (rule.dated and reading.when is None) or (rule.habitual and not _is_habit(reading)):
        return False
    if rule.standalone and statement.vague:
        return False
    return rule.negative or " not " not in f" {match.group()} "[:20]


def _is_habit(reading: _Reading) -> bool:
    return bool(reading.frequency or _HOW_OFTEN.search(reading.words))


def _values(rule: Rule, reading: _Reading, match: re.Match[str]) -> Iterator[tuple[str | None, str]]:
    """Each value the match holds with the sentence for it; one sentence without a value when it names none."""
    if "v" not in match.groupdict() or match.group("v") is None:
        yield rule.value, _sentence(rule, reading, match, "")
        return
    head, tail = _cut(rule, match.group("v"))
    items = _items(head) if rule.several else [head]
    for item in items:
        value = _normal(item)
        shown = item + tail if len(items) > 1 else match.group("v")
        full = _normal(rule.value.format(**{**match.groupdict(), "v": value})) if rule.value else value
        if full:
            yield (
                full if len(full) <= _LONGEST_VALUE else None,
                _sentence(rule, reading, match, shown, item if len(items) > 1 else head),
            )


def _cut(rule: Rule, raw: str) -> tuple[str, str]:
    """The value and what trails it: "python because my boss said so" → "python"."""
    end = len(raw)
    for pattern in (_CLAUSE_TAIL, _TIGHT_TAIL) if rule.tight else (_CLAUSE_TAIL,):
        if (tail := pattern.search(raw)) and tail.start():
            end = min(end, tail.start())
    return raw[:end].strip(" ,"), raw[end:]


def _items(head: str) -> list[str]:
    """The members of a list of short things, or the whole when it is no such list."""
    items = [item.strip() for item in _LIST.split(head) if item.strip()]
    plain = all(len(_normal(item).split()) <= 3 and not _PRONOUN.search(item) for item in items)
    return items if plain else [head]


def _normal(value: str) -> str:
    value = re.sub(r"[\s\"]+", " ", value).strip(" .,!?;:'()")
    while (match := _ARTICLE.match(value)) and match.end() < len(value):
        value = value[match.end() :]
    return _TRAILING.sub("", value).lower()


def _sentence(rule: Rule, reading: _Reading, match: re.Match[str], shown: str, head: str = "") -> str:
    statement = reading.statement
    if rule.says:
        when = f" {reading.when.period.phrase}" if reading.when else ""
        words = rule.says.format(**{**match.groupdict(""), "v": head.strip(" .\"'") or shown, "when": when})
        if statement.form is Form.EFFECT:
            words = _of_effect(words, statement)
        elif statement.form is Form.ORDER:
            words = re.sub(r"\byour\b", "its", in_third_person(words))
    elif reading.shown:
        words = reading.shown
    elif shown and "v" in match.groupdict():
        words = match.string[: match.start("v")] + shown + match.string[match.end("v") :]
    else:
        words = match.string
    words = _TRAILING.sub("", re.sub(r"\s+", " ", reading.frequency + words).strip())
    if statement.form not in {Form.EFFECT, Form.TOLD}:
        words = f"{statement.subject.text} {words}"
    if reading.when and not rule.reads_date and reading.when.period.label not in words:
        words += f" ({(reading.when.bound + ' ') if reading.when.bound else ''}{reading.when.period.label})"
    return words[0].upper() + words[1:]


def _of_effect(words: str, statement: Statement) -> str:
    name = statement.subject.text
    words = re.sub(r"  +", " is ", words)
    words = re.sub(r"^my\b|(?<=is )my\b|(?<=are )my\b", f"{name}'s", words, flags=re.I)
    words = re.sub(r"\bme\b", name, words, count=1, flags=re.I)
    return in_third_person(words)


def _candidate(
    rule: Rule,
    reading: _Reading,
    match: re.Match[str],
    value: str | None,
    text: str,
    message: int,
    content: str,
    said_at: datetime,
) -> Candidate:
    statement, clause = reading.statement, reading.statement.clause
    slot = _slot(rule, statement, match, value)
    groups = match.groupdict()
    named = groups.get("old") or statement.replaces
    old = _normal(_cut(rule, named)[0]) if named else None
    starts, ends = _validity(rule, reading, said_at)
    return Candidate(
        text=text,
        kind=rule.kind,
        quote=content[clause.start : clause.end],
        message=message,
        start=clause.start,
        end=clause.end,
        importance=rule.importance,
        confidence=rule.confidence,
        slot=slot,
        value=value if slot else None,
        replaces=old,
        change=_change(rule, statement, slot),
        categories=rule.categories,
        valid_from=starts,
        valid_to=ends,
        reason=f"rule {rule.name}",
    )


def _slot(rule: Rule, statement: Statement, match: re.Match[str], value: str | None) -> str | None:
    if rule.slot is None:
        return None
    groups = {key: _normal(_cut(rule, found)[0]).replace(" ", "_") for key, found in match.groupdict("").items()}
    of_value = value_slot(value or "", groups.get("old", ""))
    default = "tool" if _is_proper(match.groupdict("").get("v", "")) else "habit"
    return slot_of(
        statement.subject.owner, rule.slot.format(**groups, tool=of_value or "tool", thing=of_value or default)
    )


def _is_proper(raw: str) -> bool:
    return raw[:1].isupper()


def _change(rule: Rule, statement: Statement, slot: str | None) -> Change:
    if statement.ended:
        return Change.RETRACT
    if rule.change is Change.NEW and statement.corrected and is_single_valued(slot):
        return Change.UPDATE
    return rule.change


def _validity(rule: Rule, reading: _Reading, said_at: datetime) -> tuple[datetime | None, datetime | None]:
    """An event is true from its day on, a plan until its time is over, a mood for a few days."""
    lasting = said_at + timedelta(days=rule.lasts_days) if rule.lasts_days else None
    if reading.when is None or rule.reads_date:
        return None, lasting
    first, end = reading.when.period.bounds(said_at)
    if rule.kind in {Kind.PLAN, Kind.TEMPORARY} or reading.when.bound in {"until", "till", "before", "by"}:
        return None, end if end > said_at else None
    return first, None
