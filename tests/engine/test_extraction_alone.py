"""What is proposed stands alone, says something, and is put together from the speaker's own words."""

import pytest

from memory_core.engine.extraction import RuleExtractor
from memory_core.engine.types import Exchange, Message, Role
from tests.memory_core.worlds import NOON


def facts(said: str) -> list[str]:
    return [one.text for one in RuleExtractor().extract(Exchange((Message(Role.USER, said, NOON),))).candidates]


@pytest.mark.parametrize(
    "said",
    [
        "We raised a ton!",
        "I found these lovely flowers",
        "I had quite the adventure",
        "I'm planning a few",
        "I love all the yellow leaves",
        "I love this show",
        "I really enjoy the upside-down poses",
        "I helped with getting everything ready",
        "I'm off to go do some research",
        "I'm looking forward to more cool memories!",
        "We held some events",
        "I got an error when I ran the build",
        "I clicked the button and nothing happened",
        "I was asked to fix the bug",
    ],
)
def test_what_does_not_stand_alone_is_not_proposed(said: str) -> None:
    assert facts(said) == []


@pytest.mark.parametrize(
    ("said", "fact"),
    [
        ("I ran for a good cause last weekend", "User ran for a good cause (weekend of 21 February 2026)"),
        ("Since I lost my job at Door Dash, things have been tough", "User lost their job at Door Dash"),
        ("I'm sticking to my workout routine and the people are awesome", "User is sticking to their workout routine"),
        ('I\'ve been taking regular "me-time" walks', 'User has been taking regular "me-time" walks'),
        ("I love the smell of rain", "User loves the smell of rain"),
        ("I love the Beatles", "User loves the Beatles"),
        ("We went camping two weekends ago", "User went camping (weekend of 14 February 2026)"),
        ("I'm running a race later this month", "User is running a race (March 2026)"),
        ("I have developed a video course", "User has developed a video course"),
        ("I set up a charity run last month", "User set up a charity run (February 2026)"),
        ("I got a temp job at the bakery", "User got a temp job at the bakery"),
        ("I got noticed by fashion editors", "User got noticed by fashion editors"),
        ("Blue calms me", "Blue calms User"),
        ("The hardest part is that we had to say goodbye to Max", "User had to say goodbye to Max"),
        ("Last weekend our city held a parade", "User's city held a parade (weekend of 21 February 2026)"),
        ("Our village was hit by a flood last month", "User's village was hit by a flood (February 2026)"),
        ("Next month I'm having an art show", "User is having an art show (April 2026)"),
        ("I feel drawn to teaching", "User feels drawn to teaching"),
        ("I coach a little league team", "User coaches a little league team"),
        ("We use Postgres in production and deploy with Docker", "User uses Postgres in production"),
        ("Our codebase uses tabs", "User's codebase uses tabs"),
    ],
)
def test_how_people_talk_becomes_a_sentence_of_its_own(said: str, fact: str) -> None:
    assert fact in facts(said)
