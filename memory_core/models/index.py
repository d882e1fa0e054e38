"""The recall index. It holds versions in force only, and no words in clear: what waits is not there to be found."""

from uuid import UUID

from django.db import models
from django.db.models import Q
from pgvector.django import HalfVectorField

from memory_core.models.memory import MemoryVersion
from memory_core.models.principals import Project
from memory_core.models.sealed import SealedText, new_id


class EmbeddingSpace(models.Model):
    class State(models.TextChoices):
        BUILDING = "building"
        ACTIVE = "active"
        RETIRED = "retired"

    provider = models.CharField(max_length=40)
    model = models.CharField(max_length=100)
    dimensions = models.PositiveIntegerField()
    state = models.CharField(max_length=8, choices=State, default=State.ACTIVE)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "model", "dimensions"], name="space_once"),
            models.UniqueConstraint(fields=["state"], name="space_one_active", condition=Q(state="active")),
        ]

    def __str__(self) -> str:
        return f"{self.provider}/{self.model} ({self.dimensions})"


class RecallEntry(models.Model):
    """One readable version, with what ranking needs to know of it besides words and vectors."""

    version = models.OneToOneField(MemoryVersion, on_delete=models.CASCADE, primary_key=True, related_name="entry")
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    owner_id = models.UUIDField()
    live = models.BooleanField(default=True)
    length = models.PositiveIntegerField(help_text="Number of indexed terms.")
    said_at = models.DateTimeField()
    importance = models.PositiveSmallIntegerField()
    by_user = models.BooleanField(default=True)
    run_mac = models.BinaryField(max_length=16, null=True)
    expires_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["owner_id", "live"], name="entry_of_owner")]

    def __str__(self) -> str:
        return f"entry of {self.version_id}"


class VectorEntry(models.Model):
    """One vector under the owner's permutation and sign flip. Part 0 is the whole text."""

    space = models.ForeignKey(EmbeddingSpace, on_delete=models.CASCADE)
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    owner_id = models.UUIDField()
    live = models.BooleanField(default=True)
    version = models.ForeignKey(MemoryVersion, on_delete=models.CASCADE, related_name="vectors")
    part = models.PositiveSmallIntegerField(default=0)
    vector = HalfVectorField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "space", "part"], name="vector_part_once")]
        indexes = [
            models.Index(
                fields=["owner_id", "live"],
                include=["project", "space", "version", "part", "vector"],
                name="vector_of_owner",
            )
        ]

    def __str__(self) -> str:
        return f"vector {self.part} of {self.version_id}"


class Posting(models.Model):
    """How often one term, known only by its keyed hash, stands in one version."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    owner_id = models.UUIDField()
    live = models.BooleanField(default=True)
    term = models.BigIntegerField()
    version = models.ForeignKey(MemoryVersion, on_delete=models.CASCADE, related_name="postings")
    frequency = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [
            models.Index(
                fields=["owner_id", "live", "term"], include=["project", "version", "frequency"], name="posting_of_term"
            )
        ]

    def __str__(self) -> str:
        return f"posting of {self.version_id}"


class Mention(models.Model):
    """That a version names somebody or something. Versions that name the same meet in `term`, the keyed hash of the
    name, which stands among their postings too; the name itself is sealed with each. What is named is no row of its
    own: it is there as long as something names it, so there is nothing that could be left over."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    owner_id = models.UUIDField()
    live = models.BooleanField(default=True)
    version = models.ForeignKey(MemoryVersion, on_delete=models.CASCADE, related_name="mentions")
    term = models.BigIntegerField()
    kind = models.CharField(max_length=12)
    name = SealedText()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "term"], name="mention_once")]
        indexes = [models.Index(fields=["owner_id", "live", "term"], name="mention_of_term")]

    def __str__(self) -> str:
        return f"mention in {self.version_id}"

    @property
    def key_owner(self) -> UUID:
        return self.owner_id
