from pathlib import Path

import pytest

from benchmarks.extraction import GREETINGS, kept_greetings, lines_of
from memory_core.engine.gate import worth_reading
from memory_core.engine.types import Message, Role
from tests.memory_core.worlds import NOON

ENOUGH = 0.95


def kept(*said: str) -> tuple[bool, ...]:
    """Turns of the assistant and the user by turns, the assistant first when there are two."""
    roles = (Role.ASSISTANT, Role.USER) if len(said) > 1 else (Role.USER,)
    return worth_reading([Message(role, text, NOON) for role, text in zip(roles, said, strict=True)])


def test_greetings_and_thanks_in_many_languages_are_dropped() -> None:
    lines = lines_of(Path(GREETINGS))
    assert len(lines) == 200 and len(kept_greetings(lines)) <= (1 - ENOUGH) * len(lines)


@pytest.mark.parametrize(
    "said", ["Hellooo!!", "heyyyy", "Thanks sooo much", "Thanks for the quick reply, that helped!"]
)
def test_chat_spelling_does_not_keep_a_greeting(said: str) -> None:
    assert kept(said) == (False,)


@pytest.mark.parametrize(
    "said",
    [
        "Thanks for remembering my allergy",
        "Thanks, I live in Bonn now",
        "Danke, ich wohne jetzt in Bonn",
        "Merci, je suis végétarien",
        "Hola, vivo en Madrid",
        "Good morning, my dog died",
        "Hi, this is Ana",
        "Vielen Dank, ich heiße Jana",
        "ありがとう、東京に住んでいます",
    ],
)
def test_a_fact_beside_a_greeting_is_kept(said: str) -> None:
    assert kept(said) == (True,)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("When is your exam?", "Tomorrow."),
        ("When do you go running?", "in the morning"),
        ("Where do you do your yoga?", "at home"),
        ("Wann hast du Geburtstag, when is your birthday?", "morgen"),
    ],
)
def test_a_word_of_chatter_that_answers_a_question_is_kept_with_it(asked: str, answer: str) -> None:
    assert kept(asked, answer) == (True, True)


def test_thanks_answer_no_question() -> None:
    assert kept("What can I do for your trip?", "Nothing, thanks!") == (False, False)
