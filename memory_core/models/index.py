"""The recall index. It holds versions in force only, and no words: what waits is not there to be found."""

import psycopg
from django.db import models
from django.db.models import Q
from pgvector import HalfVector
from pgvector.django import HalfVectorField
from pgvector.psycopg.halfvec import HalfVectorBinaryDumper, HalfVectorDumper

from memory_core.models.memory import MemoryVersion
from memory_core.models.principals import Project

# Vectors travel as bytes where a statement takes them so; the one registered last is preferred.
psycopg.adapters.register_dumper(HalfVector, HalfVectorDumper)
psycopg.adapters.register_dumper(HalfVector, HalfVectorBinaryDumper)


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
