"""What a project's policy makes of the findings, and how they look once masked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from memory_core.engine.screening.kinds import ALWAYS_HELD, KINDS, KindInfo
from memory_core.engine.types import Action, Finding

STRENGTH: Mapping[Action, int] = {action: strength for strength, action in enumerate(Action)}
RISK_PER_FURTHER_KIND = 5
UNKNOWN_RISK = 70


@dataclass(frozen=True, slots=True)
class Verdict:
    """The strongest action, each finding with its own, and a risk of 0 to 100."""

    action: Action
    findings: tuple[tuple[Finding, Action], ...]
    four_eyes: bool
    risk: int


def info(kind: str) -> KindInfo:
    """What is known about a kind; one nobody knows is treated as an identifier."""
    return (
        KINDS.get(kind) or ALWAYS_HELD.get(kind) or KindInfo(kind.replace("_", " "), "identifier", False, UNKNOWN_RISK)
    )


def verdict(findings: Sequence[Finding], policy: Mapping[str, Action]) -> Verdict:
    """Weighs findings by the policy; a kind the policy does not name is held.

    The risk is the highest among the findings that are not allowed, plus five for each further kind.
    """
    judged = tuple((finding, policy.get(finding.kind, Action.HOLD)) for finding in findings)
    action = max((action for _, action in judged), key=STRENGTH.__getitem__, default=Action.ALLOW)
    four_eyes = any(action is Action.HOLD and info(finding.kind).four_eyes for finding, action in judged)
    kinds = {finding.kind for finding, action in judged if action is not Action.ALLOW}
    return Verdict(action, judged, four_eyes, _risk(kinds))


def _risk(kinds: set[str]) -> int:
    if not kinds:
        return 0
    return min(100, max(info(kind).risk for kind in kinds) + RISK_PER_FURTHER_KIND * (len(kinds) - 1))


def mask(text: str, findings: Sequence[Finding]) -> str:
    """`text` with every found span replaced by `[label]`; overlapping spans become one, named after the riskiest."""
    pieces: list[str] = []
    position = 0
    for kind, start, end in _merged(findings):
        pieces += [text[position:start], f"[{info(kind).label}]"]
        position = end
    return "".join([*pieces, text[position:]])


def _merged(findings: Sequence[Finding]) -> Iterator[tuple[str, int, int]]:
    current: tuple[str, int, int] | None = None
    for finding in sorted(findings, key=lambda finding: (finding.start, -finding.end)):
        if current is None or finding.start >= current[2]:
            if current is not None:
                yield current
            current = (finding.kind, finding.start, finding.end)
        else:
            kind = max(current[0], finding.kind, key=lambda kind: info(kind).risk)
            current = (kind, current[1], max(current[2], finding.end))
    if current is not None:
        yield current
