"""What has had its time: how much of it there is, and with --run, gone."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from audit import retention
from memory_core.models import Project

ENOUGH_SECONDS = 24 * 3600.0


class Command(BaseCommand):
    help = "Count what has had its time by each retention rule, and what is kept back; with --run let it go now."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--project", default="", metavar="SLUG", help="one project instead of all")
        parser.add_argument("--run", action="store_true", help="let it go, without waiting for the hourly round")

    def handle(self, *args: Any, **options: Any) -> None:
        projects = Project.objects.order_by("slug")
        if options["project"]:
            projects = projects.filter(slug=options["project"])
            if not projects:
                raise CommandError(f"There is no project {options['project']}.")
        for project in projects:
            self.stdout.write(project.slug)
            for line in self._ran(project) if options["run"] else self._counted(project):
                self.stdout.write(f"  {line}")

    def _counted(self, project: Project) -> list[str]:
        due = {key: one for key, one in retention.forecast(project.pk).items() if one.rows or one.kept_back}
        return [f"{key}: {one.rows} due, {one.kept_back} kept back" for key, one in due.items()] or ["nothing is due"]

    def _ran(self, project: Project) -> list[str]:
        cleared = retention.run(project.pk, seconds=ENOUGH_SECONDS)
        return [f"{key}: {number} gone" for key, number in cleared.items()] or ["nothing was due"]
