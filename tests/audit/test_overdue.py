from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from audit import overdue, review, undo
from audit.models import Decision
from memory_core.engine.types import Kind
from memory_core.errors import CandorError, IllegalTransition
from memory_core.models import Evidence, LedgerEntry, MemoryVersion, Project, Retired, Status, Subject, Turn
from memory_core.services import lanes, lifecycle
from memory_core.services.ledger import act
from memory_core.tenancy import project_scope
from tests.factories import ACTOR, make_memory
from tests.memory_core.test_races import at_once, index_is_true, meet, refusals
from tests.memory_core.worlds import REVIEWER, shown, version, waiting

pytestmark = pytest.mark.django_db(transaction=True)  # the sweep looks with a login of its own

NOW = timezone.now()
YESTERDAY = NOW.date() - timedelta(days=1)


def waits(subject: Subject, text: str = "User likes tea", **made: Any) -> MemoryVersion:
    return make_memory(subject, text, status=Status.PENDING, **made)


def forget_turns(project: Project) -> None:
    with project_scope(project.pk):
        Turn.objects.all().delete()


def reason_of(held: MemoryVersion) -> str:
    with project_scope(held.project_id):
        return str(LedgerEntry.objects.get(action="memory.withdrawn", version_id=held.pk).facts["reason"])


def test_what_expired_while_it_waited_is_withdrawn(project: Project, alice: Subject) -> None:
    old, fresh = waits(alice, expires_on=YESTERDAY), waits(alice, "User likes rain", expires_on=NOW.date())
    assert overdue.withdraw_all() == 1 and waiting(project) == [fresh]
    assert reason_of(old) == "expired" and version(project, old.pk).decided_by == overdue.ACTOR


def test_what_rests_on_words_that_are_gone_is_withdrawn(project: Project, alice: Subject) -> None:
    held = waits(alice)
    forget_turns(project)
    assert overdue.withdraw_all() == 1 and reason_of(held) == "evidence_gone"


def test_what_still_rests_on_one_of_its_turns_goes_on_waiting(project: Project, alice: Subject) -> None:
    held, other = waits(alice), waits(alice, "User likes rain")
    with project_scope(project.pk):
        turn = Turn.objects.get(evidence__version=other)
        Evidence.objects.create(version=held, project=project, turn=turn, start=0, end=1)
        Turn.objects.exclude(pk=turn.pk).delete()
    assert overdue.withdraw_all() == 0


def test_a_persons_own_words_rest_on_nothing_else(project: Project, alice: Subject) -> None:
    waits(alice, extractor="edit")
    forget_turns(project)
    assert overdue.withdraw_all() == 0


def test_what_is_in_force_is_never_withdrawn(project: Project, alice: Subject) -> None:
    kept = make_memory(alice, expires_on=YESTERDAY)
    forget_turns(project)
    assert overdue.withdraw_all() == 0 and version(project, kept.pk).is_in_force


def moved(subject: Subject, days: int) -> MemoryVersion:
    """Oslo was in force; Bergen waits to replace it; and what was said so many days after Bergen did replace it."""
    oslo = make_memory(subject, "User lives in Oslo", said_at=NOW - timedelta(days=9))
    held = waits(subject, "User lives in Bergen", supersedes=oslo, said_at=NOW)
    make_memory(subject, "User lives in Rome", supersedes=oslo, said_at=NOW + timedelta(days=days))
    return held


def test_what_something_newer_has_replaced_already_is_withdrawn(project: Project, alice: Subject) -> None:
    held = moved(alice, days=1)
    assert overdue.withdraw_all() == 1 and reason_of(held) == "overtaken"


def test_what_something_older_has_replaced_goes_on_waiting(project: Project, alice: Subject) -> None:
    moved(alice, days=-1)
    assert overdue.withdraw_all() == 0


def test_an_update_waits_while_what_it_would_replace_is_in_force(project: Project, alice: Subject) -> None:
    oslo = make_memory(alice, "User lives in Oslo")
    waits(alice, "User lives in Bergen", supersedes=oslo)
    assert overdue.withdraw_all() == 0


def test_an_update_waits_though_its_target_was_revoked(project: Project, alice: Subject) -> None:
    oslo = make_memory(alice, "User lives in Oslo")
    waits(alice, "User lives in Bergen", supersedes=oslo)
    with act(project.pk) as log:
        lifecycle.retire(lifecycle.lock(oslo.pk), as_=Retired.REVOKED, actor=ACTOR, log=log)
    assert overdue.withdraw_all() == 0


def test_an_approved_update_that_is_undone_goes_on_waiting(project: Project, alice: Subject) -> None:
    oslo = make_memory(alice, "User lives in Oslo", said_at=NOW - timedelta(days=9))
    held = waits(alice, "User lives in Bergen", supersedes=oslo)
    decision = review.approve(held.pk, project_id=project.pk, actor=REVIEWER, shown_mac=shown(held))
    undo.undo(decision.pk, project_id=project.pk, actor=REVIEWER)
    assert overdue.withdraw_all() == 0 and waiting(project) == [held]


def test_every_kind_of_memory_of_an_erased_person_is_withdrawn(project: Project, alice: Subject) -> None:
    held = waits(alice, kind=Kind.PLAN)
    with project_scope(project.pk):
        Subject.objects.update(state=Subject.State.ERASED)
    assert overdue.withdraw_all() == 1 and reason_of(held) == "erased"


@pytest.mark.parametrize("verdict", ["approve", "edit"])
def test_what_has_expired_cannot_be_approved_before_the_sweep_comes(alice: Subject, verdict: str) -> None:
    held = waits(alice, expires_on=YESTERDAY)
    bound: dict[str, Any] = {"project_id": held.project_id, "actor": REVIEWER, "shown_mac": shown(held)}
    with pytest.raises(IllegalTransition, match="expired"):
        review.approve(held.pk, **bound) if verdict == "approve" else review.edit_and_approve(
            held.pk, text="User likes coffee", **bound
        )


def test_a_reviewer_and_the_sweep_do_not_both_have_the_word(
    project: Project, alice: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = waits(alice)
    bound: dict[str, Any] = {"project_id": project.pk, "actor": REVIEWER, "shown_mac": shown(held)}
    forget_turns(project)
    meet(monkeypatch, lanes, "hold")
    approved, withdrawn = at_once(lambda: review.approve(held.pk, **bound), overdue.withdraw_all)
    was_first = not isinstance(approved, CandorError)
    assert withdrawn == (0 if was_first else 1) and refusals([approved]) == ([] if was_first else [IllegalTransition])
    with project_scope(project.pk):
        assert Decision.objects.count() == (1 if was_first else 0)
    assert index_is_true(project)


def test_two_sweeps_at_once_withdraw_each_once(
    project: Project, alice: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = waits(alice, expires_on=YESTERDAY)
    meet(monkeypatch, lanes, "hold")
    assert sorted(at_once(overdue.withdraw_all, overdue.withdraw_all)) == [0, 1] and reason_of(held) == "expired"
