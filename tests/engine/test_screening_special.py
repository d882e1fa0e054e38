"""Special categories: told about a person, they are found; talked about, they are not."""

from types import ModuleType

import pytest

from memory_core.engine.screening import KINDS, scan
from tests.engine import special_batches, special_categories, special_categories_user_notes
from tests.engine.special_batches import Batch

BATCHES = [special_categories, special_categories_user_notes, *special_batches.BATCHES]


def told_by(sentence: str) -> set[str]:
    return {finding.kind for finding in scan(sentence) if KINDS[finding.kind].group == "special"}


@pytest.mark.parametrize("batch", BATCHES)
def test_nearly_everything_telling_is_found(batch: Batch | ModuleType) -> None:
    told = [(kind, sentence) for kind, sentences in batch.TELLING.items() for sentence in sentences]
    missed = [(kind, sentence) for kind, sentence in told if kind not in told_by(sentence)]
    assert len(missed) <= len(told) * 0.05, missed


@pytest.mark.parametrize("batch", BATCHES)
def test_hardly_anything_harmless_is_held(batch: Batch | ModuleType) -> None:
    held = [(sentence, told_by(sentence)) for sentence in batch.NOT_TELLING if told_by(sentence)]
    assert len(held) <= len(batch.NOT_TELLING) * 0.08, held


@pytest.mark.parametrize("batch", BATCHES)
def test_every_special_category_has_sentences(batch: Batch | ModuleType) -> None:
    assert set(batch.TELLING) == {kind for kind, info in KINDS.items() if info.group == "special"}


def test_special_categories_and_other_people_want_four_eyes() -> None:
    assert all(info.four_eyes == (info.group in {"special", "person"}) for info in KINDS.values())


def test_somebodys_is_somebodys_whoever_it_is() -> None:
    assert told_by("Anna's therapist moved.") == told_by("Their therapist moved.") == {"health"}


@pytest.mark.parametrize(
    "sentence", ["Takes fosinopril.", "Wurde an einer Divertikulitis erkannt.", "Has an ex-Mormon group."]
)
def test_a_name_is_known_by_its_ending_or_its_part(sentence: str) -> None:
    assert told_by(sentence)


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
