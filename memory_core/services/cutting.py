"""Taking out words that may not be stored at all, not even sealed.

This is the one change of a version in place. A new version would leave the words in the old row, where the key
that opens the rest of it opens them too; so the row itself is written over, and what it says of itself (its MAC,
its findings, the spans of its evidence) follows.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from memory_core import vault
from memory_core.engine import screening
from memory_core.engine.screening.policy import info
from memory_core.engine.screening.rewriting import Rewritten, rewritten
from memory_core.engine.types import Action, Finding
from memory_core.models import Evidence, MemoryVersion, Turn
from memory_core.services.ledger import Log
from memory_core.services.policy import REMOVED_SECRET
from memory_core.services.remember import Draft, screened
from memory_core.services.screening import Rules

Find = Callable[[str], list[Finding]]
OVERWRITTEN = ("text", "value", "metadata", "categories", "reason", "content_mac")


def secrets_in(text: str) -> list[Finding]:
    """Secrets, whatever a policy says of them: the door would not have let them in."""
    return _beside_placeholders(text, lambda kind: info(kind).group == "secret")


def forbidden_by(rules: Rules) -> Find:
    """Finds secrets, and what this project's policy blocks."""
    return lambda text: _beside_placeholders(text, partial(is_forbidden, rules))


def without_forbidden(rules: Rules, draft: Draft) -> tuple[Draft, Rewritten]:
    """The draft without what may not be stored, and where its other words went.

    What shows only when details are read together (a name and its value, say) takes the details along.
    """
    find = forbidden_by(rules)
    text = rewritten(draft.text, find)
    clean = replace(
        draft,
        text=text.text,
        value=None if text.rounds else draft.value,
        metadata=_cleaned(draft.metadata, find),
        categories=tuple(_cleaned(draft.categories, find)),
        reason=_cleaned(draft.reason, find),
    )
    left = {place for place, f, _ in screened(rules, clean).findings if is_forbidden(rules, f.kind)}
    if "metadata" in left:
        clean = replace(clean, metadata={})
    if "categories" in left:
        clean = replace(clean, categories=())
    return clean, text


def is_forbidden(rules: Rules, kind: str) -> bool:
    """Where a secret was removed nothing is left that would have to go."""
    return kind != REMOVED_SECRET and (info(kind).group == "secret" or rules.policy.get(kind) is Action.BLOCK)


def write_over(version: MemoryVersion, draft: Draft, *, actor: str, log: Log) -> None:
    """Put the draft's words in the place of the version's own. The lane of its owner is held."""
    version.text, version.value, version.reason = draft.text, draft.value, draft.reason
    version.metadata, version.categories = dict(draft.metadata), list(draft.categories)
    version.content_mac = vault.mac(version.owner_id, "content", draft.text)
    version.save(update_fields=OVERWRITTEN)
    log.add("memory.cut", actor=actor, version=version, fields=["text"], number=version.number)


def cut_turn(turn: Turn, find: Find, *, actor: str, log: Log) -> bool:
    """Take out of a turn what `find` finds, and move the spans that rest on it; returns whether there was any.

    The MAC follows the words, so that a client that posts the conversation again is still recognised.
    """
    content = rewritten(turn.content, find)
    name = _cleaned(turn.name, find)
    if not content.rounds and name == turn.name:
        return False
    for row in Evidence.objects.filter(turn=turn):
        row.start, row.end = content.span(row.start, row.end)
        row.save(update_fields=["start", "end"])
    turn.content, turn.name = content.text, name
    turn.save(update_fields=["content", "name"])
    _follow(turn)
    log.add("turn.cut", actor=actor, subject_id=_person(turn), fields=["content"], turn=str(turn.pk))
    return True


def _follow(turn: Turn) -> None:
    day = "" if turn.run_mac else turn.said_at.date().isoformat()
    turn.mac = vault.mac(turn.owner_id, "turn", f"{turn.role}\0{day}\0{turn.content}")
    try:
        with transaction.atomic():
            turn.save(update_fields=["mac"])
    except IntegrityError:  # the same words were posted again since, and stand in a turn of their own
        turn.refresh_from_db(fields=["mac"])


def _person(turn: Turn) -> UUID | None:
    return None if turn.owner_id == turn.project_id else turn.owner_id


def _beside_placeholders(text: str, is_unwanted: Callable[[str], bool]) -> list[Finding]:
    """Unwanted findings that do not touch a place from which something was removed already."""
    found = screening.scan(text)
    removed = [(finding.start, finding.end) for finding in found if finding.kind == REMOVED_SECRET]
    return [
        finding
        for finding in found
        if finding.kind != REMOVED_SECRET
        and is_unwanted(finding.kind)
        and not any(finding.start < end and start < finding.end for start, end in removed)
    ]


def _cleaned(value: Any, find: Find) -> Any:
    if isinstance(value, str):
        return rewritten(value, find).text
    if isinstance(value, Mapping):
        return {_cleaned(key, find): _cleaned(item, find) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(item, find) for item in value]
    return value
