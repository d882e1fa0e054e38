"""How many: children, siblings, pets, and anything else that is counted."""

import re
from collections.abc import Iterator

from memory_core.engine.contradiction.stance import Stance, at_least, exactly
from memory_core.engine.extraction.people import PETS

_WORDS = {
    "no": 0, "any": 0, "kein": 0, "keine": 0, "keinen": 0, "a": 1, "an": 1, "one": 1, "ein": 1, "eine": 1, "einen": 1,
    "two": 2, "zwei": 2, "three": 3, "drei": 3, "four": 4, "vier": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_N = (
    r"(?:no|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}|keine?n?|eine?n?|"
    r"zwei|drei|vier)"
)
_HAS = re.compile(
    rf"(?:(?:has|hat|owns|have)(?: got)?|is the (?:mother|father|parent) of) (?P<list>{_N} .+)|"
    r"(?:does|do) not (?:have|own) (?:any |an? )?(?P<none>[\w' -]+)$",
    re.I,
)
_ITEM = re.compile(
    rf"(?P<n>{_N}) (?P<adjectives>(?:(?!and\b)[\w-]+ ){{0,2}}?)(?P<noun>[a-zäöü]+)"
    r"(?P<rest>$|(?:,? (?:called|named|who|that|with|from|and|und)\b|,|:).*)",
    re.I,
)
_SPLIT = re.compile(rf",? (?:and|und) (?={_N} )|, (?={_N} )", re.I)
_KINDS = {
    "children": r"child(?:ren)?|kids?|kind(?:er)?",
    "siblings": r"siblings?|geschwister",
    "pets": r"pets?|animals|haustiere?",
    "car": r"cars?|autos?",
}
_PARTS = {
    "children": r"sons?|daughters?|toddlers?|twins|bab(?:y|ies)|töchter|tochter|sohn|söhne|boys?|girls?",
    "siblings": r"brothers?|sisters?|bruder|brüder|schwestern?",
    "pets": PETS,
    "car": r"tesla|volvo|bmw|toyota|honda|ford|audi|mercedes|volkswagen|vw|mazda|subaru|kia|fiat|skoda|nissan|"
    r"hyundai",
}
# Relatives by another marriage are no siblings or children in the counting of most people; who died is not "has".
_OTHERWISE = re.compile(
    r"\b(?:step|half|in-law|god|grand|foster|ex|late|imaginary|stuffed|toy|adult)\b|step|half-|"
    r"grand",
    re.I,
)
_OF_KIN = re.compile(
    r"(?P<adjectives>(?:[\w-]+ )*?)(?P<noun>son|daughter|child|kid|brother|sister|dog|cat|puppy|kitten|pet)"
    r"(?:'s|,)?(?= |$)",
    re.I,
)
_PARENT = re.compile(
    r"is an? (?:proud |new |single |working )*(?:mother|father|mom|mum|dad|"
    r"parent)\b(?! figure)",
    re.I,
)
_ONLY_CHILD = re.compile(r"is an only child\b|ist ein einzelkind", re.I)
_DRIVES_OWN = re.compile(
    rf"drives (?:an?|their|her|his) (?:[\w-]+ ){{0,2}}(?:{_PARTS['car']})\b|"
    rf"drives their own car",
    re.I,
)


def stances(says: str, kin: str) -> Iterator[Stance]:
    if match := _HAS.match(says):
        if match["none"]:
            yield from _none(match["none"])
        else:
            yield from _listed(match["list"])
    if kin and (match := _OF_KIN.fullmatch(kin)) and not _OTHERWISE.search(kin):
        yield from _counted(1, match["noun"], exact=False)
    if _PARENT.match(says):
        yield Stance("children", at_least(1))
    if _ONLY_CHILD.match(says):
        yield Stance("siblings", exactly(0))
    if _DRIVES_OWN.match(says):
        yield Stance("car", at_least(1))


def _none(words: str) -> Iterator[Stance]:
    """ "brothers or sisters" are the siblings; of anything else the first that is named."""
    if re.fullmatch(r"(?:brothers|sisters) or (?:brothers|sisters)", words.strip()):
        yield Stance("siblings", exactly(0))
    else:
        yield from _counted(0, words.split(" or ")[0].strip(), exact=True)


def _listed(words: str) -> Iterator[Stance]:
    if words.lower().startswith("no "):
        yield from _none(words[3:])
        return
    for part in _SPLIT.split(words):
        match = _ITEM.match(part)
        if match and not _OTHERWISE.search(f"{match['adjectives']}{match['noun']}"):
            number, plain = _number(match["n"]), not match["adjectives"]
            closed = not match["rest"].lstrip(", ").startswith(("from", "with", "who", "that"))
            at_most = match["n"].lower() not in {"a", "an", "ein", "eine", "einen"}
            yield from _counted(number, match["noun"], exact=plain and closed and at_most)


def _counted(number: int, noun: str, *, exact: bool) -> Iterator[Stance]:
    word = noun.casefold()
    for cause, pattern in _KINDS.items():
        if re.fullmatch(pattern, word):
            yield Stance(cause, exactly(number) if exact else at_least(number))
            return
    if number == 0 and not exact:
        return
    for cause, pattern in _PARTS.items():
        if re.fullmatch(pattern, word) and number:
            yield Stance(cause, at_least(number))
    singular = re.sub(r"(?<=[^s])s$", "", word)
    yield Stance("number", exactly(number) if exact else at_least(number), f"count {singular}")


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _WORDS.get(word.lower(), 1)
