"""Short answers are read through the question before them, and told-to-remember clauses are kept."""

from datetime import UTC, datetime

import pytest

from memory_core.engine.extraction import RuleExtractor
from memory_core.engine.types import Candidate, Exchange, Message, Role

SAID_AT = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)


def said(content: str, role: Role = Role.USER) -> Message:
    return Message(role, content, SAID_AT)


def answered(question: str, reply: str) -> tuple[Candidate, ...]:
    exchange = Exchange((said(question, Role.ASSISTANT), said(reply)))
    return RuleExtractor().extract(exchange).candidates


@pytest.mark.parametrize(
    ("question", "reply", "slot", "value"),
    [
        ("Hello! What is your name?", "Anna", "name", "anna"),
        ("And what should I call you?", "Bex", "nickname", "bex"),
        ("Where do you live?", "In Porto, Portugal", "home", "porto, portugal"),
        ("How old are you?", "41", "age", "41"),
        ("What do you do for a living?", "a nurse", "role", "nurse"),
        ("Where do you work?", "at Siemens", "employer", "siemens"),
        ("Which programming language do you use?", "mostly Rust", "language", "rust"),
        ("Do you have any allergies?", "peanuts", "allergy", "peanuts"),
        ("What's your favourite season?", "autumn", "favourite_season", "autumn"),
        ("Are you a vegetarian?", "Yes", "diet", "vegetarian"),
        ("Do you like jazz?", "yes, I do", "like", "jazz"),
        ("Do you eat meat?", "no", "not_eaten", "meat"),
    ],
)
def test_a_short_answer_is_read_through_its_question(question: str, reply: str, slot: str, value: str) -> None:
    (found,) = answered(question, reply)
    assert (found.slot, found.value) == (slot, value)
    assert (found.message, found.quote) == (1, reply)


def test_the_question_may_stand_in_the_context() -> None:
    exchange = Exchange((said("Anna"),), context=(said("What is your name?", Role.ASSISTANT),))
    (found,) = RuleExtractor().extract(exchange).candidates
    assert (found.slot, found.value, found.message) == ("name", "anna", 0)


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        ("What is your name?", "why do you ask?"),
        ("What is your name?", "no"),
        ("Would you like me to continue?", "yes"),
        ("Do you want me to book it?", "yes"),
        ("Do you have any other questions?", "no"),
        ("What can I do for you today?", "Nothing"),
        ("Your name is lovely.", "Thanks"),
        ("Where do you live?", "I don't know"),
    ],
)
def test_an_answer_about_nothing_personal_gives_nothing(question: str, reply: str) -> None:
    assert answered(question, reply) == ()


def test_a_question_of_the_user_is_no_key_to_the_next_turn() -> None:
    exchange = Exchange((said("What is your name?"), said("Anna")))
    assert RuleExtractor().extract(exchange).candidates == ()


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Remember: my wifi is slow", "User's wifi is slow"),
        ("Please remember that the meeting room is on floor 3", "The meeting room is on floor 3"),
        ("Keep in mind that I get carsick", "User gets carsick"),
        ("Remember that I take my tea without sugar", "User takes their tea without sugar"),
        ("remind me to call mom", "User wants to be reminded to call mom"),
    ],
)
def test_what_the_user_asks_to_remember_is_kept(content: str, text: str) -> None:
    assert [found.text for found in RuleExtractor().extract(Exchange((said(content),))).candidates] == [text]
