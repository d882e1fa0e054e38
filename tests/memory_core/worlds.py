"""A project in which something of everything has happened, made through the services."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.utils import timezone

from audit import review
from audit.models import (
    AlarmState,
    BulkRun,
    Claim,
    Contradiction,
    ErasureRun,
    Export,
    ExportPart,
    LegalHold,
    MaintenanceAct,
    MaintenanceChoice,
    MaintenanceRun,
    MergeProposal,
    Note,
    Notice,
    PrivacyRequest,
    Progress,
    QualitySample,
    Receipt,
    Receiver,
    RequestNote,
    RetentionOverride,
    SavedFilter,
)
from memory_core import retrieval
from memory_core.callers import Caller
from memory_core.models import (
    AgentPause,
    EndedSession,
    FormerMember,
    Job,
    MemoryVersion,
    Project,
    Removal,
    RotationDue,
    Status,
    SummarySource,
    Suppression,
    User,
)
from memory_core.models.sealed import random_id
from memory_core.retrieval import Asked
from memory_core.services import ingest, processing
from memory_core.services.ingest import Post, Said
from memory_core.services.subjects import Names
from memory_core.tenancy import project_scope
from tests.factories import make_caller, make_user

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
REVIEWER = "user:rita"
PEOPLE = ("alice", "bob")


@dataclass(frozen=True)
class World:
    project: Project
    caller: Caller
    job: Job


def make_world(project: Project) -> World:
    """Two people talked; one memory of each is in force, one was decided on, one was recalled."""
    user = make_user(project, email=f"rita@{project.slug}.example")
    caller = make_caller(project)
    jobs = [tell(caller, name, "I live in Oslo.", "My phone number is +41 79 123 45 67.") for name in PEOPLE]
    held, _ = waiting(project)
    review.reject(held.pk, project_id=project.pk, actor=REVIEWER, shown_mac=shown(held), reason="sensitive")
    retrieval.search(caller, Asked("Where does the user live?", {"user_id": "alice"}))
    _judge(project, user)
    return World(project, caller, jobs[0])


def _judge(project: Project, user: User) -> None:
    """A row in every table of judgement."""
    left, right = in_force(project)[:2]
    now, scope = timezone.now(), {"project_id": project.pk}
    with project_scope(project.pk):
        Claim.objects.create(version=left, actor=user.actor, leased_until=now, **scope)
        Note.objects.create(version=left, owner_id=left.owner_id, actor=user.actor, text="look again", **scope)
        SavedFilter.objects.create(user=user, name="mine", query="finding=phone", **scope)
        AlarmState.objects.create(told_at=now, **scope)
        FormerMember.objects.create(actor="user:left", name="Lena", role="reviewer", **scope)
        BulkRun.objects.create(actor=user.actor, verdict="approve", versions=[], shown_macs=[], **scope)
        QualitySample.objects.create(version=left, stratum="rules", **scope)
        Contradiction.objects.create(owner_id=left.owner_id, left=left, right=right, cause="test", **scope)
        EndedSession.objects.create(owner_id=left.owner_id, run_mac=bytes(16), **scope)
        SummarySource.objects.create(owner_id=left.owner_id, summary=right, source=left, **scope)
        Progress.objects.create(search=Progress.Search.SAMPLING, up_to=now, **scope)
        _tidy(left, right, user, scope)
        _ask(left, user, scope)


def _tidy(left: MemoryVersion, right: MemoryVersion, user: User, scope: dict[str, UUID]) -> None:
    """A row in every table of maintenance."""
    about = {"owner_id": left.owner_id, **scope}
    run = MaintenanceRun.objects.create(actor=user.actor, dry_run=True, finished_at=timezone.now(), **scope)
    MaintenanceAct.objects.create(run=run, rule="unused", version=left, **about)
    MaintenanceChoice.objects.create(name="unused", value=1, set_by=user.actor, **scope)
    MergeProposal.objects.create(survivor=left, other=right, **about)


def _ask(left: MemoryVersion, user: User, scope: dict[str, UUID]) -> None:
    """A row in every table of what people ask for."""
    now, person = timezone.now(), left.owner_id
    subject = left.memory.subject
    assert subject is not None
    asked = PrivacyRequest.objects.create(
        number=1, subject_id=person, kind="access", filed_by=user.actor, due_on=now.date(), **scope
    )
    RequestNote.objects.create(request=asked, actor=user.actor, text="called back", **scope)
    over = {"released_by": user.actor, "released_at": now}
    LegalHold.objects.create(subject_id=person, reason="a claim", set_by=user.actor, **over, **scope)
    run = ErasureRun.objects.create(subject_id=random_id(), actor=user.actor, finished_at=now, **scope)
    Receipt.objects.create(number=1, run=run, says={}, ledger_sequence=1, mac=bytes(32), **scope)
    receiver = Receiver.objects.create(name="crm", url="https://crm.example", **scope)
    Notice.objects.create(receiver=receiver, subject_id=person, about="restriction", payload={}, **scope)
    export = Export.objects.create(subject=subject, actor=user.actor, format="json", expires_at=now, **scope)
    ExportPart.objects.create(export=export, owner_id=person, number=1, content="{}", **scope)
    RetentionOverride.objects.create(rule="turns", days=30, set_by=user.actor, **scope)
    Removal.objects.create(subject=subject, actor=user.actor, what="memory", number=1, run_at=now, **scope)
    Suppression.objects.create(owner_id=person, fact=random_id(), kind="word", mac=bytes(16), **scope)
    AgentPause.objects.create(subject=subject, agent_mac=bytes(16), **scope)
    RotationDue.objects.create(owner_id=person, **scope)


def post(*contents: str, user_id: str | None = "alice", **fields: object) -> Post:
    """What a user says, message by message."""
    names = Names(user_id=user_id, **{k: fields.pop(k) for k in ("agent_id", "app_id", "run_id") if k in fields})  # type: ignore[arg-type]
    said = tuple(Said("user", content) for content in contents)
    return Post(said, names, **{"said_at": NOON, **fields})  # type: ignore[arg-type]


def tell(caller: Caller, user_id: str, *contents: str, **fields: object) -> Job:
    """Accept an exchange and work it off; the job as it stands afterwards."""
    job = ingest.accept(caller, post(*contents, user_id=user_id, **fields))
    processing.work_lane(job.project_id, job.owner_id)
    return again(job)


def again(job: Job) -> Job:
    with project_scope(job.project_id):
        return Job.objects.select_related("subject").get(pk=job.pk)


def waiting(project: Project) -> list[MemoryVersion]:
    return versions(project, status=Status.PENDING)


def in_force(project: Project) -> list[MemoryVersion]:
    return versions(project, status=Status.APPROVED, retired_at=None)


def texts(found: list[MemoryVersion]) -> list[str]:
    return [version.text for version in found]


def versions(project: Project, **conditions: object) -> list[MemoryVersion]:
    with project_scope(project.pk):
        return list(MemoryVersion.objects.filter(**conditions).select_related("memory__subject").order_by("pk"))


def version(project: Project, pk: UUID) -> MemoryVersion:
    [found] = versions(project, pk=pk)
    return found


def shown(held: MemoryVersion) -> str:
    """The MAC of what a reviewer is shown."""
    with project_scope(held.project_id):
        return review.shown_mac(MemoryVersion.objects.select_related("memory").get(pk=held.pk))
