"""What came in: jobs, the turns of a conversation, and the words a memory rests on."""

from datetime import datetime
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils import timezone

from memory_core.models.principals import ApiKey, Project, Subject
from memory_core.models.sealed import SealedJSON, SealedText, new_id

ERROR_CHARS = 500


class JobQuerySet(models.QuerySet["Job"]):
    def unfinished(self) -> "JobQuerySet":
        return self.filter(status__in=[Job.Status.PENDING, Job.Status.RUNNING])

    def of(self, project_id: UUID, status: str = "") -> "JobQuerySet":
        """Those of a project, all or in one status."""
        jobs = self.filter(project_id=project_id)
        return jobs.filter(status=status) if status else jobs

    def in_lane(self, owner_id: UUID) -> "JobQuerySet":
        return self.unfinished().filter(owner_id=owner_id).order_by("number")

    def put_off(self, moment: datetime) -> "JobQuerySet":
        """Failed for a passing reason, and waiting to be tried again at a later moment."""
        return self.unfinished().filter(due_at__gt=moment)

    def failed(self) -> "JobQuerySet":
        return self.filter(status=Job.Status.FAILED)

    def finished(self) -> "JobQuerySet":
        return self.filter(status=Job.Status.SUCCEEDED)

    def unread(self) -> "JobQuerySet":
        """What still carries an exchange that nobody has read: waiting, or failed and to be replayed."""
        return self.filter(status__in=[Job.Status.PENDING, Job.Status.RUNNING, Job.Status.FAILED])


class Job(models.Model):
    """An accepted request, the wire format's *event*. `number` is the order of acceptance."""

    class Status(models.TextChoices):
        PENDING = "PENDING"
        RUNNING = "RUNNING"
        SUCCEEDED = "SUCCEEDED"
        FAILED = "FAILED"

    class Kind(models.TextChoices):
        ADD = "ADD"
        DELETE = "DELETE"
        END = "END"

    number = models.BigAutoField(primary_key=True)
    id = models.UUIDField(unique=True, default=new_id, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, null=True, blank=True)
    owner_id = models.UUIDField()
    api_key = models.ForeignKey(ApiKey, on_delete=models.SET_NULL, null=True, blank=True)
    kind = models.CharField(max_length=6, choices=Kind, default=Kind.ADD)
    payload = SealedJSON(null=True, blank=True)
    status = models.CharField(max_length=9, choices=Status, default=Status.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(null=True, blank=True, help_text="Not to be tried before.")
    error = models.CharField(max_length=ERROR_CHARS, blank=True, help_text="Free of content.")
    results = models.JSONField(default=list, blank=True, help_text="Ids and events, never words.")
    summary = models.JSONField(default=dict, blank=True, help_text="Counts, never words.")
    idempotency_mac = models.BinaryField(max_length=16, null=True, blank=True)
    request_mac = models.BinaryField(max_length=16, null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    updated_at = models.DateTimeField(auto_now=True)
    started_at = models.DateTimeField(null=True, blank=True)
    completed_at = models.DateTimeField(null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "idempotency_mac"],
                name="job_once_per_idempotency_key",
                condition=Q(idempotency_mac__isnull=False),
            ),
            models.CheckConstraint(
                name="job_status_known", condition=Q(status__in=["PENDING", "RUNNING", "SUCCEEDED", "FAILED"])
            ),
        ]
        indexes = [
            models.Index(
                fields=["owner_id", "number"], name="job_lane", condition=Q(status__in=["PENDING", "RUNNING"])
            ),
            models.Index(
                fields=["project", "status", "number"],
                name="job_unread",
                condition=Q(status__in=["PENDING", "RUNNING", "FAILED"]),
            ),
            models.Index(fields=["owner_id"], name="job_of_owner"),
            models.Index(fields=["project", "-number"], name="job_newest"),
        ]

    def __str__(self) -> str:
        return f"job {self.id} ({self.status})"

    @property
    def key_owner(self) -> UUID:
        return self.owner_id

    def is_due(self, moment: datetime) -> bool:
        return self.due_at is None or self.due_at <= moment


class Turn(models.Model):
    """One message of an exchange. A repeated one is recognised by its MAC and stored once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    owner_id = models.UUIDField()
    job = models.ForeignKey(Job, on_delete=models.SET_NULL, null=True, related_name="turns")
    run_mac = models.BinaryField(max_length=16, default=bytes)
    mac = models.BinaryField(max_length=16)
    role = models.CharField(max_length=9)
    name = SealedText(null=True)
    content = SealedText()
    position = models.PositiveIntegerField()
    said_at = models.DateTimeField()
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner_id", "run_mac", "mac"], name="turn_once_per_run")]
        indexes = [models.Index(fields=["owner_id", "run_mac", "said_at", "position"], name="turn_in_order")]

    def __str__(self) -> str:
        return f"turn {self.pk}"

    @property
    def key_owner(self) -> UUID:
        return self.owner_id
