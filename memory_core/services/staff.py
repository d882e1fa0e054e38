"""Staff of a project: who joins, with which role, and who leaves. The ledger's actors outlive their accounts."""

import secrets

from memory_core.errors import Conflict, InvalidInput, NotFound
from memory_core.models import FormerMember, Membership, Project, User
from memory_core.services.ledger import Log, act
from memory_core.tenancy import project_scope

LAST_OWNER = "A project needs an owner: make somebody else one first."


def add(project: Project, email: str, role: str, *, actor: str, name: str = "") -> Membership:
    """Let somebody in, or give a member another role. An account is made for an address that has none.

    Raises InvalidInput for a role that is none, Conflict where the last owner would become something else.
    """
    if role not in Membership.Role.values:
        raise InvalidInput.field("role", f"Choose one of {', '.join(Membership.Role.values)}.")
    with act(project.pk) as log:
        user = _account(email, name)
        member, is_new = Membership.objects.select_for_update().get_or_create(
            project=project, user=user, defaults={"role": role}
        )
        if is_new:
            FormerMember.objects.filter(project=project, actor=user.actor).delete()
            log.add("staff.added", actor=actor, member=user.actor, role=role)
        elif member.role != role:
            _change_role(member, role, actor=actor, log=log)
    return member


def remove(project: Project, user: User, *, actor: str) -> None:
    """Take somebody off a project with everything of theirs in it; the account goes with its last project.

    The name stays behind, sealed, so that what they did keeps its author. Raises NotFound, and Conflict for
    the last owner.
    """
    with act(project.pk) as log:
        member = Membership.objects.select_for_update().filter(project=project, user=user).first()
        if member is None:
            raise NotFound("This is not a member of the project.")
        _keep_an_owner(member)
        FormerMember.objects.create(project=project, actor=user.actor, name=str(user), role=member.role)
        _forget(project, user)
        log.add("staff.removed", actor=actor, member=user.actor, role=member.role)
        if not Membership.objects.filter(user=user).exists():
            user.delete()


def note_sign_in(user: User) -> None:
    """Somebody is about to come in with a password: an entry in every project that this opens."""
    for member in Membership.objects.filter(user=user).order_by("pk"):
        with act(member.project_id) as log:
            log.add("staff.signed_in", actor=user.actor)


def note_guessing(email: str) -> None:
    """Too many passwords were tried for an address, so none is looked at for now: an entry, if it is anybody's."""
    for member in Membership.objects.filter(user__email=email).select_related("user").order_by("pk"):
        with act(member.project_id) as log:
            log.add("staff.braked", actor="system:sign-in", member=member.user.actor)


def members(project: Project) -> list[Membership]:
    """Who belongs to a project, with their accounts, by address."""
    return list(Membership.objects.filter(project=project).select_related("user").order_by("user__email"))


def former(project: Project) -> list[FormerMember]:
    """Who left, the latest first."""
    with project_scope(project.pk):
        return list(FormerMember.objects.order_by("-left_at"))


def _account(email: str, name: str) -> User:
    address = User.objects.normalize_email(email.strip()).lower()
    user = User.objects.filter(email=address).first()
    return user or User.objects.create_user(address, secrets.token_urlsafe(24), name=name)


def _change_role(member: Membership, role: str, *, actor: str, log: Log) -> None:
    _keep_an_owner(member)
    log.add("staff.role_changed", actor=actor, member=member.user.actor, role=role, before=member.role)
    member.role = role
    member.save(update_fields=["role"])


def _keep_an_owner(member: Membership) -> None:
    """Of two owners who leave at once, one waits for the other."""
    owners = Membership.objects.select_for_update().filter(project=member.project_id, role=Membership.Role.OWNER)
    if member.role == Membership.Role.OWNER and len(owners) < 2:
        raise Conflict(LAST_OWNER)


def _forget(project: Project, user: User) -> None:
    """Rows that belong to a member and a project, of whatever kind: ways in, saved filters, the membership."""
    for relation in User._meta.related_objects:
        model = relation.related_model
        if isinstance(model, type) and any(field.name == "project" for field in model._meta.get_fields()):
            model._default_manager.filter(**{relation.field.name: user, "project": project}).delete()
