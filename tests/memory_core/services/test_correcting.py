"""What a person does with what is held about them: correct it, mark it as wrong."""

import pytest

from audit import review
from memory_core import retrieval
from memory_core.callers import Caller
from memory_core.errors import Conflict, IllegalTransition, InvalidInput, NotFound
from memory_core.models import Finding, LedgerEntry, MemoryVersion, Project, Status, Subject
from memory_core.retrieval import Asked
from memory_core.services import editing, policy, rescan
from memory_core.tenancy import project_scope
from tests.factories import make_memory
from tests.memory_core.worlds import in_force, shown, texts, version, waiting

pytestmark = pytest.mark.django_db

PHONE = "User's phone is +41 79 123 45 67"
REVIEWER = "user:rita"


def correct(held: MemoryVersion, text: str) -> MemoryVersion:
    assert held.memory.subject is not None
    return editing.edit_by_subject(held.memory.subject, held.memory_id, text)


def wrong(held: MemoryVersion) -> MemoryVersion:
    assert held.memory.subject is not None
    return editing.mark_wrong(held.memory.subject, held.memory_id)


def right(held: MemoryVersion) -> MemoryVersion:
    assert held.memory.subject is not None
    return editing.unmark_wrong(held.memory.subject, held.memory_id)


def found(caller: Caller) -> list[str]:
    return [one.version.text for one in retrieval.search(caller, Asked("tea", {"user_id": "alice"})).found]


def findings(held: MemoryVersion) -> list[str]:
    with project_scope(held.project_id):
        return list(Finding.objects.filter(version=held, waived_at=None).values_list("kind", flat=True))


def test_a_clean_correction_is_in_force_and_the_old_words_are_in_no_history(caller: Caller, alice: Subject) -> None:
    old = make_memory(alice)
    new = correct(old, "User likes coffee")
    assert (new.is_in_force, new.proposed_by, new.stated) == (True, alice.actor, True)
    assert texts(retrieval.history(caller, old.memory_id)) == ["User likes coffee"]


def test_a_held_correction_takes_the_old_words_out_of_force_all_the_same(caller: Caller, alice: Subject) -> None:
    old = make_memory(alice)
    correct(old, PHONE)
    assert not in_force(alice.project) and texts(waiting(alice.project)) == [PHONE] and not found(caller)


def test_a_correction_that_is_turned_down_does_not_bring_the_old_words_back(alice: Subject) -> None:
    new = correct(make_memory(alice), PHONE)
    review.reject(new.pk, project_id=alice.project_id, actor=REVIEWER, shown_mac=shown(new), reason="sensitive")
    assert not in_force(alice.project)


def test_what_waits_can_be_corrected_too(alice: Subject) -> None:
    old = make_memory(alice, PHONE, status=Status.PENDING, findings=[("phone", 16, 32)])
    new = correct(old, "User likes coffee")
    assert new.is_in_force and version(alice.project, old.pk).status == Status.WITHDRAWN


def test_the_same_words_change_nothing(alice: Subject) -> None:
    old = make_memory(alice)
    assert correct(old, f" {old.text} ") == old and version(alice.project, old.pk).is_in_force


def test_of_the_person_even_what_agents_may_not_change_is_corrected(alice: Subject) -> None:
    old = make_memory(alice)
    with project_scope(alice.project_id):
        type(old.memory).objects.filter(pk=old.memory_id).update(immutable=True)
    assert correct(old, "User likes coffee").is_in_force


@pytest.mark.parametrize("text", ["", "   ", "x" * (editing.MAX_TEXT + 1)], ids=["none", "blank", "too long"])
def test_a_correction_needs_words_and_not_too_many(alice: Subject, text: str) -> None:
    with pytest.raises(InvalidInput):
        correct(make_memory(alice), text)


def test_blocked_words_leave_everything_as_it_is(alice: Subject) -> None:
    held = make_memory(alice)
    Project.objects.filter(pk=alice.project_id).update(screening={"phone": "block"})
    with pytest.raises(Conflict):
        correct(held, PHONE)
    assert version(alice.project, held.pk).is_in_force


def test_nobody_corrects_or_contests_what_is_anothers(alice: Subject, bob: Subject) -> None:
    held = make_memory(alice)
    with pytest.raises(NotFound):
        editing.edit_by_subject(bob, held.memory_id, "User likes coffee")
    with pytest.raises(NotFound):
        editing.mark_wrong(bob, held.memory_id)


def test_what_is_marked_as_wrong_is_out_of_force_and_waits_as_contested(caller: Caller, alice: Subject) -> None:
    held = make_memory(alice)
    wrong(held)
    assert texts(waiting(alice.project)) == [held.text] and not found(caller)
    assert findings(held) == ["contested"] and version(alice.project, held.pk).risk >= editing.CONTESTED_RISK
    with project_scope(alice.project_id):
        entry = LedgerEntry.objects.get(action="memory.contested")
    assert (entry.actor, entry.facts["was"]) == (alice.actor, "in force")


def test_it_is_marked_once(alice: Subject) -> None:
    held = make_memory(alice)
    wrong(held)
    with pytest.raises(IllegalTransition):
        wrong(held)


def test_unmarked_it_is_in_force_and_found_again(caller: Caller, alice: Subject) -> None:
    held = make_memory(alice)
    wrong(held)
    assert right(held).is_in_force and found(caller) == [held.text] and not findings(held)
    with pytest.raises(IllegalTransition):
        right(held)


def test_what_had_been_waiting_waits_again_without_the_mark(alice: Subject) -> None:
    held = make_memory(alice, status=Status.PENDING)
    wrong(held)
    assert right(held).status == Status.PENDING and not findings(held)


def test_a_reviewer_who_confirms_it_lets_the_mark_pass(caller: Caller, alice: Subject) -> None:
    held = wrong(make_memory(alice))
    review.approve(held.pk, project_id=alice.project_id, actor=REVIEWER, shown_mac=shown(held))
    assert found(caller) == ["User likes tea"] and not findings(held)
    with pytest.raises(IllegalTransition):
        right(held)


@pytest.mark.django_db(transaction=True)
def test_new_rules_do_not_wave_through_what_the_person_contests(alice: Subject) -> None:
    held = wrong(make_memory(alice))
    policy.change(alice.project_id, {"screening": {"ip": "allow"}}, actor=REVIEWER)
    rescan.run(alice.project_id)
    assert not in_force(alice.project) and findings(version(alice.project, held.pk)) == ["contested"]


def test_what_it_had_replaced_comes_back(alice: Subject) -> None:
    old = make_memory(alice, "User lives in Oslo")
    wrong(make_memory(alice, "User lives in Bergen", supersedes=old))
    assert texts(in_force(alice.project)) == ["User lives in Oslo"]
