"""Runs the German table over what one speaker says."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from memory_core.engine.extraction.dates import Period
from memory_core.engine.extraction.german.table import KIN, NAME, ORDERS, ROWS, Row
from memory_core.engine.extraction.german.words import label, of_them, third, timed
from memory_core.engine.extraction.people import USER
from memory_core.engine.extraction.sentences import Clause
from memory_core.engine.extraction.slots import slot_of
from memory_core.engine.types import Candidate, Change, Kind

_VERB = r"[a-zäöü]+(?:e|en)|bin|habe|mag|kann"
_SPLIT = re.compile(
    rf",? (?:und|aber|sondern|doch) (?=(?:ich|wir|meine?|unsere?|bitte)\b|(?:{_VERB}) |\d{{1,3}} jahre alt)|"
    rf", (?=(?:weil|da|denn|obwohl|"
    rf"wenn|"
    r"falls|ich|wir|aber|mein|meine|und)\b)",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:(?:hallo|hi|hey|guten (?:tag|morgen|abend)|ja|nein|also|übrigens|eigentlich|leider|naja|ach|oh|danke|super|"
    r"ok(?:ay)?|"
    r"und|aber|denn|außerdem|nur so|zur info)[,!:.]* +)+",
    re.IGNORECASE,
)
_DOUBTFUL = re.compile(
    r"\b(?:vielleicht|eventuell|möglicherweise|würde|hätte|könnte|wäre|angeblich|weiß nicht|glaube|denke|vermute)\b|"
    r"^(?:weil|da|wenn|falls|obwohl|ob|dass|als|während)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"(?:bitte )?(?:merke? dir(?: bitte)?|denk(?:e)? (?:bitte )?daran|vergiss (?:bitte )?nicht|"
    r"behalte im kopf)[,:]? (?:dass )?"
    r"(?=ich|wir|mein)",
    re.IGNORECASE,
)
_NEEDS_NO_SUBJECT = re.compile(
    r"(?:ich|wir|meine?|unsere?|bitte|duze?|sieze?|antworte?|schreibe?|sprich|nenne?)\b", re.IGNORECASE
)
_SUBJECT = re.compile(r"(?:ich|wir|meine?|unsere?|bitte)\b", re.IGNORECASE)
_INVERTED = re.compile(
    r"^(?P<time>[^,]{3,40}?) (?P<verb>bin|habe|[a-zäöü]+e|[a-zäöü]+en) (?P<who>ich|wir) (?P<rest>.+)$", re.IGNORECASE
)
_OF_KIN = re.compile(
    rf"(?:meine?|unsere?) (?P<kin>{KIN})(?:,? (?:namens )?(?P<name>{NAME}),?)? (?P<verb>hei(?:ß|ss)t|ist|sind|hat|"
    rf"haben|wohnt|wohnen|"
    r"lebt|leben|arbeitet|arbeiten|studiert|mag|isst|spielt|lernt|macht|kommt|liebt|verträgt) (?!(?:gesagt|gemeint|"
    r"gefragt|erzählt|behauptet|recht)\b)(?P<rest>.{2,120})$",
    re.IGNORECASE,
)
_LIST = re.compile(r",? (?:und|oder|sowie) |, *")
_VAGUE = re.compile(
    r"\b(?:das|dies(?:e[rsnm]?)?|jene[rsnm]?|es|dort|da|ihn|ihm|damit|davon|darin|so was|sowas)\b", re.IGNORECASE
)
_ARTICLE = re.compile(r"(?:der|die|das|den|dem|einen?|einer?|eine[mn]) ", re.IGNORECASE)


def candidates(
    clauses: list[Clause], speaker: str, message: int, content: str, said_at: datetime
) -> Iterator[Candidate]:
    """What a speaker says of themselves and of theirs, in German, in the order it was said."""
    for clause in clauses:
        for part, start, end in _parts(clause):
            yield from _of_part(part, clause, speaker, message, content[start:end], (start, end), said_at)


def _parts(clause: Clause) -> Iterator[tuple[str, int, int]]:
    """A clause cut where it goes on with another verb; who left out the "ich" behind "und" gets it back."""
    start = 0
    cuts = [*(match.span() for match in _SPLIT.finditer(clause.text)), (len(clause.text), len(clause.text))]
    for number, (end, following) in enumerate(cuts):
        said = _OPENING.sub("", clause.text[start:end].strip(" ,.!"))
        if number and said and not _NEEDS_NO_SUBJECT.match(said):
            said = f"ich bin {said}" if said[0].isdigit() else f"ich {said}"
        yield said, clause.start + start, clause.start + end
        start = following


def _of_part(
    words: str, clause: Clause, speaker: str, message: int, quote: str, span: tuple[int, int], said_at: datetime
) -> Iterator[Candidate]:
    told = _TOLD.match(words)
    words = _verb_second(words[told.end() :]) if told else words
    if not words or _DOUBTFUL.search(words) or (clause.doubtful and not told):
        return
    words = _subject_first(words)
    bare = Candidate(text="", kind=Kind.FACT, quote=quote, message=message, start=span[0], end=span[1], confidence=0.85)
    if kin := _OF_KIN.match(words):
        yield from _of_kin(kin, bare, speaker, said_at)
        return
    for row in (*ROWS, *ORDERS):
        without, when = timed(words, said_at, past=row.past) if row.kind in {Kind.EVENT, Kind.PLAN} else (words, None)
        if (match := row.pattern.match(without)) and not _VAGUE.search(_value(match)):
            yield from _worded(row, match, without, when, bare, speaker, said_at)
            return


def _worded(
    row: Row, match: re.Match[str], words: str, when: Period | None, bare: Candidate, speaker: str, said_at: datetime
) -> Iterator[Candidate]:
    value = _value(match)
    for item in _LIST.split(value) if row.several and value else [value]:
        item = _ARTICLE.sub("", item.strip()) if row.several else item.strip()
        told = row.says.format(**{**match.groupdict(""), "v": item}) if row.says else _itself(words)
        ends = when.bounds(said_at)[1] if when and row.kind is Kind.PLAN else None
        starts = when.bounds(said_at)[0] if when and row.kind is not Kind.PLAN else None
        yield replace(
            bare,
            text=f"{speaker} {told}" + (f" ({label(when)})" if when else ""),
            kind=row.kind,
            slot=_slot(row, match, speaker),
            value=item.lower() or None,
            change=row.change,
            importance=row.importance,
            categories=row.categories,
            valid_from=starts if row.change is not Change.RETRACT else None,
            valid_to=ends,
            reason=f"rule {row.name}",
        )


def _of_kin(match: re.Match[str], bare: Candidate, speaker: str, said_at: datetime) -> Iterator[Candidate]:
    rest, when = timed(match["rest"], said_at, past=False)
    if _VAGUE.search(rest):
        return
    whose = f"{speaker}s" if not speaker.endswith(("s", "ß", "x", "z")) else f"{speaker}'"
    name = f" {match['name']}" if match["name"] else ""
    text = f"{whose} {match['kin']}{name} {match['verb']} {of_them(rest)}" + (f" ({label(when)})" if when else "")
    yield replace(bare, text=text, importance=7, categories=("family", "personal_details"), reason="rule german.kin")


def _itself(words: str) -> str:
    """ "ich spiele Geige" → "spielt Geige"; "meine Lieblingsfarbe ist Rot" → "hat als Lieblingsfarbe Rot"."""
    who, _, rest = words.partition(" ")
    if who.lower() in {"meine", "mein"}:
        thing, _, rest = rest.partition(" ")
        return f"hat als {thing} {rest.partition(' ')[2]}"
    verb, _, rest = rest.partition(" ")
    return f"{third(verb)} {of_them(rest)}".strip()


def _value(match: re.Match[str]) -> str:
    groups = match.groupdict("")
    return next((groups[name] for name in ("v", "v2", "v3") if groups.get(name)), "").strip(" .!")


def _slot(row: Row, match: re.Match[str], speaker: str) -> str | None:
    if row.slot is None:
        return None
    owner = "" if speaker == USER else speaker.lower()
    return slot_of(owner, row.slot.format(what=match.groupdict("").get("what", "").lower()))


def _verb_second(words: str) -> str:
    """What stands behind "dass" has its verb at the end: "ich Nüsse nicht vertrage" → "ich vertrage Nüsse nicht"."""
    parts = words.split()
    if len(parts) > 2 and re.fullmatch(_VERB, parts[-1].lower()):
        return " ".join([parts[0], parts[-1], *parts[1:-1]])
    return words


def _subject_first(words: str) -> str:
    """ "Nächste Woche fliege ich nach Rom" → "ich fliege nächste Woche nach Rom"."""
    match = _INVERTED.match(words)
    if match is None or _SUBJECT.match(words):
        return words
    return f"{match['who'].lower()} {match['verb']} {match['time'][0].lower()}{match['time'][1:]} {match['rest']}"
