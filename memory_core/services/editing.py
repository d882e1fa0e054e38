"""Changing what is held about something: a new version of the same memory, screened like any other."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any, TypedDict
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from memory_core.engine.types import Action
from memory_core.errors import Conflict, IllegalTransition, InvalidInput, NotFound
from memory_core.models import Finding, LedgerEntry, Memory, MemoryVersion, Project, Retired, Status, Subject
from memory_core.models.memory import FindingQuerySet
from memory_core.services import consent, indexing, lanes, lifecycle, remember, suppression
from memory_core.services.ledger import Log, act
from memory_core.services.screening import CONTESTED, without_secrets
from memory_core.services.secrets import clean_metadata
from memory_core.tenancy import project_scope

MAX_TEXT = 10_000
CONTESTED_RISK = 70
AGENT = "agent:"


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
        _check_wanted(memory, proposal, actor)
        remember.withdraw_waiting(memory, actor=actor, log=log, reason="overtaken")
        log.add("memory.edited", actor=actor, version=current, fields=sorted(changes))
        return remember.new_version(
            memory, proposal, auto_approve=project.auto_approve, actor=actor, log=log, number=_next_number(memory)
        )


def edit_by_subject(subject: Subject, memory_id: UUID, text: str) -> MemoryVersion:
    """The person's own correction: the old words are out of force at once, whether or not the new ones are held.

    Returns the new version, in force when clean, waiting when held; and what there is when the words are the same.
    Raises NotFound for what is not held about this person, InvalidInput for no words or too many, Conflict for
    words that the policy blocks.
    """
    words: str = without_secrets(text.strip())
    if not words or len(words) > MAX_TEXT:
        raise InvalidInput.field("text", f"Write between 1 and {MAX_TEXT:,} characters.")
    project = Project.objects.get(pk=subject.project_id)
    with project_scope(project.pk):
        current = _held(subject, memory_id)
        draft = _corrected(current, words)
    if current.text == words:
        return current
    [proposal] = remember.propose(project, [draft])
    if proposal.is_blocked:
        raise Conflict("The project's policy does not allow these words to be stored.")
    with act(project.pk) as log:
        memory = _free_of_the_old(subject, memory_id, log)
        return remember.new_version(
            memory,
            proposal,
            auto_approve=project.auto_approve,
            actor=subject.actor,
            log=log,
            number=_next_number(memory),
        )


def mark_wrong(subject: Subject, memory_id: UUID) -> MemoryVersion:
    """The person says that something is wrong: it is out of force at once, and waits for somebody to look at it.

    What it had put out of force comes back. Raises NotFound, and IllegalTransition for what is marked already.
    """
    with act(subject.project_id) as log:
        lanes.hold(subject.project_id, subject.pk)
        version = _held(subject, memory_id)
        if _contested(version).exists():
            raise IllegalTransition("You have marked this one already.")
        was = lifecycle.state(version)
        if version.is_in_force:
            remember.withdraw_waiting(version.memory, actor=subject.actor, log=log, reason="overtaken")
            lifecycle.unapprove(version, actor=subject.actor, log=log)
        version.risk, version.due_at = max(version.risk, CONTESTED_RISK), timezone.now() + remember.REVIEW_WITHIN
        version.save(update_fields=["risk", "due_at"])
        _note_contested(version)
        log.add("memory.contested", actor=subject.actor, version=version, number=version.number, was=was)
    return version


def unmark_wrong(subject: Subject, memory_id: UUID) -> MemoryVersion:
    """The person takes the mark back, and what was in force is so again. Raises NotFound, IllegalTransition."""
    with project_scope(subject.project_id):
        version = _held(subject, memory_id)
        text = version.text
    [embedded] = indexing.embed([text])
    with act(subject.project_id) as log:
        lanes.hold(subject.project_id, subject.pk)
        version = _held(subject, memory_id)
        if version.status != Status.PENDING or version.text != text or not _contested(version).delete()[0]:
            raise IllegalTransition("This one is not marked as wrong any more.")
        log.add("memory.uncontested", actor=subject.actor, version=version, number=version.number)
        if _was_in_force(version):
            lifecycle.approve(version, actor=subject.actor, embedded=embedded, log=log)
    return version


def is_contested(version: MemoryVersion) -> bool:
    """Whether the person says that it is wrong. The version's findings are at hand."""
    return any(finding.kind == CONTESTED for finding in version.findings.all())


def _check_wanted(memory: Memory, proposal: remember.Proposal, actor: str) -> None:
    """Raise Conflict where an agent writes what the person does not want to have written down."""
    if not actor.startswith(AGENT):
        return
    agent_id, key_id = memory.scopes.get("agent_id"), UUID(actor.removeprefix(AGENT))
    if not consent.may_learn(memory.project_id, memory.subject, agent_id=agent_id, key_id=key_id):
        raise Conflict("Nothing new may be written down about this person at the moment.")
    told = suppression.Told(proposal.draft.text)
    if suppression.refuses(memory.owner_id, [told], by_person_only=True)[0]:
        raise Conflict("The person does not want this to be remembered.")


def _next_number(memory: Memory) -> int:
    newest: int = memory.versions.aggregate(newest=Max("number"))["newest"]
    return newest + 1


def _held(subject: Subject, memory_id: UUID) -> MemoryVersion:
    """What is held about a person as this memory: what is in force, or else what waits. Raises NotFound."""
    versions = MemoryVersion.objects.held_about(subject.pk).filter(memory_id=memory_id)
    version = versions.select_related("memory__subject").order_by("status").first()  # approved before pending
    if version is None:
        raise NotFound("There is nothing of this kind about you.")
    return version


def _corrected(current: MemoryVersion, words: str) -> remember.Draft:
    return replace(
        remember.draft_of(current),
        text=words,
        value=None,
        denies=False,
        reason="",
        said_at=timezone.now(),
        said_by="user",
        stated=True,
        confidence=1.0,
        extractor="correction",
        model="",
        prompt_version="",
    )


def _free_of_the_old(subject: Subject, memory_id: UUID, log: Log) -> Memory:
    """The memory, with nothing of it in force or waiting. It was not so, hence no history shows it to agents."""
    lanes.hold(subject.project_id, subject.pk)
    current = _held(subject, memory_id)
    remember.withdraw_waiting(current.memory, actor=subject.actor, log=log, reason="overtaken")
    if current.is_in_force:
        lifecycle.retire(current, as_=Retired.REVOKED, actor=subject.actor, log=log)
    log.add("memory.corrected", actor=subject.actor, version=current, fields=["text"])
    return current.memory


def _contested(version: MemoryVersion) -> FindingQuerySet:
    return Finding.objects.filter(version=version, kind=CONTESTED, waived_at=None)


def _note_contested(version: MemoryVersion) -> None:
    Finding.objects.create(
        version=version,
        project_id=version.project_id,
        kind=CONTESTED,
        start=0,
        end=len(version.text),
        action=Action.HOLD.value,
        source=Finding.Source.MODEL,  # of all of the text; a later screening takes it over as it is
        rules_version=version.rules_version,
    )


def _was_in_force(version: MemoryVersion) -> bool:
    """Before the person marked it. The ledger is the only one who still knows."""
    entries = LedgerEntry.objects.filter(memory_id=version.memory_id, version_id=version.pk, action="memory.contested")
    newest = entries.order_by("-sequence").first()
    return newest is not None and newest.facts.get("was") == lifecycle.IN_FORCE


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
    if "metadata" in changes:
        wanted["metadata"] = clean_metadata(changes["metadata"])
    if "text" in wanted:  # what other words say about the attribute is not known
        draft = replace(draft, value=None, denies=False)
    return replace(draft, **wanted)
