"""Sentences cut into pieces, so that a page can mark what was found, quoted or changed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from django.utils.translation import gettext as _

from memory_core.engine.screening.policy import info
from memory_core.models import Finding, MemoryVersion

WORDS = re.compile(r"\w+|\s+|[^\w\s]")
QUOTE = "quote"
SHORTEST_ECHO = 3


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
    return pieces(version.text, spans_in_text(version))


def spans_in_text(version: MemoryVersion) -> list[Span]:
    """Where the rules found something in the sentence itself. A model says what, and not where."""
    return [Span(f.start, f.end, *look(f.kind)) for f in version.findings.all() if stands_in_text(f)]


def stands_in_text(finding: Finding) -> bool:
    return finding.place == "text" and finding.source == Finding.Source.RULES


def quoted(text: str, quotes: Iterable[tuple[int, int]], found: Sequence[Span] = ()) -> tuple[Piece, ...]:
    """The words of a turn with the quoted spans marked; what screening `found` stands out from the quotes."""
    gaps = [gap for quote in quotes for gap in _gaps(quote, found)]
    return pieces(text, [*found, *(Span(start, end, _("the words this rests on"), QUOTE) for start, end in gaps)])


def echoes(version: MemoryVersion, text: str) -> list[Span]:
    """Where the words that screening found in a version stand in another text."""
    return [
        Span(*match.span(), span.label, span.tone)
        for span in spans_in_text(version)
        if span.end - span.start >= SHORTEST_ECHO
        for match in re.finditer(re.escape(version.text[span.start : span.end]), text, re.IGNORECASE)
    ]


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
    """One badge a kind, the riskiest first. What stands in the sentence is not counted again in its details."""
    counts: dict[str, int] = {}
    for finding in sorted(findings, key=lambda finding: finding.place != "text"):
        if finding.place == "text" or finding.kind not in counts:
            counts[finding.kind] = counts.get(finding.kind, 0) + 1
    riskiest = sorted(counts, key=lambda kind: -info(kind).risk)
    return tuple(Badge(*look(kind), counts[kind]) for kind in riskiest)


def label_of(kind: str) -> str:
    return look(kind)[0]


def _gaps(quote: tuple[int, int], taken: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """What is left of a quote around the spans that stand in it."""
    position, end = quote
    for span in sorted(taken, key=lambda span: span.start):
        if span.end <= position or span.start >= end:
            continue
        if span.start > position:
            yield position, span.start
        position = max(position, span.end)
    if position < end:
        yield position, end


def look(kind: str) -> tuple[str, str]:
    """What a kind of finding is called, and the tone of its mark."""
    known = info(kind)
    return _(known.label), known.group
