from datetime import date
from typing import Any

import pytest

from memory_core.errors import Conflict, NotFound
from memory_core.models import MemoryVersion, Project, Status, Subject
from memory_core.models.sealed import new_id
from memory_core.services import editing
from memory_core.services.editing import Changes
from memory_core.tenancy import project_scope
from tests.factories import ACTOR, make_memory
from tests.memory_core.worlds import in_force, texts, versions, waiting

pytestmark = pytest.mark.django_db

PHONE = "User's phone is +41 79 123 45 67"


def edit(version: MemoryVersion, **changes: Any) -> MemoryVersion:
    return editing.edit(version.project_id, version.memory_id, Changes(**changes), actor=ACTOR)  # type: ignore[typeddict-item]


def immutable(version: MemoryVersion) -> MemoryVersion:
    with project_scope(version.project_id):
        type(version.memory).objects.filter(pk=version.memory_id).update(immutable=True)
    return version


def test_a_clean_edit_is_the_next_version_in_force(alice: Subject) -> None:
    old = make_memory(alice)
    new = edit(old, text="User likes coffee")
    assert (new.memory_id, new.number, new.is_in_force) == (old.memory_id, 2, True)
    assert [v.retired_as for v in versions(alice.project)] == ["superseded", ""]


def test_an_edit_that_is_held_leaves_the_old_words_in_force(alice: Subject) -> None:
    edit(make_memory(alice), text=PHONE)
    assert texts(in_force(alice.project)) == ["User likes tea"] and texts(waiting(alice.project)) == [PHONE]


def test_a_second_edit_overtakes_one_that_waits(alice: Subject) -> None:
    old = make_memory(alice)
    edit(old, text=PHONE)
    edit(old, text="User likes coffee")
    assert [v.status for v in versions(alice.project)] == ["approved", "withdrawn", "approved"]
    assert texts(in_force(alice.project)) == ["User likes coffee"]


def test_what_is_not_touched_stays(alice: Subject) -> None:
    old = make_memory(alice, metadata={"a": 1}, categories=("food",), importance=9, expires_on=date(2100, 1, 1))
    new = edit(old, text="User likes coffee")
    assert (new.metadata, new.categories, new.importance, new.expires_on) == ({"a": 1}, ["food"], 9, date(2100, 1, 1))


@pytest.mark.parametrize(
    "changes",
    [{"metadata": {"b": 2}}, {"metadata": {}}, {"expires_on": None}, {"expires_on": date(2099, 1, 1)}],
    ids=str,
)
def test_each_field_can_be_changed_alone(alice: Subject, changes: dict[str, Any]) -> None:
    new = edit(make_memory(alice, metadata={"a": 1}, expires_on=date(2100, 1, 1)), **changes)
    [[name, value]] = changes.items()
    assert getattr(new, name) == value and new.text == "User likes tea"


def test_an_expired_memory_can_be_given_a_longer_life(alice: Subject) -> None:
    assert edit(make_memory(alice, expires_on=date(2020, 1, 1)), expires_on=None).expires_on is None


def test_metadata_are_screened_like_words(alice: Subject) -> None:
    assert edit(make_memory(alice), metadata={"phone": "+41 79 123 45 67"}).status == Status.PENDING


def test_a_secret_in_an_edit_is_never_stored(alice: Subject) -> None:
    with pytest.raises(Conflict, match="policy"):
        edit(make_memory(alice), text="The key is sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCD")
    assert texts(versions(alice.project)) == ["User likes tea"]


def test_other_words_have_no_value_of_the_old_ones(alice: Subject) -> None:
    assert edit(make_memory(alice, value="tea"), text="User likes coffee").value is None


def test_an_immutable_memory_is_not_edited(alice: Subject) -> None:
    with pytest.raises(Conflict, match="immutable"):
        edit(immutable(make_memory(alice)), text="User likes coffee")


@pytest.mark.parametrize("status", [Status.PENDING, Status.REJECTED, Status.WITHDRAWN])
def test_what_is_not_in_force_is_not_there_to_be_edited(alice: Subject, status: Status) -> None:
    with pytest.raises(NotFound):
        edit(make_memory(alice, status=status), text="User likes coffee")


def test_a_memory_of_a_restricted_person_is_not_edited(alice: Subject) -> None:
    version = make_memory(alice)
    with project_scope(alice.project_id):
        Subject.objects.update(state="restricted")
    with pytest.raises(NotFound):
        edit(version, text="User likes coffee")


def test_what_is_not_there_is_not_edited(project: Project) -> None:
    with pytest.raises(NotFound):
        editing.edit(project.pk, new_id(), Changes(text="User likes coffee"), actor=ACTOR)


def test_a_project_that_approves_nothing_by_itself_holds_edits(alice: Subject) -> None:
    Project.objects.update(auto_approve=False)
    assert edit(make_memory(alice), text="User likes coffee").status == Status.PENDING
