"""A project with things to tidy up."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from audit import maintenance, maintenance_rules
from audit.models import MaintenanceAct, MaintenanceRun, MergeProposal
from memory_core.models import Memory, MemoryVersion, Project, Subject
from memory_core.services.policy import rules_stamp
from memory_core.tenancy import project_scope
from tests.factories import ACTOR, make_memory


def days_ago(number: int) -> datetime:
    return timezone.now() - timedelta(days=number)


def make_old(version: MemoryVersion, days: int = 400) -> MemoryVersion:
    """As if it had been written down and approved so many days ago."""
    with project_scope(version.project_id):
        old = {"recorded_at": days_ago(days), "decided_at": days_ago(days)}
        MemoryVersion.objects.filter(pk=version.pk).update(**old)
        Memory.objects.filter(pk=version.memory_id).update(created_at=days_ago(days))
    return version


def make_clean(subject: Subject, text: str, **fields: Any) -> MemoryVersion:
    """In force, and screened by the rules of today."""
    version = make_memory(subject, text, **fields)
    with project_scope(subject.project_id):
        stamp = rules_stamp(Project.objects.get(pk=subject.project_id))
        MemoryVersion.objects.filter(pk=version.pk).update(rules_version=stamp)
    return version


def make_expired(subject: Subject, text: str = "User has a cold", **fields: Any) -> MemoryVersion:
    return make_memory(subject, text, expires_on=days_ago(9).date(), **fields)


def make_unused(subject: Subject, text: str = "User saw a blue car", **fields: Any) -> MemoryVersion:
    return make_old(make_memory(subject, text, importance=2, **fields))


def switch(project: Project, **values: int) -> None:
    maintenance_rules.change(project.pk, values, actor=ACTOR)


def tidy(project: Project, *, dry_run: bool = False, actor: str = ACTOR) -> MaintenanceRun:
    """A whole round."""
    run = maintenance.start(project.pk, actor=actor, dry_run=dry_run)
    while run.finished_at is None:
        run = maintenance.proceed(run.pk, project.pk)
    return run


def acts(project: Project) -> list[MaintenanceAct]:
    with project_scope(project.pk):
        return list(MaintenanceAct.objects.order_by("pk"))


def proposals(project: Project) -> list[MergeProposal]:
    with project_scope(project.pk):
        return list(MergeProposal.objects.order_by("pk"))


def became(version: MemoryVersion) -> str:
    """What a version is now: "" in force, else what it was retired as."""
    with project_scope(version.project_id):
        found = MemoryVersion.objects.get(pk=version.pk)
    return found.retired_as


def ids(versions: list[MemoryVersion]) -> set[UUID]:
    return {version.pk for version in versions}
