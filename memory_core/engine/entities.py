"""Who and what a memory names: people, places, organisations, products and titles, by rules and without a model.

A name is what is written with a capital where no sentence begins, what stands in quotation marks like a title, and the
value of an attribute that only names things (home, employer, school). Two memories that name the same are linked by
the key of the name: its words folded, without articles and forms of address.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from memory_core.engine import tokens
from memory_core.engine.extraction.lexicon import GIVEN_NAMES, PLACES, tool_slot, word_set
from memory_core.engine.extraction.slots import Slot

MOST_NAMES = 16
MOST_CHARACTERS = 80
MOST_WORDS = 6
MOST_READ = 5_000  # characters: a memory is a sentence or a message, and what is longer names nothing in particular
LOOK_BACK = 40  # characters before a name that tell what it is the name of

PERSON, PLACE, ORGANISATION, PRODUCT, TITLE, OTHER = "person", "place", "organisation", "product", "title", "other"
KINDS = (PERSON, PLACE, ORGANISATION, PRODUCT, TITLE, OTHER)

_KIND_OF_SLOT = {
    **dict.fromkeys(("home", "birthplace", "whereabouts", "visited", "origin"), PLACE),
    **dict.fromkeys(("employer", "school"), ORGANISATION),
    **dict.fromkeys(("tool", "editor", "browser", "operating_system", "phone"), PRODUCT),
    **dict.fromkeys(("relative", "name", "nickname"), PERSON),
    "pet": OTHER,
}
_WORD = re.compile(r"[^\W\d_][\w'’&+.-]*(?<![.'’-])|\d+(?=\s)")  # noqa: RUF001 - a curly apostrophe is one
_JOINS = frozenset({"of", "the", "de", "la", "le", "van", "von", "der", "den", "da", "di", "du", "del", "&", "y"})
_NO_NAMES = word_set(
    """
    user users nutzer nutzerin i i'm i've i'd i'll mr mrs ms dr prof herr frau sir madam mum mom dad mama papa
    grandma grandpa god ok okay lol omg tv pm am cv pdf faq diy id asap btw fyi vs etc january february march
    april may june july august september october november december monday tuesday wednesday thursday friday
    saturday sunday januar februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag
    freitag samstag sonntag christmas easter english yes no hey hi hello thanks wow yeah yep nope oh ah aww haha
    bye congrats congratulations woohoo welcome please sorry sure mon tue tues wed thu thurs fri sat sun brother
    sister mother father uncle aunt cousin bruder schwester mutter vater onkel tante cousine freund freundin
    kollege kollegin chef chefin
    """
)
_QUOTED = re.compile(r"[\"“„«《「『]([^\"“”„«»《》「」『』\n]{2,80})[\"”“»》」』]")
_SENTENCE_END = re.compile(r"[.!?:;…\n]\s*[\"“„«(\[-]*\s*$|^\s*[\"“„«(\[-]*\s*$")
_IN_A_PLACE = re.compile(r"\b(?:in|to|from|near|visit|visited|visiting|leave|left|nach|aus)\s+(?:the\s+)?$", re.I)
_AT_WORK = re.compile(r"\b(?:at|for|joined|joins|bei)\s+(?:the\s+)?$", re.I)
_KIN = re.compile(
    r"\b(?:brother|sister|son|daughter|mother|father|wife|husband|partner|friend|colleague|boss|manager|cousin|aunt|uncle"
    r"|nephew|niece|neighbou?r|teacher|coach|doctor|mr|mrs|ms|dr|prof|herr|frau|bruder|schwester|freund|freundin"
    r"|kollege|kollegin)\.?,?\s+$",
    re.I,
)
_PLACES = re.compile(rf"(?:{PLACES})", re.I)
_PLACE_ENDS = word_set(
    """
    street road avenue square park lake river beach island islands mountain mountains valley canyon falls forest
    garden gardens bridge station airport museum gallery castle palace bay coast hills city village straße
    strasse platz allee see berg
    """
)
_PLACE_STARTS = frozenset({"mount", "lake", "fort", "saint", "museum", "gulf", "bay", "port", "isle"})
_ORGANISATION_ENDS = word_set(
    """
    inc ltd llc gmbh ag kg corp company group university college school academy institute hospital clinic bank
    club church foundation association agency studio studios labs team band universität hochschule schule verein
    """
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name as it is written, what sort of thing it names (one of KINDS), and the key by which memories meet in it."""

    name: str
    kind: str
    key: str


def names_in(text: str, *, slot: str | None = None, value: str | None = None) -> tuple[Named, ...]:
    """Whom and what a text names, each once, in the order of the text, at most MOST_NAMES.

    `slot` and `value` are the attribute that an extractor saw in it, as in `Candidate`. Who speaks ("Anna: …") is not
    named by that: the index knows speakers by a mark of their own.
    """
    found: dict[str, Named] = {}
    for name, kind in (*_valued(text, slot, value), *_written(text)):
        key = key_of(name)
        if key and len(name) <= MOST_CHARACTERS and key not in found:
            found[key] = Named(name, kind, key)
    return tuple(found.values())[:MOST_NAMES]


def key_of(name: str) -> str:
    """What is the same of two ways to write a name."""
    words = tokens.folded(name)
    while words and (words[0] in _NO_NAMES or tokens.is_function_word(words[0])):
        words = words[1:]
    return " ".join(words[:MOST_WORDS])


def _valued(text: str, slot: str | None, value: str | None) -> Iterator[tuple[str, str]]:
    kind = _KIND_OF_SLOT.get(Slot.parse(slot).attribute) if slot and value else None
    if kind is None or value is None or len(value.split()) > MOST_WORDS:
        return
    written = re.search(rf"(?<!\w){re.escape(value)}(?!\w)", text, re.I)
    if written is not None:
        yield written.group(), kind


def _written(text: str) -> Iterator[tuple[str, str]]:
    body = tokens.without_speaker(text)[:MOST_READ]
    if _is_shouted(body):
        return
    titles = [match for match in _QUOTED.finditer(body) if _is_title(match.group(1))]
    spans = [(match.start(1), match.group(1).strip(), TITLE) for match in titles]
    taken = [match.span() for match in titles]
    capitals = list(_capitalised(body))
    is_german = bool(capitals) and "german" in tokens.languages_of(body)  # where every noun has a capital
    for start, name in capitals:
        if any(first <= start < last for first, last in taken):
            continue
        if _counts(body, start, name, is_german=is_german):
            spans.append((start, name, _kind(body[max(0, start - LOOK_BACK) : start], name)))
    yield from ((name, kind) for _, name, kind in sorted(spans))


def _is_shouted(text: str) -> bool:
    letters = [c for c in text if c.isalpha() and (c.isupper() or c.islower())]
    return sum(c.isupper() for c in letters) > len(letters) / 2


def _is_title(words: str) -> bool:
    """A few words that begin like a name; in scripts without capitals whatever is quoted that shortly."""
    first = words.strip()[:1]
    return 0 < len(words.split()) <= MOST_WORDS and (first.isupper() or first.lower() == first.upper() != "")


def _capitalised(text: str) -> Iterator[tuple[int, str]]:
    """Runs of words with a capital and nothing but a space, or a small joining word, between."""
    run: list[re.Match[str]] = []
    joins: list[re.Match[str]] = []
    for word in _WORD.finditer(text):
        last = joins[-1] if joins else run[-1] if run else None
        is_next = last is not None and text[last.end() : word.start()] == " "
        is_big = word.group()[0].isupper() or (word.group().isdigit() and is_next)
        if run and not (is_next and (is_big or word.group() in _JOINS)):
            yield from _run(text, run)
            run, joins = [], []
        if is_big:
            run, joins = [*run, word], []
        elif run:
            joins.append(word)
    yield from _run(text, run)


def _run(text: str, run: list[re.Match[str]]) -> Iterator[tuple[int, str]]:
    """Without the words at its beginning that are none of it: "The", "User", "When Anna"."""
    while run and not _may_be_named(run[0].group()):
        run = run[1:]
    while run and (run[-1].group().isdigit() or run[-1].group().casefold() in _NO_NAMES):
        run = run[:-1]
    if run:
        name = text[run[0].start() : run[-1].end()]
        yield run[0].start(), re.sub(r"['’]s$", "", name)  # noqa: RUF001


def _may_be_named(word: str) -> bool:
    plain = word.casefold()
    return len(plain) > 1 and plain not in _NO_NAMES and not tokens.is_function_word(plain)


def _counts(text: str, start: int, name: str, *, is_german: bool) -> bool:
    """Whether a capital means a name here: not where a sentence begins, and for a German noun it says nothing."""
    words = name.split()
    begins = _SENTENCE_END.search(text[max(0, start - LOOK_BACK) : start]) is not None
    if len(words) > 1:
        return not is_german or not begins or _is_known(words[0])
    if not begins and not is_german:
        return True
    return _is_known(name) or (name.isupper() and name.isalpha()) or text[start + len(name) :].startswith(("'s", "’s"))  # noqa: RUF001


def _is_known(word: str) -> bool:
    return word.casefold() in GIVEN_NAMES or bool(_PLACES.fullmatch(word)) or tool_slot(word) is not None


def _kind(before: str, name: str) -> str:
    words = name.casefold().split()
    if words[-1].rstrip(".") in _ORGANISATION_ENDS:
        return ORGANISATION
    if _PLACES.fullmatch(name) or words[-1] in _PLACE_ENDS or words[0] in _PLACE_STARTS:
        return PLACE
    if words[0] in GIVEN_NAMES or _KIN.search(before):
        return PERSON
    if tool_slot(name) is not None:
        return PRODUCT
    if _AT_WORK.search(before):
        return ORGANISATION
    return PLACE if _IN_A_PLACE.search(before) else OTHER
