"""Whether two sentences say the same in other words, told by their words alone. English and German.

Cosine cannot tell a repetition from a contradiction: averaged word vectors give "likes tea" and "dislikes tea", or
"from Oslo to Bergen" and its reverse, nearly 1. So the same fact must share nearly all content words, in the same
order, with the same numbers, names, negation and liking. Missing a duplicate costs a merge later; a false one loses
a fact for good.
"""

import re
import threading
from collections.abc import Sequence

import Stemmer

from memory_core.engine.extraction.lexicon import word_set

NEAR_WORDS = 0.8

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_SPELLINGS = (
    (re.compile(r"\bfavorite"), "favourite"),
    (re.compile(r"\bcolor"), "colour"),
    (re.compile(r"\bwould like to\b"), "want to"),
    (re.compile(r"\b(?:named|called)\b"), ""),
    (re.compile(r"\bas well\b"), ""),
)
_NEGATION = word_set(
    """
    not no never none nor without neither nothing cannot can't don't doesn't didn't isn't aren't wasn't won't
    longer anymore stopped quit former formerly used ex left lost resigned fired laid sold
    hardly barely rarely seldom scarcely
    nicht nichts nie niemals kein keine keinen keinem keiner keines ohne weder kaum selten früher ehemals ehemalig
    damals
    """
)
_LIKING = word_set(
    """
    like likes liked love loves loved enjoy enjoys enjoyed adore adores prefer prefers fan fond favourite
    favorite mag mögen mochte liebt liebe gern gerne bevorzugt
    """
)
_DISLIKING = word_set(
    """
    dislike dislikes disliked hate hates hated detest detests despise despises loathe loathes avoid avoids hasst
    verabscheut
    """
)
_STOP_WORDS = word_set(
    """
    a an the user user's is are was were be been being am has have had do does did of to in on at for with by
    from as and or that this their they them his her its it very really just also so too now currently about
    into der die das den dem ein eine einen einem einer ist sind im am auch sehr wirklich
    """
)
# Dropped from the content, and yet "flies from Oslo" is not "flies to Oslo", nor "had a dog" "has a dog".
_DIRECTIONS = word_set("from against for with by before after vor nach von für gegen")
_PAST = word_set("was were had did war waren hatte hatten")
_stemmers = threading.local()  # a Stemmer keeps state between calls and must not be shared by threads


def normal(text: str) -> str:
    """The words in lower case without punctuation."""
    return " ".join(_WORD.findall(text.casefold()))


def negated(text: str) -> bool:
    """Whether a sentence denies something, or says that it is over."""
    return not _NEGATION.isdisjoint(_WORD.findall(text.casefold()))


def _liking(words: frozenset[str]) -> int:
    return (not words.isdisjoint(_LIKING)) - (not words.isdisjoint(_DISLIKING))


def _spelled(text: str) -> str:
    """In one way of spelling and putting it."""
    for spelling, usual in _SPELLINGS:
        text = spelling.sub(usual, text)
    return text


def _content(text: str) -> list[str]:
    """The words that carry the fact, in order, without endings; liking and negation are compared apart."""
    left_out = _STOP_WORDS | _LIKING | _DISLIKING | _NEGATION
    return [_stem(word) for word in _WORD.findall(text.casefold()) if word not in left_out]


def _overlap(one: Sequence[str], other: Sequence[str]) -> float:
    """Jaccard index of two bags of words; 0 when the words they share come in another order."""
    shared = set(one) & set(other)
    if [word for word in one if word in shared] != [word for word in other if word in shared]:
        return 0.0
    union = set(one) | set(other)
    return len(shared) / len(union) if union else 0.0


def _particulars(text: str) -> frozenset[str]:
    """Numbers and names: where they differ, two sentences are about different things."""
    words = _WORD.findall(text)[1:]
    return frozenset(
        word.casefold().removesuffix("'s")
        for word in words
        if word.casefold() != "user" and (word[0].isupper() or any(character.isdigit() for character in word))
    )


def says_the_same(one: str, other: str) -> bool:
    """Whether nothing in the words speaks against it; that they are alike in meaning is for the cosine to say."""
    one, other = _spelled(one), _spelled(other)
    left, right = frozenset(_WORD.findall(one.casefold())), frozenset(_WORD.findall(other.casefold()))
    return (
        _overlap(_content(one), _content(other)) >= NEAR_WORDS
        and negated(one) == negated(other)
        and _liking(left) == _liking(right)
        and left & _DIRECTIONS == right & _DIRECTIONS
        and left.isdisjoint(_PAST) == right.isdisjoint(_PAST)
        and _particulars(one) == _particulars(other)
    )


def denies(one: str, other: str) -> bool:
    """Whether `one` says no to what `other` says."""
    return _overlap(_content(one), _content(other)) >= NEAR_WORDS and negated(one) and not negated(other)


def _stem(word: str) -> str:
    """By the English Snowball stemmer; German words it leaves much as they are, in both sentences alike."""
    if not hasattr(_stemmers, "english"):
        _stemmers.english = Stemmer.Stemmer("english")
    return str(_stemmers.english.stemWord(word))
