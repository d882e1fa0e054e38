"""What people decided, one by one and many at once."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from memory_core.models import MemoryVersion, Project
from memory_core.models.sealed import new_id


class BulkRun(models.Model):
    """One decision over many versions. `versions` is the set as it was frozen, with what was shown of each."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    actor = models.CharField(max_length=60)
    verdict = models.CharField(max_length=8)
    reason = models.CharField(max_length=12, blank=True)
    versions = ArrayField(models.UUIDField())
    shown_macs = ArrayField(models.BinaryField(max_length=16))
    done = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.verdict} of {len(self.versions)} by {self.actor}"


class DecisionQuerySet(models.QuerySet["Decision"]):
    def standing(self) -> "DecisionQuerySet":
        """Not taken back."""
        return self.filter(undone_at=None)

    def first_of_four_eyes(self) -> "DecisionQuerySet":
        """A first yes that waits for a second person."""
        return self.standing().filter(final=False)

    def newest_of(self, actor: str) -> "DecisionQuerySet":
        return self.filter(actor=actor).order_by("-at", "-pk")

    def not_noted_along(self) -> "DecisionQuerySet":
        """Without the first yes that a person's own words count as: the decision that wrote them is there already."""
        own_words = models.Q(final=False, verdict="approve", version__proposed_by=models.F("actor"))
        return self.exclude(own_words)


class Decision(models.Model):
    """A reviewer's word on one version, bound to what was shown by its MAC.

    `final` is false for the first of two people where four eyes are needed: it changes nothing yet.
    `made` names the versions that came of it; undoing takes them back.
    """

    class Verdict(models.TextChoices):
        APPROVE = "approve"
        EDIT = "edit", "edit and approve"
        MASK = "mask", "mask and approve"
        REJECT = "reject"
        SPLIT = "split", "split in several"
        MERGE = "merge", "merge with another"
        REVOKE = "revoke"

    class Reason(models.TextChoices):
        """Why something is not to be remembered."""

        WRONG = "wrong", "Not true"
        UNSUPPORTED = "unsupported", "Not what was said"
        SENSITIVE = "sensitive", "Too sensitive to keep"
        TRIVIAL = "trivial", "Not worth remembering"
        OTHER_PERSON = "other_person", "About somebody else"
        OTHER = "other", "Another reason"

    version = models.ForeignKey(MemoryVersion, on_delete=models.CASCADE, related_name="decisions")
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    actor = models.CharField(max_length=60)
    verdict = models.CharField(max_length=8, choices=Verdict)
    reason = models.CharField(max_length=12, choices=Reason, blank=True)
    shown_mac = models.BinaryField(max_length=16)
    at = models.DateTimeField(default=timezone.now)
    seconds = models.PositiveIntegerField(null=True, blank=True, help_text="From being claimed to being decided.")
    final = models.BooleanField(default=True)
    made = ArrayField(models.UUIDField(), default=list)
    batch = models.ForeignKey(BulkRun, on_delete=models.SET_NULL, null=True, blank=True, related_name="decisions")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.CharField(max_length=60, blank=True)

    objects = DecisionQuerySet.as_manager()
    hindrance: str | None = None  # why it cannot be taken back, "" when it can; looked up by audit.undo

    class Meta:
        indexes = [
            models.Index(fields=["project", "-at"], name="decision_newest"),
            models.Index(fields=["project", "actor", "-at"], name="decision_newest_of_actor"),
            models.Index(
                fields=["project", "version"],
                name="decision_first_yes",
                condition=models.Q(final=False, undone_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verdict} by {self.actor}"

    @property
    def can_undo(self) -> bool:
        return self.hindrance == ""
