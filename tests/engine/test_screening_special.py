"""Special categories: told about a person, they are found; talked about, they are not."""

import pytest

from memory_core.engine.screening import KINDS, scan
from tests.engine.special_categories import NOT_TELLING, TELLING


def test_nearly_everything_telling_is_found() -> None:
    told = [(kind, sentence) for kind, sentences in TELLING.items() for sentence in sentences]
    missed = [(kind, sentence) for kind, sentence in told if kind not in {f.kind for f in scan(sentence)}]
    assert len(missed) <= len(told) * 0.05, missed


def test_hardly_anything_harmless_is_held() -> None:
    held = [(sentence, scan(sentence)) for sentence in NOT_TELLING if scan(sentence)]
    assert len(held) <= len(NOT_TELLING) * 0.05, held


def test_every_special_category_has_sentences() -> None:
    assert set(TELLING) == {kind for kind, info in KINDS.items() if info.group == "special"}
    assert all(info.four_eyes == (info.group == "special") for info in KINDS.values())


@pytest.mark.parametrize(
    "sentence",
    [
        "Reads about depression for a paper.",
        "Visited the Jewish museum.",
        "His dog takes insulin.",
        "A film about a man who was arrested.",
    ],
)
def test_a_topic_a_thing_or_an_animal_is_not_a_person(sentence: str) -> None:
    assert scan(sentence) == ()


@pytest.mark.parametrize("sentence", ["Reads about her depression.", "Works at a hospital and has diabetes."])
def test_what_somebody_has_is_personal_even_beside_a_topic(sentence: str) -> None:
    assert {finding.kind for finding in scan(sentence)} == {"health"}
