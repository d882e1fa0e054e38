"""Patterns that are left out because a text lacks their letters: never one that would have matched."""

import re
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memory_core.engine.screening import instructions, places, special
from memory_core.engine.screening.hints import Hinted, folded, letters_of

USED = {
    "orders": instructions._ORDERS,
    "addresses": places.ADDRESS,
    "vague addresses": places.VAGUE_ADDRESS,
    "streets": places.STREET_ALONE,
    "idioms": special.IDIOM,
    "explanations": special.EXPLAINED,
}
PATTERNS = {
    f"{name} {number}": (hinted, pattern)
    for name, hinted in USED.items()
    for number, pattern in enumerate(hinted.patterns)
}


@pytest.mark.parametrize(("hinted", "pattern"), PATTERNS.values(), ids=PATTERNS)
def test_whatever_matches_a_pattern_is_searched_with_it(hinted: Hinted, pattern: re.Pattern[str]) -> None:
    @settings(max_examples=30, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(st.from_regex(pattern), st.booleans())
    def holds(text: str, loud: bool) -> None:
        said = text.upper() if loud else text
        assert pattern in hinted.possible(said) or not pattern.search(said)

    holds()


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        ("(?:ignore|forget) [a-z]* rules", [{"ignore", "forget"}, {" rules"}]),
        ("(?:please )?(?:remember)+ this", [{"remember"}, {" this"}]),
        (r"\d+ Street|Box [0-9]{2}", [{" street", r"\d"}]),
        (r"no\.? [0-9]{1,3}", [{r"\d"}, {"no"}]),
        ("(?:always|[a-z]+) obey?", [{" obe"}]),
        ("x|long", []),
        ("(?!never)(?=ever).", []),
    ],
)
def test_the_letters_of_a_pattern(pattern: str, letters: list[set[str]]) -> None:
    assert letters_of(re.compile(pattern, re.IGNORECASE)) == letters


def test_a_pattern_of_which_nothing_is_known_is_always_searched() -> None:
    known, unknown = re.compile("obey", re.IGNORECASE), re.compile("[a-z]{3}", re.IGNORECASE)
    hinted = Hinted([known, unknown])
    assert list(hinted.possible("nothing")) == [unknown]
    assert list(hinted.possible("OBEY me")) == [known, unknown]


def test_a_letter_is_folded_to_whatever_matches_it_blind_to_case() -> None:
    """`re` takes a few letters for the same that `casefold` keeps apart."""
    patterns = [pattern.pattern for _, pattern in PATTERNS.values()]
    every = "".join(map(chr, (*range(0xD800), *range(0xE000, sys.maxunicode + 1))))
    for letter in sorted({one for pattern in patterns for one in pattern if one.isalpha()}):
        for same in set(re.findall(letter, every, re.IGNORECASE)):
            assert folded(letter) in folded(f"a{same}é"), (letter, same)
