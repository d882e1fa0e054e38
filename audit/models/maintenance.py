"""Tidying up: what a project has chosen, what each run did, and pairs of memories that seem to say the same."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from memory_core.models import MemoryVersion, Project
from memory_core.models.sealed import new_id


class MaintenanceChoice(models.Model):
    """A project's own value for something that a rule leaves open; see audit/maintenance_rules.py."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    name = models.CharField(max_length=40)
    value = models.PositiveIntegerField()
    set_by = models.CharField(max_length=60)
    set_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "name"], name="maintenance_choice_once")]

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"


class RunQuerySet(models.QuerySet["MaintenanceRun"]):
    def unfinished(self) -> "RunQuerySet":
        """Still under way, or being taken back."""
        return self.filter(Q(finished_at=None) | Q(undo_asked_at__isnull=False, undone_at=None))

    def applied(self) -> "RunQuerySet":
        return self.filter(dry_run=False)


class MaintenanceRun(models.Model):
    """One round through a project, or the look at what it would do. It names nobody and counts.

    `place` is how far it has come: the first 48 bits of the last owner's id, so that it points to nobody.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    actor = models.CharField(max_length=60)
    dry_run = models.BooleanField(default=False)
    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)
    place = models.PositiveBigIntegerField(default=0)
    expired = models.PositiveIntegerField(default=0)
    passed = models.PositiveIntegerField(default=0)
    unused = models.PositiveIntegerField(default=0)
    merged = models.PositiveIntegerField(default=0)
    proposed = models.PositiveIntegerField(default=0)
    people_kept = models.PositiveIntegerField(default=0, help_text="Of whom nothing may be changed for now.")
    undo_asked_at = models.DateTimeField(null=True, blank=True)
    undo_by = models.CharField(max_length=60, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0, help_text="What could not be taken back any more.")

    objects = RunQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project"],
                name="maintenance_run_one_at_a_time",
                condition=Q(finished_at__isnull=True, dry_run=False),
            ),
            models.CheckConstraint(
                name="maintenance_run_undone_was_asked",
                condition=Q(undo_asked_at__isnull=False) | Q(undone_at__isnull=True),
            ),
        ]
        indexes = [models.Index(fields=["project", "-started_at"], name="maintenance_run_newest")]

    def __str__(self) -> str:
        return f"maintenance {self.pk}"

    @property
    def progress(self) -> tuple[int, ...]:
        """Another one after each step that did something."""
        return (self.place, self.expired, self.passed, self.unused, self.merged, self.proposed)


class ActQuerySet(models.QuerySet["MaintenanceAct"]):
    def standing(self) -> "ActQuerySet":
        """Done, and neither taken back nor found to be past that."""
        return self.filter(Q(run=None) | Q(run__dry_run=False), undone_at=None, hindrance="")

    def taken_back(self) -> "ActQuerySet":
        return self.exclude(undone_at=None)

    def since(self, moment: datetime) -> "ActQuerySet":
        return self.filter(at__gte=moment)


class MaintenanceAct(models.Model):
    """One memory put away, or merged into another; of a dry run, an example of what would be.

    Without a run it was done by hand. `into` is what it went into, in a dry run what it would be merged with.
    """

    class Rule(models.TextChoices):
        EXPIRED = "expired"
        PASSED = "passed"
        UNUSED = "unused"
        MERGE = "merge"

    class Hindrance(models.TextChoices):
        """Why it cannot be taken back."""

        TAKEN = "taken"
        MOVED_ON = "moved_on"
        RESTRICTED = "restricted"

    run = models.ForeignKey(MaintenanceRun, on_delete=models.CASCADE, null=True, blank=True, related_name="acts")
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    owner_id = models.UUIDField()
    rule = models.CharField(max_length=7, choices=Rule)
    version = models.ForeignKey(MemoryVersion, on_delete=models.CASCADE, related_name="tidied")
    into = models.ForeignKey(MemoryVersion, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.CharField(max_length=60, blank=True)
    hindrance = models.CharField(max_length=10, choices=Hindrance, blank=True)

    objects = ActQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="maintenance_merge_goes_into", condition=~Q(rule="merge") | Q(into__isnull=False)
            )
        ]
        indexes = [models.Index(fields=["owner_id"], name="maintenance_act_of_owner")]

    def __str__(self) -> str:
        return f"{self.rule} of {self.version_id}"


class ProposalQuerySet(models.QuerySet["MergeProposal"]):
    def waiting(self) -> "ProposalQuerySet":
        """Undecided, with both sides in force and not on their way out."""
        in_force = MemoryVersion.objects.in_force().values("pk")
        return self.filter(state=MergeProposal.State.OPEN, survivor__in=in_force, other__in=in_force)

    def settled(self) -> "ProposalQuerySet":
        """Pairs that are to be left apart."""
        return self.filter(state=MergeProposal.State.APART)


class MergeProposal(models.Model):
    """Two memories of one owner that seem to say the same: a person says whether they do."""

    class State(models.TextChoices):
        OPEN = "open"
        MERGED = "merged"
        APART = "apart"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    owner_id = models.UUIDField()
    survivor = models.ForeignKey(MemoryVersion, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(MemoryVersion, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=6, choices=State, default=State.OPEN)
    found_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=60, blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["survivor", "other"], name="merge_proposal_once"),
            models.CheckConstraint(name="merge_proposal_of_two", condition=~Q(survivor=F("other"))),
        ]
        indexes = [
            models.Index(fields=["project", "id"], name="merge_proposal_open", condition=Q(state="open")),
            models.Index(fields=["owner_id"], name="merge_proposal_of_owner"),
        ]

    def __str__(self) -> str:
        return f"{self.survivor_id} and {self.other_id}"
