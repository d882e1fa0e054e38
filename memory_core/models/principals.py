"""Who takes part: projects, the people remembered, staff, and the agents' keys."""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from memory_core.models.sealed import SealedText, new_id, random_id


def default_languages() -> list[str]:
    return ["english", "german"]


class Project(models.Model):
    """A tenant, with its policy. `screening` overrides the default action per kind of finding.

    `languages` are those whose texts need not wait for a person just because of their language.
    """

    id = models.UUIDField(primary_key=True, default=random_id, editable=False)
    name = models.CharField(max_length=200)
    slug = models.SlugField(unique=True)
    auto_approve = models.BooleanField(default=True, help_text="Approve what screening finds clean.")
    screening = models.JSONField(default=dict, blank=True)
    languages = ArrayField(models.CharField(max_length=20), default=default_languages)
    sample_percent = models.PositiveSmallIntegerField(default=5)
    alarm_after_hours = models.PositiveSmallIntegerField(default=24)
    alarm_emails = ArrayField(models.EmailField(), default=list, blank=True)
    alarm_webhook = models.URLField(max_length=500, blank=True)
    instructions = models.TextField(blank=True, help_text="What extractors are told; see services/learning.py.")
    includes = models.TextField(blank=True)
    excludes = models.TextField(blank=True)
    categories = models.JSONField(default=dict, blank=True, help_text="Names with what belongs there; none: default.")
    theme = models.JSONField(default=dict, blank=True, help_text="How people's pages look; see services/theme.py.")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.CheckConstraint(name="project_sample_in_percent", condition=Q(sample_percent__lte=100))]

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A member of staff, signed in by e-mail address. Data subjects are not users."""

    id = models.UUIDField(primary_key=True, default=random_id, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200, blank=True)
    is_active = models.BooleanField(default=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def actor(self) -> str:
        return f"user:{self.pk}"


class Membership(models.Model):
    class Role(models.TextChoices):
        OWNER = "owner"
        REVIEWER = "reviewer"
        PRIVACY_OFFICER = "privacy_officer"
        AUDITOR = "auditor"

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=15, choices=Role)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "project"], name="membership_once_per_project"),
            models.CheckConstraint(
                name="membership_role_known", condition=Q(role__in=["owner", "reviewer", "privacy_officer", "auditor"])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} as {self.role}"


class Scope(models.TextChoices):
    READ = "read"
    WRITE = "write"
    PRIVACY = "privacy"
    ADMIN = "admin"
    CROSS_SUBJECT = "cross_subject"
    DIRECTORY = "directory"


class ApiKeyQuerySet(models.QuerySet["ApiKey"]):
    def usable(self) -> "ApiKeyQuerySet":
        return self.filter(revoked_at=None)


class ApiKey(models.Model):
    """A key of an agent. Keys have full entropy, so SHA-256 is the right hash for them."""

    id = models.UUIDField(primary_key=True, default=random_id, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="api_keys")
    name = models.CharField(max_length=200)
    prefix = models.CharField(max_length=16)
    digest = models.BinaryField(max_length=32, unique=True)
    scopes = ArrayField(models.CharField(max_length=20, choices=Scope))
    created_at = models.DateTimeField(auto_now_add=True)
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = ApiKeyQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"

    @property
    def actor(self) -> str:
        return f"agent:{self.pk}"


class SubjectQuerySet(models.QuerySet["Subject"]):
    def known_as(self, project_id: UUID, mac: bytes) -> "SubjectQuerySet":
        return self.filter(project_id=project_id, mac=mac)

    def open(self) -> "SubjectQuerySet":
        """Those of whom agents may hear."""
        return self.exclude(state__in=[Subject.State.RESTRICTED, Subject.State.ERASED])


class Subject(models.Model):
    """A data subject: the person an agent's `user_id` stands for."""

    class State(models.TextChoices):
        ACTIVE = "active"
        PAUSED = "paused"
        RESTRICTED = "restricted"
        ERASED = "erased"

    id = models.UUIDField(primary_key=True, default=random_id, editable=False)
    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="subjects")
    mac = models.BinaryField(max_length=16)
    external_id = SealedText()
    state = models.CharField(max_length=10, choices=State, default=State.ACTIVE)
    state_before = models.CharField(
        max_length=10, choices=State, blank=True, help_text="What a restriction returns to."
    )
    email = SealedText(null=True)
    email_mac = models.BinaryField(max_length=16, null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = SubjectQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "mac"], name="subject_once_per_project"),
            models.CheckConstraint(
                name="subject_state_known", condition=Q(state__in=["active", "paused", "restricted", "erased"])
            ),
        ]
        indexes = [models.Index(fields=["email_mac"], name="subject_of_email", condition=Q(email_mac__isnull=False))]

    def __str__(self) -> str:
        return f"subject {self.pk}"

    @property
    def key_owner(self) -> UUID:
        return self.pk

    @property
    def is_closed(self) -> bool:
        """Nothing of this person is read, nor changed by an agent."""
        return self.state in (self.State.RESTRICTED, self.State.ERASED)

    @property
    def actor(self) -> str:
        return f"subject:{self.pk}"


class SignInLinkQuerySet(models.QuerySet["SignInLink"]):
    def open_at(self, moment: datetime) -> "SignInLinkQuerySet":
        return self.filter(used_at=None, expires_at__gt=moment)


class SignInLink(models.Model):
    """A one-time way in for one member of staff or one data subject. Only its hash is kept."""

    id = models.UUIDField(primary_key=True, default=random_id, editable=False)
    digest = models.BinaryField(max_length=32, unique=True)
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, blank=True)
    subject_id = models.UUIDField(null=True, blank=True, db_index=True)
    issued_by = models.CharField(max_length=60)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    objects = SignInLinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="sign_in_link_for_one",
                condition=Q(user__isnull=False, subject_id__isnull=True)
                | Q(user__isnull=True, subject_id__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"sign-in link {self.pk}"


class Lane(models.Model):
    """The right to work on one owner's jobs: a lease with a fencing token."""

    owner_id = models.UUIDField(primary_key=True, default=new_id)
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    fence = models.PositiveBigIntegerField(default=0)
    leased_until = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"lane {self.owner_id}"
