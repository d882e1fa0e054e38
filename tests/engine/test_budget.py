from hypothesis import given
from hypothesis import strategies as st

from memory_core.engine.budget import Budget
from memory_core.engine.sizes import token_count


@given(st.lists(st.text(max_size=40), max_size=10), st.integers(1, 30))
def test_a_budget_is_never_exceeded(texts: list[str], size: int) -> None:
    room = Budget(size)
    taken = [text for text in texts if room.takes(text)]
    assert sum(map(token_count, taken)) == room.used <= size


def test_nothing_weaker_takes_the_place_of_something_better() -> None:
    room = Budget(8)
    assert [room.takes(text) for text in ("one two three", "four " * 7, "a " * 9, "five")] == [
        True,
        False,
        False,
        False,
    ]


def test_what_would_never_fit_is_passed_over() -> None:
    room = Budget(4)
    assert [room.takes(text) for text in ("word " * 9, "one two")] == [False, True]
