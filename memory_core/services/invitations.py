"""Links by e-mail, for a person who comes to the door and types an address.

Whoever asks learns nothing: the work up to the answer is the same for an address that is known and one that is not,
and the letter is written by a worker. Its message carries ids, never an address.
"""

import logging
from collections.abc import Iterable
from email.utils import formataddr, parseaddr
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone
from django.utils.translation import gettext as _
from kombu.exceptions import OperationalError

from memory_core import vault
from memory_core.celery import app
from memory_core.errors import ProviderError
from memory_core.models import Project, Subject
from memory_core.models.sealed import random_id
from memory_core.services import addresses, links
from memory_core.tenancy import project_scope

log = logging.getLogger(__name__)

ACTOR = "system:mail"
UNAVAILABLE = "No mail can be sent at the moment. Please try again in a few minutes."


def are_possible() -> bool:
    """Whether mail leaves at all, and a letter can say where this Candor is."""
    return bool(settings.CANDOR_EMAIL_URL and settings.CANDOR_PUBLIC_URL)


def ask(address: str, *, slug: str = "") -> None:
    """Have a link sent to whoever this address belongs to, in one project or in every one. Raises ProviderError."""
    projects = list(Project.objects.filter(**({"slug": slug} if slug else {})).values_list("pk", flat=True))
    vault.load(projects)
    known = [(pk, subject.pk) for pk in projects for subject in _behind(pk, address)]
    _queue(known or [(random_id(), random_id())])


def ask_for(subject: Subject) -> None:
    """Have a link sent to a person who is here already. Raises ProviderError."""
    _queue([(subject.project_id, subject.pk)])


def send(project_id: UUID, subject_id: UUID) -> bool:
    """Make a link and send it; returns whether that was done. Nobody is told of a person who is not there."""
    with project_scope(project_id):
        people = Subject.objects.exclude(state=Subject.State.ERASED).select_related("project")
        subject = people.filter(pk=subject_id).first()
    if subject is None or not subject.email or not are_possible():
        return False
    offer = links.offer(project_id=project_id, issued_by=ACTOR, subject_id=subject_id)
    try:
        _letter(subject.project, subject.email, offer).send()
    except OSError as error:  # SMTP's errors are OSErrors
        log.warning("the link for subject %s could not be mailed: %s", subject_id, type(error).__name__)
        return False
    return True


def _behind(project_id: UUID, address: str) -> list[Subject]:
    with project_scope(project_id):
        return addresses.behind(project_id, address)


def _queue(people: Iterable[tuple[UUID, UUID]]) -> None:
    ids = [[str(project_id), str(subject_id)] for project_id, subject_id in people]
    try:
        app.send_task("memory_core.tasks.send_links", args=[ids], ignore_result=True)
    except (OperationalError, OSError) as error:
        log.warning("broker unavailable, no link was sent: %s", type(error).__name__)
        raise ProviderError(UNAVAILABLE) from None


def _letter(project: Project, address: str, offer: links.Offer) -> EmailMessage:
    minutes = round((offer.expires_at - timezone.now()).total_seconds() / 60)
    lines = [
        _("Somebody, probably you, asked for a link to what %(project)s remembers about you:"),
        "",
        settings.CANDOR_PUBLIC_URL + offer.path,
        "",
        _("It works once, within the next %(minutes)s minutes."),
        "",
        _("If it was not you, do nothing. Nobody can open the page without this link."),
    ]
    text = "\n".join(lines) % {"project": project.name, "minutes": minutes}
    title = " ".join((_("Your link to %(project)s") % {"project": project.name}).split())
    headers = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
    return EmailMessage(title, text, _sender(project), [address], headers=headers)


def _sender(project: Project) -> str:
    """The address of this installation under the name of the project, which is what the person knows."""
    return formataddr((" ".join(project.name.split()), parseaddr(settings.DEFAULT_FROM_EMAIL)[1]))
