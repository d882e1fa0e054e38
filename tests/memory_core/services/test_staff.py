import pytest
from django.db.models import ProtectedError

from audit.models import SavedFilter
from memory_core.errors import Conflict, InvalidInput, NotFound
from memory_core.models import FormerMember, LedgerEntry, Membership, Project, SignInLink, User
from memory_core.services import links, staff
from memory_core.tenancy import project_scope
from tests.factories import ACTOR

pytestmark = pytest.mark.django_db
EMAIL = "Rita@acme.example"


def join(project: Project, email: str = EMAIL, role: str = "reviewer") -> User:
    return staff.add(project, email, role, actor=ACTOR, name="Rita").user


def acts(project: Project) -> list[str]:
    with project_scope(project.pk):
        return [entry.action for entry in LedgerEntry.objects.order_by("sequence") if "staff" in entry.action]


def left(project: Project) -> list[tuple[str, str, str]]:
    return [(one.actor, one.name, one.role) for one in staff.former(project)]


def test_who_is_added_is_a_member_and_has_an_account(project: Project) -> None:
    user = join(project)
    assert user.email == "rita@acme.example" and not user.check_password("")
    assert [member.role for member in staff.members(project)] == ["reviewer"]
    assert acts(project) == ["staff.added"]


def test_an_account_serves_several_projects(project: Project, other: Project) -> None:
    assert join(project) == join(other, EMAIL.upper())


def test_adding_somebody_again_changes_the_role_or_nothing(project: Project) -> None:
    join(project)
    join(project)
    join(project, role="auditor")
    assert acts(project) == ["staff.added", "staff.role_changed"]
    assert [member.role for member in staff.members(project)] == ["auditor"]


def test_a_role_has_to_be_one(project: Project) -> None:
    with pytest.raises(InvalidInput, match="reviewer"):
        join(project, role="king")


def test_who_leaves_the_last_project_leaves_a_name_and_no_account(project: Project) -> None:
    user = join(project)
    actor = user.actor
    staff.remove(project, user, actor=ACTOR)
    assert left(project) == [(actor, "Rita", "reviewer")]
    assert not User.objects.filter(email="rita@acme.example").exists()
    assert acts(project) == ["staff.added", "staff.removed"]


def test_who_leaves_one_of_two_projects_keeps_the_account(project: Project, other: Project) -> None:
    user = join(project)
    join(other)
    staff.remove(project, user, actor=ACTOR)
    assert Membership.objects.get(user=user).project == other
    assert left(project) and not left(other)


def test_what_belonged_to_a_member_goes_along(project: Project, other: Project) -> None:
    user = join(project)
    join(other)
    links.issue(project_id=project.pk, issued_by=ACTOR, user=user)
    with project_scope(project.pk):
        SavedFilter.objects.create(user=user, project=project, name="mine", query="finding=phone")
    staff.remove(project, user, actor=ACTOR)
    staff.remove(other, user, actor=ACTOR)
    assert not SignInLink.objects.exists() and not User.objects.filter(pk=user.pk).exists()


def test_the_name_that_stays_is_sealed(project: Project) -> None:
    staff.remove(project, join(project), actor=ACTOR)
    with project_scope(project.pk):
        [row] = FormerMember.objects.values_list("name", flat=True)
    assert b"Rita" not in bytes(row)


def test_who_comes_back_has_not_left(project: Project) -> None:
    user = join(project)
    join(project, "owner@acme.example", "owner")
    staff.remove(project, user, actor=ACTOR)
    join(project)
    assert len(staff.members(project)) == 2


def test_the_last_owner_can_neither_leave_nor_step_down(project: Project) -> None:
    owner = join(project, role="owner")
    with pytest.raises(Conflict, match="needs an owner"):
        staff.remove(project, owner, actor=ACTOR)
    with pytest.raises(Conflict, match="needs an owner"):
        join(project, role="auditor")
    join(project, "second@acme.example", "owner")
    staff.remove(project, owner, actor=ACTOR)


def test_a_stranger_cannot_be_removed(project: Project, other: Project) -> None:
    with pytest.raises(NotFound):
        staff.remove(project, join(other), actor=ACTOR)


def test_an_account_cannot_go_past_the_service(project: Project) -> None:
    user = join(project)
    with pytest.raises(ProtectedError):
        user.delete()
