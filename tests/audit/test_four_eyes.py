"""Special categories and facts about third persons: two people say yes to the same case, or it is not remembered."""

import pytest

from audit import review, undo
from audit.models import Decision
from memory_core.errors import Conflict
from memory_core.models import Finding, LedgerEntry, MemoryVersion, Project, Status, Subject
from memory_core.services import remember
from memory_core.services.ledger import act
from memory_core.services.remember import Draft
from memory_core.services.subjects import Names, Owner
from memory_core.tenancy import project_scope
from tests.audit.deciding import (
    ANA,
    OMAR,
    PILL,
    RITA,
    again,
    approve,
    bound,
    edit,
    is_in_force,
    made_by,
    make_delicate,
    reject,
    split,
    status_of,
    waivers,
)
from tests.memory_core.worlds import NOON, in_force, texts, waiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def delicate(alice: Subject) -> MemoryVersion:
    return make_delicate(alice)


def set_fields(held: MemoryVersion, **fields: object) -> None:
    with project_scope(held.project_id):
        MemoryVersion.objects.filter(pk=held.pk).update(**fields)


def test_screening_says_what_needs_two_people(alice: Subject) -> None:
    proposals = remember.propose(alice.project, [Draft(PILL, NOON), Draft("Call me on +41 79 123 45 67", NOON)])
    with act(alice.project_id) as log:
        owner = Owner(alice.project_id, alice)
        for proposal in proposals:
            memory = remember.new_memory(owner, Names())
            remember.new_version(memory, proposal, auto_approve=True, actor="system:test", log=log)
    assert [held.four_eyes for held in waiting(alice.project)] == [True, False]


def test_the_first_yes_changes_nothing(delicate: MemoryVersion) -> None:
    decision = approve(delicate)
    assert not decision.final and status_of(delicate) == Status.PENDING and waivers(delicate) == []


def test_the_second_yes_puts_it_in_force(delicate: MemoryVersion) -> None:
    approve(delicate)
    assert approve(delicate, OMAR).final
    assert is_in_force(delicate) and waivers(delicate) == [OMAR]


def test_one_person_does_not_count_twice(delicate: MemoryVersion) -> None:
    approve(delicate)
    with pytest.raises(Conflict, match="You have said yes already"):
        approve(delicate)
    assert status_of(delicate) == Status.PENDING


def test_who_proposed_it_is_never_the_one_who_completes_it(delicate: MemoryVersion) -> None:
    set_fields(delicate, proposed_by=OMAR)
    approve(delicate)
    with pytest.raises(Conflict, match="your own"):
        approve(delicate, OMAR)
    assert approve(delicate, ANA).final


def test_a_yes_to_what_has_changed_since_is_void(delicate: MemoryVersion) -> None:
    approve(delicate)
    set_fields(delicate, kind="plan")
    assert not approve(delicate, OMAR).final and status_of(delicate) == Status.PENDING
    assert approve(delicate, ANA).final


def test_after_a_change_the_same_person_may_say_yes_anew(delicate: MemoryVersion) -> None:
    approve(delicate)
    set_fields(delicate, rules_version="newer")
    assert not approve(delicate).final
    with project_scope(delicate.project_id):
        assert Decision.objects.first_of_four_eyes().count() == 1


def test_one_no_is_enough(delicate: MemoryVersion) -> None:
    assert reject(delicate).final and status_of(delicate) == Status.REJECTED


def test_a_no_after_a_yes_is_a_no(delicate: MemoryVersion) -> None:
    approve(delicate)
    reject(delicate, OMAR)
    assert status_of(delicate) == Status.REJECTED


def test_both_yeses_are_in_the_ledger(delicate: MemoryVersion) -> None:
    approve(delicate), approve(delicate, OMAR)
    with project_scope(delicate.project_id):
        entries = LedgerEntry.objects.filter(action__startswith="review.").order_by("sequence")
        assert [(e.action, e.actor) for e in entries] == [("review.first_yes", RITA), ("review.approve", OMAR)]


def test_edited_words_that_need_two_people_wait_for_the_second(delicate: MemoryVersion, project: Project) -> None:
    decision = edit(delicate, "User takes metformin at night")
    [new] = made_by(decision)
    assert not decision.final and new.status == Status.PENDING and not in_force(project)
    with pytest.raises(Conflict, match="already"):
        approve(new)
    assert approve(new, OMAR).final and is_in_force(new)


def test_who_edited_does_not_complete_it_even_after_another_yes(delicate: MemoryVersion) -> None:
    [new] = made_by(edit(delicate, "User takes metformin at night"))
    set_fields(new, kind="plan")
    approve(again(new), OMAR)
    with pytest.raises(Conflict, match="your own"):
        approve(again(new))


def test_an_edit_of_what_one_wrote_oneself_needs_the_second_again(delicate: MemoryVersion) -> None:
    [new] = made_by(edit(delicate, "User takes metformin at night"))
    decision = edit(new, "User takes metformin twice a day")
    assert not decision.final and not in_force(delicate.project)


def test_edited_words_that_need_nobody_else_are_in_force_at_once(delicate: MemoryVersion, project: Project) -> None:
    assert edit(delicate, "User likes tea").final
    assert texts(in_force(project)) == ["User likes tea"]


def test_an_edit_that_makes_words_delicate_waits_for_the_second(held: MemoryVersion, project: Project) -> None:
    assert not edit(held, PILL).final and not in_force(project)


def test_what_a_model_saw_holds_for_the_edited_words_too(delicate: MemoryVersion) -> None:
    with project_scope(delicate.project_id):
        Finding.objects.filter(version=delicate).update(source=Finding.Source.MODEL)
    assert not edit(delicate, "User takes M. every morning").final


def test_masked_it_needs_nobody_else(delicate: MemoryVersion) -> None:
    decision = review.mask_and_approve(delicate.pk, **bound(delicate))
    [new] = made_by(decision)
    assert decision.final and "metformin" not in new.text and is_in_force(new)


def test_of_a_split_only_the_delicate_part_waits(delicate: MemoryVersion, project: Project) -> None:
    decision = split(delicate, PILL, "User gets up early")
    assert not decision.final and texts(in_force(project)) == ["User gets up early"]
    assert texts(waiting(project)) == [PILL] and approve(waiting(project)[0], OMAR).final


def test_an_edit_is_listed_once_and_its_undoing_takes_the_yes_with_it(delicate: MemoryVersion) -> None:
    edit(delicate, "User takes metformin at night")
    [listed] = undo.last_decisions(delicate.project_id, RITA)
    undo.undo(listed.pk, project_id=delicate.project_id, actor=RITA)
    with project_scope(delicate.project_id):
        assert not Decision.objects.first_of_four_eyes().exists()
    assert [held.pk for held in waiting(delicate.project)] == [delicate.pk]


def test_the_second_yes_undone_the_first_still_stands(delicate: MemoryVersion) -> None:
    approve(delicate)
    second = approve(delicate, OMAR)
    undo.undo(second.pk, project_id=delicate.project_id, actor=OMAR)
    assert status_of(delicate) == Status.PENDING and approve(again(delicate), ANA).final


def test_the_first_yes_cannot_be_taken_back_once_it_is_in_force(delicate: MemoryVersion) -> None:
    first = approve(delicate)
    approve(delicate, OMAR)
    with pytest.raises(Conflict):
        undo.undo(first.pk, project_id=delicate.project_id, actor=RITA)
