"""Turns what a person says of themselves into what is true of them: "I'm vegan" → "is vegan"."""

import re

from memory_core.engine.extraction.verbs import PARTICIPLES, is_past, third_person

_FILLERS = re.compile(
    r"(?:really|just|also|actually|totally|absolutely|definitely|truly|honestly|literally|"
    r"basically|simply|kinda|kind of|"
    r"sort of|even|finally|already|currently|now|still|personally|obviously|of course|certainly|"
    r"recently|lately|so|"
    r"super|too|very|both|all|myself|pretty much|quite|happily|"
    r"unfortunately|sadly|luckily|today|officially|deeply|thoroughly|especially|particularly)\s+",
    re.I,
)
_AUXILIARIES = {
    "'m": "is", "am": "is", "m": "is", "'re": "is", "are": "is", "was": "was", "were": "was",
    "'ve": "has", "have": "has", "ve": "has", "'ll": "will", "ain't": "is not", "aint": "is not",
    "don't": "does not", "dont": "does not", "do": "does", "didn't": "did not", "didnt": "did not",
    "haven't": "has not", "havent": "has not", "can't": "cannot", "cant": "cannot", "won't": "will not",
    "wont": "will not", "wasn't": "was not", "weren't": "was not", "aren't": "is not", "isn't": "is not",
    "couldn't": "could not", "wouldn't": "would not", "shouldn't": "should not", "hadn't": "had not",
    "doesn't": "does not", "doesnt": "does not", "hasn't": "has not", "'s": "is", "is": "is", "has": "has",
    "gotta": "has to", "gonna": "is going to", "wanna": "wants to",
}  # fmt: skip
_BEING_SAID = [
    (re.compile(r"\bgonna\b", re.I), "going to"),
    (re.compile(r"\bwanna\b", re.I), "want to"),
    (re.compile(r"\bgotta\b", re.I), "have to"),
    (re.compile(r"\bcoz|\bcuz", re.I), "because"),
    (re.compile(r"\b(fave|fav|favorite|favourit)\b", re.I), "favourite"),
    (re.compile(r"\bfam\b", re.I), "family"),
    (re.compile(r"\b(\w+in)'(?= |$)", re.I), r"\1g"),
]
# What stays in the first person behind the verb: "the book I read" → "the book they read".
_PRONOUNS = [
    (re.compile(r"\b(?:I'm|I am|we're|we are)\b", re.I), "they are"),
    (re.compile(r"\b(?:I was)\b", re.I), "they were"),
    (re.compile(r"\b(?:I've|we've)\b", re.I), "they have"),
    (re.compile(r"\b(?:I'd|we'd)\b", re.I), "they would"),
    (re.compile(r"\b(?:I'll|we'll)\b", re.I), "they will"),
    (re.compile(r"\b(?:I|we)\b", re.I), "they"),
    (re.compile(r"\b(?:my|our)\b", re.I), "their"),
    (re.compile(r"\b(?:me|us)\b(?!-)"), "them"),
    (re.compile(r"\b(?:myself|ourselves)\b", re.I), "themselves"),
    (re.compile(r"\b(?:mine|ours)\b"), "theirs"),
]
_FIRST_WORD = re.compile(r"\s*('?[^\s,]+)\s*,?")
_NOT = re.compile(r"(?:not|never)\b", re.I)
_HOW_OFTEN = re.compile(
    r"(?:never|only|always|usually|often|sometimes|rarely|hardly|mostly|mainly|occasionally|frequently|"
    r"normally|typically|generally|regularly)\b",
    re.I,
)
# "I quit my job": done, not a habit, although the form does not show it.
_PAST_HINT = re.compile(r"^quit\b|\b(?:yesterday|last|ago|earlier|when i was|this morning|in (?:19|20)\d\d)\b", re.I)
_NO_LONGER = re.compile(r"no longer\s+", re.I)


def spelled_out(text: str) -> str:
    """Chat spellings in full; changes the length, so it comes after the offsets are known."""
    for pattern, word in _BEING_SAID:
        text = pattern.sub(word, text)
    return text


def without_fillers(words: str) -> str:
    """The predicate without the adverbs in front that change nothing: "really just love" → "love"."""
    while match := _FILLERS.match(words):
        words = words[match.end() :]
    return words


def predicate(words: str, auxiliary: str = "") -> str:
    """What was said after "I" (with the `auxiliary` of "I'm"), in the third person singular.

    "moved to Oslo with my wife" → "moved to Oslo with their wife".
    """
    words = without_fillers(words.strip())
    if not auxiliary and (ended := _NO_LONGER.match(words)):
        return f"no longer {predicate(words[ended.end() :])}"
    if not auxiliary:
        auxiliary, words = _leading_auxiliary(words)
    if auxiliary:
        return in_third_person(f"{_helper(auxiliary, words)} {without_fillers(words)}")
    match = _FIRST_WORD.match(words)
    if match is None:
        return ""
    verb, rest = match.group(1), words[match.end(1) :]
    if _HOW_OFTEN.match(verb):
        inner = predicate(rest)
        return f"{verb} {inner}" if inner else ""
    return in_third_person(third_person(verb.lower(), past=bool(_PAST_HINT.search(words))) + rest)


def in_third_person(words: str) -> str:
    for pattern, pronoun in _PRONOUNS:
        words = pattern.sub(pronoun, words)
    return words


def _leading_auxiliary(words: str) -> tuple[str, str]:
    match = _FIRST_WORD.match(words)
    if match and match.group(1).lower() in _AUXILIARIES and not _is_main_verb(match.group(1), words[match.end() :]):
        return match.group(1), words[match.end() :].strip()
    return "", words


def _is_main_verb(word: str, rest: str) -> bool:
    """`I do yoga`: "do" is the verb itself unless a negation follows."""
    return word.lower() == "do" and not _NOT.match(rest.strip())


def _helper(auxiliary: str, words: str) -> str:
    """ "'d" is "had" before a participle ("I'd been") and "would" before anything else."""
    if auxiliary.lower() in {"'d", "d"}:
        first = without_fillers(words).split(" ", 1)[0].lower()
        return (
            "had"
            if first in PARTICIPLES - {"come", "become", "run"} or is_past(first) or first == "better"
            else "would"
        )
    return _AUXILIARIES.get(auxiliary.lower(), auxiliary.lower())
