"""What is said later, held against what was said before: extraction and reconciliation in one."""

from datetime import UTC, datetime, timedelta

import pytest

from memory_core.engine.extraction import RuleExtractor, related_slots
from memory_core.engine.extraction.slots import MULTI_VALUED, SINGLE_VALUED, is_opposite, same_attribute, slot_of
from memory_core.engine.reconcile import Known, reconcile
from memory_core.engine.types import Candidate, Change, Exchange, Message, Role

SAID_AT = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)


def first_fact(content: str) -> Candidate:
    return RuleExtractor().extract(Exchange((Message(Role.USER, content, SAID_AT),))).candidates[0]


def known(fact: Candidate) -> Known:
    return Known("k1", fact.text, fact.slot, fact.value, True, SAID_AT - timedelta(days=9), 0.0)


@pytest.mark.parametrize(
    ("before", "now", "change"),
    [
        ("I work at Google", "I left Google last month", Change.RETRACT),
        ("I work at Google", "I'm no longer with Google", Change.RETRACT),
        ("I work at Google", "I just joined Stripe as an engineer", Change.UPDATE),
        ("I live in Oslo", "I moved to Lisbon last week", Change.UPDATE),
        ("I live in Oslo", "I moved to 12 Rua das Flores, 4050-262 Porto", Change.UPDATE),
        ("I live in Oslo", "i live in oslo, Norway", Change.UPDATE),
        ("i live in oslo, Norway", "I live in Oslo", Change.DUPLICATE),
        ("i live in oslo, Norway", "I no longer live in Oslo", Change.RETRACT),
        ("I used to live in Rome", "I live in Milan", Change.NEW),
        ("My name is Ana Silva", "I'm Ana", Change.DUPLICATE),
        ("I'm 31", "sorry, I'm 32, not 31", Change.UPDATE),
        ("I use Notion", "I replaced Notion with Obsidian", Change.UPDATE),
        ("I smoke", "I quit smoking two years ago", Change.RETRACT),
        ("I have a dog", "we no longer have a dog", Change.RETRACT),
        ("I like olives", "I hate olives", Change.UPDATE),
        ("I'm vegan", "I'm not vegan, I'm vegetarian", Change.UPDATE),
        ("I speak Spanish", "I speak French", Change.NEW),
        ("Use metric units", "always answer in imperial units", Change.UPDATE),
    ],
)
def test_a_later_statement_does_to_the_earlier_one_what_it_says(before: str, now: str, change: Change) -> None:
    decision = reconcile(first_fact(now), [known(first_fact(before))], SAID_AT)
    assert decision.change is change
    assert decision.targets == (() if change is Change.NEW else ("k1",))


@pytest.mark.parametrize("owner", ["", "anna"])
def test_related_slots_are_those_that_are_the_same_attribute_or_its_opposite(owner: str) -> None:
    slots = [slot_of(owner, attribute) for attribute in sorted(SINGLE_VALUED | MULTI_VALUED | {"dislike"})]
    for slot in slots:
        expected = {other for other in slots if same_attribute(slot, other) or is_opposite(slot, other)}
        assert related_slots(slot)[0] == slot
        assert set(related_slots(slot)) == expected


def test_related_slots_stay_with_their_owner() -> None:
    assert related_slots("anna:like") == ("anna:like", "anna:dislike")
    assert related_slots("home") == ("home",)


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("I moved to Lisbon", "User moved to Lisbon and now lives there"),
        ("I moved to Lisbon in October", "User moved to Lisbon in October 2026 and now lives there"),
        ("I moved to Berlin for a year", "User moved to Berlin for a year"),
        ("We moved back to York yesterday", "User moved back to York on 15 November 2026 and now lives there"),
        ("My partner Samir is a nurse", "User's partner Samir is a nurse"),
        ("my coworker Raj sits next to me", "User's coworker is called Raj"),
        ("my exam is on Friday", "User's exam is on 20 November 2026"),
    ],
)
def test_the_words_of_a_memory_answer_the_question_it_is_kept_for(said: str, text: str) -> None:
    found = RuleExtractor().extract(Exchange((Message(Role.USER, said, SAID_AT),))).candidates
    assert [candidate.text for candidate in found] == [text]
