from datetime import UTC, datetime, timedelta, timezone

import pytest

from memory_core.engine.extraction import RuleExtractor
from memory_core.engine.types import Candidate, Exchange, Message, Role

MONDAY = datetime(2023, 5, 8, 13, 56, tzinfo=UTC)


def only(content: str, said_at: datetime = MONDAY) -> Candidate:
    (found,) = RuleExtractor().extract(Exchange((Message(Role.USER, content, said_at),))).candidates
    return found


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("I went to a concert yesterday", "7 May 2023"),
        ("I went to a concert last night", "7 May 2023"),
        ("I went to a concert today", "8 May 2023"),
        ("I went to a concert the day before yesterday", "6 May 2023"),
        ("I went to a concert last Friday", "5 May 2023"),
        ("Last Friday, I went to a concert", "5 May 2023"),
        ("Yesterday I went to a concert", "7 May 2023"),
        ("I went to a concert on Friday", "5 May 2023"),
        ("I went to a concert last week", "week of 1 May 2023"),
        ("I went to a concert last weekend", "weekend of 6 May 2023"),
        ("I went to a concert last month", "April 2023"),
        ("I went to a concert last year", "2022"),
        ("I went to a concert two days ago", "6 May 2023"),
        ("I went to a concert three weeks ago", "week of 17 April 2023"),
        ("I went to a concert 2 months ago", "March 2023"),
        ("I went to a concert about five years ago", "2018"),
        ("I went to a concert in March", "March 2023"),
        ("I went to a concert in June", "June 2022"),
        ("I went to a concert in June 2021", "June 2021"),
        ("I went to a concert in 2019", "2019"),
        ("I went to a concert on 12 March", "12 March 2023"),
        ("I went to a concert on March 12th, 2021", "12 March 2021"),
        ("I went to a concert on 2023-01-31", "31 January 2023"),
        ("I went to a concert last summer", "summer 2022"),
    ],
)
def test_a_time_that_is_over_is_made_absolute(said: str, label: str) -> None:
    assert only(said).text == f"User went to a concert ({label})"


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("I'm flying to Rome tomorrow", "9 May 2023"),
        ("I'm flying to Rome next Tuesday", "9 May 2023"),
        ("I'm flying to Rome on Monday", "15 May 2023"),
        ("I'm flying to Rome this weekend", "weekend of 13 May 2023"),
        ("I'm flying to Rome next month", "June 2023"),
        ("I'm flying to Rome in June", "June 2023"),
        ("I'm flying to Rome in March", "March 2024"),
        ("I'm flying to Rome in two weeks", "week of 22 May 2023"),
        ("I'm flying to Rome on 12 March", "12 March 2024"),
    ],
)
def test_a_time_to_come_is_made_absolute(said: str, label: str) -> None:
    assert only(said).text == f"User is flying to Rome ({label})"


def test_an_event_is_true_from_its_day_on_in_the_zone_it_was_said_in() -> None:
    zone = timezone(timedelta(hours=2))
    found = only("I went to a concert yesterday", MONDAY.astimezone(zone))
    assert (found.valid_from, found.valid_to) == (datetime(2023, 5, 7, tzinfo=zone), None)


def test_a_plan_is_true_until_its_time_is_over() -> None:
    found = only("I'm flying to Rome next month")
    assert (found.valid_from, found.valid_to) == (None, datetime(2023, 7, 1, tzinfo=UTC))


def test_a_mood_is_true_for_a_few_days() -> None:
    assert only("I'm tired").valid_to == MONDAY + timedelta(days=7)


def test_a_state_of_some_years_gets_a_beginning_that_does_not_age() -> None:
    found = only("I have worked at Acme for 5 years")
    assert found.text == "User has worked at Acme since about 2018"
    assert found.valid_from == datetime(2018, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("said", ["I went to a concert on 31 February", "I went to a concert 9999 years ago"])
def test_a_day_that_never_was_is_left_alone(said: str) -> None:
    assert only(said).valid_from is None
