"""Ways of life that exclude each other, each told by a pattern."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from memory_core.engine.contradiction.stance import NO, YES, Stance, one_of
from memory_core.engine.extraction.people import FAMILY


@dataclass(frozen=True, slots=True)
class Pattern:
    cause: str
    answers: frozenset[str]
    words: re.Pattern[str]
    detail: str = ""


def _row(cause: str, answers: frozenset[str], words: str, detail: str = "") -> Pattern:
    return Pattern(cause, answers, re.compile(words, re.I), detail)


# Who is single may be divorced, who is divorced may be engaged again; what remains apart excludes each other.
_MARRIED, _ENGAGED = one_of(["married"]), one_of(["engaged"])
_SINGLE, _DIVORCED = one_of(["single", "divorced", "widowed"]), one_of(["divorced", "single", "couple", "engaged"])
_WIDOWED, _COUPLE = one_of(["widowed", "single", "couple"]), one_of(["couple", "engaged"])
_PARTNER = one_of(["couple", "engaged", "married"])
_OFFICE, _HOME = one_of(["office"]), one_of(["home"])
_WEEKLY = r"(?! (?:on|one|two|three|four|\d|some|most|part|occasionally|sometimes|when|every other))"

_SAYS = (
    _row("marital_status", _MARRIED, r"(?:is|has been|got) (?:happily )?married\b(?! to the)|ist verheiratet"),
    _row("marital_status", _SINGLE, r"is single\b|ist (?:ledig|single)|is not (?:married|in a relationship)$"),
    _row("marital_status", _DIVORCED, r"(?:is|got) divorced\b|ist geschieden"),
    _row("marital_status", _WIDOWED, r"is (?:widowed|an? widow(?:er)?)\b|ist verwitwet"),
    _row("marital_status", _ENGAGED, r"(?:is|got) engaged(?: to\b|$)|ist verlobt"),
    _row("marital_status", _COUPLE, r"has an? (?:[\w-]+ )?(?:girlfriend|boyfriend)\b|is dating "),
    _row("marital_status", _MARRIED, r"has an? (?:wife|husband)\b"),
    _row(
        "employment",
        NO,
        r"is (?:unemployed|jobless|out of work|between jobs|retired|on disability)\b|"
        r"ist (?:arbeitslos|"
        r"im ruhestand|in rente|pensioniert)|has no job$|does not (?:have a job|work)$",
    ),
    _row(
        "employment",
        YES,
        r"works (?:as|for|at)\b(?! (?:home\b|an? volunteer|night|least|pace|ease))|"
        r"is employed\b|arbeitet (?:als|bei)\b",
    ),
    _row("workplace", _HOME, rf"works (?:fully |entirely |only )?(?:remotely|from home){_WEEKLY}"),
    _row(
        "workplace",
        _OFFICE,
        rf"works (?:in|from|at) (?:the|an) office{_WEEKLY}|commutes to (?:the office|"
        rf"work) (?:every day|daily)",
    ),
    _row(
        "driving",
        NO,
        r"does not drive(?: a car)?$|cannot drive(?: a car)?$|never (?:drives|learned to drive)|"
        r"(?:has no|does not have "
        r"an?|is without a) (?:driving|driver'?s) licen[cs]e|hat keinen führerschein",
    ),
    _row(
        "driving",
        YES,
        r"drives (?!.*\b(?:crazy|mad|nuts|growth|sales|change|results|projects?|innovation)\b)|"
        r"fährt (?:einen|mit dem) "
        r"(?:eigenen )?auto",
    ),
    _row(
        "smoking",
        NO,
        r"(?:does not|never|no longer) smokes?\b|is (?:an? )?(?:non-?smoker|smoke-free)|"
        r"quit smoking|raucht nicht",
    ),
    _row(
        "smoking",
        YES,
        r"smokes\b(?! (?:meat|salmon|brisket|ribs|fish))|"
        r"is an? (?:[\w-]+ )?(?<!non-)(?<!ex-)smoker$|raucht(?! nicht)",
    ),
    _row("handedness", one_of(["left"]), r"(?:is|ist) (?:a )?(?:left[- ]hande[dr]\w*|lefty|linkshänder)"),
    _row("handedness", one_of(["right"]), r"(?:is|ist) (?:right[- ]handed|rechtshänder)"),
    _row("temper", one_of(["in"]), r"(?:is|ist) (?:an? |eher )?(?:\w+ )?introver"),
    _row("temper", one_of(["out"]), r"(?:is|ist) (?:an? |eher )?(?:\w+ )?extr[ao]ver"),
    _row("daytime", one_of(["early"]), r"is an? (?:morning person|early bird|early riser)|ist ein frühaufsteher"),
    _row(
        "daytime",
        one_of(["late"]),
        r"is (?:an? (?:night owl|late riser)|not an? (?:morning person|early riser))|"
        r"ist (?:eine nachteule|"
        r"ein langschläfer)",
    ),
    _row("belief", one_of(["none"]), r"is (?:an? )?(?:atheist|agnostic|not religious|non-?religious)\b"),
    _row(
        "household",
        one_of(["alone"]),
        r"lives (?:alone|by (?:herself|himself|themselves|themself))|lebt allein|"
        r"wohnt allein",
    ),
    _row(
        "household",
        one_of(["with"]),
        rf"lives (?:together )?with (?:(?:their|her|his|an?|two|three|four|"
        rf"\d) )?(?:[\w-]+ )?(?:{FAMILY}|"
        r"roommates?|flatmates?|housemates?|family|friends?)\b|shares (?:an?|the|their) (?:flat|apartment|house)",
    ),
    _row("pronouns", one_of(["she"]), r"(?:uses|goes by) she/her"),
    _row("pronouns", one_of(["he"]), r"(?:uses|goes by) he/him"),
    _row("pronouns", one_of(["they"]), r"(?:uses|goes by) they/them"),
    _row("sight", NO, r"does not (?:wear|need) glasses"),
    _row("sight", YES, r"wears glasses"),
)
_BELIEF = re.compile(
    r"is (?:an? )?(?:practi[cs]ing |devout )?(?P<belief>catholic|christian|protestant|orthodox|muslim|jewish|hindu|"
    r"buddhist|sikh)s?$",
    re.I,
)
_WIDER = {"catholic": "christian", "protestant": "christian", "orthodox": "christian"}
_PRONOUNS = re.compile(r"pronouns are (?P<first>she|he|they)\b", re.I)
_SPOUSE = re.compile(r"(?:wife|husband)(?:'s)?\b", re.I)
_SWEETHEART = re.compile(r"(?:girlfriend|boyfriend)(?:'s)?\b", re.I)
_FIANCE = re.compile(r"fianc[eé]e?(?:'s)?\b", re.I)
_PARTNERED = re.compile(r"partner(?:'s)?\b", re.I)


def stances(says: str, thing: str) -> Iterator[Stance]:
    yield from (Stance(row.cause, row.answers, row.detail) for row in _SAYS if row.words.match(says))
    if match := _BELIEF.match(says):
        belief = match["belief"].lower()
        yield Stance(
            "belief", frozenset({belief, _WIDER.get(belief, belief)}) if belief != "christian" else one_of([belief])
        )
    if match := _PRONOUNS.match(thing):
        yield Stance("pronouns", one_of([match["first"].lower()]))
    yield from _of_partner(thing)


def _of_partner(thing: str) -> Iterator[Stance]:
    for pattern, answers in ((_SPOUSE, _MARRIED), (_SWEETHEART, _COUPLE), (_FIANCE, _ENGAGED), (_PARTNERED, _PARTNER)):
        if pattern.match(thing):
            yield Stance("marital_status", answers)
