"""Values of one attribute take their places in time, in whatever order they arrive or are approved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import permutations
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from audit import contradictions, review, undo
from audit.models import Contradiction
from memory_core import retrieval
from memory_core.callers import Caller
from memory_core.errors import StaleDecision
from memory_core.models import Evidence, LedgerEntry, MemoryVersion, Project, Status, Subject
from memory_core.tenancy import project_scope
from tests.audit.deciding import again, approve, bound
from tests.factories import make_memory, make_project, make_subject, make_turn
from tests.memory_core.worlds import in_force, texts, version

pytestmark = pytest.mark.django_db


def month(number: int) -> datetime:
    return datetime(2025 + (number - 1) // 12, (number - 1) % 12 + 1, 1, tzinfo=UTC)


def home(subject: Subject, city: str, said: int, **fields: Any) -> MemoryVersion:
    return make_memory(subject, f"User lives in {city}", slot="home", value=city.lower(), said_at=month(said), **fields)


def job(subject: Subject, firm: str, said: int, **fields: Any) -> MemoryVersion:
    return make_memory(
        subject, f"User works at {firm}", slot="employer", value=firm.lower(), said_at=month(said), **fields
    )


def times(found: MemoryVersion) -> tuple[str, datetime | None, datetime | None]:
    stored = again(found)
    return stored.retired_as, stored.valid_from, stored.valid_to


@pytest.mark.parametrize("order", list(permutations(("Oslo", "Bergen", "Rome"))))
def test_homes_make_one_timeline_in_whatever_order_they_arrive(alice: Subject, order: Sequence[str]) -> None:
    said = {"Oslo": 1, "Bergen": 5, "Rome": 9}
    made = {city: home(alice, city, said[city]) for city in order}
    assert texts(in_force(alice.project)) == ["User lives in Rome"]
    assert [times(made[city])[2] for city in said] == [month(5), month(9), None]
    assert [again(made[city]).ended_by_id for city in said] == [made["Bergen"].pk, made["Rome"].pk, None]


@pytest.mark.parametrize("order", list(permutations(("Oslo", "Bergen", "Rome"))))
def test_the_history_goes_from_home_to_home_in_whatever_order_they_arrived(
    caller: Caller, alice: Subject, order: Sequence[str]
) -> None:
    said = {"Oslo": 1, "Bergen": 5, "Rome": 9}
    made = {city: home(alice, city, said[city]) for city in order}
    steps = [version.text.split()[-1] for version in retrieval.history(caller, made["Rome"].memory_id)]
    assert steps == ["Oslo", "Bergen", "Rome"]


@pytest.mark.parametrize("late_first", [True, False])
def test_what_was_over_before_does_not_end_what_holds(alice: Subject, late_first: bool) -> None:
    facts: list[tuple[str, int, dict[str, Any]]] = [
        ("Globex", 7, {"valid_from": month(6)}),
        ("Acme", 8, {"valid_to": month(5)}),
    ]
    for firm, said, times_of_its_own in facts if late_first else facts[::-1]:
        job(alice, firm, said, **times_of_its_own)
    assert {version.text for version in in_force(alice.project)} == {"User works at Globex", "User works at Acme"}
    assert contradictions.find(alice.project_id) == 0


def test_an_end_of_its_own_is_cut_short_and_comes_back(project: Project, alice: Subject) -> None:
    acme = job(alice, "Acme", 1, valid_to=month(12))
    globex = job(alice, "Globex", 6, status=Status.PENDING)
    decision = approve(globex)
    assert times(acme) == ("superseded", None, month(6))
    undo.undo(decision.pk, project_id=project.pk, actor="user:rita")
    assert times(acme) == ("", None, month(12))


def test_what_is_over_ends_what_it_denies_even_when_it_was_heard_first(alice: Subject) -> None:
    left = make_memory(
        alice, "User left Acme", slot="employer", value="acme", said_at=month(6), valid_from=month(5), denies=True
    )
    acme = job(alice, "Acme", 2)
    assert times(acme) == ("superseded", None, month(5)) and again(acme).ended_by_id == left.pk
    assert texts(in_force(alice.project)) == ["User left Acme"]


@pytest.mark.parametrize("fields", [{"stated": False}, {}], ids=["inferred", "said in between"])
def test_where_neither_ends_the_other_both_stand_and_are_listed(
    project: Project, alice: Subject, fields: dict[str, Any]
) -> None:
    oslo = home(alice, "Oslo", 1)
    if not fields:
        said_again(oslo, 9)
    home(alice, "Bergen", 5, **fields)
    assert len(in_force(project)) == 2 and contradictions.find(project.pk) == 1


def said_again(held: MemoryVersion, when: int) -> None:
    subject = held.memory.subject
    assert subject is not None
    with project_scope(held.project_id):
        turn = make_turn(subject, held.text, said_at=month(when))
        Evidence.objects.create(version=held, project_id=held.project_id, turn=turn, start=0, end=4)


def test_slots_whose_words_no_rule_reads_are_listed_too(project: Project, alice: Subject) -> None:
    for value, stated in (("cto", True), ("ceo", False)):
        make_memory(alice, f"Ihre Rolle: {value}", slot="role", value=value, said_at=month(2), stated=stated)
    assert contradictions.find(project.pk) == 1
    with project_scope(project.pk):
        assert Contradiction.objects.get().cause == "value"


def test_a_pending_update_leaves_the_one_in_force(alice: Subject) -> None:
    home(alice, "Oslo", 1)
    home(alice, "Bergen", 5, status=Status.PENDING)
    assert texts(in_force(alice.project)) == ["User lives in Oslo"]


def test_an_approval_applies_to_what_holds_by_then(alice: Subject) -> None:
    oslo = home(alice, "Oslo", 1)
    bergen = home(alice, "Bergen", 5, status=Status.PENDING, supersedes=oslo)
    rome = home(alice, "Rome", 4, supersedes=oslo)
    approve(bergen)
    assert texts(in_force(alice.project)) == ["User lives in Bergen"]
    assert times(rome) == ("superseded", None, month(5)) and times(oslo) == ("superseded", None, month(4))


def test_what_was_overtaken_while_it_waited_is_approved_into_the_past(alice: Subject) -> None:
    oslo = home(alice, "Oslo", 1)
    bergen = home(alice, "Bergen", 5, status=Status.PENDING, supersedes=oslo)
    rome = home(alice, "Rome", 9, supersedes=oslo)
    approve(bergen)
    assert texts(in_force(alice.project)) == ["User lives in Rome"]
    assert times(bergen) == ("superseded", None, month(9)) and again(bergen).ended_by_id == rome.pk
    assert times(oslo) == ("superseded", None, month(5)) and again(oslo).ended_by_id == bergen.pk


def test_that_something_ended_earlier_than_was_known_is_in_the_ledger(project: Project, alice: Subject) -> None:
    oslo = home(alice, "Oslo", 1)
    home(alice, "Rome", 9)
    home(alice, "Bergen", 5)
    with project_scope(project.pk):
        [entry] = LedgerEntry.objects.filter(action="memory.ended_earlier")
    assert (entry.version_id, entry.fields) == (oslo.pk, ["valid_to"])


def test_undoing_the_one_in_the_middle_leaves_no_second_home(project: Project, alice: Subject) -> None:
    oslo = home(alice, "Oslo", 1)
    bergen = home(alice, "Bergen", 5)
    rome = home(alice, "Rome", 9)
    undo.revoke(rome.pk, project_id=project.pk, actor="user:rita", reason="wrong")
    assert texts(in_force(project)) == ["User lives in Bergen"]
    undo.revoke(bergen.pk, project_id=project.pk, actor="user:rita", reason="wrong")
    assert texts(in_force(project)) == ["User lives in Oslo"] and times(oslo) == ("", None, None)


@dataclass(frozen=True)
class Said:
    city: str
    said: int
    since: int | None = None
    until: int | None = None
    stated: bool = True

    def make(self, subject: Subject) -> MemoryVersion:
        return home(
            subject,
            self.city,
            self.said,
            valid_from=month(self.since) if self.since else None,
            valid_to=month(self.until) if self.until else None,
            stated=self.stated,
        )


@st.composite
def told(draw: st.DrawFn) -> list[Said]:
    """Up to four homes, each told once, in different months."""
    months = draw(st.lists(st.integers(1, 20), min_size=2, max_size=4, unique=True))
    return [_one(draw, city, said) for city, said in zip(("Oslo", "Bergen", "Rome", "Moss"), months, strict=False)]


def _one(draw: st.DrawFn, city: str, said: int) -> Said:
    since = draw(st.none() | st.integers(1, 20))
    until = draw(st.none() | st.integers((since or 0) + 1, 24))
    return Said(city, said, since, until, draw(st.sampled_from([True, True, False])))


@examples(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(facts=told(), chance=st.randoms(use_true_random=False))
def test_what_is_in_force_and_since_when_is_the_same_whatever_the_order(
    db: None, facts: list[Said], chance: Any
) -> None:
    shuffled = sorted(facts, key=lambda _: chance.random())
    states = [timeline_of(order) for order in (facts, shuffled)]
    assert states[0] == states[1]


def timeline_of(facts: Sequence[Said]) -> tuple[set[Any], set[Any], set[Any]]:
    """What is in force, what is past, and what is listed as a contradiction, once all of these have arrived."""
    project = make_project()
    alice = make_subject(project)
    made = [fact.make(alice) for fact in facts]
    contradictions.find(project.pk)
    stored = [version(project, one.pk) for one in made]
    cities = {one.pk: one.value for one in stored}
    with project_scope(project.pk):
        pairs = {frozenset((cities[p.left_id], cities[p.right_id])) for p in contradictions.waiting()}
    states = {(one.value, one.valid_from, one.valid_to, one.retired_as) for one in stored}
    in_force_now = {state for state in states if not state[3]}
    no_two_at_once_unless_listed(stored, pairs)
    return in_force_now, states - in_force_now, pairs


def no_two_at_once_unless_listed(stored: Sequence[MemoryVersion], pairs: set[Any]) -> None:
    for one in stored:
        for other in stored:
            if one.value < other.value and one.is_in_force and other.is_in_force and overlap(one, other):
                assert frozenset((one.value, other.value)) in pairs


def overlap(one: MemoryVersion, other: MemoryVersion) -> bool:
    far = month(600)
    begins = [
        v.valid_from or (v.said_at if not v.valid_to or v.said_at < v.valid_to else month(1)) for v in (one, other)
    ]
    return max(begins) < min(v.valid_to or far for v in (one, other))


def test_a_decision_that_was_shown_another_home_is_refused(project: Project, alice: Subject) -> None:
    held = home(alice, "Bergen", 5, status=Status.PENDING)
    by = bound(held)
    home(alice, "Oslo", 1)
    with pytest.raises(StaleDecision) as refused:
        review.approve(held.pk, **by)
    assert refused.value.changed == ["replaces"]


def test_a_decision_is_refused_when_something_newer_came_into_force_meanwhile(alice: Subject) -> None:
    held = home(alice, "Bergen", 5, status=Status.PENDING)
    by = bound(held)
    home(alice, "Rome", 9)
    with pytest.raises(StaleDecision) as refused:
        review.approve(held.pk, **by)
    assert refused.value.changed == ["replaces"]


def test_another_person_and_another_attribute_are_left_alone(project: Project, alice: Subject) -> None:
    home(alice, "Oslo", 1)
    home(make_subject(project, "bob"), "Bergen", 5)
    job(alice, "Acme", 6)
    assert len(in_force(project)) == 3
