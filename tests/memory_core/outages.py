"""Time that passes, as jobs and services that wait for it see it."""

from datetime import timedelta

from django.utils import timezone

from memory_core.models import Job, ModelService, Project
from memory_core.tenancy import project_scope

PAST = timedelta(seconds=1)


def service_waited() -> None:
    """The pause before a service is asked again is over."""
    ModelService.objects.exclude(probe_at=None).update(probe_at=timezone.now() - PAST)


def jobs_waited(project: Project) -> None:
    """So is the pause of every job."""
    with project_scope(project.pk):
        Job.objects.put_off(timezone.now()).update(due_at=timezone.now() - PAST)


def put_off(project: Project) -> dict[int, float]:
    """The jobs that wait for a moment, with the seconds until then."""
    now = timezone.now()
    with project_scope(project.pk):
        found = Job.objects.put_off(now).values_list("pk", "due_at")
        return {pk: (due_at - now).total_seconds() for pk, due_at in found if due_at}
