"""How good the judgement is: spot checks of what was approved automatically, and facts that disagree."""

from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils import timezone

from memory_core.models import MemoryVersion, Project
from memory_core.models.sealed import new_id


class SampleQuerySet(models.QuerySet["QualitySample"]):
    def open(self) -> "SampleQuerySet":
        return self.filter(outcome="")

    def judged(self) -> "SampleQuerySet":
        return self.exclude(outcome="")


class QualitySample(models.Model):
    """An automatic approval that a person looks at afterwards. It stays in force meanwhile.

    `stratum` says what made it, without content: extractor and its version, the rules it passed, the kind.
    """

    class Outcome(models.TextChoices):
        SOUND = "sound", "Rightly approved"
        ESCAPED = "escaped", "Should not have been"

    version = models.OneToOneField(MemoryVersion, on_delete=models.CASCADE, primary_key=True, related_name="sample")
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    stratum = models.CharField(max_length=120)
    drawn_at = models.DateTimeField(default=timezone.now)
    outcome = models.CharField(max_length=7, choices=Outcome, blank=True)
    decided_by = models.CharField(max_length=60, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    seconds = models.PositiveIntegerField(null=True, blank=True)

    objects = SampleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="sample_decided_with_outcome",
                condition=Q(outcome="", decided_at__isnull=True) | (~Q(outcome="") & Q(decided_at__isnull=False)),
            )
        ]
        indexes = [
            models.Index(fields=["project", "drawn_at"], name="sample_open", condition=Q(outcome="")),
            models.Index(fields=["project", "stratum", "decided_at"], name="sample_of_stratum"),
        ]

    def __str__(self) -> str:
        return f"sample {self.version_id}"


class Progress(models.Model):
    """Up to which moment of decision a background search has come in a project.

    Searches begin a little before it, because a transaction may commit after a later one, and what they do is
    the same when done twice.
    """

    class Search(models.TextChoices):
        SAMPLING = "sampling"
        CONTRADICTIONS = "contradictions"

    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    search = models.CharField(max_length=14, choices=Search)
    up_to = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "search"], name="progress_once_per_search")]

    def __str__(self) -> str:
        return f"{self.search} up to {self.up_to}"


class ContradictionQuerySet(models.QuerySet["Contradiction"]):
    def open(self) -> "ContradictionQuerySet":
        """Undecided, and both sides still in force."""
        live = {f"{side}__status": "approved" for side in ("left", "right")}
        return self.filter(resolution="", left__retired_at=None, right__retired_at=None, **live)


class Contradiction(models.Model):
    """Two facts in force about one subject that cannot both hold. `left` is the one said earlier."""

    class Resolution(models.TextChoices):
        LEFT = "left", "The earlier one holds"
        RIGHT = "right", "The later one holds"
        BOTH = "both", "Both, at different times"
        NONE = "none", "They do not contradict each other"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    owner_id = models.UUIDField()
    left = models.ForeignKey(MemoryVersion, on_delete=models.CASCADE, related_name="+")
    right = models.ForeignKey(MemoryVersion, on_delete=models.CASCADE, related_name="+")
    cause = models.CharField(max_length=40, help_text="A code of the engine, free of content.")
    found_at = models.DateTimeField(default=timezone.now)
    resolution = models.CharField(max_length=5, choices=Resolution, blank=True)
    resolved_by = models.CharField(max_length=60, blank=True)
    resolved_at = models.DateTimeField(null=True, blank=True)

    objects = ContradictionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["left", "right"], name="contradiction_once_per_pair"),
            models.CheckConstraint(
                name="contradiction_resolved_with_resolution",
                condition=Q(resolution="", resolved_at__isnull=True)
                | (~Q(resolution="") & Q(resolved_at__isnull=False)),
            ),
        ]
        indexes = [
            models.Index(fields=["project", "found_at"], name="contradiction_open", condition=Q(resolution="")),
            models.Index(fields=["owner_id"], name="contradiction_of_owner"),
        ]

    def __str__(self) -> str:
        return f"contradiction {self.pk}"

    @property
    def key_owner(self) -> UUID:
        return self.owner_id
