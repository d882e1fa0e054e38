"""Words of a text, stemmed for the index and for a question.

Stems come from Snowball (https://snowballstem.org). Scripts written without spaces are cut into overlapping
pairs of characters. Nothing here knows the index: callers hash the terms under a key before they store them.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import Stemmer

from memory_core.engine.languages import ENGLISH, QUESTION_WORDS, STOP_WORDS

MAX_TERM_LENGTH = 64
MAX_QUESTION_WORDS = 64
MIN_MEANING_WORDS = 2
SPEAKER_MARK = "@"
ENTITY_MARK = "#"
ENTITY_WORDS = 3  # a name of more words is found by its words

# Thai, Lao, Burmese, Khmer, Kana, Han and Hangul: no spaces between words, or none to rely on.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\U00020000-\U0003ffff"
)
# Vowel signs and accents that `\w` leaves out and that must not cut a word in two.
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff"
_IDEOGRAPHS = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]+")
_ASKING = frozenset(word for word in QUESTION_WORDS if _IDEOGRAPHS.fullmatch(word))
_LETTER = rf"(?![{_UNSPACED}])[^\W_]"
_TOKEN = re.compile(rf"(?P<unspaced>[{_UNSPACED}]+)|\d+(?:[.,]\d+)+|{_LETTER}(?:{_LETTER}|[{_MARKS}])*")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_SPEAKER = re.compile(r"\s*([^\W\d_][\w.'-]*(?: [^\W\d_][\w.'-]*){0,2}):\s")
_SENTENCE_ENDS = (".", "!", "?", "\u2026")
_SCRIPTS = (
    (re.compile("[\u0400-\u04ff]"), "russian"),
    (re.compile("[پچژگ]"), "persian"),
    (re.compile("[\u0600-\u06ff]"), "arabic"),
    (re.compile("[\u0370-\u03ff]"), "greek"),
    (re.compile("[\u0900-\u097f]"), "hindi"),
    (re.compile("[\u0530-\u058f]"), "armenian"),
    (re.compile("[\u0b80-\u0bff]"), "tamil"),
)
_LATIN_LANGUAGES = tuple(name for name in STOP_WORDS if name not in {language for _, language in _SCRIPTS})
_stemmers = threading.local()  # a Stemmer keeps state between calls and must not be shared by threads


@dataclass(frozen=True, slots=True)
class Question:
    """What a question asks for: for each word the forms it may have in the index, who may have spoken, and what
    its words, alone or together, may be the names of."""

    words: tuple[tuple[str, ...], ...]
    speakers: tuple[str, ...]
    entities: tuple[str, ...] = ()


def terms(text: str) -> list[str]:
    """The terms under which `text` is found, repeated as often as they occur; function words are left out.

    A word counts under its stem in the language of the text and under its English stem where that differs,
    so a question too short to tell its language still meets it. "Anna: ..." adds "@" and "@anna": Anna said it.
    """
    tokens = list(_tokens(text))
    languages = _languages(tokens)
    found = [form for token in tokens if not _is_stop(token, languages) for form in _forms(token, languages)]
    return found + [form for form in _characters(text) if len(form) == 1] + _speakers(text)


def question(text: str) -> Question:
    """The words of a question without those that only ask, each once, at most MAX_QUESTION_WORDS of them.

    Any word may be the name of who spoke: those that are not are simply never found.
    """
    tokens = list(_tokens(text))
    languages = _languages(tokens)
    asked = dict.fromkeys(_forms(token, languages) for token in tokens if _tells(token, languages))
    asked |= dict.fromkeys((character,) for character in _alone(tokens))
    speakers = dict.fromkeys(SPEAKER_MARK + _fold(token) for token in tokens)
    names = dict.fromkeys(_names([(_fold(token), _tells(token, languages)) for token in tokens]))
    return Question(
        tuple(asked)[:MAX_QUESTION_WORDS], tuple(speakers)[:MAX_QUESTION_WORDS], tuple(names)[:MAX_QUESTION_WORDS]
    )


def _alone(tokens: list[str]) -> Iterator[str]:
    """Ideographs that stand in no question word: each means something by itself, and a pair may cut across words."""
    for token in tokens:
        if len(token) == 2 and token not in QUESTION_WORDS and _IDEOGRAPHS.fullmatch(token):
            yield from (character for character in token if not any(character in word for word in _ASKING & {*tokens}))


def _names(tokens: list[tuple[str, bool]]) -> Iterator[str]:
    """Every run of words that begins and ends with a telling one, as the name it may be."""
    for length in range(1, ENTITY_WORDS + 1):
        for start in range(len(tokens) - length + 1):
            run = tokens[start : start + length]
            if run[0][1] and run[-1][1]:
                yield ENTITY_MARK + " ".join(word for word, _ in run)


def meaning(text: str) -> str:
    """What of a question is worth embedding: its telling words, without names where enough is left.

    A name draws the vector to every memory with that name in it, whatever it is about; the words of the index
    find names better. German is left its capitals. A question with nothing telling in it comes back whole.
    """
    words = list(_TOKEN.finditer(unicodedata.normalize("NFKC", text)))
    languages = _languages([word.group().casefold() for word in words])
    telling = [word for word in words if _tells(word.group().casefold(), languages)]
    unnamed = [word.group() for word in telling if not _is_name(word)]
    enough = len(unnamed) >= MIN_MEANING_WORDS and "german" not in languages
    return " ".join(unnamed if enough else [word.group() for word in telling]) or text.strip()


def aspects(text: str) -> list[str]:
    """What of a question is to be embedded: all of it and its telling words, once where they are the same.

    What is searched for lies between them (`ranking.direction`). Telling words alone miss what a short fact is about
    ("where does he ..."), the whole alone is drawn to whatever has the same names and turns in it.
    """
    return list(dict.fromkeys((text.strip(), meaning(text))))


def folded(text: str) -> list[str]:
    """The words of a text in lower case and without accents, none left out."""
    return [_fold(token) for token in _tokens(text)]


def without_speaker(text: str) -> str:
    """What is said, without the "Anna: " that says who said it."""
    match = _SPEAKER.match(text)
    return text[match.end() :] if match and _speakers(text) else text


def is_function_word(word: str) -> bool:
    return word in STOP_WORDS[ENGLISH] or word in STOP_WORDS["german"] or word in QUESTION_WORDS


def languages_of(text: str) -> tuple[str, ...]:
    """The languages in Latin script that a text is read in, by Snowball's names; English is always among them."""
    return _languages(list(_tokens(text)))


def _tokens(text: str) -> Iterator[str]:
    for match in _TOKEN.finditer(unicodedata.normalize("NFKC", text).casefold()):
        token = match.group()
        if match.lastgroup == "unspaced":
            yield from _pairs(token)
        else:
            yield _number(token)[:MAX_TERM_LENGTH]


def _characters(text: str) -> Iterator[str]:
    """Single characters of unspaced scripts, so that a question of one character finds something."""
    for match in _TOKEN.finditer(unicodedata.normalize("NFKC", text)):
        if match.lastgroup == "unspaced" and len(match.group()) > 1:
            yield from match.group()


def _pairs(run: str) -> Iterator[str]:
    return (run[at : at + 2] for at in range(max(len(run) - 1, 1)))


def _number(token: str) -> str:
    """One spelling for 3,000 and 3000, for 3rd and 3, for 08 and 8; anything else as it is."""
    ordinal = _ORDINAL.fullmatch(token)
    digits = ordinal.group(1) if ordinal else token.replace(",", "") if _THOUSANDS.fullmatch(token) else token
    return str(int(digits)) if digits.isdecimal() and len(digits) <= MAX_TERM_LENGTH else digits


def _languages(tokens: list[str]) -> tuple[str, ...]:
    """English, and before it the language in Latin script whose function words clearly outnumber the English."""
    votes = {language: sum(token in STOP_WORDS[language] for token in tokens) for language in _LATIN_LANGUAGES}
    best = max(votes, key=votes.__getitem__)
    return (best, ENGLISH) if votes[best] > max(votes[ENGLISH], 1) else (ENGLISH,)


def _tells(token: str, languages: tuple[str, ...]) -> bool:
    return token not in QUESTION_WORDS and not _is_stop(token, languages)


def _is_name(word: re.Match[str]) -> bool:
    """Capitalised in the middle of a sentence; LGBTQ is not, it is a word of its own."""
    before = word.string[: word.start()].rstrip()
    return word.group().istitle() and bool(before) and not before.endswith(_SENTENCE_ENDS)


def _is_stop(token: str, languages: tuple[str, ...]) -> bool:
    return any(token in STOP_WORDS.get(language, ()) for language in _for_script(token, languages))


def _for_script(token: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    if token.isascii():
        return languages
    return next(((language,) for script, language in _SCRIPTS if script.search(token)), languages)


def _forms(token: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    spoken = _for_script(token, languages)
    return tuple(dict.fromkeys(_fold(_stem(token, language)) for language in spoken))


def _stem(token: str, language: str) -> str:
    known: dict[str, Stemmer.Stemmer] = _stemmers.__dict__
    if language not in known:
        known[language] = Stemmer.Stemmer(language)
    return str(known[language].stemWord(token))


def _fold(token: str) -> str:
    """Without accents: people leave them out when they ask. Only Latin letters, where they are decoration."""
    if token.isascii():
        return token
    plain = "".join(c for c in unicodedata.normalize("NFD", token) if not "\u0300" <= c <= "\u036f")
    return plain if plain.isascii() else token


def _speakers(text: str) -> list[str]:
    match = _SPEAKER.match(text)
    if not match or any(word[0].islower() for word in match.group(1).split()):
        return []
    return [SPEAKER_MARK, *(SPEAKER_MARK + _fold(name) for name in _tokens(match.group(1)))]
