"""What today's rules make of a version that is stored already. Nothing is changed here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from memory_core.engine.screening.rewriting import Rewritten, without
from memory_core.engine.types import Action
from memory_core.engine.types import Finding as Found
from memory_core.models import Finding, MemoryVersion, Project, Status
from memory_core.services import cutting, remember
from memory_core.services.indexing import Embedded
from memory_core.services.policy import rules_stamp
from memory_core.services.remember import Draft
from memory_core.services.screening import Rules, Screened, rules_of
from memory_core.services.waivers import Waiver, left_open, moved, waivers_of


@dataclass(frozen=True, slots=True)
class Reading:
    """A version as it was read, what today's rules find in it, and its words once they are dealt with.

    `screened` is of the words as they will be, and `open` what of it nobody has let pass.
    """

    version: MemoryVersion
    stamp: str
    draft: Draft
    screened: Screened
    open: Screened
    waivers: tuple[Waiver, ...]
    is_cut: bool
    embedded: Embedded | None = None

    @property
    def has_new_words(self) -> bool:
        return bool(self.draft.text != self.version.text)

    @property
    def may_be_in_force_anew(self) -> bool:
        is_new = self.has_new_words or (self.version.status == Status.PENDING and not self.is_settled)
        return is_new and self.open.action is Action.ALLOW

    @property
    def is_settled(self) -> bool:
        """Nothing but the stamp would change."""
        version = self.version
        if self.is_cut or self.has_new_words or rows_of(version) != _rows_in(self.screened):
            return False
        if version.is_in_force:
            return self.open.action is Action.ALLOW
        return version.risk == self.open.risk and version.four_eyes is self.open.four_eyes


def read(project: Project, version: MemoryVersion) -> Reading:
    """What this project's rules make of a version. Its memory and its findings are at hand."""
    rules = rules_of(project)
    before = stored_draft(version)
    waivers, screened = waivers_of(version), remember.screened(rules, before)
    draft = before
    if any(cutting.is_forbidden(rules, found.kind) for _, found, _ in screened.findings):
        draft, text = cutting.without_forbidden(rules, before)
        waivers, screened = moved(waivers, text), remember.screened(rules, draft)
    is_cut = draft != before
    if masks := _masks(rules, screened, waivers):
        draft, text = _masked(draft, masks)
        waivers, screened = moved(waivers, text), remember.screened(rules, draft)
    still = left_open(rules, screened, waivers)
    return Reading(version, rules_stamp(project), draft, screened, still, waivers, is_cut)


def stored_draft(version: MemoryVersion) -> Draft:
    """A version as it would be screened: with what a model once said of it, which nobody asks again."""
    told = tuple(row.kind for row in version.findings.all() if row.source == Finding.Source.MODEL)
    return replace(remember.draft_of(version), labels=told)


def _masks(rules: Rules, screened: Screened, waivers: Sequence[Waiver]) -> list[Found]:
    still = left_open(rules, screened, waivers).findings
    return [found for place, found, action in still if place == "text" and action is Action.MASK]


def _masked(draft: Draft, masks: Sequence[Found]) -> tuple[Draft, Rewritten]:
    text = without(draft.text, masks)
    told = tuple(kind for kind in draft.labels if kind not in {mask.kind for mask in masks})
    return replace(draft, text=text.text, value=None, labels=told), text


def rows_of(version: MemoryVersion) -> frozenset[tuple[object, ...]]:
    rows = version.findings.all()
    return frozenset((row.place, row.kind, row.start, row.end, row.action, row.source) for row in rows)


def _rows_in(screened: Screened) -> frozenset[tuple[object, ...]]:
    return frozenset((place, f.kind, f.start, f.end, action.value, f.source) for place, f, action in screened.findings)
