"""The ledger: append-only, chained per project, free of content."""

from typing import Any, NoReturn
from uuid import UUID

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from memory_core.errors import AppendOnly
from memory_core.models.principals import Project
from memory_core.models.sealed import SealedText, new_id


class LedgerQuerySet(models.QuerySet["LedgerEntry"]):
    def about(self, subject_id: UUID) -> "LedgerQuerySet":
        return self.filter(subject_id=subject_id)

    def update(self, **_: Any) -> NoReturn:
        raise AppendOnly("Ledger entries cannot be changed.")

    def delete(self) -> NoReturn:
        raise AppendOnly("Ledger entries cannot be deleted.")


class LedgerEntry(models.Model):
    """One act. `fields` names what changed and `facts` holds counts, codes and ids; never a value."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT)
    sequence = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=60)
    action = models.CharField(max_length=60)
    subject_id = models.UUIDField(null=True)
    memory_id = models.UUIDField(null=True)
    version_id = models.UUIDField(null=True)
    fields = ArrayField(models.CharField(max_length=60), default=list)
    facts = models.JSONField(default=dict)
    previous = models.BinaryField(max_length=32)
    digest = models.BinaryField(max_length=32)

    objects = LedgerQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "sequence"], name="ledger_sequence_once")]
        indexes = [
            models.Index(fields=["subject_id", "sequence"], name="ledger_of_subject"),
            models.Index(fields=["memory_id", "sequence"], name="ledger_of_memory"),
            models.Index(fields=["project", "actor", "sequence"], name="ledger_of_actor"),
            models.Index(fields=["project", "action", "sequence"], name="ledger_of_action"),
            models.Index(fields=["project", "at"], name="ledger_in_time"),
        ]
        triggers = [pgtrigger.Protect(name="ledger_append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.sequence} {self.action}"


class LedgerHead(models.Model):
    """The last link of a project's chain; its row lock puts writers in line."""

    project = models.OneToOneField(Project, on_delete=models.PROTECT, primary_key=True)
    sequence = models.PositiveBigIntegerField(default=0)
    digest = models.BinaryField(max_length=32, default=bytes)

    def __str__(self) -> str:
        return f"head {self.sequence}"


class FormerMember(models.Model):
    """Who stood behind an actor of this project's ledger, kept when the account goes. The name is sealed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    project = models.ForeignKey(Project, on_delete=models.PROTECT)
    actor = models.CharField(max_length=60)
    name = SealedText()
    role = models.CharField(max_length=15)
    left_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "actor"], name="former_member_once_per_project")]

    def __str__(self) -> str:
        return f"former {self.role} {self.actor}"

    @property
    def key_owner(self) -> UUID:
        return self.project_id
