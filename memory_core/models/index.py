"""The recall index. It holds versions in force only, and no words in clear: what waits is not there to be found."""

from datetime import datetime
from uuid import UUID

import psycopg
from django.db import models
from django.db.models import Q
from pgvector import HalfVector
from pgvector.django import HalfVectorField
from pgvector.psycopg.halfvec import HalfVectorBinaryDumper, HalfVectorDumper

from memory_core.engine.embedding import EmbeddingModel
from memory_core.models.memory import MemoryVersion
from memory_core.models.principals import Project
from memory_core.models.sealed import SealedText, new_id

# Vectors travel as bytes where a statement takes them so; the one registered last is preferred.
psycopg.adapters.register_dumper(HalfVector, HalfVectorDumper)
psycopg.adapters.register_dumper(HalfVector, HalfVectorBinaryDumper)


class EmbeddingSpaceQuerySet(models.QuerySet["EmbeddingSpace"]):
    def answering(self) -> "EmbeddingSpaceQuerySet":
        return self.filter(state=EmbeddingSpace.State.ACTIVE)

    def building(self) -> "EmbeddingSpaceQuerySet":
        return self.filter(state=EmbeddingSpace.State.BUILDING)

    def retired(self) -> "EmbeddingSpaceQuerySet":
        return self.filter(state=EmbeddingSpace.State.RETIRED)

    def in_use(self) -> "EmbeddingSpaceQuerySet":
        """The one that answers, then the one that is being built."""
        return self.exclude(state=EmbeddingSpace.State.RETIRED).order_by("state")

    def of(self, model: EmbeddingModel) -> "EmbeddingSpaceQuerySet":
        return self.filter(provider=model.provider, model=model.model, dimensions=model.dimensions)

    def written(self, since: datetime) -> "EmbeddingSpaceQuerySet":
        """In which a new version gets its vectors: those in use, and those that somebody may have read `since`."""
        return self.filter(~Q(state=EmbeddingSpace.State.RETIRED) | Q(retired_at__gt=since)).order_by("state")

    def retired_before(self, moment: datetime) -> "EmbeddingSpaceQuerySet":
        return self.retired().exclude(retired_at__gt=moment)

    def chosen_over(self, configured: EmbeddingModel) -> "EmbeddingSpaceQuerySet":
        """Chosen by a person while the settings asked for `configured`."""
        return self.filter(chosen_over=str(configured))

    def free_at(self, moment: datetime) -> "EmbeddingSpaceQuerySet":
        """Nobody works on it, and its model is not being given time to come back."""
        is_free = Q(leased_until=None) | Q(leased_until__lte=moment)
        return self.filter(is_free).exclude(retry_at__gt=moment)


class EmbeddingSpace(models.Model):
    """The vectors of one model in one width, over all projects. One answers, at most one is being built.

    `done` of `total` are versions, as of the last look; `left_out` are those that could not be embedded, or may not
    be. `fault` is in our own words and tells nothing of what was embedded.
    """

    class State(models.TextChoices):
        BUILDING = "building"
        ACTIVE = "active"
        RETIRED = "retired"

    provider = models.CharField(max_length=40)
    model = models.CharField(max_length=100)
    dimensions = models.PositiveIntegerField()
    state = models.CharField(max_length=8, choices=State, default=State.ACTIVE)
    created_at = models.DateTimeField(auto_now_add=True)
    chosen_over = models.CharField(
        max_length=160, blank=True, help_text="What the settings asked for when a person chose this one."
    )
    started_at = models.DateTimeField(null=True, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    left_out = models.PositiveIntegerField(default=0)
    fence = models.PositiveIntegerField(default=0)
    leased_until = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField(null=True, blank=True)
    fault = models.CharField(max_length=300, blank=True)

    objects = EmbeddingSpaceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "model", "dimensions"], name="space_once"),
            models.UniqueConstraint(fields=["state"], name="space_one_active", condition=Q(state="active")),
            models.UniqueConstraint(fields=["state"], name="space_one_building", condition=Q(state="building")),
            models.CheckConstraint(
                name="space_retired_when_over", condition=Q(state="retired") | Q(retired_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.provider}/{self.model} ({self.dimensions})"

    @property
    def of(self) -> EmbeddingModel:
        return EmbeddingModel(self.provider, self.model, self.dimensions)


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
        indexes = [
            models.Index(
                fields=["owner_id", "live"],
                # All that recall reads, so that it need not look up rows which stand wherever their time put them.
                include=["version", "project", "length", "said_at", "importance", "by_user", "run_mac", "expires_on"],
                name="entry_of_owner",
            )
        ]

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
