"""Whoever a project names is told 7 and 3 days before a request is due, and on the day itself.

What is told are numbers, kinds and dates, and nothing of the person. Each way of telling is tried again by itself.
"""

import logging
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from audit.alarms import EMAIL, TRIED, WEBHOOK, ways_of, webhook_secret
from audit.deadlines import ALARM_DAYS, alarm_at
from audit.models import PrivacyRequest
from memory_core.models import Project
from memory_core.services.ledger import act
from memory_core.services.posting import PostFailed, post
from memory_core.tenancy import project_scope

log = logging.getLogger(__name__)

ACTOR = "system:alarms"
TOLD = {EMAIL: "mailed_for", WEBHOOK: "posted_for"}


def tell(project_id: UUID) -> list[str]:
    """Tell whom it concerns about requests that have come nearer to their day; returns the ways that worked.

    Mail and webhook are sent outside transactions. What failed is tried again in a later round.
    """
    with project_scope(project_id):
        project = Project.objects.get(pk=project_id)
        near = _taken(ways_of(project)) if ways_of(project) else []
    sent = []
    for way in ways_of(project) if near else []:
        untold = [request for request in near if _is_untold(request, way)]
        if untold and _send(way, project, untold):
            _note(project, untold, way)
            sent.append(way)
    return sent


def _taken(ways: Sequence[str]) -> list[PrivacyRequest]:
    """The requests to tell of now; none of those that another worker is telling of."""
    now = timezone.now()
    near = Q(due_on__lte=timezone.localdate() + timedelta(days=max(ALARM_DAYS)))
    free = Q(alarm_tried_at=None) | Q(alarm_tried_at__lt=now - TRIED)
    rows = PrivacyRequest.objects.open().filter(near, free).due_order().select_for_update(of=("self",))
    untold = [request for request in rows if any(_is_untold(request, way) for way in ways)]
    PrivacyRequest.objects.filter(pk__in=[request.pk for request in untold]).update(alarm_tried_at=now)
    return untold


def _is_untold(request: PrivacyRequest, way: str) -> bool:
    reached, told = alarm_at(request.due_on, timezone.localdate()), getattr(request, TOLD[way])
    return reached is not None and (told is None or told > reached)


def _send(way: str, project: Project, requests: Sequence[PrivacyRequest]) -> bool:
    try:
        if way == EMAIL:
            _mail(project, requests).send()
        else:
            post(project.alarm_webhook, _message(project, requests), secret=webhook_secret(project.pk))
    except (OSError, PostFailed) as error:  # SMTP's errors are OSErrors
        reason = str(error) if isinstance(error, PostFailed) else type(error).__name__
        log.warning("request alarm of project %s by %s failed, a later round tries again: %s", project.pk, way, reason)
        return False
    return True


def _note(project: Project, requests: Sequence[PrivacyRequest], way: str) -> None:
    with act(project.pk) as entries:
        for request in requests:
            days = alarm_at(request.due_on, timezone.localdate())
            PrivacyRequest.objects.filter(pk=request.pk).update(**{TOLD[way]: days})
            entries.add(
                "request.alarm",
                actor=ACTOR,
                subject_id=request.subject_id,
                request=str(request.pk),
                number=request.number,
                way=way,
                days=days,
            )


def _mail(project: Project, requests: Sequence[PrivacyRequest]) -> EmailMessage:
    lines = [
        f"In {project.name}, requests of people about their own data are due:",
        "",
        *(f"  {one.number:>5}  {one.get_kind_display():<26}  {one.due_on:%d %B %Y}  {_left(one)}" for one in requests),
        "",
        "The law wants each answered by then, or extended once within its first month.",
        "",
        f"See them: {board_address()}",
    ]
    subject = f"Candor: {len(requests):,} of people's requests due in {project.name}"
    return EmailMessage(subject.replace("\n", " "), "\n".join(lines), None, project.alarm_emails)


def _message(project: Project, requests: Sequence[PrivacyRequest]) -> dict[str, object]:
    return {
        "event": "requests.due",
        "project": str(project.pk),
        "at": timezone.now().isoformat(timespec="seconds"),
        "requests": [
            {
                "id": str(one.pk),
                "number": one.number,
                "kind": one.kind,
                "state": one.state,
                "due_on": one.due_on.isoformat(),
                "days_left": (one.due_on - timezone.localdate()).days,
            }
            for one in requests
        ],
        "url": board_address(),
    }


def board_address() -> str:
    """Where the requests are, in full when CANDOR_PUBLIC_URL says where this Candor is reached."""
    return settings.CANDOR_PUBLIC_URL + reverse("dashboard:requests")


def _left(request: PrivacyRequest) -> str:
    days = (request.due_on - timezone.localdate()).days
    if days < 0:
        return f"{-days} days late" if days < -1 else "one day late"
    return {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")
