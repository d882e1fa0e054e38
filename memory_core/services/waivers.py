"""What a person let pass stays passed: the same kind of finding at the same place of the same words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from memory_core.engine import screening
from memory_core.engine.screening.rewriting import Rewritten
from memory_core.engine.types import Action, Finding
from memory_core.models import Finding as FindingRow
from memory_core.models import MemoryVersion
from memory_core.services.policy import REMOVED_SECRET
from memory_core.services.screening import Rules, Screened


@dataclass(frozen=True, slots=True)
class Waiver:
    """One finding that a person saw and let pass."""

    place: str
    kind: str
    start: int
    end: int
    at: datetime
    by: str

    def covers(self, place: str, finding: Finding) -> bool:
        """A later scan may draw the borders anew, so an overlap is enough."""
        overlap = finding.start < self.end and self.start < finding.end
        same_spot = (finding.start, finding.end) == (self.start, self.end)
        return place == self.place and finding.kind == self.kind and (overlap or same_spot)


def waivers_of(version: MemoryVersion) -> tuple[Waiver, ...]:
    """Those of a version whose findings are at hand."""
    return tuple(
        Waiver(row.place, row.kind, row.start, row.end, row.waived_at, row.waived_by)
        for row in version.findings.all()
        if row.waived_at is not None
    )


def waiver_for(place: str, finding: Finding, waivers: Iterable[Waiver]) -> Waiver | None:
    return next((waiver for waiver in waivers if waiver.covers(place, finding)), None)


def moved(waivers: Sequence[Waiver], text: Rewritten) -> tuple[Waiver, ...]:
    """The same waivers after words of the text were taken out."""

    def follow(waiver: Waiver) -> Waiver:
        start, end = text.span(waiver.start, waiver.end)
        return replace(waiver, start=start, end=end)

    return tuple(follow(waiver) if waiver.place == "text" else waiver for waiver in waivers)


def left_open(rules: Rules, screened: Screened, waivers: Sequence[Waiver]) -> Screened:
    """What still has to be dealt with. No waiver lets pass what the policy blocks: that may not be stored at all.

    Where a secret was removed there is nothing left to store, so there a person's word counts.
    """
    left = [(place, finding) for place, finding, _ in screened.findings if _asks(rules, place, finding, waivers)]
    verdicts = [
        (place, screening.verdict([finding for at, finding in left if at == place], rules.policy))
        for place in dict.fromkeys(place for place, _ in left)
    ]
    return Screened(
        action=max((verdict.action for _, verdict in verdicts), key=list(Action).index, default=Action.ALLOW),
        findings=tuple((place, f, action) for place, verdict in verdicts for f, action in verdict.findings),
        risk=max((verdict.risk for _, verdict in verdicts), default=0),
        four_eyes=any(verdict.four_eyes for _, verdict in verdicts),
    )


def _asks(rules: Rules, place: str, finding: Finding, waivers: Sequence[Waiver]) -> bool:
    is_blocked = rules.policy.get(finding.kind) is Action.BLOCK and finding.kind != REMOVED_SECRET
    return is_blocked or waiver_for(place, finding, waivers) is None


def write_findings(version: MemoryVersion, screened: Screened, waivers: Sequence[Waiver]) -> None:
    """Put what was found now in the place of what was found before, and the waivers with it."""
    FindingRow.objects.filter(version=version).delete()
    FindingRow.objects.bulk_create([_row(version, found, waivers) for found in screened.findings])


def _row(version: MemoryVersion, found: tuple[str, Finding, Action], waivers: Sequence[Waiver]) -> FindingRow:
    place, finding, action = found
    waiver = waiver_for(place, finding, waivers)
    return FindingRow(
        version=version,
        project_id=version.project_id,
        place=place,
        kind=finding.kind,
        start=finding.start,
        end=finding.end,
        score=finding.score,
        source=finding.source,
        action=action.value,
        rules_version=version.rules_version,
        waived_at=waiver.at if waiver else None,
        waived_by=waiver.by if waiver else "",
    )
