"""What the gate spared, counted for good: events are forgotten in time, and an erasure takes a person's along."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import models

from memory_core.models.principals import Project

if TYPE_CHECKING:
    from uuid import UUID

SHARDS = 16


class GateTallyQuerySet(models.QuerySet["GateTally"]):
    def since(self, day: date) -> "GateTallyQuerySet":
        return self.filter(day__gte=day)


class GateTally(models.Model):
    """Numbers of a day, and nobody's in particular. Cut into SHARDS by owner, so that jobs do not wait for one row.

    `tokens` are estimated: a model was never asked about those that were dropped.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    day = models.DateField()
    shard = models.PositiveSmallIntegerField()
    turns = models.PositiveBigIntegerField(default=0)
    tokens = models.PositiveBigIntegerField(default=0)
    dropped_turns = models.PositiveBigIntegerField(default=0)
    dropped_tokens = models.PositiveBigIntegerField(default=0)

    objects = GateTallyQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "day", "shard"], name="gate_tally_once")]

    def __str__(self) -> str:
        return f"gate on {self.day}, shard {self.shard}"


def shard_of(owner_id: "UUID") -> int:
    return owner_id.int % SHARDS
