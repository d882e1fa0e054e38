"""Changing what is held about something: a new version of the same memory, screened like any other."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any, TypedDict
from uuid import UUID

from django.db.models import Max

from memory_core.errors import Conflict, NotFound
from memory_core.models import MemoryVersion, Project
from memory_core.services import lanes, remember
from memory_core.services.ledger import act
from memory_core.services.screening import without_secrets
from memory_core.tenancy import project_scope


class Changes(TypedDict, total=False):
    """What an edit may touch; what is absent stays."""

    text: str
    metadata: dict[str, Any]
    said_at: datetime
    expires_on: date | None


def edit(project_id: UUID, memory_id: UUID, changes: Changes, *, actor: str) -> MemoryVersion:
    """Propose a new version of a readable memory; returns it, in force when clean, waiting when held.

    While it waits the old one stays in force. Raises NotFound, Conflict for an immutable memory
    and for one whose new words the policy blocks.
    """
    project = Project.objects.get(pk=project_id)
    with project_scope(project_id):
        current = _current(memory_id)
        owner_id, draft = current.owner_id, _changed(current, changes)
    [proposal] = remember.propose(project, [draft])
    if proposal.is_blocked:
        raise Conflict("The project's policy does not allow these words to be stored.")
    with act(project_id) as log:
        lanes.hold(project_id, owner_id)
        current = _current(memory_id)
        memory = current.memory
        remember.withdraw_waiting(memory, actor=actor, log=log, reason="overtaken")
        number = memory.versions.aggregate(newest=Max("number"))["newest"] + 1
        log.add("memory.edited", actor=actor, version=current, fields=sorted(changes))
        return remember.new_version(
            memory, proposal, auto_approve=project.auto_approve, actor=actor, log=log, number=number
        )


def _current(memory_id: UUID) -> MemoryVersion:
    versions = MemoryVersion.objects.readable(expired=True).filter(memory_id=memory_id)
    current = versions.select_related("memory__subject").select_for_update(of=("self",)).first()
    if current is None:
        raise NotFound("Memory not found!")
    if current.memory.immutable:
        raise Conflict("This memory is immutable.")
    return current


def _changed(current: MemoryVersion, changes: Changes) -> remember.Draft:
    draft = replace(remember.draft_of(current), reason="", extractor="edit", model="", prompt_version="")
    wanted = without_secrets(dict(changes))
    return replace(draft, **wanted, value=None if "text" in wanted else draft.value)
