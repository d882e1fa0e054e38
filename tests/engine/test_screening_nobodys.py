"""What belongs to nobody tells of nobody."""

import pytest

from memory_core.engine.screening.nobodys import KIND, facts_about_somebody
from tests.engine.unowned_facts import ABOUT_NOBODY, ABOUT_SOMEBODY


def tells(text: str, said_by: str = "user") -> bool:
    return bool(list(facts_about_somebody(text, said_by=said_by)))


@pytest.mark.parametrize("text", ABOUT_SOMEBODY)
def test_a_fact_about_somebody_is_found(text: str) -> None:
    assert tells(text)


@pytest.mark.parametrize("text", ABOUT_NOBODY)
def test_a_fact_about_nobody_passes(text: str) -> None:
    assert not tells(text)


def test_what_an_agent_says_of_itself_is_about_nobody() -> None:
    assert not tells("I answer in German and I never guess.", "assistant")
    assert tells("Caroline: I moved to Oslo.", "assistant")


def test_the_finding_marks_the_words_also_where_they_are_disguised() -> None:
    text = "The shop opens at nine. \uff21nna likes tea."
    [finding] = facts_about_somebody(text, said_by="tool")
    assert (finding.kind, text[finding.start : finding.end]) == (KIND, "\uff21nna likes")
