"""Make and revoke keys of agents."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from memory_core.models import ApiKey, Project
from memory_core.services import keys

ACTOR = "system:operator"


class Command(BaseCommand):
    help = "Make a key for a project (its secret is shown once), or revoke one by the beginning of its secret."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("act", choices=["create", "revoke"])
        parser.add_argument("project", help="the project's slug, such as demo")
        parser.add_argument("name", help="a name for a new key, or the prefix of the one to revoke")

    def handle(self, *args: Any, **options: Any) -> None:
        project = Project.objects.filter(slug=options["project"]).first()
        if project is None:
            raise CommandError(f"There is no project '{options['project']}'.")
        act = self._create if options["act"] == "create" else self._revoke
        act(project, options["name"])

    def _create(self, project: Project, name: str) -> None:
        self.stdout.write(keys.create(project, name, actor=ACTOR)[1])

    def _revoke(self, project: Project, prefix: str) -> None:
        found = list(ApiKey.objects.usable().filter(project=project, prefix=prefix))
        if len(found) != 1:
            raise CommandError(f"{len(found)} usable keys of '{project.slug}' begin with '{prefix}'; name exactly one.")
        keys.revoke(found[0].pk, project.pk, actor=ACTOR)
