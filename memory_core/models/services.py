"""The models' services: whether they answer, for every process to see."""

from django.db import models

REASON_CHARS = 200


class ModelService(models.Model):
    """A row for each service that has ever failed. It is *open*, as a circuit breaker is, from `opened_at` on.

    Then nobody calls it, and from `probe_at` on one process at a time asks whether it is back.
    """

    class Name(models.TextChoices):
        EXTRACTION = "extraction"
        EMBEDDING = "embedding"

    name = models.CharField(primary_key=True, max_length=10, choices=Name)
    failures = models.PositiveIntegerField(default=0, help_text="In a row.")
    failing_since = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=REASON_CHARS, blank=True, help_text="Of the last failure, free of content.")
    opened_at = models.DateTimeField(null=True, blank=True)
    probe_at = models.DateTimeField(null=True, blank=True)
    probes = models.PositiveIntegerField(default=0, help_text="How often it was asked in vain since it opened.")

    def __str__(self) -> str:
        return f"{self.name}, {'out' if self.is_open else 'in use'}"

    @property
    def is_open(self) -> bool:
        return self.opened_at is not None
