"""Whether a text is in a language that the rules can read; anything else has to be read by a person.

Latin script is told apart by votes: everyday words for the languages at home in a project, everyday words and
foreign letters against them. Names are no votes, so "Prefers a table at Trattoria da Enzo" stays English.
"""

import re
from collections.abc import Collection, Iterator
from functools import cache

from memory_core.engine.screening.tongues import ENDINGS, LATIN, SCRIPT_WORDS, vocabulary
from memory_core.engine.types import Finding

FEWEST_WORDS = 5
CHARACTERS_PER_WORD = 1.5  # in scripts that do not space their words
WEAK_VOTE = 0.5
UNHEARD_OF = "unknown"

# Where a script is shared, the first name is the likeliest; `SCRIPT_WORDS` and letters tell the others.
SCRIPTS: tuple[tuple[str, re.Pattern[str], bool], ...] = (
    ("ukrainian", re.compile("[\u0400-\u04ff]*[іїєґІЇЄҐ][\u0400-\u04ff]*"), False),
    ("serbian", re.compile("[\u0400-\u04ff]*[јљњђћџ][\u0400-\u04ff]*", re.IGNORECASE), False),
    ("russian", re.compile("[\u0400-\u04ff]+"), False),
    ("greek", re.compile("[\u0370-\u03ff\u1f00-\u1fff]+"), False),
    ("persian", re.compile("[\u0600-\u06ff]*[پچژگ][\u0600-\u06ff]*"), False),
    ("arabic", re.compile("[\u0600-\u06ff\u0750-\u077f]+"), False),
    ("hebrew", re.compile("[\u0590-\u05ff]+"), False),
    ("hindi", re.compile("[\u0900-\u097f]+"), False),
    ("bengali", re.compile("[\u0980-\u09ff]+"), False),
    ("punjabi", re.compile("[\u0a00-\u0a7f]+"), False),
    ("gujarati", re.compile("[\u0a80-\u0aff]+"), False),
    ("tamil", re.compile("[\u0b80-\u0bff]+"), False),
    ("telugu", re.compile("[\u0c00-\u0c7f]+"), False),
    ("armenian", re.compile("[\u0530-\u058f]+"), False),
    ("georgian", re.compile("[\u10a0-\u10ff]+"), False),
    ("amharic", re.compile("[\u1200-\u137f]+"), False),
    ("korean", re.compile("[\uac00-\ud7af\u1100-\u11ff]+"), False),
    ("japanese", re.compile("[\u3040-\u30ff]+"), True),
    ("chinese", re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]+"), True),
    ("thai", re.compile("[\u0e00-\u0e7f]+"), True),
    ("lao", re.compile("[\u0e80-\u0eff]+"), True),
    ("burmese", re.compile("[\u1000-\u109f]+"), True),
    ("khmer", re.compile("[\u1780-\u17ff]+"), True),
)
LANGUAGES: tuple[str, ...] = tuple(
    sorted({*LATIN, *SCRIPT_WORDS, *(name for name, _, _ in SCRIPTS)}, key=lambda name: (name not in LATIN[:2], name))
)

SENTENCE = re.compile(r"[^.!?;:\n\u3002\uff01\uff1f\u0964]+")
LATIN_WORD = re.compile(r"[^\W\d_]+")
NOT_LATIN = re.compile("[\u0370-\u1cff\u1f00-\u1fff\u3040-\uffef\U00020000-\U0003ffff]")
CODE = re.compile(r"\S*[/\\_@=<>{}#|]\S*|\w+\.\w+\S*|\[[^\]]{1,40}\]")


def unread_language(text: str, *, languages: Collection[str]) -> Iterator[Finding]:
    """The whole text, when a sentence of five words in it is in none of `languages`."""
    home = frozenset(languages)
    plain = CODE.sub(" ", text)
    parts = {plain, *SENTENCE.findall(plain)}
    if any(_is_foreign(part, home) for part in parts):
        yield Finding("language", 0, len(text), 0.8)


def _is_foreign(sentence: str, home: frozenset[str]) -> bool:
    latin = LATIN_WORD.findall(NOT_LATIN.sub(" ", sentence))
    if NOT_LATIN.search(sentence):
        spoken, words = _in_other_script(sentence)
        if words + len(latin) >= FEWEST_WORDS and (words >= FEWEST_WORDS or words > len(latin)):
            return spoken not in home
    return len(latin) >= FEWEST_WORDS and _is_foreign_latin(latin, home)


def _in_other_script(sentence: str) -> tuple[str, float]:
    """The language of what is not in Latin script, and how many words that is."""
    counted: dict[str, float] = {}
    rest = sentence
    for name, pattern, is_unspaced in SCRIPTS:
        found = pattern.findall(rest)
        rest = pattern.sub(" ", rest)
        counted[name] = sum(map(len, found)) / CHARACTERS_PER_WORD if is_unspaced else len(found)
    total = sum(counted.values())
    if counted["japanese"]:
        return "japanese", total
    if counted["ukrainian"] or counted["serbian"] or counted["russian"]:
        return _cyrillic(sentence, counted), total
    if counted["persian"]:
        return "persian", total
    spoken = max(counted, key=counted.__getitem__)
    return (spoken if counted[spoken] else UNHEARD_OF), total or len(NOT_LATIN.findall(sentence)) / CHARACTERS_PER_WORD


def _cyrillic(sentence: str, counted: dict[str, float]) -> str:
    for name in ("ukrainian", "serbian"):
        if counted[name]:
            return name
    words = sentence.casefold().split()
    votes = {
        name: sum(word in vocabulary(name) | SCRIPT_WORDS.get(name, frozenset()) for word in words)
        for name in ("russian", "bulgarian")
    }
    return max(votes, key=votes.__getitem__)


def _is_foreign_latin(words: list[str], home: frozenset[str]) -> bool:
    known, elsewhere, letters, endings = _lexicon(home)
    at_home = abroad = 0.0
    unheard = 0
    votes: dict[str, float] = {}
    for place, word in enumerate(words):
        lowered = word.casefold()
        is_name = place > 0 and word[0].isupper()
        if lowered in known:
            at_home += known[lowered]
        elif is_name:
            continue
        elif lowered in elsewhere:
            for name in elsewhere[lowered]:
                votes[name] = votes.get(name, 0) + 1
            abroad += not letters.issuperset(lowered) and WEAK_VOTE
        elif not letters.issuperset(lowered):
            abroad += 1
        elif len(lowered) >= 5 and lowered.endswith(endings):
            at_home += WEAK_VOTE
        else:
            unheard += len(lowered) > 1
    abroad += max(votes.values(), default=0)
    if abroad >= 2 and abroad > at_home:
        return True
    if abroad and at_home < 1 and unheard + abroad >= 3:
        return True
    return not at_home and unheard >= 3


@cache
def _lexicon(
    home: frozenset[str],
) -> tuple[dict[str, float], dict[str, tuple[str, ...]], frozenset[str], tuple[str, ...]]:
    """Words at home with their votes, words spoken elsewhere, the letters of home, and its endings."""
    elsewhere: dict[str, tuple[str, ...]] = {}
    for name in LATIN:
        if name not in home:
            for word in vocabulary(name):
                elsewhere[word] = (*elsewhere.get(word, ()), name)
    at_home = frozenset(word for name in home for word in vocabulary(name))
    known = {word: WEAK_VOTE if word in elsewhere else 1.0 for word in at_home}
    foreign = {word: names for word, names in elsewhere.items() if word not in at_home}
    letters = frozenset("abcdefghijklmnopqrstuvwxyz").union(*(at_home or [""]))
    return known, foreign, letters, tuple(ending for name in home for ending in ENDINGS.get(name, ()))
