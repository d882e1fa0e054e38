"""What the code would not do, the database refuses."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import IntegrityError, models

from memory_core.models import (
    Evidence,
    Job,
    Membership,
    MemoryVersion,
    RecallEntry,
    SignInLink,
    Status,
    Subject,
    User,
)
from memory_core.services import links
from memory_core.tenancy import project_scope
from tests.factories import ACTOR, make_memory, make_user
from tests.memory_core.worlds import tell

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 1, tzinfo=UTC)
PENDING = {"status": "pending", "decided_at": None}


def refused(constraint: str, change: Callable[[], Any], subject: Subject) -> bool:
    with pytest.raises(IntegrityError, match=constraint), project_scope(subject.project_id):
        change()
    return True


def sibling(version: MemoryVersion, **fields: Any) -> MemoryVersion:
    """Another version of the same memory, put in by force."""
    values = {f.attname: version.__dict__[f.attname] for f in version._meta.concrete_fields if f.attname != "id"}
    row = MemoryVersion(**{**values, "number": 2, **fields})
    row.text, row.metadata, row.categories, row.reason, row.value = "x", {}, [], "", None
    row.save(force_insert=True)
    return row


def updating(version: models.Model, **fields: Any) -> Callable[[], int]:
    return lambda: type(version)._default_manager.filter(pk=version.pk).update(**fields)


def test_two_versions_of_one_memory_in_force(alice: Subject) -> None:
    version = make_memory(alice)
    assert refused("version_one_in_force", lambda: sibling(version), alice)


def test_two_versions_of_one_memory_waiting(alice: Subject) -> None:
    version = make_memory(alice, status=Status.PENDING)
    assert refused("version_one_waiting", lambda: sibling(version), alice)


def test_two_versions_of_one_memory_with_one_number(alice: Subject) -> None:
    version = make_memory(alice, status=Status.REJECTED)
    assert refused("version_number_once", lambda: sibling(version, number=1), alice)


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("version_status_known", {"status": "erased"}),
        ("version_decided_unless_pending", {"decided_at": None}),
        ("version_retired_was_approved", {"retired_at": NOW}),
        ("version_retired_was_approved", {"retired_as": "superseded"}),
        ("version_retired_was_approved", {"retired_at": NOW, "retired_as": "superseded", "status": "rejected"}),
        ("version_retired_was_approved", {"retired_at": NOW, "retired_as": "superseded", **PENDING}),
        ("version_importance_1_to_10", {"importance": 0}),
        ("version_importance_1_to_10", {"importance": 11}),
    ],
    ids=str,
)
def test_a_version_that_contradicts_itself(alice: Subject, constraint: str, fields: dict[str, Any]) -> None:
    assert refused(constraint, updating(make_memory(alice), **fields), alice)


def test_evidence_that_ends_before_it_begins(alice: Subject) -> None:
    version = make_memory(alice)
    with project_scope(alice.project_id):
        evidence = Evidence.objects.get(version=version)
    assert refused("evidence_span_in_order", updating(evidence, start=9, end=3), alice)


def test_one_person_twice_in_a_project(alice: Subject) -> None:
    twin = Subject(project_id=alice.project_id, mac=alice.mac, external_id=b"sealed")
    assert refused("subject_once_per_project", lambda: twin.save(force_insert=True), alice)


def test_a_person_in_an_unknown_state(alice: Subject) -> None:
    assert refused("subject_state_known", updating(alice, state="asleep"), alice)


def test_a_job_in_an_unknown_state(caller: Any, alice: Subject) -> None:
    assert refused("job_status_known", updating(tell(caller, "alice", "Hello"), status="DONE"), alice)


def test_one_idempotency_key_for_two_jobs(caller: Any, alice: Subject) -> None:
    jobs = [tell(caller, "alice", words) for words in ("Hello", "Hi")]
    same = lambda: Job.objects.filter(pk__in=[job.pk for job in jobs]).update(idempotency_mac=b"1")  # noqa: E731
    assert refused("job_once_per_idempotency_key", same, alice)


def test_one_version_twice_in_the_index(alice: Subject) -> None:
    version = make_memory(alice)
    with project_scope(alice.project_id):
        entry = RecallEntry.objects.get(version=version)
    assert refused("recallentry_pkey", lambda: entry.save(force_insert=True), alice)


@pytest.mark.parametrize("both", [True, False])
def test_a_link_for_two_or_for_nobody(alice: Subject, both: bool) -> None:
    links.issue(project_id=alice.project_id, issued_by=ACTOR, subject_id=alice.pk)
    user = make_user(alice.project) if both else None
    with pytest.raises(IntegrityError, match="sign_in_link_for_one"):
        SignInLink.objects.update(user=user, subject_id=alice.pk if both else None)


def test_a_member_with_an_unknown_role_or_two_roles(alice: Subject) -> None:
    user: User = make_user(alice.project)
    member = Membership.objects.get(user=user)
    assert refused("membership_role_known", updating(member, role="king"), alice)
    again = Membership(user=user, project=alice.project, role="owner")
    assert refused("membership_once_per_project", lambda: again.save(force_insert=True), alice)
