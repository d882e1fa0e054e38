from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from audit import contradictions, undo
from audit.models import Contradiction, Decision
from memory_core.errors import Conflict, InvalidInput, NotFound
from memory_core.models import LedgerEntry, MemoryVersion, Project, Subject
from memory_core.services import erasure
from memory_core.tenancy import project_scope
from tests.factories import make_memory, make_project, make_subject
from tests.memory_core.worlds import REVIEWER, in_force, texts, version

pytestmark = pytest.mark.django_db

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
CHANGED = datetime(2023, 5, 1, tzinfo=UTC)
ACTS: dict[str, Callable[..., Contradiction]] = {
    "left": contradictions.keep_left,
    "right": contradictions.keep_right,
    "both": contradictions.keep_both,
    "none": contradictions.dismiss,
}


def homes(subject: Subject) -> tuple[MemoryVersion, MemoryVersion]:
    return make_memory(subject, "User lives in Oslo", said_at=LONG_AGO), make_memory(subject, "User lives in Bergen")


def pairs(project: Project) -> list[Contradiction]:
    with project_scope(project.pk):
        return list(contradictions.waiting().order_by("found_at"))


def settle(pair: Contradiction, how: str, **fields: Any) -> Contradiction:
    extra = {"changed_on": CHANGED} if how == "both" else {}
    return ACTS[how](pair.pk, **{"project_id": pair.project_id, "actor": REVIEWER, **extra, **fields})


def found_pair(project: Project, subject: Subject) -> Contradiction:
    homes(subject)
    contradictions.find(project.pk)
    [pair] = pairs(project)
    return pair


def test_two_homes_are_found_the_earlier_one_left(project: Project, alice: Subject) -> None:
    oslo, bergen = homes(alice)
    assert contradictions.find(project.pk) == 1
    [pair] = pairs(project)
    assert (pair.left_id, pair.right_id, pair.cause) == (oslo.pk, bergen.pk, "home")


def test_a_pair_is_found_once(project: Project, alice: Subject) -> None:
    homes(alice)
    assert (contradictions.find(project.pk), contradictions.find(project.pk)) == (1, 0)


def test_what_comes_later_is_compared_with_what_is_there(project: Project, alice: Subject) -> None:
    make_memory(alice, "User is vegetarian")
    assert contradictions.find(project.pk) == 0
    make_memory(alice, "User loves bacon")
    assert contradictions.find(project.pk) == 1


def test_two_people_may_live_in_two_towns(project: Project, alice: Subject) -> None:
    make_memory(alice, "User lives in Oslo")
    make_memory(make_subject(project, "bob"), "User lives in Bergen")
    assert contradictions.find(project.pk) == 0


def test_what_has_expired_contradicts_nothing(project: Project, alice: Subject) -> None:
    make_memory(alice, "User lives in Oslo", expires_on=timezone.now().date() - timedelta(days=1))
    make_memory(alice, "User lives in Bergen")
    assert contradictions.find(project.pk) == 0


@pytest.mark.parametrize("state", ["restricted", "erased"])
def test_nothing_is_read_about_a_person_who_said_no(project: Project, alice: Subject, state: str) -> None:
    homes(alice)
    with project_scope(project.pk):
        Subject.objects.filter(pk=alice.pk).update(state=state)
    assert contradictions.find(project.pk) == 0


def test_a_long_list_is_compared_page_by_page(
    project: Project, alice: Subject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contradictions, "PAGE", 1)
    homes(alice), homes(make_subject(project, "bob"))
    assert (contradictions.find(project.pk), contradictions.find(project.pk)) == (2, 0)


def test_keeping_the_left_revokes_the_right(project: Project, alice: Subject) -> None:
    pair = found_pair(project, alice)
    settle(pair, "left")
    assert texts(in_force(project)) == ["User lives in Oslo"]
    assert version(project, pair.right_id).retired_as == "revoked"


def test_keeping_the_right_ends_the_left_when_the_right_was_said(project: Project, alice: Subject) -> None:
    pair = found_pair(project, alice)
    settle(pair, "right")
    left, right = version(project, pair.left_id), version(project, pair.right_id)
    assert texts(in_force(project)) == ["User lives in Bergen"]
    assert (left.retired_as, left.ended_by_id, left.valid_to) == ("superseded", right.pk, right.said_at)


def test_both_were_true_one_after_the_other(project: Project, alice: Subject) -> None:
    pair = found_pair(project, alice)
    settle(pair, "both")
    left, right = version(project, pair.left_id), version(project, pair.right_id)
    assert (left.valid_to, right.valid_from) == (CHANGED, CHANGED)
    assert texts(in_force(project)) == ["User lives in Bergen"] and left.retired_as == "superseded"


def test_a_change_cannot_lie_ahead(project: Project, alice: Subject) -> None:
    pair = found_pair(project, alice)
    with pytest.raises(InvalidInput):
        settle(pair, "both", changed_on=timezone.now() + timedelta(days=1))
    assert len(in_force(project)) == 2


def test_what_is_no_contradiction_is_never_asked_again(project: Project, alice: Subject) -> None:
    settle(found_pair(project, alice), "none")
    make_memory(alice, "User likes tea")
    assert contradictions.find(project.pk) == 0 == len(pairs(project)) and len(in_force(project)) == 3


@pytest.mark.parametrize("how", ACTS)
def test_every_settlement_can_be_taken_back(project: Project, alice: Subject, how: str) -> None:
    pair = found_pair(project, alice)
    settle(pair, how)
    contradictions.take_back(pair.pk, project_id=project.pk, actor=REVIEWER)
    left, right = version(project, pair.left_id), version(project, pair.right_id)
    assert left.is_in_force and right.is_in_force and [one.pk for one in pairs(project)] == [pair.pk]
    assert (left.valid_to, right.valid_from, left.ended_by) == (None, None, None)


def test_a_beginning_that_was_known_before_stays_when_it_is_taken_back(project: Project, alice: Subject) -> None:
    make_memory(alice, "User lives in Oslo", said_at=LONG_AGO)
    make_memory(alice, "User lives in Bergen", valid_from=LONG_AGO)
    contradictions.find(project.pk)
    [pair] = pairs(project)
    settle(pair, "both")
    contradictions.take_back(pair.pk, project_id=project.pk, actor=REVIEWER)
    assert version(project, pair.right_id).valid_from == LONG_AGO


@pytest.mark.parametrize("second", ACTS)
@pytest.mark.parametrize("first", ACTS)
def test_a_pair_is_settled_once(project: Project, alice: Subject, first: str, second: str) -> None:
    pair = found_pair(project, alice)
    settle(pair, first)
    with pytest.raises(Conflict):
        settle(pair, second)


@pytest.mark.parametrize("how", ACTS)
def test_a_pair_of_which_one_side_has_gone_is_not_settled(project: Project, alice: Subject, how: str) -> None:
    pair = found_pair(project, alice)
    undo.revoke(pair.left_id, project_id=project.pk, actor=REVIEWER, reason="wrong")
    assert pairs(project) == []
    with pytest.raises(Conflict, match="no longer in force"):
        settle(pair, how)


@pytest.mark.parametrize("how", ACTS)
def test_another_projects_pair_is_not_there(project: Project, alice: Subject, how: str) -> None:
    pair = found_pair(project, alice)
    with pytest.raises(NotFound):
        settle(pair, how, project_id=make_project("Globex").pk)


def test_an_erased_side_takes_the_pair_along(project: Project, alice: Subject) -> None:
    pair = found_pair(project, alice)
    erasure.erase_memory(project.pk, version(project, pair.left_id).memory_id, actor=REVIEWER)
    with project_scope(project.pk):
        assert not Contradiction.objects.exists()


@pytest.mark.parametrize("how", ACTS)
def test_a_settlement_is_in_the_ledger_without_a_word_of_it(project: Project, alice: Subject, how: str) -> None:
    pair = found_pair(project, alice)
    settle(pair, how)
    with project_scope(project.pk):
        [entry] = LedgerEntry.objects.filter(action=f"contradiction.{how}", actor=REVIEWER)
        assert entry.facts["pair"] == str(pair.pk) and "Oslo" not in str(entry.facts)


def test_a_pair_whose_settlement_was_undone_elsewhere_is_asked_about_again(project: Project, alice: Subject) -> None:
    pair = found_pair(project, alice)
    settle(pair, "left")
    with project_scope(project.pk):
        decision = Decision.objects.get(version_id=pair.right_id, verdict="revoke")
    undo.undo(decision.pk, project_id=project.pk, actor=REVIEWER)
    assert contradictions.find(project.pk) == 1 == len(pairs(project))
