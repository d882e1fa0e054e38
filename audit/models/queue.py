"""What reviewers keep beside the queue: who looks at what, notes, and filters they come back to."""

from datetime import datetime
from uuid import UUID

from django.db import models
from django.utils import timezone

from memory_core.models import MemoryVersion, Project, User
from memory_core.models.sealed import SealedText, new_id


class ClaimQuerySet(models.QuerySet["Claim"]):
    def live_at(self, moment: datetime) -> "ClaimQuerySet":
        return self.filter(leased_until__gt=moment)


class Claim(models.Model):
    """A courtesy between reviewers: "I am looking at this one". The row lock decides races."""

    version = models.OneToOneField(MemoryVersion, on_delete=models.CASCADE, primary_key=True, related_name="claim")
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    actor = models.CharField(max_length=60)
    taken_at = models.DateTimeField(default=timezone.now)
    leased_until = models.DateTimeField()

    objects = ClaimQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["project", "leased_until"], name="claim_lease")]

    def __str__(self) -> str:
        return f"{self.actor} looks at {self.version_id}"


class Note(models.Model):
    """What one reviewer wants the next to know about a version. It may name people, so it is sealed like one."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.ForeignKey(MemoryVersion, on_delete=models.CASCADE, related_name="notes")
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    owner_id = models.UUIDField()
    actor = models.CharField(max_length=60)
    text = SealedText()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"note on {self.version_id}"

    @property
    def key_owner(self) -> UUID:
        return self.owner_id


class SavedFilter(models.Model):
    """A narrowing of the queue under a name of one's own. `query` is an address's query string: codes and ids."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    user = models.ForeignKey(User, on_delete=models.CASCADE)
    name = SealedText()
    query = models.CharField(max_length=500)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"filter {self.pk}"

    @property
    def key_owner(self) -> UUID:
        return self.project_id


class AlarmState(models.Model):
    """When a project was last told that something has waited too long, how much it was, and which ways that went."""

    project = models.OneToOneField(Project, on_delete=models.CASCADE, primary_key=True)
    told_at = models.DateTimeField()
    late = models.PositiveIntegerField(default=0)
    late_high = models.PositiveIntegerField(default=0)
    mailed = models.BooleanField(default=True)
    posted = models.BooleanField(default=True)
    tried_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"alarm of {self.project_id}"
