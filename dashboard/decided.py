"""Decisions that were taken, in words: what was done, what changed meanwhile, and what can be taken back."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from audit.hindrances import SENTENCES
from audit.models import Decision
from audit.undo import Revocation
from dashboard import words
from dashboard.marking import Piece, difference
from dashboard.rows import VersionRow, version_rows, with_what_rows_need
from memory_core.errors import CandorError, StaleDecision
from memory_core.models import MemoryVersion


@dataclass(frozen=True, slots=True)
class Stale:
    """Why a decision was refused: in words, by the parts that differ, and word by word."""

    said: str
    changed: Sequence[str]
    difference: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class DecidedRow:
    """A decision with what it was about, and why it cannot be taken back, if it cannot."""

    decision: Decision
    row: VersionRow | None
    said: str
    reason: str
    cannot: str


def said_of(decision: Decision) -> str:
    """What to tell a reviewer who has just decided."""
    if not decision.final:
        return _("Noted. A second person has to say yes too.")
    return {
        "approve": _("Approved. It is in force now."),
        "edit": _("Approved with your words."),
        "mask": _("Masked and approved."),
        "reject": _("Rejected. It will not be remembered."),
        "split": _("Split and approved."),
        "merge": _("Merged and approved."),
    }.get(decision.verdict, _("Done."))


def revocation_said(revocation: Revocation) -> str:
    """What to tell somebody who has just revoked a memory."""
    said = [_("Revoked. No agent gets it any more.")]
    if names := [reader.name or _("an agent whose key is gone") for reader in revocation.readers]:
        said.append(_("Read before by: %(names)s.") % {"names": ", ".join(names)})
    if revocation.restored:
        said.append(_("What it had replaced is in force again."))
    return " ".join(said)


def stale_of(version: MemoryVersion, error: CandorError) -> Stale:
    changed = error.changed if isinstance(error, StaleDecision) else []
    newest = version.memory.versions.order_by("-number").first()
    moved_on = newest is not None and newest.pk != version.pk and newest.opens
    return Stale(
        said=error.detail,
        changed=[str(words.CASE_PARTS.get(part, part)) for part in changed],
        difference=difference(version.text, newest.text) if newest is not None and moved_on else (),
    )


def decided_rows(decisions: Sequence[Decision]) -> list[DecidedRow]:
    """Rows for decisions, in the same number of queries however many they are."""
    versions = with_what_rows_need(MemoryVersion.objects.staying().filter(pk__in=[one.version_id for one in decisions]))
    rows = {row.version.pk: row for row in version_rows(list(versions))}
    return [_row(one, rows.get(one.version_id)) for one in decisions]


def _row(decision: Decision, row: VersionRow | None) -> DecidedRow:
    verdict = words.VERDICTS.get(decision.verdict, decision.verdict)
    said = str(verdict) if decision.final else _("First of two yeses")
    reason = decision.get_reason_display() if decision.reason else ""
    return DecidedRow(decision, row, said, reason, SENTENCES.get(decision.hindrance or "", ""))
