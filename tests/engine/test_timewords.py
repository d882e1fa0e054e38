# ruff: noqa: RUF001 - questions of several scripts
"""The time a question names."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memory_core.engine.timewords import named_interval

NOW = datetime(2024, 3, 14, 15, 9, tzinfo=UTC)  # a Thursday


def named(query: str) -> tuple[date, date, bool]:
    found = named_interval(query, NOW)
    assert found is not None
    return found.start.date(), found.end.date(), found.yearly


@pytest.mark.parametrize(
    ("query", "start", "end"),
    [
        ("What did she paint in May 2023?", "2023-05-01", "2023-06-01"),
        ("Who had dinner with me on May 3, 2023?", "2023-05-03", "2023-05-04"),
        ("the party on 3rd of December 2023", "2023-12-03", "2023-12-04"),
        ("what happened on 2023-12-31", "2023-12-31", "2024-01-01"),
        ("Was war im Mai 2023?", "2023-05-01", "2023-06-01"),
        ("el 3 de mayo de 2023", "2023-05-03", "2023-05-04"),
        ("Where did I live in 2019?", "2019-01-01", "2020-01-01"),
        ("December 2023", "2023-12-01", "2024-01-01"),
        ("what did I say yesterday?", "2024-03-13", "2024-03-14"),
        ("the day before yesterday", "2024-03-12", "2024-03-13"),
        ("where was I last night", "2024-03-13", "2024-03-14"),
        ("what did we do last week?", "2024-03-04", "2024-03-11"),
        ("who did I meet last weekend", "2024-03-09", "2024-03-11"),
        ("this month's plans", "2024-03-01", "2024-04-01"),
        ("last month", "2024-02-01", "2024-03-01"),
        ("two years ago", "2022-01-01", "2023-01-01"),
        ("10 days ago", "2024-03-04", "2024-03-05"),
        ("what happened last friday?", "2024-03-08", "2024-03-09"),
        ("on Thursday", "2024-03-07", "2024-03-08"),
    ],
)
def test_a_named_time_is_an_interval(query: str, start: str, end: str) -> None:
    assert named(query) == (date.fromisoformat(start), date.fromisoformat(end), False)


@pytest.mark.parametrize(
    ("query", "start", "end"),
    [("When did she camp in June?", "2024-06-01", "2024-07-01"), ("on 3 May", "2024-05-03", "2024-05-04")],
)
def test_without_a_year_any_year_is_meant(query: str, start: str, end: str) -> None:
    assert named(query) == (date.fromisoformat(start), date.fromisoformat(end), True)


@pytest.mark.parametrize("query", ["What should I cook?", "may I march in?", "a march of 90000 people", "31 April", ""])
def test_a_question_may_name_no_time(query: str) -> None:
    assert named_interval(query, NOW) is None


def test_leap_day_moves_to_a_year_without_one() -> None:
    found = named_interval("29 February", NOW)
    assert found is not None and found.in_year(2023).start.date() == date(2023, 2, 28)


def test_the_day_is_that_of_the_asker() -> None:
    tokyo = timezone(timedelta(hours=9))
    found = named_interval("today", datetime(2024, 3, 15, 1, 0, tzinfo=tokyo))
    assert found is not None and found.start == datetime(2024, 3, 14, 15, 0, tzinfo=UTC)


@given(st.text(), st.integers(0, 999), st.sampled_from(["day", "week", "month", "year"]))
def test_any_question_can_be_read(text: str, count: int, unit: str) -> None:
    for query in (text, f"{text} {count} {unit}s ago", f"{count} May {text}"):
        found = named_interval(query, NOW)
        assert found is None or found.start < found.end


TUESDAY = datetime(2026, 3, 10, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("question", "start", "end"),
    [
        ("Was war gestern?", (2026, 3, 9), (2026, 3, 10)),
        ("Was war vorgestern?", (2026, 3, 8), (2026, 3, 9)),
        ("Wo war sie letzte Woche?", (2026, 3, 2), (2026, 3, 9)),
        ("Was kaufte sie vor zwei Monaten?", (2026, 1, 1), (2026, 2, 1)),
        ("Was geschah am Montag?", (2026, 3, 9), (2026, 3, 10)),
        ("Was war am 3. Mai 2025?", (2025, 5, 3), (2025, 5, 4)),
        ("Was war am 03.05.2025?", (2025, 5, 3), (2025, 5, 4)),
        ("Qu'est-ce qu'elle a fait hier avec nous ?", (2026, 3, 9), (2026, 3, 10)),
        ("Où était-elle il y a trois jours ?", (2026, 3, 7), (2026, 3, 8)),
        ("Où était-elle le mois dernier ?", (2026, 2, 1), (2026, 3, 1)),
        ("¿Qué hizo ayer?", (2026, 3, 9), (2026, 3, 10)),
        ("¿Qué hizo hace dos años?", (2024, 1, 1), (2025, 1, 1)),
        ("¿Qué hizo el fin de semana pasado?", (2026, 3, 7), (2026, 3, 9)),
        ("昨天做了什么？", (2026, 3, 9), (2026, 3, 10)),
        ("2025年5月3日做了什么？", (2025, 5, 3), (2025, 5, 4)),
        ("2025年5月做了什么？", (2025, 5, 1), (2025, 6, 1)),
        ("Что было в мае 2025?", (2025, 5, 1), (2025, 6, 1)),
        ("ماذا حدث أمس؟", (2026, 3, 9), (2026, 3, 10)),
    ],
)
def test_times_are_understood_in_other_languages(
    question: str, start: tuple[int, int, int], end: tuple[int, int, int]
) -> None:
    found = named_interval(question, TUESDAY)
    assert found is not None
    assert (found.start, found.end) == (datetime(*start, tzinfo=UTC), datetime(*end, tzinfo=UTC))


@pytest.mark.parametrize("text", ["Ist hier jemand?", "Ein Jahr ohne Auto", "el año nuevo", "am Ende"])
def test_words_that_only_look_like_a_time_name_none(text: str) -> None:
    assert named_interval(text, TUESDAY) is None
