"""Which key read which versions, and when."""

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func
from django.utils import timezone

from memory_core.models.principals import ApiKey, Project
from memory_core.models.sealed import new_id

if TYPE_CHECKING:
    from memory_core.models.memory import MemoryVersion


class RecallQuerySet(models.QuerySet["Recall"]):
    def of_owner(self, owner_id: UUID) -> "RecallQuerySet":
        return self.filter(owner_id=owner_id).order_by("-at")

    def versions_given(self, owner_ids: Collection[UUID], since: datetime) -> "models.QuerySet[Recall, UUID]":
        """The ids of what agents were given about these owners since a moment, to be looked for in a query."""
        reads = self.filter(owner_id__in=owner_ids, at__gte=since).order_by()
        return reads.values_list(Func(F("versions"), function="unnest"), flat=True)

    def of_version(self, version: "MemoryVersion") -> "RecallQuerySet":
        """Reads that gave this version to an agent."""
        return self.of_owner(version.owner_id).filter(at__gte=version.recorded_at, versions__contains=[version.pk])


class Recall(models.Model):
    """One read by an agent. The versions are named by id, in the order they were given."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    owner_id = models.UUIDField()
    api_key = models.ForeignKey(ApiKey, on_delete=models.SET_NULL, null=True, blank=True)
    face = models.CharField(max_length=10)
    versions = ArrayField(models.UUIDField())
    at = models.DateTimeField(default=timezone.now)

    objects = RecallQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["owner_id", "-at"], name="recall_of_owner")]

    def __str__(self) -> str:
        return f"recall {self.pk}"
