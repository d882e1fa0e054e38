"""Facts about somebody else are held; that somebody exists, or shares a plan, is not."""

import pytest

from memory_core.engine.screening import DEFAULT_POLICY, scan, verdict
from memory_core.engine.types import Action
from tests.engine.other_people import ABOUT_ANOTHER, ABOUT_NOBODY_ELSE


def tells(text: str, *about: str) -> bool:
    return "third_person" in {finding.kind for finding in scan(text, about=about)}


def test_nearly_every_fact_about_somebody_else_is_found() -> None:
    missed = [text for text in ABOUT_ANOTHER if not tells(text)]
    assert len(missed) <= len(ABOUT_ANOTHER) * 0.05, missed


def test_hardly_any_mention_is_held() -> None:
    held = [text for text in ABOUT_NOBODY_ELSE if tells(text)]
    assert len(held) <= len(ABOUT_NOBODY_ELSE) * 0.05, held


@pytest.mark.parametrize("about", ["caroline", "caroline.smith@example.com", "Caroline"])
def test_the_one_remembered_is_nobody_else(about: str) -> None:
    assert tells("Caroline works as a nurse.") and not tells("Caroline works as a nurse.", about)


def test_a_relative_of_the_one_remembered_is_somebody_else() -> None:
    assert tells("Caroline's brother works as a nurse.", "caroline")


def test_two_people_have_to_agree_to_a_fact_about_a_third() -> None:
    judged = verdict(scan("Her brother lives in Toronto."), DEFAULT_POLICY)
    assert (judged.action, judged.four_eyes) == (Action.HOLD, True)


def test_the_clause_is_marked_and_not_the_whole_text() -> None:
    text = "Likes tea. His boss Mark is getting divorced. Plays chess."
    [finding] = scan(text)
    assert text[finding.start : finding.end] == "His boss Mark is getting divorced"


def test_an_illness_of_somebody_else_is_both() -> None:
    assert {finding.kind for finding in scan("My sister takes insulin.")} == {"health", "third_person"}
