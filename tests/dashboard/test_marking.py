"""Sentences cut into pieces."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from dashboard.marking import Change, Piece, Span, difference, pieces
from dashboard.templatetags.candor import ago, marked, percent, unlocalized

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6)


@given(st.text(max_size=30), SPANS)
def test_no_span_can_lose_or_repeat_a_letter(text: str, spans: list[tuple[int, int]]) -> None:
    cut = pieces(text, [Span(start, end, "found", "tone") for start, end in spans])
    assert "".join(piece.text for piece in cut) == text


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_difference_holds_both_texts(old: str, new: str) -> None:
    changed = difference(old, new)
    assert "".join(piece.text for piece in changed if piece.change is not Change.ADDED) == old
    assert "".join(piece.text for piece in changed if piece.change is not Change.REMOVED) == new


def test_a_span_is_cut_out_with_its_label() -> None:
    assert pieces("call 0705 now", [Span(5, 9, "phone", "contact")]) == (
        Piece("call "),
        Piece("0705", "phone", "contact"),
        Piece(" now"),
    )


def test_of_overlapping_spans_the_first_keeps_what_they_share() -> None:
    cut = pieces("abcdef", [Span(0, 4, "one", ""), Span(2, 6, "two", "")])
    assert [(piece.text, piece.label) for piece in cut] == [("abcd", "one"), ("ef", "two")]


def test_a_mark_is_said_to_those_who_cannot_see_it() -> None:
    html = marked([Piece("<b>", "phone & more", "contact")])
    assert html == (
        '<mark class="tone-contact" title="phone &amp; more">&lt;b&gt;</mark>'
        '<span class="visually-hidden"> (phone &amp; more)</span>'
    )


@pytest.mark.parametrize(("past", "words"), [(5, "just now"), (125, "2\xa0minutes ago"), (90_000, "1\xa0day ago")])
def test_a_moment_is_told_roughly(past: int, words: str) -> None:
    assert f">{words}</time>" in ago(timezone.now() - timedelta(seconds=past))


def test_numbers_are_written_for_people_and_for_svg() -> None:
    assert percent(0.625) == "62 %" and unlocalized(12.5) == "12.5"
