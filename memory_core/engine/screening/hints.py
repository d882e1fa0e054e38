"""Which patterns can match a text at all, by the letters without which they cannot.

Of every pattern it is worked out once what letters each of its matches must hold: of "(?:ignore|forget) .*rules" either
"rules", or one of the two others; of some only that there must be a digit. To look for plain letters is some hundred
times quicker than to try a pattern at every character, and in nearly every text none of them stands. The idea is that
of indexed code search (Cox, "Regular Expression Matching with a Trigram Index", 2012), without the index.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Generic, TypeVar

SHORTEST = 2  # a single letter stands in every text
LONG_ENOUGH = 8
DIGIT = r"\d"  # stands for any, which is as rare as a word of four letters
RARE_AS_A_DIGIT = 4
# What `re` takes for the same letter and `casefold` does not.
_SAME_LETTERS = str.maketrans({"\u0131": "i", "\u0307": None})

T = TypeVar("T")
Letters = frozenset[str]


class ByLetters(Generic[T]):
    """Rules, each with the letters of which some must stand in a text for it to be worth a try."""

    def __init__(self, rules: Iterable[tuple[T, Iterable[str]]]) -> None:
        self._rules: list[T] = []
        self._numbers: dict[str, list[int]] = defaultdict(list)
        for number, (rule, letters) in enumerate(rules):
            self._rules.append(rule)
            for one in letters:
                self._numbers[one].append(number)

    def worth_a_try(self, text: str) -> list[T]:
        """In their order."""
        found = {number for letters, numbers in self._numbers.items() if letters in text for number in numbers}
        return [self._rules[number] for number in sorted(found)]


class Hinted:
    """Patterns that are searched for in one text after the other."""

    def __init__(self, patterns: Iterable[re.Pattern[str]]) -> None:
        self.patterns = tuple(patterns)
        self._needed = {pattern: letters_of(pattern) for pattern in self.patterns}
        anything = [frozenset({""})]
        self._by_letters = ByLetters((pattern, (self._needed[pattern] or anything)[0]) for pattern in self.patterns)

    def possible(self, text: str) -> Iterator[re.Pattern[str]]:
        """Those that may match somewhere in `text`, in their order."""
        among = folded(text) + (DIGIT if ANY_DIGIT.search(text) else "")
        return (one for one in self._by_letters.worth_a_try(among) if self._has_all(one, among))

    def is_possible(self, text: str) -> bool:
        """Whether any of them may match somewhere in `text`, or in a part of it that is looked at alone."""
        return any(True for _ in self.possible(text))

    def _has_all(self, pattern: re.Pattern[str], among: str) -> bool:
        return all(any(one in among for one in letters) for letters in self._needed[pattern])


def folded(text: str) -> str:
    """All that `re` with IGNORECASE takes for the same letter, as one."""
    return text.casefold().translate(_SAME_LETTERS) if not text.isascii() else text.lower()


def letters_of(pattern: re.Pattern[str]) -> list[Letters]:
    """Sets of each of which every match of `pattern` holds at least one, folded; the most telling first."""
    return sorted(_needed(parser.parse(pattern.pattern, pattern.flags)), key=_telling, reverse=True)


def _needed(parts: Iterable[tuple[Any, Any]]) -> Iterator[Letters]:
    """Sets of each of which every match of the sequence holds one."""
    run = ""
    for what, given in parts:
        if what is op.LITERAL:
            run += chr(given)
            continue
        yield from _worth_it(run)
        run = ""
        if what is op.IN and given in DIGITS:
            yield frozenset({DIGIT})
        elif what is op.SUBPATTERN:
            yield from _needed(given[-1])
        elif what is op.ATOMIC_GROUP:
            yield from _needed(given)
        elif what in REPEATS and given[0] > 0:
            yield from _needed(given[2])
        elif what is op.BRANCH:
            yield from _of_branches(given[1])
    yield from _worth_it(run)


ANY_DIGIT = re.compile(DIGIT)
DIGITS = [parser.parse(form)[0][1] for form in (DIGIT, "[0-9]")]
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)


def _of_branches(branches: Sequence[Any]) -> Iterator[Letters]:
    each = [max(_needed(branch), key=_telling, default=None) for branch in branches]
    if all(each):
        yield frozenset(letters for some in each if some for letters in some)


def _worth_it(run: str) -> Iterator[Letters]:
    if _rarity(letters := folded(run)) >= SHORTEST:
        yield frozenset({letters})


def _telling(letters: Letters) -> tuple[int, int]:
    """The longer, the rarer in a text; of those as long, the fewest."""
    return min(map(_rarity, letters)), -len(letters)


def _rarity(letters: str) -> int:
    return RARE_AS_A_DIGIT if letters == DIGIT else min(LONG_ENOUGH, len(letters.replace(" ", "")))
