from typing import Any

import pytest

from audit import filters
from audit.models import SavedFilter
from memory_core.errors import Conflict, InvalidInput
from memory_core.models import LedgerEntry, Project, User
from memory_core.tenancy import project_scope
from tests.factories import make_project, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def rita(project: Project) -> User:
    return make_user(project)


def kept(user: User, project: Project) -> list[tuple[str, str]]:
    return [(saved.name, saved.query) for saved in filters.of(user, project.pk)]


def test_a_filter_comes_back_under_its_name(project: Project, rita: User) -> None:
    filters.save(rita, project.pk, " Late   phones ", "finding=phone&overdue=1&after=xyz&page=3")
    assert kept(rita, project) == [("Late phones", "finding=phone&overdue=1")]


def test_the_same_name_again_replaces_it(project: Project, rita: User) -> None:
    for query in ("finding=phone", "risk=high"):
        filters.save(rita, project.pk, "mine", query)
    assert kept(rita, project) == [("mine", "risk=high")]


def test_filters_are_ones_own_and_of_one_project(project: Project, rita: User) -> None:
    saved = filters.save(rita, project.pk, "mine", "risk=high")
    ana, other = make_user(project, email="ana@acme.example"), make_project("Other")
    filters.remove(saved.pk, user=ana, project_id=project.pk)
    assert kept(ana, project) == [] == kept(rita, other) and len(kept(rita, project)) == 1


def test_one_that_was_removed_is_gone(project: Project, rita: User) -> None:
    saved = filters.save(rita, project.pk, "mine", "risk=high")
    for _ in range(2):
        filters.remove(saved.pk, user=rita, project_id=project.pk)
    assert kept(rita, project) == []


FAULTS: list[dict[str, Any]] = [
    {"name": " "}, {"name": "x" * 41}, {"name": "a\0b"}, {"query": ""}, {"query": "risk=very&page=2"}
]  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_filter_without_a_name_or_a_meaning_is_refused(project: Project, rita: User, fault: dict[str, str]) -> None:
    given = {"name": "mine", "query": "risk=high", **fault}
    with pytest.raises(InvalidInput):
        filters.save(rita, project.pk, given["name"], given["query"])


def test_there_is_an_end_to_saving(project: Project, rita: User) -> None:
    for n in range(filters.MAX_FILTERS):
        filters.save(rita, project.pk, f"filter {n}", "risk=high")
    with pytest.raises(Conflict):
        filters.save(rita, project.pk, "one more", "risk=high")
    filters.save(rita, project.pk, "filter 3", "risk=low")


def test_neither_ledger_nor_table_holds_the_name(project: Project, rita: User) -> None:
    filters.remove(filters.save(rita, project.pk, "mine", "risk=high").pk, user=rita, project_id=project.pk)
    filters.save(rita, project.pk, "ask Maya", "risk=high")
    with project_scope(project.pk):
        facts = [str(entry.facts) for entry in LedgerEntry.objects.filter(action__startswith="filter.")]
        assert len(facts) == 3 and not any("Maya" in fact for fact in facts)
        assert b"Maya" not in bytes(SavedFilter.objects.values_list("name", flat=True)[0])
