from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.deadlines import alarm_at, due_on, extended_due_on, may_extend

DAYS = st.dates(date(2018, 5, 25), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2026, 3, 16), date(2026, 4, 16)),
        (date(2026, 1, 31), date(2026, 2, 28)),  # no 31st of February
        (date(2028, 1, 31), date(2028, 2, 29)),  # a leap year
        (date(2026, 3, 31), date(2026, 4, 30)),
        (date(2026, 12, 5), date(2027, 1, 5)),
        (date(2026, 1, 14), date(2026, 2, 14)),  # a Saturday stays
    ],
)
def test_an_answer_is_due_on_the_same_day_of_the_next_month(received: date, due: date) -> None:
    assert due_on(received) == due


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2026, 3, 16), date(2026, 6, 16)),
        (date(2026, 11, 30), date(2027, 2, 28)),
        (date(2026, 1, 31), date(2026, 4, 30)),
    ],
)
def test_an_extension_adds_two_months_to_the_first(received: date, due: date) -> None:
    assert extended_due_on(received) == due


@given(DAYS)
def test_a_month_is_28_to_31_days_and_never_skips_one(received: date) -> None:
    due = due_on(received)
    assert 28 <= (due - received).days <= 31
    assert (due.year * 12 + due.month) - (received.year * 12 + received.month) == 1


def test_an_extension_is_told_within_the_first_month() -> None:
    received = date(2026, 1, 31)
    assert may_extend(received, date(2026, 2, 28)) and not may_extend(received, date(2026, 3, 1))


@pytest.mark.parametrize(
    ("left", "alarm"), [(30, None), (8, None), (7, 7), (5, 7), (4, 7), (3, 3), (1, 3), (0, 0), (-1, 0), (-90, 0)]
)
def test_alarms_ring_at_seven_three_and_no_days(left: int, alarm: int | None) -> None:
    due = date(2026, 6, 16)
    assert alarm_at(due, date.fromordinal(due.toordinal() - left)) == alarm
