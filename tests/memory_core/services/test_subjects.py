import pytest

from memory_core import vault
from memory_core.errors import ScopeMissing
from memory_core.models import Project, Subject
from memory_core.services import subjects
from memory_core.services.subjects import Names
from memory_core.tenancy import project_scope
from tests.factories import make_subject

pytestmark = pytest.mark.django_db


def test_a_name_stands_for_the_same_person_every_time(project: Project) -> None:
    assert make_subject(project, "alice") == make_subject(project, "alice")


@pytest.mark.parametrize("name", ["Alice", "alice ", "ALICE", "älice"])
def test_names_are_told_apart_to_the_letter(project: Project, name: str) -> None:
    assert make_subject(project, "alice") != make_subject(project, name)


def test_the_same_name_in_two_projects_is_two_people_with_two_macs(project: Project, other: Project) -> None:
    one, another = make_subject(project), make_subject(other)
    assert one.pk != another.pk and bytes(one.mac) != bytes(another.mac)


def test_a_new_person_has_keys(alice: Subject) -> None:
    assert vault.open(alice.pk, "p", vault.seal(alice.pk, "p", b"tea")) == b"tea"


def test_who_was_never_met_is_not_found(project: Project) -> None:
    with project_scope(project.pk):
        assert subjects.find(project.pk, "nobody") is None


def test_names_have_to_name_somebody_or_something(project: Project) -> None:
    with pytest.raises(ScopeMissing, match="At least one of"):
        subjects.owner_of(project.pk, Names())


def test_the_macs_of_a_name_differ_by_what_it_names(project: Project) -> None:
    assert len({subjects.mac_of(project.pk, kind, "x") for kind in subjects.KINDS}) == 4


def test_a_new_project_has_keys_of_its_own(project: Project, other: Project) -> None:
    assert vault.index_key(project.pk) != vault.index_key(other.pk)
