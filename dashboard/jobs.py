"""Jobs as the console shows them: what became of what agents posted. What a job carries is shown to nobody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from dashboard.rows import name_of
from memory_core import vault
from memory_core.models import Job, MemoryVersion
from memory_core.models.memory import VersionQuerySet
from memory_core.models.source import JobQuerySet
from memory_core.services import backlog, breaker
from memory_core.services.backlog import Backlog
from memory_core.services.breaker import Outage

S = Job.Status
STATES: Mapping[str, tuple[str | Promise, str]] = {
    S.PENDING: (lazy("Waits"), "amber"),
    S.RUNNING: (lazy("Is being read"), "blue"),
    S.SUCCEEDED: (lazy("Done"), "green"),
    S.FAILED: (lazy("Failed"), "red"),
}
TITLES: Mapping[str, str | Promise] = {
    Job.Kind.ADD: lazy("A conversation"),
    Job.Kind.DELETE: lazy("A deletion"),
    Job.Kind.END: lazy("The end of a session"),
}
FILTERS: Mapping[str, str | Promise] = {"failed": lazy("Failed"), "waiting": lazy("Waiting"), "done": lazy("Done")}
COUNTS: Mapping[str, str | Promise] = {
    "turns": lazy("messages"),
    "gated": lazy("of them with nothing to remember"),
    "candidates": lazy("facts proposed"),
    "approved": lazy("approved by themselves"),
    "held": lazy("held for a person"),
    "repeated": lazy("known already"),
    "memories": lazy("stored as given"),
    "blocked": lazy("not to be stored"),
    "deleted": lazy("deleted"),
}
SERVICES: Mapping[str, str | Promise] = {
    breaker.EXTRACTION: lazy("The model's service that reads conversations"),
    breaker.EMBEDDING: lazy("The model's service that makes memories findable by meaning"),
}


@dataclass(frozen=True, slots=True)
class JobRow:
    job: Job
    title: str
    state: str
    tone: str
    person: str
    agent: str
    tokens: int
    next_try: str

    @property
    def may_be_replayed(self) -> bool:
        return self.job.status == S.FAILED


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring jobs, the newest first, and the numbers from which the ones beside them go on."""

    rows: list[JobRow]
    earlier: int | None
    later: int | None


@dataclass(frozen=True, slots=True)
class Trouble:
    """A service that is out, in words."""

    outage: Outage
    service: str
    next_try: str
    stops_reading: bool


@dataclass(frozen=True, slots=True)
class Condition:
    """How the reading goes: what is out, how much waits, what failed."""

    backlog: Backlog
    troubles: list[Trouble]

    @property
    def is_worth_a_word(self) -> bool:
        return bool(self.troubles or self.backlog.failed)


def condition(project_id: UUID) -> Condition:
    """Call it inside the project's scope."""
    return Condition(backlog.of_project(project_id), [_trouble(outage) for outage in breaker.outages()])


def stretch(project_id: UUID, state: str, *, before: int | None, after: int | None, size: int) -> Stretch:
    """The jobs just before one number, or just after another, or the newest. One query, however many there are."""
    found = _narrowed(project_id, state).select_related("subject", "api_key").defer("payload")
    if after is not None:
        jobs = list(found.filter(number__gt=after).order_by("number")[: size + 1])
        shown = jobs[:size][::-1]
        more = len(jobs) > size
        return Stretch(job_rows(shown), shown[-1].number if shown else None, shown[0].number if more else None)
    if before is not None:
        found = found.filter(number__lt=before)
    jobs = list(found.order_by("-number")[: size + 1])
    shown = jobs[:size]
    later = shown[0].number if before is not None and shown else None
    return Stretch(job_rows(shown), shown[-1].number if len(jobs) > size else None, later)


def job_rows(jobs: Sequence[Job]) -> list[JobRow]:
    """Rows for jobs that were fetched with their person and key."""
    vault.load(job.subject_id for job in jobs if job.subject_id)
    return [_row(job) for job in jobs]


def counted(job: Job) -> list[tuple[int, str]]:
    """What a job's summary counts, in words."""
    return [(job.summary[name], str(label)) for name, label in COUNTS.items() if job.summary.get(name)]


def made_by(job: Job) -> VersionQuerySet:
    """The versions that came of a job, as far as they are still there."""
    ids = [entry["version"] for entry in job.results if entry.get("version")]
    return MemoryVersion.objects.filter(pk__in=ids).order_by("pk")


def soon(moment: datetime) -> str:
    """When something will be, roughly."""
    left = moment - timezone.now()
    if left < timedelta(minutes=1):
        return _("in less than a minute")
    minutes = round(left / timedelta(minutes=1))
    return ngettext("in a minute", "in %(n)d minutes", minutes) % {"n": minutes}


def _narrowed(project_id: UUID, state: str) -> JobQuerySet:
    jobs = Job.objects.of(project_id)
    match state:
        case "failed":
            return jobs.failed()
        case "waiting":
            return jobs.unfinished()
        case "done":
            return jobs.finished()
    return jobs


def _row(job: Job) -> JobRow:
    label, tone = STATES[job.status]
    return JobRow(
        job=job,
        title=str(TITLES[job.kind]),
        state=str(label),
        tone=tone,
        person=name_of(job.subject) if job.subject else _("Nobody in particular"),
        agent=job.api_key.name if job.api_key else _("an agent whose key is gone"),
        tokens=job.summary.get("tokens_in", 0) + job.summary.get("tokens_out", 0),
        next_try=soon(job.due_at) if job.due_at and not job.is_due(timezone.now()) else "",
    )


def _trouble(outage: Outage) -> Trouble:
    return Trouble(
        outage, str(SERVICES[outage.service]), soon(outage.next_try_at), outage.service == breaker.EXTRACTION
    )
