"""What is said and denied in the same words, and the same sentence with another number."""

import re
from collections.abc import Iterator

from memory_core.engine.contradiction.stance import NO, YES, Stance
from memory_core.engine.extraction.lexicon import word_set
from memory_core.engine.extraction.verbs import third_person
from memory_core.engine.tokens import terms

_DENIED = re.compile(
    r"(?:(?:does|do) not|cannot|never|no longer|has never|is unable to|"
    r"is not able to) (?P<verb>[a-z]+)(?P<rest>.*)",
    re.I,
)
_SAID = re.compile(r"(?:can )?(?P<verb>[a-z]+s|can (?P<base>[a-z]+))\b(?P<rest>.*)", re.I)
_IS = re.compile(r"(?:is|are) (?P<no>not |no longer )?(?:an? |the )?(?P<what>[\w' -]{3,50})$", re.I)
_TAIL = re.compile(
    r",? (?:for|with|at|as|in|on|to|from|about|by|near|during|until|before|after|every|each|because|since|once|"
    r"twice|daily|"
    r"weekly|regularly|often|or|when|while|three|two|four|five|several|well|much|alone|together)\b.*|,.*$",
    re.I,
)
_MEASURE = re.compile(
    r"(?:about |around |at least )?(?:an?|one|two|three|four|five|\d+)(?: or \w+)? (?:cups?|glass(?:es)?|bottles?|"
    r"cans?|"
    r"pints?|lit(?:er|re)s?|pieces?|slices?|bowls?) of |(?:any|some|an?|the|his|her|their|much|fluent|good|basic|"
    r"\d+|ten|twenty) ",
    re.I,
)
_AND = re.compile(r",? and |, ")
# To do these at all is to do them to anything: who does not drive drives no Volvo.
_AT_ALL = word_set("drive smoke swim cook work ski fly dance vote ride gamble")
# Asked and answered elsewhere, or no act at all.
_NOT_ACTS = word_set(
    "like love hate enjoy prefer dislike want need have own be mind know think believe remember understand care "
    "trust "
    "feel see seem has is does likes"
)
_COUNTED = re.compile(
    r"(?<![\w.:/-])(?P<n>\d{1,3}(?:[.,]\d+)?|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|"
    r"thirty)(?P<unit>"
    r" ?(?:km|k|mg|ml|g|kg|cm|m|miles?|hours?|minutes?|times|cups?|cigarettes|euros?|dollars?|pages|lit(?:er|re)s?|"
    r"days?|"
    r"am|pm|%)\b| o'clock|:\d\d)?",
    re.I,
)
_AT = re.compile(r"\b(?:at|around) $", re.I)
_GROWS = re.compile(
    r"\b(?:visited|read|countries|books|followers|subscribers|experience|years?|months?|weeks?|"
    r"iphone|version|"
    r"level|chapter|season|episode|formula|route|floor|room|window|python|java|likes|loves|"
    r"favourite)\b",
    re.I,
)


def stances(says: str, *, hedged: bool) -> Iterator[Stance]:
    if says and not hedged:
        yield from _acts(says)
        yield from _being(says)
        yield from _numbers(says)


def _acts(says: str) -> Iterator[Stance]:
    if match := _DENIED.match(says):
        verb = match["verb"].lower()
        if verb not in _NOT_ACTS:
            yield from _act(third_person(verb) if not verb.endswith("s") else verb, match["rest"], denied=True)
    elif (match := _SAID.match(says)) and not re.search(r"\b(?:not|no|never|nothing|without|only)\b", says):
        verb = third_person(match["base"]) if match["base"] else match["verb"].lower()
        yield from _act(verb, match["rest"], denied=False)


def _act(verb: str, rest: str, *, denied: bool) -> Iterator[Stance]:
    """A denial without a time or a place holds at all times; one with them only then and there."""
    objects, adjunct = _TAIL.sub("", rest), _key(rest)
    bare = [_key(part) for part in _AND.split(_MEASURE.sub("", objects.strip() + " ").strip())]
    if base(verb) in _NOT_ACTS:
        return
    if denied:
        detail = f"{verb} {bare[0]}" if objects == rest and len(bare) == 1 else f"{verb} {adjunct} exactly"
        if not (objects == rest and not rest.strip() and base(verb) not in _AT_ALL):
            yield Stance("negation", NO, detail.strip())
        return
    yield from (Stance("negation", YES, f"{verb} {one}".strip()) for one in bare if one)
    yield Stance("negation", YES, f"{verb} {adjunct} exactly".strip())
    if base(verb) in _AT_ALL:
        yield Stance("negation", YES, verb)


def base(verb: str) -> str:
    return verb[:-3] + "y" if verb.endswith("ies") and len(verb) > 4 else verb.removesuffix("s")


def _being(says: str) -> Iterator[Stance]:
    match = _IS.match(says)
    if match and not re.match(
        r"(?:an? )?(?:big |huge )?(?:fan|into|keen|fond|able|sure|good|at|in|on|"
        r"from)\b",
        match["what"],
    ):
        yield Stance("negation", NO if match["no"] else YES, f"is {_key(match['what'])}")


def _numbers(says: str) -> Iterator[Stance]:
    found = list(_COUNTED.finditer(says))
    if len(found) != 1 or _GROWS.search(says) or says.startswith(("has ", "is ", "was ", "uses ", "owns ")):
        return
    [number] = found
    if number["unit"] or _AT.search(says[: number.start()]):
        frame = f"{says[: number.start()]}#{number['unit'] or ''}{says[number.end() :]}".casefold()
        yield Stance("number", frozenset({number["n"].lower()}), frame)


def _key(words: str) -> str:
    return " ".join(sorted(set(terms(words))))
