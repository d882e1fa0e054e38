"""Requests of data subjects, what was done about them, and what proves it."""

from datetime import datetime
from uuid import UUID

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from memory_core.models import Project, Subject
from memory_core.models.sealed import SealedJSON, SealedText, new_id


class RequestQuerySet(models.QuerySet["PrivacyRequest"]):
    def open(self) -> "RequestQuerySet":
        return self.exclude(state__in=PrivacyRequest.ENDED)

    def due_order(self) -> "RequestQuerySet":
        return self.order_by("due_on", "number")

    def closed(self) -> "RequestQuerySet":
        return self.filter(state__in=PrivacyRequest.ENDED)

    def of_person(self, subject_id: UUID) -> "RequestQuerySet":
        return self.filter(subject_id=subject_id)

    def under_way(self, moment: datetime) -> "RequestQuerySet":
        """What goes on by itself: a grace that is over, and what is being carried out."""
        over = Q(state=PrivacyRequest.State.GRACE, run_at__lte=moment)
        return self.filter(over | Q(state=PrivacyRequest.State.RUNNING))


class PrivacyRequest(models.Model):
    """What a person, or an officer or agent for them, asked for under the GDPR.

    It outlives the person's rows: what it says is sealed under the project's key and blanked when they are erased.
    """

    class Kind(models.TextChoices):
        ACCESS = "access", "Access (Art. 15)"
        RECTIFICATION = "rectification", "Rectification (Art. 16)"
        ERASURE = "erasure", "Erasure (Art. 17)"
        RESTRICTION = "restriction", "Restriction (Art. 18)"
        PORTABILITY = "portability", "Portability (Art. 20)"
        OBJECTION = "objection", "Objection (Art. 21)"

    class State(models.TextChoices):
        RECEIVED = "received", "Received"
        IDENTIFY = "identify", "Waiting for proof of identity"
        WORKING = "working", "Being worked on"
        GRACE = "grace", "Waiting for the grace to end"
        RUNNING = "running", "Being carried out"
        FULFILLED = "fulfilled", "Fulfilled"
        REFUSED = "refused", "Refused"
        CANCELLED = "cancelled", "Taken back"
        DUPLICATE = "duplicate", "Same as another"

    class Proof(models.TextChoices):
        NONE = "", "None yet"
        SESSION = "session", "Signed in by a link of the host application"
        KEY = "key", "Vouched for by the host application"
        OFFICER = "officer", "Checked by an officer"

    ENDED = (State.FULFILLED, State.REFUSED, State.CANCELLED, State.DUPLICATE)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    number = models.PositiveIntegerField()
    subject_id = models.UUIDField(help_text="Outlives the person's row.")
    kind = models.CharField(max_length=13, choices=Kind)
    state = models.CharField(max_length=9, choices=State, default=State.RECEIVED)
    filed_by = models.CharField(max_length=60)
    details = SealedJSON(default=dict)
    proof = models.CharField(max_length=7, choices=Proof, blank=True, default=Proof.NONE)
    proved_by = models.CharField(max_length=60, blank=True)
    proved_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField(default=timezone.now)
    due_on = models.DateField()
    extended_at = models.DateTimeField(null=True, blank=True)
    extension_reason = SealedText(default=str)
    decided_by = models.CharField(max_length=60, blank=True)
    seconded_by = models.CharField(max_length=60, blank=True)
    refusal = models.CharField(max_length=20, blank=True)
    refusal_reason = SealedText(default=str)
    duplicate_of = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True)
    do_not_remember = models.BooleanField(default=False)
    run_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=20, blank=True, help_text="What came of it, as a code.")
    export_id = models.UUIDField(null=True, blank=True, help_text="The copy that was made for it.")
    restricts = models.BooleanField(default=False, help_text="The person is restricted while this is examined.")
    mailed_for = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Days left at the last mail.")
    posted_for = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Days left at the last webhook.")
    alarm_tried_at = models.DateTimeField(null=True, blank=True)

    objects = RequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="request_number_once"),
            models.CheckConstraint(
                name="request_closed_when_ended",
                condition=Q(closed_at__isnull=False, state__in=["fulfilled", "refused", "cancelled", "duplicate"])
                | (Q(closed_at__isnull=True) & ~Q(state__in=["fulfilled", "refused", "cancelled", "duplicate"])),
            ),
            models.CheckConstraint(
                name="request_seconded_by_another", condition=Q(seconded_by="") | ~Q(seconded_by=models.F("decided_by"))
            ),
            models.CheckConstraint(
                name="request_seconded_by_no_filer", condition=Q(seconded_by="") | ~Q(seconded_by=models.F("filed_by"))
            ),
            models.CheckConstraint(
                name="request_proved_before_work",
                condition=~Q(state__in=["working", "grace", "running", "fulfilled"])
                | ~Q(proof="")
                | Q(outcome="already_gone"),
            ),
            models.CheckConstraint(
                name="request_erasure_by_two_or_own",
                condition=~Q(kind="erasure", state__in=["grace", "running", "fulfilled"])
                | ~Q(seconded_by="")
                | Q(decided_by__startswith="subject:")
                | Q(outcome="already_gone"),
            ),
        ]
        indexes = [
            models.Index(fields=["project", "due_on"], name="request_due", condition=Q(closed_at__isnull=True)),
            models.Index(fields=["subject_id"], name="request_of_subject"),
        ]

    def __str__(self) -> str:
        return f"request {self.number} ({self.kind})"

    @property
    def key_owner(self) -> UUID:
        return self.project_id


class RequestNote(models.Model):
    """What officers tell each other about a request, and the letters they send."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    request = models.ForeignKey(PrivacyRequest, on_delete=models.CASCADE, related_name="notes")
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    actor = models.CharField(max_length=60)
    letter = models.CharField(max_length=20, blank=True, help_text="Which letter this is, if it is one.")
    text = SealedText()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"note on {self.request_id}"

    @property
    def key_owner(self) -> UUID:
        return self.project_id


class LegalHoldQuerySet(models.QuerySet["LegalHold"]):
    def in_force(self) -> "LegalHoldQuerySet":
        return self.filter(released_at=None)


class LegalHold(models.Model):
    """Somebody's data must be kept for now, whatever the retention rules or a request say."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    subject_id = models.UUIDField()
    reason = SealedText()
    set_by = models.CharField(max_length=60)
    set_at = models.DateTimeField(default=timezone.now)
    released_by = models.CharField(max_length=60, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)

    objects = LegalHoldQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject_id"], name="hold_once", condition=Q(released_at__isnull=True))
        ]

    def __str__(self) -> str:
        return f"hold on {self.subject_id}"

    @property
    def key_owner(self) -> UUID:
        return self.project_id


class ErasureRunQuerySet(models.QuerySet["ErasureRun"]):
    def unfinished(self) -> "ErasureRunQuerySet":
        return self.filter(finished_at=None)


class ErasureRun(models.Model):
    """The erasure of a person, phase by phase. Each phase may be repeated; a killed run goes on where it stood."""

    class Phase(models.TextChoices):
        SEALED_OFF = "sealed_off", "Nobody can read or write any more"
        ANNOUNCED = "announced", "Receivers are being told"
        KEY_DESTROYED = "key_destroyed", "The key is gone"
        ROWS_GONE = "rows_gone", "The rows are gone"
        VERIFIED = "verified", "Looked everywhere and found nothing"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    subject_id = models.UUIDField()
    request = models.ForeignKey(PrivacyRequest, on_delete=models.SET_NULL, null=True, blank=True, related_name="runs")
    actor = models.CharField(max_length=60)
    do_not_remember = models.BooleanField(default=False)
    phase = models.CharField(max_length=13, choices=Phase, blank=True)
    plan = models.JSONField(default=dict, help_text="Counts by store before it began.")
    left = models.JSONField(default=dict, help_text="Counts by store at verification.")
    outside = models.JSONField(default=list, help_text="What lies outside, as it was before.")
    traces = models.BinaryField(
        null=True, help_text="What to look for afterwards, sealed under a key of the run's own."
    )
    started_at = models.DateTimeField(default=timezone.now)
    unreachable_at = models.DateTimeField(null=True, blank=True)
    key_destroyed_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(default=timezone.now)
    error = models.CharField(max_length=200, blank=True, help_text="The kind of the last failure.")

    objects = ErasureRunQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject_id"], name="erasure_once", condition=Q(finished_at__isnull=True))
        ]
        indexes = [models.Index(fields=["subject_id"], name="erasure_of_subject")]

    def __str__(self) -> str:
        return f"erasure {self.pk} ({self.phase})"


class Receipt(models.Model):
    """Proof of an erasure, without content. `mac` is over everything it says, under the master key."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    number = models.PositiveIntegerField()
    run = models.OneToOneField(ErasureRun, on_delete=models.PROTECT, related_name="receipt")
    says = models.JSONField()
    ledger_sequence = models.PositiveBigIntegerField()
    mac = models.BinaryField(max_length=32)
    issued_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "number"], name="receipt_number_once")]

    def __str__(self) -> str:
        return f"receipt {self.number}"


class ReceiverQuerySet(models.QuerySet["Receiver"]):
    def active(self) -> "ReceiverQuerySet":
        return self.filter(active=True)

    def with_counts(self) -> "ReceiverQuerySet":
        """With how many notices stand in each state, as `queued`, `told`, `acknowledged`, `unreachable`."""
        counts = {state.value: Count("notices", filter=Q(notices__state=state)) for state in Notice.State}
        return self.annotate(**counts)


class Receiver(models.Model):
    """A system that got personal data from here and has to be told what happens to it (Art. 19)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    name = models.CharField(max_length=100)
    url = models.URLField(max_length=500)
    active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = ReceiverQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "url"], name="receiver_once", condition=Q(active=True))
        ]

    def __str__(self) -> str:
        return self.name


class NoticeQuerySet(models.QuerySet["Notice"]):
    def queued(self) -> "NoticeQuerySet":
        return self.filter(state=Notice.State.QUEUED)

    def unreachable(self) -> "NoticeQuerySet":
        return self.filter(state=Notice.State.UNREACHABLE)

    def unsaid(self) -> "NoticeQuerySet":
        return self.filter(state__in=(Notice.State.QUEUED, Notice.State.UNREACHABLE))

    def due_at(self, moment: datetime) -> "NoticeQuerySet":
        """Those to try now. What one receiver is told about one person, it is told in order."""
        same = Notice.objects.filter(receiver=OuterRef("receiver"), subject_id=OuterRef("subject_id"))
        earlier = same.queued().filter(pk__lt=OuterRef("pk"))
        return self.queued().filter(~Exists(earlier), next_try_at__lte=moment)

    def worth_repeating(self) -> "NoticeQuerySet":
        """Could not be said, still has its words, and nothing newer about the person has been said since."""
        same = Notice.objects.filter(receiver=OuterRef("receiver"), subject_id=OuterRef("subject_id"))
        newer = same.filter(pk__gt=OuterRef("pk"), told_at__isnull=False)
        return self.unreachable().filter(~Exists(newer), payload__isnull=False)


class Notice(models.Model):
    """One message to one receiver. What names the person is sealed, and dropped once it has been said."""

    class About(models.TextChoices):
        ERASURE = "erasure"
        RECTIFICATION = "rectification"
        RESTRICTION = "restriction"
        RELEASE = "release", "restriction lifted"
        OBJECTION = "objection"

    class State(models.TextChoices):
        QUEUED = "queued", "Not told yet"
        TOLD = "told", "Told"
        ACKNOWLEDGED = "acknowledged", "Acknowledged"
        UNREACHABLE = "unreachable", "Could not be reached"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    receiver = models.ForeignKey(Receiver, on_delete=models.PROTECT, related_name="notices")
    run = models.ForeignKey(ErasureRun, on_delete=models.CASCADE, null=True, blank=True, related_name="notices")
    subject_id = models.UUIDField()
    about = models.CharField(max_length=13, choices=About)
    payload = SealedJSON(null=True)
    state = models.CharField(max_length=12, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(default=timezone.now)
    told_at = models.DateTimeField(null=True, blank=True)
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=60, blank=True, help_text="The kind of the last failure.")
    trying_since = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "receiver"], name="notice_once_a_run")]
        indexes = [models.Index(fields=["next_try_at"], name="notice_due", condition=Q(state="queued"))]

    def __str__(self) -> str:
        return f"notice of {self.about}"

    @property
    def key_owner(self) -> UUID:
        return self.project_id


class Export(models.Model):
    """A copy of everything held about a person, made for them. The parts are sealed under the person's key."""

    class State(models.TextChoices):
        WAITING = "waiting"
        MAKING = "making"
        READY = "ready"
        FAILED = "failed"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, related_name="exports")
    actor = models.CharField(max_length=60)
    format = models.CharField(max_length=4, choices=[("json", "JSON"), ("csv", "CSV")])
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"export {self.pk} ({self.state})"


class ExportPart(models.Model):
    """A stretch of an export, sealed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    export = models.ForeignKey(Export, on_delete=models.CASCADE, related_name="parts")
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    owner_id = models.UUIDField()
    number = models.PositiveIntegerField()
    content = SealedText()

    class Meta:
        ordering = ("number",)
        constraints = [models.UniqueConstraint(fields=["export", "number"], name="export_part_once")]

    def __str__(self) -> str:
        return f"part {self.number} of {self.export_id}"

    @property
    def key_owner(self) -> UUID:
        return self.owner_id


class RetentionOverride(models.Model):
    """A project's own time for one of the rules, within the rule's floor and ceiling."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    rule = models.CharField(max_length=40)
    days = models.PositiveIntegerField()
    set_by = models.CharField(max_length=60)
    set_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "rule"], name="retention_override_once")]

    def __str__(self) -> str:
        return f"{self.rule}: {self.days} days"
