import pytest
from django.db import DatabaseError, connection, transaction

from memory_core.models import Project, Subject
from memory_core.tenancy import SETTING, project_scope
from tests.factories import make_subject

pytestmark = pytest.mark.django_db


def scope() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting(%s, true), '')", [SETTING])
        return str(cursor.fetchone()[0])


def test_a_scope_inside_another_narrows_and_returns_to_it(alice: Subject, other: Project) -> None:
    make_subject(other, "carol")
    with project_scope(alice.project_id):
        with project_scope(other.pk):
            assert [subject.external_id for subject in Subject.objects.all()] == ["carol"]
        assert [subject.external_id for subject in Subject.objects.all()] == ["alice"]


def test_a_scope_inside_a_transaction_without_one_leaves_none(alice: Subject) -> None:
    with transaction.atomic():
        with project_scope(alice.project_id):
            assert Subject.objects.exists()
        assert not Subject.objects.exists() and scope() == ""


def test_the_same_scope_twice_stays_until_the_outer_one_ends(alice: Subject) -> None:
    with project_scope(alice.project_id):
        with project_scope(alice.project_id):
            assert Subject.objects.exists()
        assert Subject.objects.exists()
    assert not Subject.objects.exists()


def test_an_error_inside_returns_to_the_outer_scope(project: Project, other: Project) -> None:
    with project_scope(project.pk):
        with pytest.raises(RuntimeError), project_scope(other.pk):
            raise RuntimeError
        assert scope() == str(project.pk)


def test_a_failed_statement_inside_returns_to_the_outer_scope(project: Project, other: Project) -> None:
    with project_scope(project.pk):
        with pytest.raises(DatabaseError), project_scope(other.pk), connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")
        assert scope() == str(project.pk)


@pytest.mark.django_db(transaction=True)
def test_a_scope_ends_with_its_transaction(project: Project) -> None:
    with project_scope(project.pk):
        assert scope() == str(project.pk)
    assert scope() == "" and not connection.in_atomic_block
