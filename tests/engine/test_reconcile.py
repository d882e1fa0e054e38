from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memory_core.engine.reconcile import Decision, Known, reconcile
from memory_core.engine.types import Candidate, Change, Kind

NOW = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
YESTERDAY = NOW - timedelta(days=1)
TOMORROW = NOW + timedelta(days=1)


def fact(text: str, slot: str | None = None, value: str | None = None, **other: object) -> Candidate:
    return Candidate(text, Kind.FACT, text, 0, 0, len(text), slot=slot, value=value, **other)  # type: ignore[arg-type]


def known(text: str, slot: str | None = None, value: str | None = None, **other: object) -> Known:
    values: dict[str, object] = {"stated": True, "said_at": YESTERDAY, "similarity": 0.0, **other}
    return Known(str(values.pop("key", "k1")), text, slot, value, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("candidate", "held", "change"),
    [
        (fact("User lives in Oslo"), known("user lives in Oslo."), Change.DUPLICATE),
        (fact("User resides in Oslo", "home", "oslo"), known("User lives in Oslo", "home", "Oslo"), Change.DUPLICATE),
        (
            fact("User likes hiking in hills"),
            known("User loves hiking in the hills", similarity=0.97),
            Change.DUPLICATE,
        ),
        (fact("User likes hiking in hills"), known("User loves hiking in the hills", similarity=0.5), Change.NEW),
        (fact("User has 2 dogs at home"), known("User has 3 dogs at home", similarity=0.99), Change.NEW),
        (fact("User likes green tea"), known("User hates green tea", similarity=0.98), Change.NEW),
        (fact("User eats green apples"), known("User never eats green apples", similarity=0.98), Change.NEW),
        (fact("User met Anna at work"), known("User met Tom at work", similarity=0.98), Change.NEW),
        (fact("User went from Oslo to Rome"), known("User went from Rome to Oslo", similarity=1.0), Change.NEW),
        (
            fact("User speaks French", "spoken_language", "french"),
            known("User speaks German", "spoken_language", "german"),
            Change.NEW,
        ),
        (fact("User lives in Rome", "home", "rome"), known("User lives in Oslo", "home", "oslo"), Change.UPDATE),
        (
            fact("User loves jazz", "favourite_music", "jazz"),
            known("User loves pop", "favourite_music", "pop"),
            Change.UPDATE,
        ),
        (fact("User hates olives", "dislike", "olives"), known("User likes olives", "like", "olives"), Change.UPDATE),
        (fact("Anna lives in Rome", "anna:home", "rome"), known("User lives in Oslo", "home", "oslo"), Change.NEW),
    ],
)
def test_a_candidate_is_held_against_one_memory(candidate: Candidate, held: Known, change: Change) -> None:
    decision = reconcile(candidate, [held], NOW)
    assert decision.change is change
    assert decision.targets == (() if change is Change.NEW else ("k1",))


def test_nothing_known_makes_everything_new() -> None:
    assert reconcile(fact("User lives in Oslo", "home", "oslo"), [], NOW).change is Change.NEW


def test_an_inference_never_replaces_a_statement() -> None:
    guess = fact("User lives in Rome", "home", "rome", stated=False)
    assert reconcile(guess, [known("User lives in Oslo", "home", "oslo")], NOW) == Decision(
        Change.NEW, (), "inferred beside stated"
    )


def test_an_inference_may_replace_an_inference() -> None:
    guess = fact("User lives in Rome", "home", "rome", stated=False)
    held = known("User lives in Oslo", "home", "oslo", stated=False)
    assert reconcile(guess, [held], NOW).change is Change.UPDATE


def test_an_older_statement_does_not_undo_a_newer_one() -> None:
    held = known("User lives in Oslo", "home", "oslo", said_at=TOMORROW)
    decision = reconcile(fact("User lives in Rome", "home", "rome"), [held], NOW)
    assert decision == Decision(Change.NEW, (), "older than what is known")


def test_the_value_that_is_named_is_the_one_replaced() -> None:
    switched = fact("User switched from Python to Go", "language", "go", replaces="python", change=Change.UPDATE)
    held = [
        known("User uses Rust", "language", "rust", key="a"),
        known("User uses Python", "language", "python", key="b"),
    ]
    assert reconcile(switched, held, NOW).targets == ("b",)


def test_a_tool_is_replaced_under_another_name_of_its_slot() -> None:
    switched = fact("User switched from Vim to Zed", "tool", "zed", replaces="vim", change=Change.UPDATE)
    assert reconcile(switched, [known("User's editor is Vim", "editor", "vim")], NOW).targets == ("k1",)


def test_without_slots_the_replaced_value_is_looked_for_in_what_is_alike() -> None:
    switched = fact("User now uses Go", replaces="python", change=Change.UPDATE)
    alike, unlike = known("User uses Python", similarity=0.8), known("User saw a python", similarity=0.3, key="k2")
    assert reconcile(switched, [unlike, alike], NOW).targets == ("k1",)


@pytest.mark.parametrize(
    ("candidate", "held"),
    [
        (
            fact("User left Acme", "employer", "acme", change=Change.RETRACT),
            known("User works at Acme", "employer", "acme"),
        ),
        (fact("User is jobless", "employer", change=Change.RETRACT), known("User works at Acme", "employer", "acme")),
        (fact("User no longer eats meat", change=Change.RETRACT), known("User eats meat", similarity=0.9)),
    ],
)
def test_a_retraction_ends_what_it_denies(candidate: Candidate, held: Known) -> None:
    assert reconcile(candidate, [held], NOW) == Decision(Change.RETRACT, ("k1",), "ends what is known")


@pytest.mark.parametrize(
    "held",
    [
        known("User works at Globex", "employer", "globex"),
        known("User works at Acme", "employer", "acme", said_at=TOMORROW),
        known("User works at Acme", "employer", "acme", immutable=True),
    ],
)
def test_a_retraction_that_ends_nothing_is_a_fact_in_itself(held: Known) -> None:
    candidate = fact("User left Acme", "employer", "acme", change=Change.RETRACT)
    assert reconcile(candidate, [held], NOW).change is Change.NEW


def test_a_repeated_retraction_is_a_duplicate() -> None:
    candidate = fact("User no longer eats meat", "eats", "meat", change=Change.RETRACT)
    assert reconcile(candidate, [known("User no longer eats meat", "eats", "meat")], NOW).change is Change.DUPLICATE


def test_an_approved_repetition_comes_before_a_pending_one() -> None:
    held = [known("User lives in Oslo", key="a", pending=True), known("User lives in Oslo", key="b")]
    assert reconcile(fact("User lives in Oslo"), held, NOW).targets == ("b",)


_VALUES = st.sampled_from(["oslo", "rome", "acme"])
_SLOTS = st.sampled_from(["home", "employer", "like", "dislike", None])
_KNOWN = st.builds(
    Known,
    key=st.uuids().map(str),
    text=st.sampled_from(["User likes Oslo", "User left Rome"]),
    slot=_SLOTS,
    value=_VALUES,
    stated=st.booleans(),
    said_at=st.sampled_from([YESTERDAY, TOMORROW]),
    similarity=st.floats(0, 1),
    immutable=st.booleans(),
)


@given(
    slot=_SLOTS, value=_VALUES, stated=st.booleans(), change=st.sampled_from(Change), held=st.lists(_KNOWN, max_size=6)
)
def test_no_change_ever_targets_what_it_may_not(
    slot: str | None, value: str, stated: bool, change: Change, held: list[Known]
) -> None:
    candidate = fact("User is somewhere", slot, value, stated=stated, change=change, replaces="rome")
    decision = reconcile(candidate, held, NOW)
    targets = [memory for memory in held if memory.key in decision.targets]
    if decision.change in {Change.UPDATE, Change.RETRACT}:
        assert targets and not any(memory.immutable or memory.said_at > NOW for memory in targets)
        assert stated or not any(memory.stated for memory in targets)
