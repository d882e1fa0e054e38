"""Secrets that only today's rules know, in what a rescan of the present does not reach: past versions, and turns.

Once for each version of the rules. The ledger says how far a project has come, so a sweep that was cut short goes
on from there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from memory_core import vault
from memory_core.engine.screening import OPEN_POLICY
from memory_core.engine.screening.rewriting import rewritten
from memory_core.errors import CandorError, KeyDestroyed
from memory_core.models import LedgerEntry, MemoryVersion, Project, Turn
from memory_core.services import cutting, indexing, lanes, remember
from memory_core.services.ledger import act
from memory_core.services.screening import RULES_VERSION, Rules, rules_of
from memory_core.services.waivers import write_findings
from memory_core.tenancy import project_scope

ACTOR = "system:rescan"
SWEPT = "rescan.swept"
PAST, TURNS = "past versions", "turns"
NEXT_PART = {PAST: TURNS, TURNS: ""}
BEGINNING = UUID(int=0)
BATCH = 500
SECRETS_ONLY = Rules(OPEN_POLICY, frozenset())


@dataclass(frozen=True, slots=True)
class Place:
    """How far a sweep has come; no part is left when it is through."""

    part: str = PAST
    after: UUID = BEGINNING


def is_due() -> bool:
    """Whether the project in whose scope this is asked still has something to go through."""
    return bool(_place().part)


def step(project_id: UUID) -> bool:
    """Go through the next batch; returns whether there was one."""
    with project_scope(project_id):
        place = _place()
        if not place.part:
            return False
        rows = _rows(place)
        vault.load(row.owner_id for row in rows)
    cut = sum(_cut(project_id, row) for row in rows if _shows_a_secret(row))
    is_last = len(rows) < BATCH
    with act(project_id) as log:
        log.add(
            SWEPT,
            actor=ACTOR,
            part=place.part,
            rows=len(rows),
            cut=cut,
            rules=RULES_VERSION,
            up_to="" if is_last else str(rows[-1].pk),
        )
    return True


def _place() -> Place:
    newest = LedgerEntry.objects.filter(action=SWEPT).order_by("-sequence").first()
    if newest is None or newest.facts["rules"] != RULES_VERSION:
        return Place()
    if up_to := newest.facts["up_to"]:
        return Place(newest.facts["part"], UUID(up_to))
    return Place(NEXT_PART[newest.facts["part"]])


def _rows(place: Place) -> Sequence[MemoryVersion | Turn]:
    if place.part == TURNS:
        return list(Turn.objects.filter(pk__gt=place.after).order_by("pk")[:BATCH])
    past = MemoryVersion.objects.past().select_related("memory__subject").prefetch_related("evidence__turn")
    return list(past.filter(pk__gt=place.after).order_by("pk")[:BATCH])


def _shows_a_secret(row: MemoryVersion | Turn) -> bool:
    try:
        if isinstance(row, Turn):
            return any(rewritten(words, cutting.secrets_in).rounds for words in (row.content, row.name or ""))
        draft = remember.draft_of(row)
        return cutting.without_forbidden(SECRETS_ONLY, draft)[0] != draft
    except (KeyDestroyed, ValueError):  # nobody can open it, so there is nothing to take out
        return False


def _cut(project_id: UUID, row: MemoryVersion | Turn) -> bool:
    try:
        with act(project_id) as log:
            lanes.hold(project_id, row.owner_id)
            if isinstance(row, Turn):
                turn = Turn.objects.select_for_update().filter(pk=row.pk).first()
                return turn is not None and cutting.cut_turn(turn, cutting.secrets_in, actor=ACTOR, log=log)
            versions = MemoryVersion.objects.past().select_related("memory__subject").select_for_update(of=("self",))
            version = versions.filter(pk=row.pk).first()
            if version is None:
                return False
            draft, _ = cutting.without_forbidden(SECRETS_ONLY, remember.draft_of(version))
            cutting.write_over(version, draft, actor=ACTOR, log=log)
            indexing.remove(version)
            rules = rules_of(Project.objects.get(pk=project_id))
            write_findings(version, remember.screened(rules, draft), ())
            return True
    except CandorError:  # the person was erased in the meantime
        return False
