"""API keys: made, checked, revoked."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from memory_core import prepared
from memory_core.callers import Caller
from memory_core.models import ApiKey, Project, Scope
from memory_core.services.ledger import act

MARK = "cdr_"
PREFIX_CHARS = 10
USED_EVERY = timedelta(minutes=1)  # how exact `last_used_at` is; a write on every request would cost more
AGENT_SCOPES = (Scope.READ, Scope.WRITE, Scope.PRIVACY, Scope.DIRECTORY)


def create(project: Project, name: str, *, actor: str, scopes: Sequence[str] = AGENT_SCOPES) -> tuple[ApiKey, str]:
    """A new key and its secret, which is shown once and kept only as a hash."""
    secret = MARK + secrets.token_urlsafe(32)
    key = ApiKey(
        project=project,
        name=name,
        prefix=secret[:PREFIX_CHARS],
        digest=_digest(secret),
        scopes=[str(s) for s in scopes],
    )
    with act(project.pk) as log:
        key.save(force_insert=True)
        log.add("key.created", actor=actor, key=str(key.pk), scopes=key.scopes)
    return key, secret


def revoke(key_id: UUID, project_id: UUID, *, actor: str) -> None:
    """The key stops working at once."""
    with act(project_id) as log:
        if ApiKey.objects.usable().filter(pk=key_id, project_id=project_id).update(revoked_at=timezone.now()):
            log.add("key.revoked", actor=actor, key=str(key_id))


def caller(secret: str) -> Caller | None:
    """Who presents this secret, or None when it is unknown or revoked."""
    rows = _usable().rows(digest=_digest(secret))
    if not rows:
        return None
    key_id, project_id, scopes, last_used_at = rows[0]
    _note_use(key_id, last_used_at)
    return Caller(project_id=project_id, actor=ApiKey(pk=key_id).actor, scopes=frozenset(scopes), key_id=key_id)


@cache
def _usable() -> prepared.Statement:
    """Asked on every request."""
    known = ApiKey.objects.usable().filter(digest=prepared.given("digest"))
    return prepared.Statement.of(known.values_list("pk", "project_id", "scopes", "last_used_at"))


def _note_use(key_id: UUID, last_used_at: datetime | None) -> None:
    now = timezone.now()
    stale = Q(last_used_at=None) | Q(last_used_at__lt=now - USED_EVERY)
    if last_used_at is None or last_used_at < now - USED_EVERY:
        ApiKey.objects.filter(stale, pk=key_id).update(last_used_at=now)


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).digest()
