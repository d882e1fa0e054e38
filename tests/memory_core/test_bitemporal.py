"""Whatever people and agents do, and in whatever order: two homes at once are shown to a reviewer.

A machine says, approves, rejects, revokes, undoes and says again through the real services, on PostgreSQL.
"""

from datetime import UTC, datetime
from itertools import combinations
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase
from hypothesis import settings as examples
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from audit import contradictions, review, undo
from audit.models import Decision
from memory_core import moments
from memory_core.engine.timeline import at_once, cut, disagree
from memory_core.errors import Conflict, IllegalTransition
from memory_core.models import Evidence, MemoryVersion, Project, RecallEntry, Status, Subject
from memory_core.models.moments import Moment
from memory_core.services import removal, slots
from memory_core.services.removal import Selection
from memory_core.tenancy import project_scope
from tests.audit.deciding import approve, bound
from tests.factories import make_memory, make_project, make_subject, make_turn
from tests.memory_core.worlds import in_force, waiting

CITIES = st.sampled_from(["Oslo", "Bergen", "Rome"])
MONTHS = st.integers(1, 12)
REVIEWER = "user:rita"


def month(number: int) -> datetime:
    return datetime(2024 + (number - 1) // 12, (number - 1) % 12 + 1, 1, tzinfo=UTC)


class Homes(RuleBasedStateMachine):
    project: Project
    alice: Subject

    @initialize()
    def begin(self) -> None:
        self.project = make_project()
        self.alice = make_subject(self.project)
        self.decisions: list[Decision] = []
        self.settled_without_all = False

    @rule(city=CITIES, said=MONTHS, since=st.none() | MONTHS, lasts=st.none() | st.integers(1, 9), waits=st.booleans())
    def say(self, city: str, said: int, since: int | None, lasts: int | None, waits: bool) -> None:
        make_memory(
            self.alice,
            f"User lives in {city}",
            slot="home",
            value=city.lower(),
            said_at=month(said),
            valid_from=month(since) if since else None,
            valid_to=month((since or said) + lasts) if lasts else None,
            status=Status.PENDING if waits else Status.APPROVED,
        )

    @rule(said=MONTHS, city=st.none() | CITIES)
    def say_that_it_is_over(self, said: int, city: str | None) -> None:
        value = city.lower() if city else None
        make_memory(
            self.alice, f"User left {city}", slot="home", value=value, said_at=month(said), denies=True, stated=True
        )

    @precondition(lambda self: bool(in_force(self.project)))
    @rule(which=st.integers(0, 9), said=MONTHS)
    def say_again(self, which: int, said: int) -> None:
        """Later than before, as an exchange of today would."""
        held = self._pick(in_force(self.project), which)
        with project_scope(self.project.pk):
            turn = make_turn(self.alice, held.text, said_at=max(month(said), held.said_at))
            Evidence.objects.create(version=held, project_id=self.project.pk, turn=turn, start=0, end=4)

    @precondition(lambda self: bool(waiting(self.project)))
    @rule(which=st.integers(0, 9), yes=st.booleans())
    def decide(self, which: int, yes: bool) -> None:
        held = self._pick(waiting(self.project), which)
        refused: Any = {"reason": "wrong", **bound(held)}
        self.decisions.append(approve(held) if yes else review.reject(held.pk, **refused))

    @precondition(lambda self: bool(self.decisions))
    @rule()
    def take_back_the_last_decision(self) -> None:
        decision = self.decisions.pop()
        try:
            undo.undo(decision.pk, project_id=self.project.pk, actor=REVIEWER)
        except Conflict:
            return

    @precondition(lambda self: bool(in_force(self.project)))
    @rule(which=st.integers(0, 9))
    def revoke(self, which: int) -> None:
        held = self._pick(in_force(self.project), which)
        undo.revoke(held.pk, project_id=self.project.pk, actor=REVIEWER, reason="wrong")

    @precondition(lambda self: bool(in_force(self.project)))
    @rule(which=st.integers(0, 9), city=CITIES, said=MONTHS)
    def move_while_something_is_on_its_way_out(self, which: int, city: str, said: int) -> None:
        held = self._pick(in_force(self.project), which)
        try:
            leaving = removal.ask(self.alice, Selection(memory_id=held.memory_id), actor=self.alice.actor)
        except IllegalTransition:
            return
        self.settled_without_all = True
        self.say(city, said, None, None, False)
        removal.undo(leaving.pk, project_id=self.project.pk, actor=self.alice.actor)

    @invariant()
    def two_homes_in_force_at_once_are_listed(self) -> None:
        listed = self._listed()
        with project_scope(self.project.pk):
            held = list(MemoryVersion.objects.in_force().select_related("memory"))
        for one, other in combinations(held, 2):
            facts = slots.fact_of(one), slots.fact_of(other)
            if disagree(*facts) and at_once(*facts):
                assert frozenset((one.pk, other.pk)) in listed

    @invariant()
    def at_no_moment_are_two_homes_true_of_which_one_ends_the_other(self) -> None:
        """What was said while another was on its way out is not settled with what that one had ended: docs/time.md."""
        listed = self._listed()
        if self.settled_without_all:
            return
        with project_scope(self.project.pk):
            for number in (2, 6, 10, 20):
                true = list(moments.readable(Moment(month(number)), expired=True).with_last_said())
                for one, other in combinations(true, 2):
                    if frozenset((one.pk, other.pk)) in listed:
                        continue
                    facts = slots.fact_of(one), slots.fact_of(other)
                    assert cut(*facts) is None and cut(*facts[::-1]) is None

    @invariant()
    def the_index_is_live_for_what_is_in_force(self) -> None:
        with project_scope(self.project.pk):
            live = set(RecallEntry.objects.filter(live=True).values_list("version_id", flat=True))
            assert live == set(MemoryVersion.objects.in_force().values_list("pk", flat=True))

    def _listed(self) -> set[frozenset[UUID]]:
        contradictions.find(self.project.pk)
        with project_scope(self.project.pk):
            return {frozenset((pair.left_id, pair.right_id)) for pair in contradictions.waiting()}

    @staticmethod
    def _pick(versions: list[MemoryVersion], which: int) -> MemoryVersion:
        return versions[which % len(versions)]


@pytest.mark.django_db
def test_two_homes_at_once_are_listed_and_none_is_true_after_its_end() -> None:
    calm = examples(
        max_examples=15,
        stateful_step_count=10,
        derandomize=True,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    run_state_machine_as_test(Homes, settings=calm)
