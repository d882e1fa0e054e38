"""The parts of a text that are embedded on their own."""

import pytest

from memory_core.engine.passages import MAX_SENTENCES, passages


def test_a_single_sentence_is_embedded_once() -> None:
    assert passages(" User is a vegetarian. ") == ["User is a vegetarian."]


def test_sentences_follow_the_whole() -> None:
    text = "I moved to Berlin last year. My sister stayed at home!"
    assert passages(text) == [text, "I moved to Berlin last year.", "My sister stayed at home!"]


def test_an_exclamation_stays_with_the_sentence_after_it() -> None:
    assert passages("Wow! I love that painting. Thanks!") == ["Wow! I love that painting. Thanks!"]


@pytest.mark.parametrize(
    "text", ["我喜欢喝绿茶。我住在北京。", "यह मेरा घर है। मैं यहाँ रहता हूँ।", "first line here\nsecond line here"]
)
def test_sentences_end_as_their_script_ends_them(text: str) -> None:
    assert len(passages(text)) == 3


@pytest.mark.parametrize("text", ["It cost 3.50 euros in the shop.", "Version 2.0.1 is out now"])
def test_a_point_inside_a_number_ends_nothing(text: str) -> None:
    assert passages(text) == [text]


def test_a_long_text_has_a_bounded_number_of_passages() -> None:
    assert len(passages("This is a sentence. " * 500)) == 1 + MAX_SENTENCES


@pytest.mark.parametrize("text", ["", "  \n "])
def test_an_empty_text_has_none(text: str) -> None:
    assert passages(text) == []
