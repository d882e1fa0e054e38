"""The database itself keeps projects apart: a wrong filter of ours finds nothing."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction

from memory_core.databases import OWNER
from memory_core.models import Lane, Memory, MemoryVersion, Project, Subject
from memory_core.models.sealed import new_id
from memory_core.tenancy import project_scope
from tests.memory_core.worlds import make_world

pytestmark = pytest.mark.django_db

# By these a caller is recognised, before it is known which project asks. They hold no words of a person.
DOORS = {"memory_core_apikey", "memory_core_membership", "memory_core_signinlink"}
# What a project has from its first moment: the act of making it.
OF_ITS_MAKING = {"memory_core_ledgerentry", "memory_core_ledgerhead"}


def rows(statement: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def tables_of_projects() -> set[str]:
    found = rows("SELECT table_name FROM information_schema.columns WHERE column_name = 'project_id'")
    return {str(name) for [name] in found}


def counts() -> dict[str, int]:
    """How many rows each protected table shows at this moment."""
    return {table: int(str(rows(f"SELECT count(*) FROM {table}")[0][0])) for table in tables_of_projects() - DOORS}


def models_of_projects() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model._meta.db_table in tables_of_projects() - DOORS]


def test_every_table_of_a_project_has_forced_row_level_security() -> None:
    forced = rows("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
    assert tables_of_projects() - {str(name) for [name] in forced} == DOORS


def test_every_table_with_an_owner_belongs_to_a_project_too() -> None:
    owned = rows("SELECT table_name FROM information_schema.columns WHERE column_name = 'owner_id'")
    assert {str(name) for [name] in owned} <= tables_of_projects()


def test_the_apps_login_cannot_step_over_the_policies() -> None:
    [[superuser, bypasses, member]] = rows(
        f"SELECT rolsuper, rolbypassrls, pg_has_role(current_user, '{OWNER}', 'MEMBER')"
        " FROM pg_roles WHERE rolname = current_user"
    )
    assert (superuser, bypasses, member) == (False, False, False)


def test_the_apps_login_owns_no_table() -> None:
    assert rows("SELECT tablename FROM pg_tables WHERE tableowner = current_user") == []


def test_the_apps_login_may_empty_no_table() -> None:
    tables = rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    for [table] in tables:
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            rows(f"TRUNCATE {table} CASCADE")


def test_in_its_own_scope_a_project_has_something_in_every_table(project: Project) -> None:
    make_world(project)
    with project_scope(project.pk):
        assert [table for table, count in counts().items() if not count] == []


def test_without_a_scope_nothing_is_there(project: Project) -> None:
    make_world(project)
    assert set(counts().values()) == {0}
    assert [model for model in models_of_projects() if model._default_manager.exists()] == []


def test_in_the_scope_of_another_project_nothing_is_there(project: Project, other: Project) -> None:
    make_world(project)
    with project_scope(other.pk):
        assert {table for table, count in counts().items() if count} == OF_ITS_MAKING
        found = {model._meta.db_table for model in models_of_projects() if model._default_manager.exists()}
        assert found == OF_ITS_MAKING


def test_two_projects_see_their_own_halves(project: Project, other: Project) -> None:
    make_world(project)
    make_world(other)
    for one in (project, other):
        with project_scope(one.pk):
            for model in models_of_projects():
                assert set(model._default_manager.values_list("project_id", flat=True)) == {one.pk}


def test_a_row_cannot_be_put_into_another_project(project: Project, other: Project) -> None:
    with pytest.raises(DatabaseError, match="row-level security"), project_scope(other.pk):
        Lane.objects.create(owner_id=new_id(), project=project)


def test_a_row_cannot_be_moved_into_another_project(alice: Subject, other: Project) -> None:
    with pytest.raises(DatabaseError, match="row-level security"), project_scope(alice.project_id):
        Subject.objects.filter(pk=alice.pk).update(project=other)


def test_rows_of_another_project_can_be_neither_changed_nor_deleted(project: Project, other: Project) -> None:
    make_world(project)
    with project_scope(other.pk):
        assert Memory.objects.all().delete()[0] == 0
        assert MemoryVersion.objects.update(importance=1) == 0
        assert rows("UPDATE memory_core_turn SET position = 0 RETURNING id") == []
        assert rows("DELETE FROM memory_core_subject RETURNING id") == []


def test_each_table_has_one_policy_for_the_app_that_reads_as_it_writes() -> None:
    policies = rows(
        "SELECT tablename, count(*) FILTER (WHERE policyname = 'one_project' AND qual = with_check)"
        " FROM pg_policies GROUP BY tablename"
    )
    assert {count for _, count in policies} == {1}
