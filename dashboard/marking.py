"""Sentences cut into pieces, so that a page can mark what was found, quoted or changed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from django.utils.translation import gettext as _

from memory_core.engine.screening.policy import info
from memory_core.models import Finding, MemoryVersion

WORDS = re.compile(r"\w+|\s+|[^\w\s]")
QUOTE = "quote"


class Change(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a sentence; with a label it is marked, in the colour of `tone`."""

    text: str
    label: str = ""
    tone: str = ""
    change: Change = Change.SAME


@dataclass(frozen=True, slots=True)
class Badge:
    label: str
    tone: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    end: int
    label: str
    tone: str


def found_in(version: MemoryVersion) -> tuple[Piece, ...]:
    """The version's sentence with what screening found in it."""
    spans = [Span(f.start, f.end, *_look(f.kind)) for f in version.findings.all() if f.place == "text"]
    return pieces(version.text, spans)


def quoted(text: str, spans: Iterable[tuple[int, int]]) -> tuple[Piece, ...]:
    """The words of a turn with the quoted spans marked."""
    return pieces(text, [Span(start, end, _("the words this rests on"), QUOTE) for start, end in spans])


def pieces(text: str, spans: Iterable[Span]) -> tuple[Piece, ...]:
    """`text` cut at the spans, in order. Of overlapping spans the first keeps what they share."""
    cut: list[Piece] = []
    position = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        start, end = max(span.start, position), min(span.end, len(text))
        if end <= start:
            continue
        if start > position:
            cut.append(Piece(text[position:start]))
        cut.append(Piece(text[start:end], span.label, span.tone))
        position = end
    return (*cut, Piece(text[position:])) if position < len(text) else tuple(cut)


def difference(old: str, new: str) -> tuple[Piece, ...]:
    """What becomes of the words of `old` on the way to `new`."""
    before, after = WORDS.findall(old), WORDS.findall(new)
    changed: list[Piece] = []
    for name, i, j, k, n in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if name == "equal":
            changed.append(Piece("".join(before[i:j])))
            continue
        gone, come = "".join(before[i:j]), "".join(after[k:n])
        changed += [Piece(gone, change=Change.REMOVED)] if gone else []
        changed += [Piece(come, change=Change.ADDED)] if come else []
    return tuple(changed)


def badges(findings: Iterable[Finding]) -> tuple[Badge, ...]:
    """One badge a kind, the riskiest first."""
    counts: dict[str, int] = {}
    for finding in findings:
        counts[finding.kind] = counts.get(finding.kind, 0) + 1
    riskiest = sorted(counts, key=lambda kind: -info(kind).risk)
    return tuple(Badge(*_look(kind), counts[kind]) for kind in riskiest)


def label_of(kind: str) -> str:
    return _look(kind)[0]


def _look(kind: str) -> tuple[str, str]:
    known = info(kind)
    return _(known.label), known.group
