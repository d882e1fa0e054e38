import pytest

from memory_core.engine.extraction import RuleExtractor
from memory_core.engine.types import Exchange, Message, Role
from memory_core.engine.wanted import DEFAULT_CATEGORIES, EXCLUDED, Wanted
from tests.memory_core.worlds import NOON


def learned(said: str, **wanted: object) -> dict[str, tuple[str, ...]]:
    """The facts that the rules propose, with their categories."""
    exchange = Exchange((Message(Role.USER, said, NOON),), **wanted)  # type: ignore[arg-type]
    return {one.text: one.categories for one in RuleExtractor().extract(exchange).candidates}


def test_the_catalogue_of_the_field_is_the_default() -> None:
    assert len(DEFAULT_CATEGORIES) == 15
    assert Wanted().with_call(Wanted()).categories == DEFAULT_CATEGORIES


def test_a_call_comes_before_the_project_and_that_before_the_default() -> None:
    project = Wanted(includes="pets", categories={"cooking": "food"})
    assert project.with_call(Wanted()).categories == {"cooking": "food"}
    both = project.with_call(Wanted(includes="cars", categories={"driving": ""}))
    assert (both.includes, both.categories) == ("cars", {"driving": ""})


def test_no_call_lifts_what_the_project_rules_out() -> None:
    both = Wanted(instructions="Be brief.", excludes="salaries").with_call(Wanted("Be kind.", excludes="pets"))
    assert (both.instructions, both.excludes) == ("Be brief.\nBe kind.", "salaries\npets")


@pytest.mark.parametrize(
    "excludes",
    ["salary", "salaries, religion", "no information about salaries", "Religion\nSalary data", "religion and salaries"],
)
def test_the_rules_leave_out_what_is_excluded(excludes: str) -> None:
    assert learned("My salary is 5000 euros. I live in Oslo.", excludes=excludes).keys() == {"User lives in Oslo"}


def test_a_category_can_be_excluded_as_a_whole() -> None:
    said = "I have asthma. I live in Oslo."
    assert learned(said, excludes="anything about health").keys() == {"User lives in Oslo"}


def test_what_was_left_out_is_counted_without_its_words() -> None:
    exchange = Exchange((Message(Role.USER, "I have a dog", NOON),), excludes="dogs")
    extraction = RuleExtractor().extract(exchange)
    assert not extraction.candidates and [one.reason for one in extraction.dropped] == [EXCLUDED]


@pytest.mark.parametrize(
    ("said", "categories", "found"),
    [
        ("I love Thai food", {"cooking": "Food, recipes and diets", "cars": "Driving"}, ("cooking",)),
        ("I work at Acme", {"job": "work, employer", "home life": "family"}, ("job",)),
        ("I work at Acme", {"Professional_Details": ""}, ("Professional_Details",)),
        ("I live in Oslo", {"pets": "dogs, cats"}, ()),
        ("I have a dog called Rex", {"animals": "dogs and cats", "family": "parents"}, ("family",)),
    ],
)
def test_facts_are_sorted_into_the_categories_of_the_project(
    said: str, categories: dict[str, str], found: tuple[str, ...]
) -> None:
    assert set(learned(said, categories=categories).values()) == {found}
