"""A legal hold wins over whoever wants something deleted, by whatever door they come."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from audit import holds, retention
from audit.tasks import carry_out_removals
from memory_core.errors import Conflict
from memory_core.models import MemoryVersion, Removal, Status, Subject
from memory_core.services import erasure, removal
from memory_core.services.removal import Selection
from memory_core.services.subjects import Names
from memory_core.tenancy import project_scope
from tests.audit.asking import ANA
from tests.factories import ACTOR, make_caller, make_memory, make_subject

pytestmark = pytest.mark.django_db

Delete = Callable[[MemoryVersion], object]
DOORS: dict[str, Delete] = {
    "staff": lambda v: erasure.erase_memory(v.project_id, v.memory_id, actor=ANA),
    "an agent": lambda v: erasure.erase_known(make_caller(v.project), v.memory_id),
    "an agent, by name": lambda v: erasure.delete_all(make_caller(v.project), Names(user_id="alice")),
    "an agent, its own": lambda v: erasure.delete_all(make_caller(v.project), Names(agent_id="bot")),
    "an agent, everybody": lambda v: erasure.delete_all(make_caller(v.project), Names(user_id="*")),
    "the whole person": lambda v: erasure.erase_entity(v.project_id, "user", "alice", actor=ACTOR),
}


@pytest.fixture
def held(alice: Subject) -> MemoryVersion:
    version = make_memory(alice, "User owes Bob 40 euros", agent_id="bot")
    holds.hold(alice.pk, project_id=alice.project_id, actor=ANA, reason="The court wants it")
    return version


def is_there(version: MemoryVersion) -> bool:
    with project_scope(version.project_id):
        return MemoryVersion.objects.filter(pk=version.pk).exists()


def release(subject: Subject) -> None:
    with project_scope(subject.project_id):
        held = holds.hold_on(subject.pk)
    assert held is not None
    holds.release(held.pk, project_id=subject.project_id, actor=ANA)


@pytest.mark.parametrize("door", DOORS)
def test_nobody_deletes_what_has_to_be_kept(alice: Subject, held: MemoryVersion, door: str) -> None:
    with pytest.raises(Conflict, match="legal hold"):
        DOORS[door](held)
    assert is_there(held)
    release(alice)
    DOORS[door](held)
    assert not is_there(held)


def test_what_other_people_have_goes_as_before(alice: Subject, held: MemoryVersion) -> None:
    bob = make_memory(make_subject(alice.project, "bob"), "Bob likes tea")
    DOORS["staff"](bob)
    assert not is_there(bob) and is_there(held)


@pytest.mark.django_db(transaction=True)
def test_a_persons_own_deletion_stays_hidden_and_waits(alice: Subject, held: MemoryVersion) -> None:
    removal.ask(alice, Selection(memory_id=held.memory_id), actor=alice.actor)
    with project_scope(alice.project_id):
        Removal.objects.update(run_at=timezone.now() - timedelta(hours=1))
    carry_out_removals()
    assert is_there(held)
    release(alice)
    carry_out_removals()
    assert not is_there(held)


def test_no_rule_of_retention_takes_it(alice: Subject, held: MemoryVersion) -> None:
    old = make_memory(alice, "User likes gin", status=Status.REJECTED)
    with project_scope(alice.project_id):
        MemoryVersion.objects.filter(pk=old.pk).update(decided_at=timezone.now() - timedelta(days=400))
    retention.run(alice.project_id)
    assert is_there(old)


def test_what_came_back_with_a_backup_goes_whatever_stands_against_it(held: MemoryVersion) -> None:
    erasure.erase_again(held.project_id, held.memory_id, actor=ACTOR)
    assert not is_there(held)
