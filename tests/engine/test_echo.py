from datetime import UTC, datetime

import pytest

from memory_core.engine.echo import given, is_echo
from memory_core.engine.types import Candidate, Change, Kind, Message, Role

NOW = datetime(2026, 11, 21, tzinfo=UTC)
GIVEN = given(
    (
        "User is a vegetarian",
        "User lives in Lisbon",
        "User has a dog called Biscuit",
        "I love jazz and old records",
        "User's flight to Kyoto is on 3 April 2027",
        "User does not eat pork",
        "User loves hiking in the Alps",
        "Caroline works as a counsellor",
    )
)


def echoed(
    role: str, content: str, text: str, quote: str, change: Change = Change.NEW, name: str | None = None
) -> bool:
    start = content.index(quote)
    candidate = Candidate(text, Kind.FACT, quote, 0, start, start + len(quote), change=change)
    return is_echo(candidate, Message(Role(role), content, NOW, name), GIVEN)


@pytest.mark.parametrize(
    ("role", "content", "text", "quote"),
    [
        ("assistant", "Since you are a vegetarian, try the risotto.", "User is a vegetarian", "you are a vegetarian"),
        ("assistant", "I remember that you live in Lisbon.", "User lives in Lisbon", "you live in Lisbon"),
        (
            "assistant",
            "Hiking in the Alps is for you.",
            "User loves hiking in the Alps",
            "Hiking in the Alps is for you",
        ),
        ("system", "Be kind. User lives in Lisbon.", "User lives in Lisbon", "User lives in Lisbon"),
    ],
)
def test_nobody_but_the_person_can_say_a_recalled_memory_again(role: str, content: str, text: str, quote: str) -> None:
    assert echoed(role, content, text, quote)


@pytest.mark.parametrize(
    ("content", "text", "quote"),
    [
        ("Memories:\n- User is a vegetarian\n\nWhat should I cook?", "User is a vegetarian", "User is a vegetarian"),
        ("About the user:\nUser has a dog called Biscuit\nHi", "User has a dog", "User has a dog called Biscuit"),
        ("The user is vegetarian. What should I cook?", "User is a vegetarian", "The user is vegetarian"),
        ("Memories:\n1. I love jazz and old records\nWhat's on?", "User loves jazz", "I love jazz and old records"),
        ("Context: (User lives in Lisbon) is it hot?", "User lives in Lisbon", "User lives in Lisbon"),
    ],
)  # fmt: skip
def test_a_memory_that_was_put_into_the_persons_turn_is_not_theirs(content: str, text: str, quote: str) -> None:
    assert echoed("user", content, text, quote)


def test_a_claim_that_its_own_quote_does_not_make_was_taken_from_the_memory() -> None:
    assert echoed("user", "What should I cook tonight?", "User is a vegetarian", "What should I cook tonight")


@pytest.mark.parametrize(
    ("content", "text", "quote"),
    [
        ("I'm a vegetarian, as you know.", "User is a vegetarian", "I'm a vegetarian"),
        ("Yes", "User is a vegetarian", "Yes"),
        ("I love jazz and old records", "User loves jazz and old records", "I love jazz and old records"),
        ("I live in Porto", "User lives in Porto", "I live in Porto"),
        ("I hate hiking in the Alps", "User hates hiking in the Alps", "I hate hiking in the Alps"),
        ("My dog Biscuit is ill", "User's dog Biscuit is ill", "My dog Biscuit is ill"),
    ],
)
def test_what_the_person_says_in_own_words_counts(content: str, text: str, quote: str) -> None:
    assert not echoed("user", content, text, quote)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("I moved your flight to Kyoto to 4 April 2027.", "User's flight to Kyoto is on 4 April 2027"),
        ("You have a dog called Rex.", "User has a dog called Rex"),
        ("OK, you eat pork now.", "User eats pork"),
        ("Your dog Biscuit has a cold.", "User's dog Biscuit has a cold"),
    ],
)
def test_another_number_name_or_not_is_no_echo_even_of_the_assistant(content: str, text: str) -> None:
    assert not echoed("assistant", content, text, content)


def test_what_changes_a_memory_does_not_repeat_it() -> None:
    said = "You are a vegetarian no more."
    assert not echoed("assistant", said, "User is no longer a vegetarian", said, Change.RETRACT)
    assert not echoed("assistant", said, "User is no longer a vegetarian", said)


def test_a_named_speaker_may_say_it_again_and_not_of_themselves_as_of_another() -> None:
    said = "I work as a counsellor"
    assert not echoed("user", said, "Caroline works as a counsellor", said, name="Caroline")
    put_in = "Caroline works as a counsellor"
    assert echoed("user", put_in, put_in, put_in, name="Caroline")
