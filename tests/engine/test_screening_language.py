"""A text in a language nobody wrote rules for is held as a whole; names and loan words do not make one foreign."""

import pytest

from memory_core.engine.screening import DEFAULT_POLICY, KINDS, LANGUAGES, OPEN_POLICY, scan, verdict
from memory_core.engine.types import Action, Finding
from tests.engine.other_languages import AT_HOME, SENTENCES
from tests.engine.special_categories import NOT_TELLING, TELLING

HOME = ("english", "german")


def is_held(text: str, *languages: str) -> bool:
    return "language" in {finding.kind for finding in scan(text, languages or HOME)}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_text_in_another_language_is_held(language: str) -> None:
    missed = [text for text in SENTENCES[language] if not is_held(text)]
    assert len(missed) <= len(SENTENCES[language]) * 0.05, missed


@pytest.mark.parametrize("language", SENTENCES)
def test_a_language_at_home_is_welcome(language: str) -> None:
    held = [text for text in SENTENCES[language] if is_held(text, "english", language)]
    assert len(held) <= len(SENTENCES[language]) * 0.1, held


def test_names_brands_and_loan_words_do_not_make_a_text_foreign() -> None:
    held = [text for text in AT_HOME if is_held(text)]
    assert len(held) <= len(AT_HOME) * 0.03, held


def test_everyday_sentences_are_at_home() -> None:
    sentences = [*NOT_TELLING, *(text for told in TELLING.values() for text in told)]
    held = [text for text in sentences if is_held(text)]
    assert len(held) <= len(sentences) * 0.005, held


@pytest.mark.parametrize("text", ["Habite à Lyon", "Comes from Łódź", "Пьёт чай", "Ja, gern", "", "12 34 56 78 90"])
def test_a_text_under_five_words_is_in_no_language(text: str) -> None:
    assert not is_held(text)


def test_one_foreign_sentence_holds_the_whole_text() -> None:
    text = "User likes tea. Il prend de la metformine deux fois par jour."
    found = [finding for finding in scan(text, HOME) if finding.kind == "language"]
    assert [(finding.start, finding.end) for finding in found] == [(0, len(text))]


def test_without_languages_nothing_is_foreign() -> None:
    assert scan("Le gusta correr por la playa temprano.") == ()


def test_an_unread_language_holds_without_four_eyes() -> None:
    judged = verdict([Finding("language", 0, 9)], DEFAULT_POLICY)
    assert (judged.action, judged.four_eyes, judged.risk) == (Action.HOLD, False, KINDS["language"].risk)
    assert verdict([Finding("language", 0, 9)], OPEN_POLICY).action is Action.ALLOW


def test_every_language_has_a_name_of_its_own() -> None:
    assert len(set(LANGUAGES)) == len(LANGUAGES) >= 30 and LANGUAGES[:2] == HOME
    assert set(SENTENCES) <= set(LANGUAGES)
