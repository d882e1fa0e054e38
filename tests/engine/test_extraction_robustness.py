from datetime import UTC, datetime
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memory_core.engine.extraction import RuleExtractor, is_single_valued
from memory_core.engine.types import Exchange, Extraction, Message, Role

SAID_AT = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)

_PIECES = st.sampled_from(
    [
        "I live in Oslo",
        "my sister Anna is a nurse",
        "I\u2019m vegan",
        "Caroline: ",
        "I love tea and cake",
        "she",
        ". ",
        ", ",
        " and ",
        " but ",
        "\n",
        "?",
        "“I work at Acme”",
        " — ",
        "😀",
        "(",
        ")",
        "[a photo]",
        "yesterday ",
        "not ",
        "if ",
        "I don't use vim any more but VS Code",
        "I moved from Oslo to Rome last week",
        " in 2019",
        "İ",
        "ﬁ",
        "5 ",
        "```",
    ]
)


def extract(content: str) -> Extraction:
    return RuleExtractor().extract(Exchange((Message(Role.USER, content, SAID_AT),)))


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=12).map("".join))
def test_a_quote_stands_letter_for_letter_where_it_says(content: str) -> None:
    for found in extract(content).candidates:
        assert found.quote and content[found.start : found.end] == found.quote
        assert found.text and 1 <= found.importance <= 10 and 0 <= found.confidence <= 1
        assert found.value == (found.value.lower() if found.value else None)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_text_can_be_read(content: str) -> None:
    assert extract(content).dropped == ()


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "I ",
        "I like tea, ",
        "I like the dog and my cat ",
        '"',
        "[",
        "my ",
        "Anna ",
        " ",
        "I'm ",
        "- ",
        "2021 ",
        ".",
        "in ",
        "a-",
    ],
)
def test_a_sentence_without_end_is_read_in_no_time(unit: str) -> None:
    content = (unit * 100_000)[:100_000]
    extract("I live in Oslo")
    began = perf_counter()
    extract(content)
    assert perf_counter() - began < 2  # a tenth of a second; the rest is patience with a busy machine


@pytest.mark.parametrize(
    ("slot", "single"),
    [("home", True), ("anna:home", True), ("favourite_colour", True), ("like", False), (None, False)],
)
def test_some_attributes_hold_one_value_at_a_time(slot: str | None, single: bool) -> None:
    assert is_single_valued(slot) is single
