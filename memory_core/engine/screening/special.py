"""Special categories of personal data (GDPR Articles 9 and 10), by word lists and turns of phrase.

A term (`stem*` goes on) does not count where the words before it make it a topic ("a book about …"), unless somebody
has it ("her …"), or where the next word makes it a thing ("… museum"). A phrase (`anchors ~ rest of the pattern`, an
indented line goes on) counts as it stands, save in fiction. Neither counts of an animal. Every word is looked up once,
and a phrase is tried only at its anchors.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from memory_core.engine.screening import cues_belief, cues_health, cues_person
from memory_core.engine.types import Finding

PREFIX_LENGTH = 3
REACH_BEFORE = 60

TERMS: Mapping[str, tuple[str, ...]] = {
    "health": (cues_health.TERMS, cues_health.TERMS_DE),
    "religion": (cues_belief.RELIGION, cues_belief.RELIGION_DE),
    "politics": (cues_belief.POLITICS, cues_belief.POLITICS_DE),
    "union": (cues_belief.UNION, cues_belief.UNION_DE),
    "ethnicity": (cues_person.ETHNICITY, cues_person.ETHNICITY_DE),
    "sex_life": (cues_person.SEX_LIFE, cues_person.SEX_LIFE_DE),
    "genetics": (cues_person.GENETICS, cues_person.GENETICS_DE),
    "biometrics": (cues_person.BIOMETRICS, cues_person.BIOMETRICS_DE),
    "crime": (cues_person.CRIME, cues_person.CRIME_DE),
}
PHRASES: Mapping[str, tuple[str, ...]] = {
    "health": (cues_health.PHRASES, cues_health.PHRASES_DE),
    "religion": (cues_belief.RELIGION_PHRASES, cues_belief.RELIGION_PHRASES_DE),
    "politics": (cues_belief.POLITICS_PHRASES, cues_belief.POLITICS_PHRASES_DE),
    "union": (cues_belief.UNION_PHRASES, cues_belief.UNION_PHRASES_DE),
    "ethnicity": (cues_person.ETHNICITY_PHRASES, cues_person.ETHNICITY_PHRASES_DE),
    "sex_life": (cues_person.SEX_LIFE_PHRASES, cues_person.SEX_LIFE_PHRASES_DE),
    "genetics": (cues_person.GENETICS_PHRASES, cues_person.GENETICS_PHRASES_DE),
    "biometrics": (cues_person.BIOMETRICS_PHRASES,),
    "crime": (cues_person.CRIME_PHRASES, cues_person.CRIME_PHRASES_DE),
}

WORD = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")
OWNED = re.compile(
    r"(?:\b(?:my|his|her|our|their|has|have|had|having|got|is|am|are|was|were|been|takes?|taking|took|with"
    r"|from|i'm|he's|she's"
    r"|hat|habe|hatte|ist|bin|war|mein\w*|sein\w*|ihr\w*|unter|an)|'s)\s(?:[\w'-]{1,15}\s){0,2}$",
    re.IGNORECASE,
)
TOPIC = re.compile(
    r"\b(?:books?|novels?|articles?|documentar(?:y|ies)|films?|movies?|shows?|series|songs?|podcasts?"
    r"|lectures?|talks?|essays?|papers?|news|reports?"
    r"|blog|exams?|courses?|class(?:es)?|seminar|thesis|research\w*|stud(?:y|ies|ying)|history|museums?"
    r"|charit(?:y|ies)|fundraiser|funds?|awareness"
    r"|donat\w+|raise[sd]?|raising|campaign for|works? (?:at|for|in|on|as)|worked (?:at|for|in|on|as)"
    r"|working (?:at|for|in|on|with)|job (?:at|in)|start-?up|company|clinic for"
    r"|interested in|reading|reads?|learn\w* about|writes? about|wrote about|writing about|about|on the "
    r"topic of|teaches|teaching|specializ\w+|specialis\w+|treats"
    r"|visited|visiting|visit|tour of|game|character|lawyer|documentation|dataset|model|algorithm|feature"
    r"|software|app|product|great|arbeite\w*|lehrer\w*|studier\w*|buch|bücher|film|artikel|doku\w*|vortrag|studium|museum|über)\b"
    r"(?:[^.!?\n]{0,45})$",
    re.IGNORECASE,
)
FICTION = re.compile(
    r"\b(?:movies?|films?|novels?|show|series|song|lyrics|episode|plot|character|documentary|documentaries"
    r"|book|story|podcast|game|doku|roman|krimi)\b[^.!?\n]{0,45}$",
    re.IGNORECASE,
)
THING_AFTER = re.compile(
    r"\s(?:museums?|temples?|art|architecture|cemetery|quarter|history|literature|food|deli|cuisine"
    r"|philosophy|festivals?|music|film|movies?|research\w*|studies"
    r"|awareness|charity|foundation|fundraiser|walk|marathon|conference|market|estimates?|arts|calendar"
    r"|app|apps|startup|company|industry|ward|clinic|department"
    r"|museum|song|playlist|novel|bar|bars|myster(?:y|ies)|detection|classifier|dataset|algorithm|api|sdk"
    r"|software|library|forschung|station)\b",
    re.IGNORECASE,
)

ANIMAL = re.compile(
    r"\b(?:dogs?|cats?|pupp(?:y|ies)|kittens?|horses?|pets?|hamsters?|rabbits?|parrots?|hund\w*|katze\w*"
    r"|kater|pferd\w*)\b(?:'s)?[^.!?\n]{0,30}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Term:
    """`words` in lower case; with `is_stem`, the last word may go on."""

    kind: str
    words: str
    is_stem: bool

    def end_in(self, lowered: str, start: int) -> int | None:
        end = start + len(self.words)
        if not lowered.startswith(self.words, start):
            return None
        if self.is_stem:
            return _word_end(lowered, end)
        return None if lowered[end : end + 1].isalnum() else end


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
    for kind, tables in TERMS.items():
        for entry in ",".join(tables).replace("\n", " ").split(","):
            words = " ".join(entry.split())
            if words:
                by_start[words[:PREFIX_LENGTH]].append(Term(kind, words.rstrip("*"), words.endswith("*")))
    return {start: tuple(terms) for start, terms in by_start.items()}


def _phrases() -> Mapping[str, tuple[Phrase, ...]]:
    by_anchor: dict[str, list[Phrase]] = defaultdict(list)
    for kind, tables in PHRASES.items():
        for line in "\n".join(tables).replace("\n    ", "").splitlines():
            anchors, _, rest = line.partition(" ~ ")
            phrase = Phrase(kind, re.compile(rest, re.IGNORECASE)) if rest else None
            for anchor in anchors.split() if phrase else ():
                by_anchor[anchor].append(phrase)  # type: ignore[arg-type]
    return {anchor: tuple(phrases) for anchor, phrases in by_anchor.items()}


TERMS_BY_START = _terms()
PHRASES_BY_ANCHOR = _phrases()


def special_categories(text: str) -> Iterator[Finding]:
    """What tells of a person's health, belief, politics, union, origin, sex life, genes, biometrics or crime."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(character.lower()[0] for character in text)
    for word in WORD.finditer(lowered):
        yield from _told_by_phrase(text, word)
        yield from _told_by_term(text, lowered, word.start())


def _told_by_phrase(text: str, anchor: re.Match[str]) -> Iterator[Finding]:
    for phrase in PHRASES_BY_ANCHOR.get(anchor.group(), ()):
        rest = phrase.rest.match(text, anchor.end())
        if rest is not None and not _is_about_someone_else(text, anchor.start()):
            yield Finding(phrase.kind, anchor.start(), rest.end(), 0.8)


def _told_by_term(text: str, lowered: str, start: int) -> Iterator[Finding]:
    for term in TERMS_BY_START.get(lowered[start : start + PREFIX_LENGTH], ()):
        end = term.end_in(lowered, start)
        if end is not None and _is_personal(text, start, end):
            yield Finding(term.kind, start, end, 0.7)


def _is_personal(text: str, start: int, end: int) -> bool:
    if THING_AFTER.match(text, end):
        return False
    reach = max(0, start - REACH_BEFORE)
    if ANIMAL.search(text, reach, start):
        return False
    return not TOPIC.search(text, reach, start) or OWNED.search(text, reach, start) is not None


def _is_about_someone_else(text: str, start: int) -> bool:
    reach = max(0, start - REACH_BEFORE)
    return FICTION.search(text, reach, start) is not None or ANIMAL.search(text, reach, start) is not None
