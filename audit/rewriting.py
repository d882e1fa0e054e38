"""Decisions that put other words in force: edited, masked, split in several, merged with another.

What was shown is withdrawn and stays beside the new words, so that the difference can be seen and taken back.
The new words are screened like any others: the policy may block them, or ask for a second person.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID

from django.db.models import Max

from audit.deciding import Word, check_proposer, check_shown, deciding, note_first_yes, put_in_force, waiting
from audit.models import Decision
from memory_core.engine.types import Action, Finding, Kind
from memory_core.errors import Conflict, InvalidInput, NotFound
from memory_core.models import Evidence, Memory, MemoryVersion, Project
from memory_core.models import Finding as Found
from memory_core.services import lifecycle, remember
from memory_core.services.ledger import Log
from memory_core.services.remember import Draft, Proposal, Span
from memory_core.services.screening import masked, without_secrets
from memory_core.services.subjects import Names, Owner
from memory_core.tenancy import project_scope

MAX_TEXT = 10_000
OF_A_SUMMARY = "A summary is made of other memories. It can be approved, edited or rejected, not split or merged."
FEWEST_PARTS, MOST_PARTS = 2, 5


def edit_and_approve(version_id: UUID, *, project_id: UUID, actor: str, shown_mac: str, text: str) -> Decision:
    """Approve other words in place of those shown; both stay, as two versions of one memory.

    This and its sisters raise NotFound, StaleDecision, IllegalTransition, Conflict, and InvalidInput for words
    that cannot be stored. The decision is not `final` where the new words wait for a second person.
    """
    word = Word(version_id, project_id, actor, shown_mac, Decision.Verdict.EDIT)
    return _rewrite(word, _sound(text, "text"))


def mask_and_approve(
    version_id: UUID, *, project_id: UUID, actor: str, shown_mac: str, findings: Sequence[int] | None = None
) -> Decision:
    """Approve with these findings taken out of the text, or with all that the policy does not allow.

    What else was found was seen and is let pass.
    """
    with project_scope(project_id):
        version = waiting(version_id)
        check_shown(version, shown_mac)
        chosen = _maskable(version, findings)
        if not chosen:
            raise InvalidInput.field("findings", "There is nothing to mask in the text.")
        words = masked(version.text, chosen)
    word = Word(version_id, project_id, actor, shown_mac, Decision.Verdict.MASK)
    return _rewrite(word, words, without=frozenset(found.kind for found in chosen))


def split(version_id: UUID, *, project_id: UUID, actor: str, shown_mac: str, texts: Sequence[str]) -> Decision:
    """Approve two to five facts in place of one. The first goes on as the same memory, and replaces what it would."""
    words = [_sound(text, "texts") for text in texts]
    if not FEWEST_PARTS <= len(words) <= MOST_PARTS or len(set(words)) < len(words):
        raise InvalidInput.field("texts", f"Write {FEWEST_PARTS} to {MOST_PARTS} different facts.")
    with project_scope(project_id):
        draft = _draft(waiting(version_id))
    if draft.kind is Kind.SUMMARY:
        raise Conflict(OF_A_SUMMARY)
    proposals = _proposed(project_id, [_other_words(draft, text) for text in words], "texts")
    with deciding(Word(version_id, project_id, actor, shown_mac, Decision.Verdict.SPLIT)) as (decision, log):
        old = decision.version
        lifecycle.withdraw(old, actor=actor, log=log, reason=decision.verdict)
        spans = _spans([old])
        memories = [old.memory, *[_sister(old) for _ in proposals[1:]]]
        pairs = zip(memories, proposals, strict=True)
        first, *_ = [_enter(memory, proposal, spans, decision, log) for memory, proposal in pairs]
        lifecycle.note_successor([old], first)
    return decision


def merge(version_id: UUID, *, project_id: UUID, actor: str, shown_mac: str, into: UUID, text: str) -> Decision:
    """Put one text in the place of this one and of another of the same owner that waits or is in force."""
    words = _sound(text, "text")
    with project_scope(project_id):
        draft = _merged(waiting(version_id), _target(into))
    [proposal] = _proposed(project_id, [_other_words(draft, words)], "text")
    with deciding(Word(version_id, project_id, actor, shown_mac, Decision.Verdict.MERGE)) as (decision, log):
        source, target = decision.version, lifecycle.lock(_target(into).pk)
        _check_mergeable(source, target)
        withdrawn = [source]
        if not target.is_in_force:
            check_proposer(target, actor)
            withdrawn.append(target)
        for version in withdrawn:
            lifecycle.withdraw(version, actor=actor, log=log, reason=decision.verdict)
        new = _enter(target.memory, proposal, _spans([target, source]), decision, log)
        lifecycle.note_successor(withdrawn, new)
    return decision


def masked_text(version: MemoryVersion) -> str:
    """The words of a version with everything masked that the policy does not allow."""
    return masked(version.text, _maskable(version, None))


def _maskable(version: MemoryVersion, wanted: Sequence[int] | None) -> list[Finding]:
    """The named findings, or all that the policy does not allow.

    A model says what a text is about and not where: what it saw is masked, all of the text, only when named.
    """
    rows = [row for row in version.findings.all() if row.place == "text"]
    if wanted is None:
        rows = [row for row in rows if row.action != Action.ALLOW and row.source == Found.Source.RULES]
    else:
        rows = [row for row in rows if row.pk in wanted]
        if len(rows) < len(set(wanted)):
            raise InvalidInput.field("findings", "Choose among what was found in the text.")
    return [Finding(row.kind, row.start, row.end) for row in rows]


def _rewrite(word: Word, text: str, *, without: frozenset[str] = frozenset()) -> Decision:
    with project_scope(word.project_id):
        draft = _draft(waiting(word.version_id))
    draft = replace(draft, labels=tuple(kind for kind in draft.labels if kind not in without))
    [proposal] = _proposed(word.project_id, [_other_words(draft, text)], "text")
    with deciding(word) as (decision, log):
        old = decision.version
        lifecycle.withdraw(old, actor=word.actor, log=log, reason=word.verdict)
        new = _enter(old.memory, proposal, _spans([old]), decision, log)
        lifecycle.note_successor([old], new)
    return decision


def _sound(text: str, field: str) -> str:
    words: str = without_secrets(text.strip())
    if not words or len(words) > MAX_TEXT:
        raise InvalidInput.field(field, f"Write between 1 and {MAX_TEXT:,} characters.")
    return words


def _draft(version: MemoryVersion) -> Draft:
    """What the version holds. A model is not asked about other words: what it saw in these counts for them too."""
    seen = [found.kind for found in version.findings.all() if found.source == Found.Source.MODEL]
    return replace(remember.draft_of(version), labels=tuple(dict.fromkeys(seen)))


def _other_words(draft: Draft, text: str) -> Draft:
    return replace(draft, text=text, value=None, denies=False)


def _proposed(project_id: UUID, drafts: Sequence[Draft], field: str) -> list[Proposal]:
    proposals = remember.propose(Project.objects.get(pk=project_id), drafts)
    if any(proposal.is_blocked for proposal in proposals):
        raise InvalidInput.field(field, "The project's policy does not allow these words to be stored.")
    return proposals


def _enter(memory: Memory, proposal: Proposal, spans: tuple[Span, ...], decision: Decision, log: Log) -> MemoryVersion:
    """The new words, in force at once or, where four eyes are needed, waiting for the second yes."""
    newest = memory.versions.aggregate(newest=Max("number"))["newest"] or 0
    enter = partial(remember.new_version, memory, proposal, auto_approve=False, actor=decision.actor, log=log)
    new = enter(number=newest + 1, evidence=spans)
    decision.made.append(new.pk)
    if new.four_eyes:
        decision.final = False
        note_first_yes(new, decision, log)
    else:
        put_in_force(new, proposal.embedded, decision, log)
    return new


def _sister(old: MemoryVersion) -> Memory:
    """A memory of its own for a further fact, about the same person and under the same names."""
    memory = old.memory
    owner = Owner(old.project_id, memory.subject)
    return remember.new_memory(owner, Names(**memory.scopes), immutable=memory.immutable)


def _spans(versions: Sequence[MemoryVersion]) -> tuple[Span, ...]:
    evidence = Evidence.objects.filter(version__in=versions).select_related("turn").order_by("pk")
    return tuple({(e.turn_id, e.start, e.end): Span(e.turn, e.start, e.end) for e in evidence}.values())


def _target(version_id: UUID) -> MemoryVersion:
    found = MemoryVersion.objects.alive().select_related("memory").filter(pk=version_id).first()
    if found is None:
        raise Conflict("The memory to merge with has changed or gone. Please choose again.")
    return found


def _check_mergeable(source: MemoryVersion, target: MemoryVersion) -> None:
    if source.owner_id != target.owner_id:
        raise NotFound("There is no such memory of the same person.")
    if source.pk == target.pk:
        raise InvalidInput.field("into", "Choose another memory to merge with.")
    if Kind.SUMMARY in (source.kind, target.kind):
        raise Conflict(OF_A_SUMMARY)
    if target.memory.immutable and target.is_in_force:
        raise Conflict("The memory to merge with may not be changed.")


def _merged(source: MemoryVersion, target: MemoryVersion) -> Draft:
    """The target's draft, enriched by what the source knows more."""
    _check_mergeable(source, target)
    kept, added = _draft(target), _draft(source)
    return replace(
        kept,
        metadata={**added.metadata, **kept.metadata},
        categories=tuple(dict.fromkeys([*kept.categories, *added.categories])),
        said_at=max(kept.said_at, added.said_at),
        importance=max(kept.importance, added.importance),
        stated=kept.stated and added.stated,
        labels=tuple(dict.fromkeys([*kept.labels, *added.labels])),
    )
