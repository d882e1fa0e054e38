"""Taking words out of a text, and knowing afterwards where every other word went."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from memory_core.engine.screening.policy import info
from memory_core.engine.types import Finding

ROUNDS = 4
WITHHELD = "[secret removed: secret]"


@dataclass(frozen=True, slots=True)
class Cut:
    """`before[start:end]` became `length` characters."""

    start: int
    end: int
    length: int


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A text without what was to go. Each round's cuts are offsets into the text the round before it left."""

    text: str
    rounds: tuple[tuple[Cut, ...], ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `before[start:end]` stands now; what was cut in part is taken with all that replaced it."""
        for cuts in self.rounds:
            start, end = _moved(cuts, start, to_end=False), _moved(cuts, end, to_end=True)
        return start, max(start, end)


def rewritten(text: str, unwanted: Callable[[str], Sequence[Finding]]) -> Rewritten:
    """`text` with everything that `unwanted` finds in it replaced by what it was.

    It looks again until nothing is found, since what is left may show what was hidden; a text that still shows
    something after a few rounds was built to, and is withheld as a whole.
    """
    now = Rewritten(text)
    for _ in range(ROUNDS):
        found = unwanted(now.text)
        if not found:
            return now
        after = without(now.text, found)
        now = Rewritten(after.text, now.rounds + after.rounds)
    return Rewritten(WITHHELD, ((Cut(0, len(text), len(WITHHELD)),),))


def without(text: str, found: Iterable[Finding]) -> Rewritten:
    """`text` with these findings replaced by what they were."""
    pieces: list[str] = []
    cuts: list[Cut] = []
    position = 0
    for kind, start, end in _joined(found):
        words = _words(kind)
        pieces += [text[position:start], words]
        cuts.append(Cut(start, end, len(words)))
        position = end
    return Rewritten("".join([*pieces, text[position:]]), (tuple(cuts),))


def _joined(found: Iterable[Finding]) -> list[tuple[str, int, int]]:
    """Overlapping findings as one, named after the riskiest."""
    joined: list[tuple[str, int, int]] = []
    for finding in sorted(found, key=lambda finding: (finding.start, -finding.end)):
        if joined and finding.start < joined[-1][2]:
            kind, start, end = joined.pop()
            kind = max(kind, finding.kind, key=lambda kind: info(kind).risk)
            joined.append((kind, start, max(end, finding.end)))
        else:
            joined.append((finding.kind, finding.start, finding.end))
    return joined


def _words(kind: str) -> str:
    """A secret leaves the same trace as at the door, so that the next reading knows it for one."""
    return f"[secret removed: {kind}]" if info(kind).group == "secret" else f"[{info(kind).label}]"


def _moved(cuts: Sequence[Cut], position: int, *, to_end: bool) -> int:
    shift = 0
    for cut in cuts:
        if position <= cut.start:
            break
        if position < cut.end:
            return cut.start + shift + (cut.length if to_end else 0)
        shift += cut.length - (cut.end - cut.start)
    return position + shift
