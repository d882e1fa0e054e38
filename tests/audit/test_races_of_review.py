"""A reviewer and somebody else at once: exactly one outcome, and the other is told.

Each test makes the two meet: both stand before the owner's lane, or one acts while the other holds what was read.
"""

from collections.abc import Callable
from datetime import timedelta
from itertools import combinations
from typing import Any

import pytest
from django.utils import timezone

from audit import review, undo
from audit.models import Decision
from memory_core.errors import CandorError, Conflict, IllegalTransition, NotFound, StaleDecision
from memory_core.models import MemoryVersion, Project, Retired, Status, Subject
from memory_core.services import editing, erasure, lanes, lifecycle
from memory_core.services.editing import Changes
from memory_core.services.ledger import act
from memory_core.tenancy import project_scope
from tests.audit.deciding import OMAR, RITA, approve, bound, edit, in_force_ids, make_delicate, status_of
from tests.factories import make_memory
from tests.memory_core.test_races import at_once, index_is_true, meet, refusals
from tests.memory_core.worlds import in_force, shown, texts, versions, waiting

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = "Call me on +41 79 123 45 67"
Act = Callable[[MemoryVersion, dict[str, Any]], Decision]
ACTS: dict[str, Act] = {
    "approve": lambda held, by: review.approve(held.pk, **by),
    "reject": lambda held, by: review.reject(held.pk, reason="wrong", **by),
    "edit": lambda held, by: review.edit_and_approve(held.pk, text="User likes coffee", **by),
    "mask": lambda held, by: review.mask_and_approve(held.pk, **by),
    "split": lambda held, by: review.split(held.pk, texts=["User likes tea", "User has a phone"], **by),
}


def interrupted(monkeypatch: pytest.MonkeyPatch, by: Callable[[], Any]) -> None:
    """The next one who comes to a lane finds that somebody else has been there just before."""
    hold, come = lanes.hold, [by]

    def late(*args: Any, **kwargs: Any) -> None:
        if come:
            at_once(come.pop())
        hold(*args, **kwargs)

    monkeypatch.setattr(lanes, "hold", late)


def standing(project: Project) -> list[str]:
    with project_scope(project.pk):
        return [decision.verdict for decision in Decision.objects.standing().filter(final=True)]


@pytest.mark.parametrize(("one", "other"), list(combinations(ACTS, 2)) + [(verdict, verdict) for verdict in ACTS])
def test_of_two_reviewers_one_decides_and_the_other_is_told(
    held: MemoryVersion, project: Project, monkeypatch: pytest.MonkeyPatch, one: str, other: str
) -> None:
    by, by_other = bound(held, RITA), bound(held, OMAR)
    meet(monkeypatch, lanes, "hold")
    results = at_once(lambda: ACTS[one](held, by), lambda: ACTS[other](held, by_other))
    assert refusals(results) == [IllegalTransition]
    [decision] = [result for result in results if isinstance(result, Decision)]
    assert standing(project) == [decision.verdict] and index_is_true(project)


@pytest.fixture
def update(alice: Subject) -> MemoryVersion:
    """Other words for something in force, with a telephone number in them."""
    old = make_memory(alice, "User likes tea")
    return editing.edit(alice.project_id, old.memory_id, Changes(text=PHONE), actor="subject:alice")


def person_edits(held: MemoryVersion) -> Any:
    return editing.edit(held.project_id, held.memory_id, Changes(text="User likes rain"), actor="subject:alice")


def it_expires(held: MemoryVersion) -> None:
    with act(held.project_id) as log:
        lanes.hold(held.project_id, held.owner_id)
        found = lifecycle.lock(held.pk)
        if found.status == Status.PENDING:
            lifecycle.withdraw(found, actor="system:overdue", log=log, reason="expired")


def is_screened_again(held: MemoryVersion) -> None:
    with project_scope(held.project_id):
        lanes.hold(held.project_id, held.owner_id)
        MemoryVersion.objects.filter(pk=held.pk, status=Status.PENDING).update(rules_version="newer")


def is_erased(held: MemoryVersion) -> None:
    erasure.erase_memory(held.project_id, held.memory_id, actor="subject:alice")


def what_it_replaces_is_archived(held: MemoryVersion) -> None:
    with act(held.project_id) as log:
        lanes.hold(held.project_id, held.owner_id)
        for old in MemoryVersion.objects.in_force().filter(memory_id=held.memory_id).exclude(pk=held.pk):
            lifecycle.retire(lifecycle.lock(old.pk), as_=Retired.ARCHIVED, actor="system:test", log=log)


EVENTS: dict[str, tuple[Callable[[MemoryVersion], Any], type[CandorError]]] = {
    "the person edits it": (person_edits, IllegalTransition),
    "it expires": (it_expires, IllegalTransition),
    "it is screened again": (is_screened_again, StaleDecision),
    "it is erased": (is_erased, NotFound),
    "what it would replace goes": (what_it_replaces_is_archived, StaleDecision),
}


@pytest.mark.parametrize("verdict", ACTS)
@pytest.mark.parametrize(("event", "refusal"), EVENTS.values(), ids=EVENTS.keys())
def test_what_happened_while_the_reviewer_decided_wins_and_the_reviewer_is_told(
    update: MemoryVersion,
    monkeypatch: pytest.MonkeyPatch,
    event: Callable[[MemoryVersion], Any],
    refusal: type[CandorError],
    verdict: str,
) -> None:
    by = bound(update)
    interrupted(monkeypatch, lambda: event(update))
    assert refusals(at_once(lambda: ACTS[verdict](update, by))) == [refusal]
    assert standing(update.project) == [] and index_is_true(update.project)


@pytest.mark.parametrize("event", [person_edits, it_expires, is_erased, what_it_replaces_is_archived])
def test_at_the_same_moment_it_is_one_or_the_other(
    update: MemoryVersion, monkeypatch: pytest.MonkeyPatch, event: Callable[[MemoryVersion], Any]
) -> None:
    by = bound(update)
    meet(monkeypatch, lanes, "hold")
    results = at_once(lambda: ACTS["approve"](update, by), lambda: event(update))
    told = any(isinstance(result, CandorError) for result in results[:1])
    assert len(standing(update.project)) == (0 if told or not versions(update.project) else 1)
    assert len(in_force(update.project)) <= 1 and index_is_true(update.project)


def test_it_expires_in_the_hour_between_showing_and_approving(held: MemoryVersion, project: Project) -> None:
    yesterday = timezone.now().date() - timedelta(days=1)
    with project_scope(project.pk):
        MemoryVersion.objects.filter(pk=held.pk).update(expires_on=yesterday)
    assert refusals(at_once(lambda: approve(held))) == [IllegalTransition]


def test_two_first_yeses_at_once_are_a_first_and_a_second(alice: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    held = make_delicate(alice)
    by = [bound(held, actor) for actor in (RITA, OMAR)]
    meet(monkeypatch, lanes, "hold")
    decisions = at_once(*[lambda one=one: ACTS["approve"](held, one) for one in by])
    assert sorted(decision.final for decision in decisions) == [False, True]
    assert in_force_ids(alice.project) == {held.pk} and index_is_true(alice.project)


def test_one_person_in_two_windows_says_yes_once(alice: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    held = make_delicate(alice)
    by = bound(held)
    meet(monkeypatch, lanes, "hold")
    assert refusals(at_once(*[lambda: ACTS["approve"](held, by)] * 2)) == [Conflict]
    assert status_of(held) == Status.PENDING


def test_a_yes_and_a_no_at_once_never_leave_it_both_ways(alice: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    held = make_delicate(alice)
    approve(held)
    by = [bound(held, OMAR), bound(held, "user:ana")]
    meet(monkeypatch, lanes, "hold")
    results = at_once(lambda: ACTS["approve"](held, by[0]), lambda: ACTS["reject"](held, by[1]))
    assert refusals(results) == [IllegalTransition] and len(standing(alice.project)) == 1


def take_back(decision: Decision) -> Decision:
    return undo.undo(decision.pk, project_id=decision.project_id, actor=RITA)


def test_of_two_who_undo_one_does(held: MemoryVersion, monkeypatch: pytest.MonkeyPatch) -> None:
    decision = approve(held)
    meet(monkeypatch, lanes, "hold")
    assert refusals(at_once(*[lambda: take_back(decision)] * 2)) == [Conflict]
    assert status_of(held) == Status.PENDING and index_is_true(held.project)


def test_an_undoing_and_a_newer_version_leave_one_in_force(
    alice: Subject, held: MemoryVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    decision = approve(held)
    interrupted(monkeypatch, lambda: person_edits(held))
    assert refusals(at_once(lambda: take_back(decision))) == [Conflict]
    assert texts(in_force(alice.project)) == ["User likes rain"] and index_is_true(alice.project)


def test_an_undoing_and_a_revocation_are_one_of_them(held: MemoryVersion, monkeypatch: pytest.MonkeyPatch) -> None:
    decision = approve(held)
    meet(monkeypatch, lanes, "hold")
    binding: dict[str, Any] = {"project_id": held.project_id, "actor": OMAR, "reason": "wrong"}
    results = at_once(lambda: take_back(decision), lambda: undo.revoke(held.pk, **binding))
    assert len(refusals(results)) == 1 and not in_force(held.project) and index_is_true(held.project)


def test_two_merges_into_one_memory_do_not_lose_either(alice: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    known = make_memory(alice, "User likes tea")
    held = [make_memory(alice, text, status=Status.PENDING) for text in ("User likes rain", "User likes snow")]
    by = [{**bound(one), "into": known.pk, "text": f"{known.text} and {one.text}"} for one in held]
    meet(monkeypatch, lanes, "hold")
    results = at_once(*[lambda n=n: review.merge(held[n].pk, **by[n]) for n in range(2)])
    assert refusals(results) == [Conflict] and len(waiting(alice.project)) == len(in_force(alice.project)) == 1


def test_an_edit_and_a_merge_into_it_at_once_end_in_one(alice: Subject, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = [make_memory(alice, text, status=Status.PENDING) for text in ("User likes tea", "User likes rain")]
    by = {**bound(one), "into": two.pk, "text": "User likes tea and rain"}
    interrupted(monkeypatch, lambda: edit(two, "User likes snow"))
    assert refusals(at_once(lambda: review.merge(one.pk, **by))) == [Conflict]
    assert texts(in_force(alice.project)) == ["User likes snow"] and status_of(one) == Status.PENDING


def test_a_rejection_told_of_an_approval_changes_nothing(
    held: MemoryVersion, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    mac = shown(held)
    interrupted(monkeypatch, lambda: approve(held, OMAR))
    late: dict[str, Any] = {"project_id": project.pk, "actor": RITA, "shown_mac": mac, "reason": "wrong"}
    assert refusals(at_once(lambda: review.reject(held.pk, **late))) == [IllegalTransition]
    assert in_force_ids(project) == {held.pk} and standing(project) == ["approve"]
