"""Rows written without Django's own statements look as if written by them."""

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from memory_core.models import Job, LedgerEntry, MemoryVersion, Project, Subject, VectorEntry
from memory_core.tenancy import project_scope
from memory_core.writing import insert, update
from tests.factories import make_memory

pytestmark = pytest.mark.django_db


def entry(project: Project, sequence: int, fields: list[str]) -> LedgerEntry:
    given = {"project": project, "sequence": sequence, "at": timezone.now(), "actor": "user:rita", "action": "test"}
    return LedgerEntry(**given, fields=fields, facts={"n": sequence}, previous=b"p", digest=b"d")


def test_lists_of_different_lengths_in_one_statement(project: Project) -> None:
    lists = [[], ["text"], ["a, b", 'with "quotes"', "{}"]]
    with project_scope(project.pk):
        insert(entry(project, 900 + number, fields) for number, fields in enumerate(lists))
        rows = LedgerEntry.objects.filter(sequence__gte=900).order_by("sequence")
        assert [(row.fields, row.facts) for row in rows] == [(one, {"n": 900 + n}) for n, one in enumerate(lists)]


def test_keys_that_the_database_counts_are_known_and_in_order(alice: Subject) -> None:
    scope = {"project_id": alice.project_id, "owner_id": alice.pk, "subject": alice}
    with project_scope(alice.project_id):
        jobs = [Job(**scope, attempts=number, payload={"n": number}) for number in range(20)]
        insert(jobs)
        assert all(Job.objects.get(pk=job.pk).attempts == job.attempts for job in jobs)
        assert [job.pk for job in jobs] == sorted(job.pk for job in jobs)
        assert Job.objects.get(pk=jobs[7].pk).payload == {"n": 7}


def test_a_change_writes_what_it_names_and_nothing_else(alice: Subject) -> None:
    with project_scope(alice.project_id):
        job = Job.objects.create(project_id=alice.project_id, owner_id=alice.pk, payload={"kept": True}, error="old")
        job.payload, job.results, job.status, job.error = None, [{"id": "x"}], Job.Status.SUCCEEDED, "new"
        update(job, "payload", "results", "status")
        found = Job.objects.get(pk=job.pk)
        assert (found.payload, found.results, found.status, found.error) == (None, [{"id": "x"}], "SUCCEEDED", "old")


def test_a_row_that_is_not_there_is_no_silent_success(alice: Subject) -> None:
    with project_scope(alice.project_id), pytest.raises(DatabaseError, match="no such row"):
        update(Job(number=10**12, project_id=alice.project_id, owner_id=alice.pk), "status")


def test_a_value_too_long_for_its_column_is_refused_and_not_cut(project: Project) -> None:
    with project_scope(project.pk), pytest.raises(DatabaseError, match="too long"), transaction.atomic():
        insert([entry(project, 900, ["x" * 61])])


@pytest.mark.parametrize("number", [70_000, 2**31 + 5, 2**40])
def test_a_number_too_large_for_its_column_is_refused_and_not_wrapped(alice: Subject, number: int) -> None:
    scope = {"project_id": alice.project_id, "owner_id": alice.pk}
    refused = pytest.raises(DatabaseError, match="out of range")
    with project_scope(alice.project_id), refused, transaction.atomic():
        insert([Job(**scope, attempts=1), Job(**scope, attempts=number)])


def test_vectors_are_as_exact_as_their_column(alice: Subject) -> None:
    version: MemoryVersion = make_memory(alice)
    with project_scope(alice.project_id):
        there = VectorEntry.objects.get(version=version)
        vector = [1 / (number + 3) * (-1) ** number for number in range(len(there.vector))]
        scope = {"space": there.space, "project_id": alice.project_id, "owner_id": alice.pk, "version": version}
        insert([VectorEntry(**scope, part=1, vector=vector)])
        VectorEntry.objects.create(**scope, part=2, vector=vector)
        ours, theirs = (VectorEntry.objects.get(version=version, part=part).vector for part in (1, 2))
        assert ours == theirs
