import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memory_core.engine import budget
from memory_core.engine.budget import Budget
from memory_core.providers import local

SAMPLES = Path(__file__).resolve().parents[2] / "benchmarks" / "assistant_memories.json"
NORA, MARCUS, CLARA = ([turn["text"] for turn in person["turns"]] for person in json.loads(SAMPLES.read_text()))


def really(texts: list[str]) -> int:
    """As the local embedder's own tokeniser cuts them."""
    return sum(len(local._model().tokenizer.encode(text, add_special_tokens=False).ids) for text in texts)


def test_the_estimate_is_near_what_a_small_vocabulary_needs() -> None:
    for texts, least, most in ((NORA + MARCUS, 1.0, 1.2), (CLARA, 0.8, 1.1)):
        assert least <= sum(map(budget.tokens, texts)) / really(texts) <= most


@pytest.mark.parametrize(
    ("text", "tokens"),
    [("", 0), ("tea", 1), ("unbelievable", 3), ("tea, tea!", 4), ("2026-03-01", 6), ("绿茶", 2), ("зелёный чай", 6)],
)
def test_how_it_counts(text: str, tokens: int) -> None:
    assert budget.tokens(text) == tokens


@given(st.lists(st.text(max_size=40), max_size=10), st.integers(1, 30))
def test_a_budget_is_never_exceeded(texts: list[str], size: int) -> None:
    room = Budget(size)
    taken = [text for text in texts if room.takes(text)]
    assert sum(map(budget.tokens, taken)) == room.used <= size


def test_nothing_weaker_takes_the_place_of_something_better() -> None:
    room = Budget(8)
    assert [room.takes(text) for text in ("one two three", "four " * 7, "a " * 9, "five")] == [
        True,
        False,
        False,
        False,
    ]


def test_what_would_never_fit_is_passed_over() -> None:
    room = Budget(4)
    assert [room.takes(text) for text in ("word " * 9, "one two")] == [False, True]
