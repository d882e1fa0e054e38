"""Sessions that have ended, and what the summary of each rests on."""

from datetime import datetime
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Least
from django.utils import timezone

from memory_core.models.memory import Memory, MemoryVersion
from memory_core.models.principals import ApiKey, Project, Subject
from memory_core.models.sealed import SealedJSON, new_id


class SummarySourceQuerySet(models.QuerySet["SummarySource"]):
    def fallen(self) -> "SummarySourceQuerySet":
        """Those that are gone, out of force or on their way out: what rests on one of them is not to be read."""
        holds = Q(source__status="approved", source__retired_at=None, source__removal=None, source__isnull=False)
        return self.exclude(holds)


class SummarySource(models.Model):
    """One version that a summary is made of. The row outlives its source, so that the loss of it shows."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    owner_id = models.UUIDField()
    summary = models.ForeignKey(MemoryVersion, on_delete=models.CASCADE, related_name="sources")
    source = models.ForeignKey(MemoryVersion, on_delete=models.SET_NULL, null=True, related_name="summaries")

    objects = SummarySourceQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["summary", "source"], name="summary_source_once")]
        indexes = [models.Index(fields=["owner_id"], name="summary_source_of_owner")]

    def __str__(self) -> str:
        return f"source of {self.summary_id}"


class EndedSessionQuerySet(models.QuerySet["EndedSession"]):
    def of_run(self, owner_id: UUID, run_mac: bytes) -> "EndedSessionQuerySet":
        return self.filter(owner_id=owner_id, run_mac=run_mac)

    def wanted(self) -> "EndedSessionQuerySet":
        """Nobody has deleted its summary as such."""
        return self.filter(unwanted=False)

    def ask_again(self, moment: datetime) -> int:
        """Have their summaries made again at `moment`; one whose turn comes earlier keeps it."""
        return self.wanted().update(due_at=Least(F("due_at"), moment))  # of nothing and a moment it is the moment

    def due(self, moment: datetime) -> "EndedSessionQuerySet":
        """Whose summary has to be made again; of a person who has paused, nothing is written down meanwhile."""
        learning = Q(subject=None) | Q(subject__state=Subject.State.ACTIVE)
        return self.wanted().filter(learning, due_at__lte=moment).order_by("due_at", "pk")


class EndedSession(models.Model):
    """A session that somebody ended, or nobody went on with, under the names it was ended with.

    `due_at` says since when what is known of it has changed. `unwanted` says that its summary was deleted as such: it
    is not made again. An empty MAC stands for a name that was not given.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, null=True, blank=True)
    owner_id = models.UUIDField()
    run_mac = models.BinaryField(max_length=16)
    agent_mac = models.BinaryField(max_length=16, default=bytes)
    app_mac = models.BinaryField(max_length=16, default=bytes)
    names = SealedJSON(default=dict)
    api_key = models.ForeignKey(ApiKey, on_delete=models.SET_NULL, null=True, blank=True)
    memory = models.ForeignKey(Memory, on_delete=models.SET_NULL, null=True, blank=True, related_name="summarises")
    ended_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    unwanted = models.BooleanField(default=False)

    objects = EndedSessionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner_id", "run_mac", "agent_mac", "app_mac"], name="ended_session_once")
        ]
        indexes = [models.Index(fields=["due_at"], name="ended_session_due", condition=Q(due_at__isnull=False))]

    def __str__(self) -> str:
        return f"session {self.pk}"

    @property
    def key_owner(self) -> UUID:
        return self.owner_id
