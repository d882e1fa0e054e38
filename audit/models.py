"""What people decided."""

from django.db import models
from django.utils import timezone

from memory_core.models import MemoryVersion, Project


class Decision(models.Model):
    """A reviewer's word on one version, bound to what was shown by its MAC."""

    class Verdict(models.TextChoices):
        APPROVE = "approve"
        EDIT = "edit", "edit and approve"
        MASK = "mask", "mask and approve"
        REJECT = "reject"

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
    verdict = models.CharField(max_length=7, choices=Verdict)
    reason = models.CharField(max_length=12, choices=Reason, blank=True)
    shown_mac = models.BinaryField(max_length=16)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["project", "-at"], name="decision_newest")]

    def __str__(self) -> str:
        return f"{self.verdict} by {self.actor}"
