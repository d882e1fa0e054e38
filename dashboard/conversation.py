"""The words a memory rests on, among the turns around them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from dashboard.marking import Piece, echoes, quoted
from memory_core.engine.types import Kind, Role
from memory_core.models import Evidence, MemoryVersion, Turn

AROUND = 2


@dataclass(frozen=True, slots=True)
class Spoken:
    """One turn; the words it lent to a memory are marked, and in all of it what screening found in that memory."""

    role: str
    speaker: str
    said_at: datetime
    words: tuple[Piece, ...]


def around(version: MemoryVersion) -> list[Spoken]:
    """The turns a version rests on and AROUND others before and after each, in the order they were said."""
    if version.kind == Kind.SUMMARY:
        return _summed_up(version)
    spans: dict[object, list[tuple[int, int]]] = {}
    for evidence in version.evidence.all():
        spans.setdefault(evidence.turn_id, []).append((evidence.start, evidence.end))
    turns = _same_exchange(version.evidence.all())
    near = {place + step for place, turn in enumerate(turns) if turn.pk in spans for step in range(-AROUND, AROUND + 1)}
    return [_spoken(version, turn, spans.get(turn.pk, [])) for place, turn in enumerate(turns) if place in near]


def _summed_up(version: MemoryVersion) -> list[Spoken]:
    """What a summary is made of, in the place of turns; what agrees with its words is marked."""
    sources = version.sources.exclude(source=None).select_related("source").order_by("source__said_at", "pk")
    made_of = [row.source for row in sources if row.source is not None]
    said = _("Approved memory")
    return [Spoken("source", said, one.said_at, quoted(one.text, [], echoes(version, one.text))) for one in made_of]


def _same_exchange(evidence: Iterable[Evidence]) -> Sequence[Turn]:
    """Every turn that came in with those quoted, in one query."""
    turns = [row.turn for row in evidence]
    if not turns:
        return []
    jobs = {turn.job_id for turn in turns} - {None}
    same = Turn.objects.filter(Q(job_id__in=jobs) | Q(pk__in=[turn.pk for turn in turns]))
    return list(same.order_by("said_at", "position"))


def _spoken(version: MemoryVersion, turn: Turn, spans: list[tuple[int, int]]) -> Spoken:
    words = quoted(turn.content, spans, echoes(version, turn.content))
    return Spoken(turn.role, _speaker(turn), turn.said_at, words)


def _speaker(turn: Turn) -> str:
    if turn.name:
        return str(turn.name)
    names = {Role.USER.value: _("The person"), Role.ASSISTANT.value: _("The assistant"), Role.TOOL.value: _("A tool")}
    return names.get(turn.role, _("Instructions"))
