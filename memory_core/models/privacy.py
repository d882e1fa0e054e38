"""What a data subject asked for: things on their way out, never to be learned again, or not to be written down."""

from datetime import datetime
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from memory_core.models.principals import Project, Subject
from memory_core.models.sealed import new_id


class RemovalQuerySet(models.QuerySet["Removal"]):
    def open(self) -> "RemovalQuerySet":
        """Asked for, and neither taken back nor carried out."""
        return self.filter(undone_at=None, done_at=None)

    def due_at(self, moment: datetime) -> "RemovalQuerySet":
        return self.open().filter(run_at__lte=moment)


class Removal(models.Model):
    """Memories on their way out: out of every reading at once, deleted for good when the grace is over."""

    class What(models.TextChoices):
        MEMORY = "memory"
        TOPIC = "topic"
        DATES = "dates"
        AGENT = "agent"
        SELECTION = "selection"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, related_name="removals")
    actor = models.CharField(max_length=60)
    what = models.CharField(max_length=9, choices=What)
    number = models.PositiveIntegerField(help_text="How many memories.")
    never_again = models.BooleanField(default=False, help_text="They are not to be learned again either.")
    asked_at = models.DateTimeField(default=timezone.now)
    run_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    objects = RemovalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="removal_undone_or_done", condition=Q(undone_at__isnull=True) | Q(done_at__isnull=True)
            )
        ]
        indexes = [
            models.Index(
                fields=["run_at"], name="removal_due", condition=Q(undone_at__isnull=True, done_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"removal of {self.number}"


class Suppression(models.Model):
    """A keyed fingerprint of something erased, so that it is not learned again. It dies with the key it is under.

    `fact` groups the fingerprints of one erased memory: the turns it rested on, its slot with its value, and its
    content words one by one. Of a person who does not want to be remembered at all there is one, under the
    project's key.
    """

    class Kind(models.TextChoices):
        TURN = "turn"
        SLOT = "slot"
        WORD = "word"
        PERSON = "person"

    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    owner_id = models.UUIDField()
    fact = models.UUIDField()
    kind = models.CharField(max_length=6, choices=Kind)
    mac = models.BinaryField(max_length=16)
    by_person = models.BooleanField(default=False, help_text="The person's own wish, which binds verbatim adds too.")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["fact", "kind", "mac"], name="suppression_once")]
        indexes = [models.Index(fields=["owner_id", "kind", "mac"], name="suppression_of_owner")]

    def __str__(self) -> str:
        return f"{self.kind} not to be learned"


class AgentPause(models.Model):
    """A person wants one agent to write nothing down about them."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, related_name="agent_pauses")
    agent_mac = models.BinaryField(max_length=16)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "agent_mac"], name="agent_pause_once")]

    def __str__(self) -> str:
        return f"pause since {self.since}"


class RotationDueQuerySet(models.QuerySet["RotationDue"]):
    def free_at(self, moment: datetime) -> "RotationDueQuerySet":
        """Nobody is at them; those that failed come last."""
        return self.filter(Q(leased_until=None) | Q(leased_until__lt=moment)).order_by("failures", "asked_at")


class RotationDue(models.Model):
    """An owner of whom something was deleted: the content key changes, so that old copies of it do not open.

    `erased` are the memories whose tombstones have still to be written to the key database. `turned` says that the new
    key is there since the last of them was asked for, and what remains is to seal everything under it.
    """

    owner_id = models.UUIDField(primary_key=True)
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    asked_at = models.DateTimeField(default=timezone.now)
    erased = ArrayField(models.UUIDField(), default=list)
    turned = models.BooleanField(default=False)
    leased_until = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=100, blank=True, help_text="The kind of the last failure.")

    objects = RotationDueQuerySet.as_manager()

    def __str__(self) -> str:
        return f"rotation for {self.owner_id}"

    @property
    def key_owner(self) -> UUID:
        return self.owner_id


class TombstoneMark(models.Model):
    """Up to which tombstone of the key database this database has been seen to obey.

    It stands beside the data, so that it goes back in time with it when an old backup is restored.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    up_to = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(name="tombstone_mark_is_one", condition=Q(id=1))]

    def __str__(self) -> str:
        return f"tombstones up to {self.up_to}"
