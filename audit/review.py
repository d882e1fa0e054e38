"""The reviewer's acts. A decision is bound to what was shown, and a stale one is refused with the difference."""

from uuid import UUID

from audit.deciding import Word, deciding, is_second_yes, put_in_force, waiting
from audit.models import BulkRun, Decision
from audit.rewriting import MAX_TEXT, edit_and_approve, mask_and_approve, masked_text, merge, split
from audit.shown import changed_parts, shown_mac
from memory_core.errors import InvalidInput, StaleDecision
from memory_core.services import indexing, lifecycle
from memory_core.services.indexing import Embedded
from memory_core.tenancy import project_scope

__all__ = [
    "MAX_TEXT",
    "approve",
    "changed_parts",
    "edit_and_approve",
    "mask_and_approve",
    "masked_text",
    "merge",
    "reject",
    "shown_mac",
    "split",
]


def approve(
    version_id: UUID,
    *,
    project_id: UUID,
    actor: str,
    shown_mac: str,
    batch: BulkRun | None = None,
    embedded: Embedded | None = None,
) -> Decision:
    """Approve what was shown. Where four eyes are needed the first yes is not `final`: it waits for a second.

    `embedded` saves embedding the words again. Raises NotFound, StaleDecision, IllegalTransition, and Conflict
    for somebody who may not say this yes.
    """
    embedded = embedded or _embedded(version_id, project_id)
    word = Word(version_id, project_id, actor, shown_mac, Decision.Verdict.APPROVE, batch=batch)
    with deciding(word) as (decision, log):
        version = decision.version
        if embedded.text != version.text:
            raise StaleDecision("This memory changed while you were looking at it.", changed=["words"])
        decision.final = not version.four_eyes or is_second_yes(decision)
        if decision.final:
            put_in_force(version, embedded, decision, log)
    return decision


def reject(
    version_id: UUID, *, project_id: UUID, actor: str, shown_mac: str, reason: str, batch: BulkRun | None = None
) -> Decision:
    """Do not remember it; one person is enough. `reason` is one of Decision.Reason."""
    if reason not in Decision.Reason.values:
        raise InvalidInput.field("reason", f"Choose one of {', '.join(Decision.Reason.values)}.")
    word = Word(version_id, project_id, actor, shown_mac, Decision.Verdict.REJECT, reason, batch)
    with deciding(word) as (decision, log):
        lifecycle.reject(decision.version, actor=actor, log=log, reason=reason)
    return decision


def _embedded(version_id: UUID, project_id: UUID) -> Embedded:
    with project_scope(project_id):
        text = waiting(version_id).text
    [embedded] = indexing.embed([text])
    return embedded
