"""Rows for tests, made through the services wherever one exists. Name only what matters."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

from memory_core import vault
from memory_core.callers import Caller
from memory_core.engine.types import Action, Kind
from memory_core.engine.types import Finding as Found
from memory_core.models import Membership, MemoryVersion, Project, Status, Subject, Turn, User
from memory_core.services import indexing, keys, lifecycle, remember, subjects
from memory_core.services.ledger import act
from memory_core.services.remember import Draft, Proposal, Span
from memory_core.services.screening import Screened
from memory_core.services.subjects import Names, Owner
from memory_core.tenancy import project_scope

ACTOR = "system:test"
ALL_SCOPES = ("read", "write", "privacy", "directory", "cross_subject", "admin")


def make_project(name: str = "Acme", **fields: Any) -> Project:
    return subjects.create_project(name, fields.pop("slug", f"p{secrets.token_hex(4)}"), **fields)


def make_subject(project: Project, external_id: str = "alice") -> Subject:
    with project_scope(project.pk):
        return subjects.find_or_create(project.pk, external_id)


def make_user(project: Project, role: str = "reviewer", email: str = "rita@acme.example") -> User:
    user = User.objects.create_user(email, "a long enough password", name=role.title())
    Membership.objects.create(user=user, project=project, role=role)
    return user


def make_key(project: Project, *, scopes: Sequence[str] = ("read", "write", "privacy", "directory")) -> str:
    """The secret of a new key."""
    return keys.create(project, "test", actor=ACTOR, scopes=scopes)[1]


def make_caller(project: Project, *, scopes: Sequence[str] = ("read", "write", "privacy", "directory")) -> Caller:
    caller = keys.caller(make_key(project, scopes=scopes))
    assert caller is not None
    return caller


def make_memory(
    subject: Subject,
    text: str = "User likes tea",
    *,
    status: str = Status.APPROVED,
    findings: Sequence[tuple[str, int, int]] = (),
    said: str | None = None,
    slot: str | None = None,
    agent_id: str | None = None,
    run_id: str | None = None,
    supersedes: MemoryVersion | None = None,
    **draft: Any,
) -> MemoryVersion:
    """A version in the wanted status, with the turn it rests on (`said`, or its own text)."""
    owner = Owner(subject.project_id, subject)
    names = Names(agent_id=agent_id, run_id=run_id)
    draft = {"said_at": timezone.now(), "kind": Kind.FACT, "extractor": "rules", **draft}
    held = tuple(("text", Found(kind, start, end), Action.HOLD) for kind, start, end in findings)
    screened = Screened(Action.HOLD if held else Action.ALLOW, held, 50 if held else 0)
    [embedded] = indexing.embed([text])
    proposal = Proposal(Draft(text=text, **draft), screened, embedded)
    with act(subject.project_id) as log:
        turn = make_turn(subject, said or text, said_at=draft["said_at"])
        old = supersedes.memory if supersedes else None
        version = remember.new_version(
            remember.new_memory(owner, names, slot=slot, supersedes=old),
            proposal,
            auto_approve=False,
            actor=ACTOR,
            log=log,
            evidence=(Span(turn, 0, len(turn.content)),),
        )
        if status == Status.APPROVED:
            lifecycle.approve(version, actor=ACTOR, embedded=embedded, log=log)
        elif status == Status.REJECTED:
            lifecycle.reject(version, actor=ACTOR, log=log, reason="trivial")
        elif status == Status.WITHDRAWN:
            lifecycle.withdraw(version, actor=ACTOR, log=log, reason="overtaken")
    return version


def make_turn(subject: Subject, content: str, role: str = "user", said_at: datetime | None = None) -> Turn:
    """Call it inside the project's scope."""
    turn = Turn(
        project_id=subject.project_id,
        owner_id=subject.pk,
        mac=vault.mac(subject.pk, "turn", secrets.token_hex(8)),
        role=role,
        content=content,
        position=0,
        said_at=said_at or timezone.now(),
    )
    turn.save(force_insert=True)
    return turn
