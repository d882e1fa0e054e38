"""A memory is an identity; its versions are what was held."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, Func, Max, OuterRef, Q
from django.utils import timezone

from memory_core.engine.types import Action, Kind
from memory_core.errors import KeyDestroyed
from memory_core.models import moments
from memory_core.models.principals import Project, Subject
from memory_core.models.recall import Recall
from memory_core.models.sealed import SealedJSON, SealedText, new_id
from memory_core.models.source import Turn

KINDS = [(kind.value, kind.value) for kind in Kind]


class Status(models.TextChoices):
    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Retired(models.TextChoices):
    """Why an approved version is no longer in force."""

    SUPERSEDED = "superseded"
    EXPIRED = "expired"
    MERGED = "merged"
    ARCHIVED = "archived"
    REVOKED = "revoked"
    RESCANNED = "rescanned"


# Taken back because they ought not to be known: not even the history of a memory shows them.
TAKEN_BACK = (Retired.REVOKED, Retired.RESCANNED)

# What is merged stands behind another that says the same, and is shown as past only while that one may be.
UNBACKED = Q(retired_as=Retired.MERGED) & (
    Q(ended_by=None) | ~Q(ended_by__status=Status.APPROVED) | Q(ended_by__retired_as__in=[*TAKEN_BACK, Retired.MERGED])
)

# Kinds that say what is to come or how it is just now. An event, or a fact with an end, tells of the past for good.
PASSING = (Kind.PLAN, Kind.TEMPORARY)
PRECIOUS = 7

# Of these people nothing is read.
CLOSED = Q(memory__subject__state__in=[Subject.State.RESTRICTED, Subject.State.ERASED])


class Memory(models.Model):
    """The identity and scopes of something remembered. Without a subject it is what an agent knows."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, null=True, blank=True, related_name="memories")
    owner_id = models.UUIDField()
    agent_mac = models.BinaryField(max_length=16, null=True, blank=True)
    app_mac = models.BinaryField(max_length=16, null=True, blank=True)
    run_mac = models.BinaryField(max_length=16, null=True, blank=True)
    scopes = SealedJSON(default=dict)
    slot = SealedText(null=True)
    slot_mac = models.BinaryField(max_length=16, null=True, blank=True)
    immutable = models.BooleanField(default=False)
    supersedes = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="superseded_by"
    )
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [
            models.Index(fields=["owner_id", "-created_at"], name="memory_of_owner"),
            models.Index(fields=["owner_id", "slot_mac"], name="memory_of_slot"),
        ]

    def __str__(self) -> str:
        return f"memory {self.pk}"

    @property
    def key_owner(self) -> UUID:
        return self.owner_id

    def replaced(self) -> list["Memory"]:
        """The memories that this one replaced, however many steps back, the latest first."""
        chain: list[Memory] = []
        step = self.supersedes
        while step is not None and step not in chain:
            chain.append(step)
            step = step.supersedes
        return chain

    def linked(self) -> list["Memory"]:
        """This memory, all that it replaced and all that has replaced one of them or is to, in force or not."""
        links = Memory.objects.filter(owner_id=self.owner_id).exclude(supersedes=None)
        beside: dict[UUID, set[UUID]] = {}
        for newer, older in links.values_list("pk", "supersedes_id"):
            if older is not None:
                beside.setdefault(newer, set()).add(older)
                beside.setdefault(older, set()).add(newer)
        found, next_to = {self.pk}, {self.pk}
        while next_to := {pk for at in next_to for pk in beside.get(at, ())} - found:
            found |= next_to
        return list(Memory.objects.filter(pk__in=found).order_by("pk"))


def _is_lapsed() -> Q:
    """A summary that rests on nothing, or on something that does not hold any more."""
    from memory_core.models.summary import SummarySource  # it points here, so it cannot be there yet

    sources = SummarySource.objects.filter(summary=OuterRef("pk"))
    return Q(kind=Kind.SUMMARY.value) & (~Exists(sources) | Exists(sources.fallen()))


class VersionQuerySet(models.QuerySet["MemoryVersion"]):
    def staying(self) -> "VersionQuerySet":
        """Not on their way out. What a person wants gone is neither read nor decided on, though it may come back.

        No more is a summary once one of its sources has gone, until it is made again.
        """
        return self.filter(removal=None).exclude(_is_lapsed())

    def leaving_with(self, removal_id: UUID) -> "VersionQuerySet":
        return self.filter(removal_id=removal_id)

    def in_force(self) -> "VersionQuerySet":
        """Approved and not retired: what Candor holds to be true."""
        return self.staying().filter(status=Status.APPROVED, retired_at=None)

    def readable(self, *, expired: bool = False, superseded: bool = False) -> "VersionQuerySet":
        """What an agent may be given. Every read path of the agents starts here.

        Never pending, rejected, withdrawn or revoked ones, nor what is on its way out, nor anything of a
        restricted person; expired and superseded ones only when asked for.
        """
        versions = self.staying().filter(status=Status.APPROVED)
        versions = versions.exclude(CLOSED).exclude(retired_as__in=TAKEN_BACK)
        if superseded:
            versions = versions.exclude(UNBACKED)
        elif expired:
            versions = versions.filter(Q(retired_at=None) | Q(retired_as=Retired.EXPIRED))
        else:
            versions = versions.filter(retired_at=None)
        return versions if expired else versions.not_expired_on(timezone.now().date())

    def of_moment(self, moment: moments.Moment, *, expired: bool = False) -> "VersionQuerySet":
        """What of the readable ones, retired ones among them, belongs to a moment."""
        versions = self.filter(moments.condition(moment))
        return versions if expired else versions.not_expired_on(moment.day or timezone.now().date())

    def not_expired_on(self, day: date) -> "VersionQuerySet":
        return self.filter(Q(expires_on=None) | Q(expires_on__gte=day))

    def waiting_openly(self) -> "VersionQuerySet":
        """What waits, for agents to be told how many; of a restricted person not even that."""
        return self.awaiting_human().exclude(CLOSED)

    def awaiting_human(self) -> "VersionQuerySet":
        return self.staying().filter(status=Status.PENDING)

    def beside_summaries(self) -> "VersionQuerySet":
        """What was said or concluded, and not what was put together from it."""
        return self.exclude(kind=Kind.SUMMARY.value)

    def queue_order(self) -> "VersionQuerySet":
        return self.order_by("-risk", "due_at", "id")

    def alive(self) -> "VersionQuerySet":
        """Waiting or in force."""
        return self.staying().filter(Q(status=Status.PENDING) | Q(status=Status.APPROVED, retired_at=None))

    def past(self) -> "VersionQuerySet":
        """Neither waiting nor in force any more."""
        return self.filter(Q(status__in=[Status.REJECTED, Status.WITHDRAWN]) | Q(retired_at__isnull=False))

    def held_about(self, subject_id: UUID) -> "VersionQuerySet":
        """What is held about a person at this moment, waiting or in force, for that person's eyes."""
        return self.alive().filter(owner_id=subject_id)

    def replaced_by(self, version: "MemoryVersion") -> "VersionQuerySet":
        """What an approval of `version` puts out of force: older words of its memory, and the memory it supersedes."""
        replaced = Q(memory_id=version.memory_id) | Q(memory_id=version.memory.supersedes_id)
        return self.in_force().filter(replaced).exclude(pk=version.pk)

    def beside(self, versions: "Iterable[MemoryVersion]") -> "VersionQuerySet":
        """What is or was in force about the same attributes of the same people."""
        sought = [version for version in versions if version.memory.slot_mac is not None]
        slots = {version.memory.slot_mac for version in sought}
        beside = self.staying().filter(Q(retired_at=None) | moments.REPLACED, status=Status.APPROVED)
        beside = beside.filter(owner_id__in={version.owner_id for version in sought}, memory__slot_mac__in=slots)
        return beside.with_last_said()

    def with_last_said(self) -> "VersionQuerySet":
        """Each with `last_said`: when the latest of the words it rests on were said, None when on none."""
        return self.annotate(last_said=Max("evidence__turn__said_at"))

    def superseded_by(self, version: "MemoryVersion") -> "VersionQuerySet":
        """What `version` put out of force when it was approved."""
        return self.staying().filter(ended_by=version, retired_as=Retired.SUPERSEDED)

    def may_be_tidied(self) -> "VersionQuerySet":
        """In force and open to maintenance: not immutable, of nobody restricted, and nothing waits in its place."""
        beside = Q(memory=OuterRef("memory")) | Q(memory__supersedes=OuterRef("memory"))
        waiting = MemoryVersion.objects.awaiting_human().filter(beside, owner_id=OuterRef("owner_id"))
        return self.in_force().filter(~Exists(waiting), memory__immutable=False).exclude(CLOSED)

    def unprecious(self) -> "VersionQuerySet":
        """Without what a person said of their own accord that they prefer, and that weighs much."""
        return self.exclude(kind=Kind.PREFERENCE, stated=True, importance__gte=PRECIOUS)

    def passed_before(self, moment: datetime) -> "VersionQuerySet":
        """Plans and things of the moment that were over before this moment."""
        return self.filter(kind__in=PASSING, valid_to__lt=moment)

    def unread_since(self, moment: datetime, owner_ids: Collection[UUID]) -> "VersionQuerySet":
        """Of these owners, what no agent was given since, in whatever version of the memory."""
        given = Recall.objects.versions_given(owner_ids, moment)
        read = MemoryVersion.objects.filter(owner_id__in=owner_ids, pk__in=given).order_by()
        return self.filter(owner_id__in=owner_ids).exclude(memory__in=read.values("memory"))

    def merged_into(self, versions: "Iterable[MemoryVersion]") -> "VersionQuerySet":
        """What stands behind these, because it says the same."""
        return self.filter(ended_by__in=list(versions), retired_as=Retired.MERGED)

    def merges_touching(self, memory_ids: Iterable[UUID]) -> "VersionQuerySet":
        """What is merged, on whichever side of it one of these memories stands."""
        ids = list(memory_ids)
        return self.filter(Q(memory__in=ids) | Q(ended_by__memory__in=ids), retired_as=Retired.MERGED)

    def gone_into(self, versions: "Iterable[MemoryVersion]") -> "VersionQuerySet":
        """What was withdrawn because a person put these in its place."""
        return self.staying().filter(ended_by__in=list(versions), status=Status.WITHDRAWN)

    def alive_in_place_of(self, memory_ids: Iterable[UUID]) -> "VersionQuerySet":
        """What waits or is in force as one of these memories, or as a memory that supersedes one of them."""
        ids = list(memory_ids)
        return self.alive().filter(Q(memory_id__in=ids) | Q(memory__supersedes_id__in=ids))

    def read_since_decided(self) -> "VersionQuerySet":
        """What an agent was given after it was approved."""
        named = Func(OuterRef("pk"), template="ARRAY[%(expressions)s]", output_field=ArrayField(models.UUIDField()))
        reads = Recall.objects.filter(owner_id=OuterRef("owner_id"), at__gte=OuterRef("decided_at"))
        return self.filter(Exists(reads.filter(versions__contains=named)))


class MemoryVersion(models.Model):
    """What was held at a time: the words, since when they are true, how they came and what became of them."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    owner_id = models.UUIDField()
    memory = models.ForeignKey(Memory, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(default=1)

    text = SealedText()
    value = SealedText(null=True)
    metadata = SealedJSON(default=dict)
    categories = SealedJSON(default=list)
    reason = SealedText(default=str)
    kind = models.CharField(max_length=10, choices=KINDS, default=Kind.FACT.value)
    importance = models.PositiveSmallIntegerField(default=5)
    confidence = models.FloatField(default=1.0)
    stated = models.BooleanField(default=True)
    said_by = models.CharField(max_length=9, default="user")
    content_mac = models.BinaryField(max_length=16)
    denies = models.BooleanField(
        default=False, db_default=False, help_text="It says that the value is over: a retraction."
    )
    change_reason = models.CharField(
        max_length=60,
        blank=True,
        default="",
        db_default="",
        help_text="Why it was new, an update or a retraction; free of content.",
    )

    status = models.CharField(max_length=9, choices=Status, default=Status.PENDING)
    retired_as = models.CharField(max_length=10, choices=Retired, blank=True)
    ended_by = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="ended", help_text="What replaced it."
    )
    ended_validity = models.BooleanField(default=False, help_text="Being replaced is what set `valid_to`.")
    own_valid_to = models.DateTimeField(
        null=True, blank=True, help_text="What `valid_to` was before being replaced set it."
    )
    removal = models.ForeignKey(
        "Removal",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="versions",
        db_index=False,
        help_text="On its way out.",
    )
    four_eyes = models.BooleanField(default=False, help_text="Two people have to say yes.")
    risk = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=60, blank=True)

    said_at = models.DateTimeField(default=timezone.now)
    valid_from = models.DateTimeField(null=True, blank=True)
    valid_to = models.DateTimeField(null=True, blank=True)
    recorded_at = models.DateTimeField(default=timezone.now)
    retired_at = models.DateTimeField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)

    proposed_by = models.CharField(max_length=60)
    extractor = models.CharField(max_length=40, blank=True)
    model = models.CharField(max_length=100, blank=True)
    prompt_version = models.CharField(max_length=20, blank=True)
    rules_version = models.CharField(max_length=20)

    objects = VersionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["memory", "number"], name="version_number_once"),
            models.UniqueConstraint(
                fields=["memory"],
                name="version_one_in_force",
                condition=Q(status="approved", retired_at__isnull=True),
            ),
            models.UniqueConstraint(fields=["memory"], name="version_one_waiting", condition=Q(status="pending")),
            models.CheckConstraint(
                name="version_status_known",
                condition=Q(status__in=["pending", "approved", "rejected", "withdrawn"]),
            ),
            models.CheckConstraint(
                name="version_retired_was_approved",
                condition=Q(retired_at__isnull=True, retired_as="")
                | (Q(retired_at__isnull=False, status="approved") & ~Q(retired_as="")),
            ),
            models.CheckConstraint(
                name="version_decided_unless_pending",
                condition=Q(status="pending", decided_at__isnull=True)
                | (~Q(status="pending") & Q(decided_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="version_merged_stays_true", condition=~Q(retired_as="merged") | Q(ended_validity=False)
            ),
            models.CheckConstraint(
                name="version_importance_1_to_10", condition=Q(importance__gte=1, importance__lte=10)
            ),
        ]
        indexes = [
            models.Index(
                fields=["project", "-risk", "due_at", "id"], name="version_queue", condition=Q(status="pending")
            ),
            models.Index(fields=["owner_id"], name="version_of_owner"),
            models.Index(fields=["owner_id"], name="version_waiting_of_owner", condition=Q(status="pending")),
            models.Index(fields=["project", "id"], name="version_waiting_newest", condition=Q(status="pending")),
            models.Index(
                fields=["owner_id", "-recorded_at"],
                name="version_in_force",
                condition=Q(status="approved", retired_at__isnull=True),
            ),
            models.Index(
                fields=["project", "decided_at"],
                name="version_in_force_since",
                condition=Q(status="approved", retired_at__isnull=True),
            ),
            models.Index(fields=["removal"], name="version_leaving", condition=Q(removal__isnull=False)),
            models.Index(
                fields=["project", "rules_version"],
                name="version_screened_by",
                condition=Q(status="pending") | Q(status="approved", retired_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"version {self.number} of {self.memory_id}"

    @property
    def key_owner(self) -> UUID:
        return self.owner_id

    @property
    def is_in_force(self) -> bool:
        return self.status == Status.APPROVED and self.retired_at is None and self.removal_id is None

    @property
    def opens(self) -> bool:
        """False when the key is gone: an erasure was cut short, or the row came back with an old backup."""
        try:
            return self.text is not None
        except KeyDestroyed:
            return False

    @property
    def successor_id(self) -> UUID | None:
        """The memory that has replaced this one, as long as an agent may know of it."""
        by = self.ended_by if self.retired_as == Retired.SUPERSEDED else None
        if by is None or by.memory_id == self.memory_id or by.removal_id is not None:
            return None
        return by.memory_id if by.status == Status.APPROVED and by.retired_as not in TAKEN_BACK else None

    @property
    def updated_at(self) -> datetime:
        return self.decided_at or self.recorded_at


class Evidence(models.Model):
    """The words a version rests on: `turn.content[start:end]`."""

    version = models.ForeignKey(MemoryVersion, on_delete=models.CASCADE, related_name="evidence")
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    turn = models.ForeignKey(Turn, on_delete=models.CASCADE, related_name="evidence")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(name="evidence_span_in_order", condition=Q(end__gte=models.F("start")))]

    def __str__(self) -> str:
        return f"evidence for {self.version_id}"

    @property
    def quote(self) -> str:
        content: str = self.turn.content
        return content[self.start : self.end]


class FindingQuerySet(models.QuerySet["Finding"]):
    def waived(self) -> "FindingQuerySet":
        """Seen by a person who let it pass; the next screening of the same words does not ask again."""
        return self.exclude(waived_at=None)


class Finding(models.Model):
    """What screening recognised in a version's text or metadata, and what the policy said to it."""

    ACTIONS = [(action.value, action.value) for action in Action]

    class Source(models.TextChoices):
        RULES = "rules"
        MODEL = "model"

    version = models.ForeignKey(MemoryVersion, on_delete=models.CASCADE, related_name="findings")
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    place = models.CharField(max_length=10, default="text")
    kind = models.CharField(max_length=40)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    score = models.FloatField(default=1.0)
    action = models.CharField(max_length=5, choices=ACTIONS)
    rules_version = models.CharField(max_length=20)
    source = models.CharField(max_length=5, choices=Source, default=Source.RULES)
    waived_at = models.DateTimeField(null=True, blank=True)
    waived_by = models.CharField(max_length=60, blank=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ("place", "start", "kind")
        indexes = [models.Index(fields=["project", "kind", "version"], name="finding_of_kind")]

    def __str__(self) -> str:
        return f"{self.kind} in {self.version_id}"
