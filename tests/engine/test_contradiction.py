"""What the rules find among the labelled pairs, and the edges that a pair cannot show."""

import re
from datetime import UTC, datetime

import pytest

from memory_core.engine.contradiction import Fact, contradiction, read
from memory_core.engine.types import Kind
from tests.engine import contradiction_pairs as labelled

JUNE = datetime(2026, 6, 1, tzinfo=UTC)
# Two sisters have two names, and so may two dogs: that much is given up for the sake of precision.
GIVEN_UP = {"User's dog is called Rex | User's dog is called Bello"}


def pairs(block: str) -> list[str]:
    return block.strip().splitlines()


DISAGREE = [*pairs(labelled.DISAGREE_FIRST), *pairs(labelled.DISAGREE_SECOND)]
AGREE = [*pairs(labelled.AGREE_FIRST), *pairs(labelled.AGREE_SECOND)]


def fact(words: str) -> Fact:
    year = re.match(r"(\d{4}): ", words)
    return Fact(words[6:], JUNE.replace(year=int(year[1]))) if year else Fact(words, JUNE)


def found(pair: str) -> str | None:
    left, right = pair.split(" | ")
    return contradiction(read(fact(left)), read(fact(right)))


def at(words: str, year: int = 2026, **fields: object) -> Fact:
    return Fact(words, JUNE.replace(year=year), **fields)  # type: ignore[arg-type]


def cause(one: Fact, other: Fact) -> str | None:
    return contradiction(read(one), read(other))


@pytest.mark.parametrize("pair", [pair for pair in DISAGREE if pair not in GIVEN_UP])
def test_facts_that_cannot_both_hold_are_found(pair: str) -> None:
    assert found(pair)


@pytest.mark.parametrize("pair", AGREE)
def test_facts_that_only_look_alike_are_left_alone(pair: str) -> None:
    assert found(pair) is None


def test_there_are_enough_labelled_pairs_to_mean_something() -> None:
    assert len(pairs(labelled.DISAGREE_FIRST)) + len(pairs(labelled.AGREE_FIRST)) >= 120
    assert len(pairs(labelled.DISAGREE_SECOND)) + len(pairs(labelled.AGREE_SECOND)) >= 60


@pytest.mark.parametrize("pair", DISAGREE + AGREE)
def test_the_order_of_the_two_does_not_matter(pair: str) -> None:
    assert found(pair) == found(" | ".join(reversed(pair.split(" | "))))


@pytest.mark.parametrize("pair", DISAGREE + AGREE)
def test_no_fact_contradicts_itself(pair: str) -> None:
    assert all(cause(fact(words), fact(words)) is None for words in pair.split(" | "))


def test_homes_at_different_times_agree() -> None:
    oslo = at("User lives in Oslo", 2018, valid_to=JUNE.replace(year=2019))
    assert cause(oslo, at("User lives in Bergen")) is None
    assert cause(oslo, at("User lives in Bergen", valid_from=JUNE.replace(year=2017))) == "home"


def test_what_an_extractor_said_counts_where_the_words_are_not_understood() -> None:
    one = at("Rooted in Oslo for good is the user", slot="home", value="oslo")
    same_words = at("The user resides in Oslo", slot="home", value="oslo")
    assert cause(same_words, at("User lives in Bergen", slot="home", value="bergen")) == "home"
    assert cause(one, at("User lives in Bergen")) is None


@pytest.mark.parametrize("kind", [Kind.PLAN, Kind.TEMPORARY])
def test_plans_and_moods_contradict_nothing(kind: Kind) -> None:
    assert cause(at("User lives in Oslo", kind=kind), at("User lives in Bergen")) is None


def test_an_age_may_grow_with_the_years_but_not_faster() -> None:
    assert cause(at("User is 30 years old", 2024), at("User is 32 years old", 2026)) is None
    assert cause(at("User is 30 years old", 2024), at("User is 35 years old", 2026)) == "age"


def test_a_cause_holds_no_word_of_the_person() -> None:
    causes = {found(pair) for pair in DISAGREE} - {None}
    assert causes and all(re.fullmatch(r"[a-z_]{1,20}", str(one)) for one in causes)


@pytest.mark.parametrize(
    "text", ["", " ", "User", "User's", "I", "🙂", "a" * 5000, "User is", "User has no", "没有孩子"]
)
def test_odd_texts_answer_nothing_or_at_least_do_no_harm(text: str) -> None:
    assert cause(at(text), at("User lives in Oslo")) is None
