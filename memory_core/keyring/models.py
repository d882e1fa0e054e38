"""The key database: one content key and one index key per owner, wrapped by the master key.

An owner is a data subject or, for what belongs to no person, a project. Destroying an
owner's rows makes everything sealed under them unreadable, in every copy and backup.
"""

from django.db import models


class WrappedKey(models.Model):
    class Purpose(models.TextChoices):
        CONTENT = "content"
        INDEX = "index"

    owner_id = models.UUIDField()
    purpose = models.CharField(max_length=7, choices=Purpose)
    generation = models.PositiveIntegerField(default=1)
    wrapped = models.BinaryField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner_id", "purpose", "generation"], name="key_owner_purpose_generation")
        ]

    def __str__(self) -> str:
        return f"{self.purpose} key {self.generation} of {self.owner_id}"


class DestroyedKey(models.Model):
    """A tombstone: this owner's keys are gone for good and are never made again."""

    owner_id = models.UUIDField(primary_key=True)
    destroyed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["destroyed_at"], name="destroyed_in_time")]

    def __str__(self) -> str:
        return f"destroyed {self.owner_id}"


class ErasedRow(models.Model):
    """A tombstone of one memory: it is deleted again should it come back with an old backup."""

    memory_id = models.UUIDField(primary_key=True)
    owner_id = models.UUIDField(db_index=True)
    erased_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["erased_at"], name="erased_in_time")]

    def __str__(self) -> str:
        return f"erased {self.memory_id}"
