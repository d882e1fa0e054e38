"""Special categories of personal data (GDPR Articles 9 and 10), by word lists and turns of phrase.

A term (`stem*` goes on) does not count where the words before it make it a topic ("a book about …"), unless somebody
has it ("her …"), or where the next word makes it a thing ("… museum"). A clue is a weaker word: it does not count where
anything in its sentence explains it otherwise, by work, reading, travel, food, machines. A phrase (`anchors ~ rest of
the pattern`) counts as it stands, save in fiction. None counts of an animal. Every word is looked up once, and a phrase
is tried only at its anchors.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial

from memory_core.engine.screening import (
    cues_biometrics,
    cues_crime,
    cues_genetics,
    cues_health,
    cues_health_de,
    cues_health_phrases,
    cues_intimacy,
    cues_medicines,
    cues_origin,
    cues_politics,
    cues_politics_de,
    cues_religion,
    cues_union,
)
from memory_core.engine.screening import explained_words as words
from memory_core.engine.screening.cues import Cues
from memory_core.engine.screening.hints import Hinted
from memory_core.engine.types import Finding

CUES: Mapping[str, tuple[Cues, ...]] = {
    "health": (cues_health.ENGLISH, cues_health_phrases.ENGLISH, cues_health_de.GERMAN, cues_medicines.NAMES),
    "religion": (cues_religion.ENGLISH, cues_religion.GERMAN),
    "politics": (cues_politics.ENGLISH, cues_politics_de.GERMAN),
    "union": (cues_union.ENGLISH, cues_union.GERMAN),
    "ethnicity": (cues_origin.ENGLISH, cues_origin.GERMAN),
    "sex_life": (cues_intimacy.ENGLISH, cues_intimacy.GERMAN),
    "genetics": (cues_genetics.ENGLISH, cues_genetics.GERMAN),
    "biometrics": (cues_biometrics.ENGLISH, cues_biometrics.GERMAN),
    "crime": (cues_crime.ENGLISH, cues_crime.GERMAN),
}

PREFIX_LENGTH = 3
REACH_BEFORE = 60
SHORTEST_NAME = 7
CAUSES = frozenset({"religion", "politics", "union"})  # to give for these is to hold with them

WORD = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")
SENTENCE = re.compile(r"(?:[^.!?;\n]|[.!?;](?=\S))+")
OWNED = re.compile(words.OWNED, re.IGNORECASE)
TOPIC = re.compile(words.TOPIC, re.IGNORECASE)
FICTION = re.compile(words.FICTION, re.IGNORECASE)
THEIRS = re.compile(words.THEIRS, re.IGNORECASE)
GIVING = re.compile(words.GIVING, re.IGNORECASE)
THING_AFTER = re.compile(words.THING_AFTER, re.IGNORECASE)
FOR_WORK_AFTER = re.compile(words.FOR_WORK_AFTER, re.IGNORECASE)
ANIMAL = re.compile(words.ANIMAL, re.IGNORECASE)
EXPLAINED = Hinted([re.compile(words.EXPLAINED, re.IGNORECASE)])
IDIOM = Hinted([re.compile(words.IDIOM, re.IGNORECASE)])
NOBODY = re.compile(words.NOBODY, re.IGNORECASE)
SOMEBODY = re.compile(words.SOMEBODY, re.IGNORECASE)
ILLNESS_OR_MEDICINE = re.compile(r"\w{2,}" + cues_medicines.ENDING)
HYPHEN = re.compile("-")
NO_OWNER = frozenset(
    {"it's", "he's", "she's", "that's", "what's", "let's", "who's", "there's", "here's", "where's", "how's"}
)


@dataclass(frozen=True, slots=True)
class Term:
    """`words` in lower case; with `is_stem`, the last word may go on."""

    kind: str
    words: str
    is_stem: bool
    is_clue: bool

    def end_in(self, lowered: str, start: int) -> int | None:
        end = start + len(self.words)
        if not lowered.startswith(self.words, start):
            return None
        if self.is_stem:
            return _word_end(lowered, end)
        after = lowered[end : end + 1]
        return None if after.isalnum() or (self.is_clue and after == "-") else end


def _word_end(text: str, end: int) -> int:
    while end < len(text) and text[end].isalnum():
        end += 1
    return end


@dataclass(frozen=True, slots=True)
class Phrase:
    """`rest` is matched right after an anchor word."""

    kind: str
    rest: re.Pattern[str]


def _terms() -> Mapping[str, tuple[Term, ...]]:
    by_start: dict[str, list[Term]] = defaultdict(list)
    for kind, tables in CUES.items():
        for table in tables:
            for entry, is_clue in [(entry, False) for entry in _entries(table.terms)] + [
                (entry, True) for entry in _entries(table.clues)
            ]:
                by_start[entry[:PREFIX_LENGTH]].append(Term(kind, entry.rstrip("*"), entry.endswith("*"), is_clue))
    return {start: tuple(terms) for start, terms in by_start.items()}


def _entries(table: str) -> list[str]:
    return [entry for entry in (" ".join(words.split()) for words in table.replace("\n", " ").split(",")) if entry]


def _phrases() -> Mapping[str, tuple[Phrase, ...]]:
    by_anchor: dict[str, list[Phrase]] = defaultdict(list)
    for kind, tables in CUES.items():
        for line in "\n".join(table.phrases for table in tables).replace("\n    ", "").splitlines():
            anchors, _, rest = line.partition(" ~ ")
            if rest:
                phrase = Phrase(kind, re.compile(rest, re.IGNORECASE))
                for anchor in anchors.split():
                    by_anchor[anchor].append(phrase)
    return {anchor: tuple(phrases) for anchor, phrases in by_anchor.items()}


def _parts() -> Mapping[str, re.Pattern[str]]:
    joined = {kind: [part for table in tables for part in _entries(table.parts)] for kind, tables in CUES.items()}
    return {kind: re.compile("|".join(map(re.escape, parts))) for kind, parts in joined.items() if parts}


TERMS_BY_START = _terms()
PHRASES_BY_ANCHOR = _phrases()
PARTS = _parts()


def special_categories(text: str) -> Iterator[Finding]:
    """What tells of a person's health, belief, politics, union, origin, sex life, genes, biometrics or crime."""
    said = text
    for idiom in IDIOM.possible(said):
        text = idiom.sub(_blank, said)
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(character.lower()[0] for character in text)
    for sentence in SENTENCE.finditer(lowered):
        clues_count = cache(partial(_clues_count, said[slice(*sentence.span())]))
        for word in WORD.finditer(lowered, *sentence.span()):
            yield from _told_by_phrase(text, word)
            for start in _starts(word):
                yield from _told_by_term(text, lowered, start, clues_count)
            yield from _told_by_ending(text, word)
            yield from _told_by_part(text, word, clues_count)


def _blank(idiom: re.Match[str]) -> str:
    return "_" * len(idiom.group())


def _clues_count(sentence: str) -> bool:
    """Whether the sentence is somebody's, and nothing in it explains a clue otherwise."""
    if any(explained.search(sentence) for explained in EXPLAINED.possible(sentence)):
        return False
    return NOBODY.match(sentence) is None or SOMEBODY.search(sentence) is not None


def _starts(word: re.Match[str]) -> Iterator[int]:
    """Of a word and of its parts: "ex-Mormon" tells of a Mormon."""
    yield word.start()
    if "-" in word.group():
        yield from (word.start() + hyphen.end() for hyphen in HYPHEN.finditer(word.group()))


def _anchors(word: str) -> tuple[Phrase, ...]:
    """What stands at a word; somebody's is somebody's, whether "Anna's" or "their"."""
    if word.endswith("'s") and word not in NO_OWNER:
        return (*PHRASES_BY_ANCHOR.get(word, ()), *PHRASES_BY_ANCHOR["their"])
    return PHRASES_BY_ANCHOR.get(word, ())


def _told_by_phrase(text: str, anchor: re.Match[str]) -> Iterator[Finding]:
    for phrase in _anchors(anchor.group()):
        rest = phrase.rest.match(text, anchor.end())
        if rest is not None and not _is_about_someone_else(text, anchor.start()):
            yield Finding(phrase.kind, anchor.start(), rest.end(), 0.8)


def _told_by_term(text: str, lowered: str, start: int, clues_count: Callable[[], bool]) -> Iterator[Finding]:
    for term in TERMS_BY_START.get(lowered[start : start + PREFIX_LENGTH], ()):
        end = term.end_in(lowered, start)
        if end is None or (term.is_clue and not clues_count() and not _is_theirs(text, start)):
            continue
        if _is_personal(text, start, end, term.kind):
            yield Finding(term.kind, start, end, 0.5 if term.is_clue else 0.7)


def _told_by_ending(text: str, word: re.Match[str]) -> Iterator[Finding]:
    name = word.group()
    if len(name) < SHORTEST_NAME or name in cues_medicines.NO_ILLNESS or not ILLNESS_OR_MEDICINE.fullmatch(name):
        return
    if _is_personal(text, *word.span(), "health"):
        yield Finding("health", *word.span(), 0.6)


def _told_by_part(text: str, word: re.Match[str], clues_count: Callable[[], bool]) -> Iterator[Finding]:
    if len(word.group()) < SHORTEST_NAME:
        return
    for kind, parts in PARTS.items():
        if parts.search(word.group()) and clues_count() and _is_personal(text, *word.span(), kind):
            yield Finding(kind, *word.span(), 0.5)


def _is_theirs(text: str, start: int) -> bool:
    return THEIRS.search(text, max(0, start - REACH_BEFORE), start) is not None


def _is_personal(text: str, start: int, end: int, kind: str) -> bool:
    if THING_AFTER.match(text, end) or FOR_WORK_AFTER.match(text, end):
        return False
    reach = max(0, start - REACH_BEFORE)
    if ANIMAL.search(text, reach, start):
        return False
    is_topic = TOPIC.search(text, reach, start) is not None
    is_cause = kind not in CAUSES and GIVING.search(text, reach, start) is not None
    return not (is_topic or is_cause) or OWNED.search(text, reach, start) is not None


def _is_about_someone_else(text: str, start: int) -> bool:
    reach = max(0, start - REACH_BEFORE)
    return FICTION.search(text, reach, start) is not None or ANIMAL.search(text, reach, start) is not None
