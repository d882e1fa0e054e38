"""By when the law wants an answer (Art. 12(3) GDPR), counted by the calendar and not in days."""

from calendar import monthrange
from datetime import date

MONTHS_TO_ANSWER = 1
MONTHS_OF_EXTENSION = 2
ALARM_DAYS = (7, 3, 0)


def due_on(received: date) -> date:
    """The same day of the next month, or its last day where it has no such day. Weekends and feasts change nothing."""
    return _months_after(received, MONTHS_TO_ANSWER)


def extended_due_on(received: date) -> date:
    """Two further months, counted from the day it came in."""
    return _months_after(received, MONTHS_TO_ANSWER + MONTHS_OF_EXTENSION)


def may_extend(received: date, today: date) -> bool:
    """The person has to be told within the first month."""
    return today <= due_on(received)


def alarm_at(due: date, today: date) -> int | None:
    """The nearest of ALARM_DAYS that has been reached, or None while none has. What is late stays at 0."""
    reached = [days for days in ALARM_DAYS if (due - today).days <= days]
    return min(reached, default=None)


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
