"""One-time links: the way in for a person or a member of staff. Only a link's hash is kept."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from memory_core.errors import NotFound
from memory_core.models import SignInLink, User
from memory_core.services.ledger import act

GONE = "This link was used already, has expired, or never existed."


@dataclass(frozen=True, slots=True)
class Offer:
    """A new link: its token, which is kept nowhere, and until when it is good."""

    token: str
    expires_at: datetime

    @property
    def path(self) -> str:
        return reverse("dashboard:enter", args=[self.token])


def issue(*, project_id: UUID, issued_by: str, user: User | None = None, subject_id: UUID | None = None) -> str:
    """The token of a new link, for one member of staff or one person of the project."""
    return offer(project_id=project_id, issued_by=issued_by, user=user, subject_id=subject_id).token


def offer(*, project_id: UUID, issued_by: str, user: User | None = None, subject_id: UUID | None = None) -> Offer:
    """A new link, for one member of staff or one person of the project."""
    token = secrets.token_urlsafe(32)
    now = timezone.now()
    with act(project_id) as log:
        link = SignInLink.objects.create(
            digest=_digest(token),
            project_id=project_id,
            user=user,
            subject_id=subject_id,
            issued_by=issued_by,
            created_at=now,
            expires_at=now + settings.CANDOR_LINK_LIFETIME,
        )
        log.add("link.issued", actor=issued_by, subject_id=subject_id, link=str(link.pk))
    return Offer(token, link.expires_at)


def peek(token: str) -> SignInLink:
    """The link behind a token, without using it up. Raises NotFound."""
    found = SignInLink.objects.open_at(timezone.now()).filter(digest=_digest(token)).select_related("user").first()
    if found is None:
        raise NotFound(GONE)
    return found


def consume(token: str) -> SignInLink:
    """Use a link up. Of two callers at once exactly one gets it. Raises NotFound."""
    link = peek(token)
    with act(link.project_id) as log:
        if not SignInLink.objects.open_at(timezone.now()).filter(pk=link.pk).update(used_at=timezone.now()):
            raise NotFound(GONE)
        actor = link.user.actor if link.user else f"subject:{link.subject_id}"
        log.add("link.used", actor=actor, subject_id=link.subject_id, link=str(link.pk))
    return link


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).digest()
