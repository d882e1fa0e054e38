"""Add, remove and list the staff of a project."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.forms import ValidationError
from django.urls import reverse

from memory_core.errors import CandorError
from memory_core.models import Membership, Project, User
from memory_core.services import links, staff

ACTOR = "system:operator"


class Command(BaseCommand):
    help = "Add somebody to a project's staff (prints a one-time way in), remove somebody, or list who belongs to it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("act", choices=["add", "remove", "list"])
        parser.add_argument("project", help="the project's slug, such as demo")
        parser.add_argument("email", nargs="?", default="", help="whom to add or remove")
        parser.add_argument("--role", choices=Membership.Role.values, default=Membership.Role.REVIEWER)
        parser.add_argument("--name", default="", help="the name the pages show; their address when there is none")

    def handle(self, *args: Any, **options: Any) -> None:
        project = Project.objects.filter(slug=options["project"]).first()
        if project is None:
            raise CommandError(f"There is no project '{options['project']}'.")
        try:
            {"add": self._add, "remove": self._remove, "list": self._list}[options["act"]](project, options)
        except CandorError as error:
            raise CommandError(error.detail) from error

    def _add(self, project: Project, options: dict[str, Any]) -> None:
        try:
            validate_email(options["email"])
        except ValidationError:
            raise CommandError("Name the e-mail address of whom to add.") from None
        member = staff.add(project, options["email"], options["role"], actor=ACTOR, name=options["name"])
        token = links.issue(project_id=project.pk, issued_by=ACTOR, user=member.user)
        way_in = reverse("dashboard:enter", args=[token])
        self.stdout.write(f"{member.user} is {member.get_role_display()} of {project}. One-time way in: {way_in}")

    def _remove(self, project: Project, options: dict[str, Any]) -> None:
        user = User.objects.filter(email=options["email"].strip().lower()).first()
        if user is None:
            raise CommandError(f"There is nobody with the address '{options['email']}'.")
        staff.remove(project, user, actor=ACTOR)
        self.stdout.write(f"{user} has left {project}. The ledger keeps the name.")

    def _list(self, project: Project, options: dict[str, Any]) -> None:
        for member in staff.members(project):
            self.stdout.write(f"{member.get_role_display():16} {member.user.email:40} {member.user.name}")
        for one in staff.former(project):
            self.stdout.write(f"{'left':16} {one.left_at:%Y-%m-%d}{'':30} {one.name}")
