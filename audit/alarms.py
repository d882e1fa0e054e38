"""Nothing waits unseen: whoever a project names is told when something has waited too long.

Late is what came in longer ago than the project's `alarm_after_hours`, or is past its due time. A project is told
once in QUIET, and again before that only when it got worse. What is told holds counts and an address, no content.
Each way of telling succeeds or is tried again by itself: a webhook that is down brings no second e-mail.
"""

import logging
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils import timezone

from audit.models import AlarmState
from audit.queue import BANDS
from memory_core import vault
from memory_core.databases import derived_secret
from memory_core.models import MemoryVersion, Project
from memory_core.services.ledger import act
from memory_core.services.posting import PostFailed, post
from memory_core.tenancy import project_scope

log = logging.getLogger(__name__)

ACTOR = "system:alarms"
QUIET = timedelta(hours=12)
TRIED = timedelta(minutes=4)  # shorter than from one round to the next
EMAIL, WEBHOOK = "email", "webhook"


@dataclass(frozen=True, slots=True)
class Digest:
    """How much is late in a project, by band of risk, and for how long the oldest has waited."""

    high: int
    medium: int
    low: int
    oldest_hours: int

    @property
    def late(self) -> int:
        return self.high + self.medium + self.low


def tell(project_id: UUID) -> list[str]:
    """Tell whom it concerns if something is late and it is time to; returns the ways that worked.

    Mail and webhook are sent outside transactions. What failed is tried again in the next round.
    """
    with project_scope(project_id):
        project = Project.objects.get(pk=project_id)
        ways = ways_of(project)
        digest = digest_of(project) if ways else None
    if digest is None or not digest.late:
        return []
    sent = [way for way in _due(project, digest, ways) if _send(way, project, digest)]
    for way in sent:
        _note(project, digest, way)
    return sent


def digest_of(project: Project) -> Digest:
    """What is late now. Call it inside the project's scope."""
    now = timezone.now()
    late = Q(recorded_at__lt=now - timedelta(hours=project.alarm_after_hours)) | Q(due_at__lt=now)
    bands = {name: Count("pk", filter=band) for name, band in BANDS.items()}
    found = MemoryVersion.objects.awaiting_human().filter(late).aggregate(oldest=Min("recorded_at"), **bands)
    oldest = found.pop("oldest") or now
    return Digest(**found, oldest_hours=int((now - oldest).total_seconds() // 3600))


def webhook_secret(project_id: UUID) -> str:
    """What the webhook's messages are signed with; it follows from the project's key and is stored nowhere."""
    return derived_secret(vault.index_key(project_id), "alarm-webhook")


def ways_of(project: Project) -> list[str]:
    mails = bool(project.alarm_emails) and bool(settings.CANDOR_EMAIL_URL)
    return [EMAIL] * mails + [WEBHOOK] * bool(project.alarm_webhook)


def _due(project: Project, digest: Digest, ways: list[str]) -> list[str]:
    """The ways to tell it now; none when it was told, or while another worker is telling it."""
    now = timezone.now()
    with project_scope(project.pk):
        AlarmState.objects.get_or_create(project=project, defaults={"told_at": now - QUIET})
        state = AlarmState.objects.select_for_update().get(project=project)
        if state.told_at <= now - QUIET or _is_worse(digest, state):
            state.told_at, state.late, state.late_high = now, digest.late, digest.high
            state.mailed = state.posted = False
        elif state.tried_at and state.tried_at > now - TRIED:
            return []
        state.tried_at = now
        state.save()
    told = {EMAIL: state.mailed, WEBHOOK: state.posted}
    return [way for way in ways if not told[way]]


def _is_worse(digest: Digest, state: AlarmState) -> bool:
    """Twice as much is late as was told, or something of high risk where nothing was."""
    return digest.late >= 2 * max(state.late, 1) or bool(digest.high and not state.late_high)


def _send(way: str, project: Project, digest: Digest) -> bool:
    try:
        if way == EMAIL:
            _mail(project, digest).send()
        else:
            post(project.alarm_webhook, _message(project, digest), secret=webhook_secret(project.pk))
    except (OSError, PostFailed) as error:  # SMTP's errors are OSErrors
        reason = str(error) if isinstance(error, PostFailed) else type(error).__name__
        log.warning("alarm of project %s by %s failed, the next round tries again: %s", project.pk, way, reason)
        return False
    return True


def _note(project: Project, digest: Digest, way: str) -> None:
    done = {"mailed": True} if way == EMAIL else {"posted": True}
    with act(project.pk) as entries:
        AlarmState.objects.filter(project=project).update(**done)
        entries.add("alarm.sent", actor=ACTOR, way=way, **asdict(digest))


def _mail(project: Project, digest: Digest) -> EmailMessage:
    lines = [
        f"In {project.name}, {digest.late:,} memories have waited too long for a reviewer.",
        "",
        f"  high risk     {digest.high:>7,}",
        f"  medium risk   {digest.medium:>7,}",
        f"  low risk      {digest.low:>7,}",
        "",
        f"The oldest has waited for {digest.oldest_hours:,} hours. Agents do not see any of them until then.",
        "",
        f"Review them: {review_address()}",
    ]
    subject = f"Candor: {digest.late:,} memories wait for review in {project.name}"
    return EmailMessage(subject.replace("\n", " "), "\n".join(lines), None, project.alarm_emails)


def _message(project: Project, digest: Digest) -> dict[str, object]:
    return {
        "event": "review.late",
        "project": str(project.pk),
        "at": _moment(timezone.now()),
        "late": digest.late,
        **asdict(digest),
        "url": review_address(),
    }


def review_address() -> str:
    """Where the queue is, in full when CANDOR_PUBLIC_URL says where this Candor is reached."""
    return settings.CANDOR_PUBLIC_URL + reverse("dashboard:review-queue")


def _moment(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
