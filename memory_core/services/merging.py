"""Several memories that say the same become one, in a way that can be taken back exactly.

The survivor keeps its very words and gets a new version, which rests on everything that any of them rested on. All
that went into it, the survivor's own last version among them, is retired as merged and stays untouched behind it, so
that parting them again is a change of states and nothing has to be put together anew. What says the same also goes
together when it is erased.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Max

from memory_core.models import Evidence, Finding, Memory, MemoryVersion, Retired, Status
from memory_core.models.sealed import new_id
from memory_core.services import lifecycle
from memory_core.services.ledger import Log
from memory_core.services.remember import CONTENT

REVIEWER = "user:"
SEALED = ("text", "value", "metadata", "categories", "reason")
Group = Sequence[MemoryVersion]
Row = TypeVar("Row", Evidence, Finding)


def merge(groups: Sequence[Group], *, actor: str, log: Log) -> list[MemoryVersion]:
    """Make one of each group, the first of which survives; returns the new versions in the same order.

    The versions are locked and in force, each group of one owner, and no version stands in two groups. The words are
    the survivor's, so nothing is screened or embedded again. As many statements for many groups as for one.
    """
    numbers = _numbers(groups)
    made = [united(group, numbers[group[0].memory_id] + 1) for group in groups]
    MemoryVersion.objects.bulk_create(made)
    _carry_over(groups, made)
    for version, group in zip(made, groups, strict=True):
        sources = [str(source.pk) for source in group]
        log.add("memory.merged", actor=actor, version=version, number=version.number, sources=sources)
    lifecycle.merge(dict(zip(made, groups, strict=True)), actor=actor, log=log)
    return made


def saying_the_same(memory_ids: Iterable[UUID]) -> set[UUID]:
    """These memories with all that was merged into them, and what they were merged into as long as it stands."""
    found = set(memory_ids)
    new: Collection[UUID] = found
    while new:
        beside: set[UUID] = set()
        touching = MemoryVersion.objects.merges_touching(new).select_related("ended_by")
        for source in touching.defer(*SEALED, *(f"ended_by__{name}" for name in SEALED)):
            if source.ended_by is not None and source.ended_by.memory_id in found:
                beside.add(source.memory_id)
            if source.memory_id in found and source.ended_by is not None and _stands(source.ended_by):
                beside.add(source.ended_by.memory_id)
        new = beside - found
        found |= new
    return found


def part(doomed: Sequence[Memory], *, actor: str, log: Log) -> None:
    """Before these memories go while others that were merged with them stay: each has again what it had itself.

    What a merge brought goes then, since some of it came from what goes. Where it is in force no more there is
    nothing to put back, and it loses the words that only those had. Call it with the owners' lanes held.
    """
    gone = {memory.pk for memory in doomed}
    touched = _merges_touching(gone)
    torn = [(version, sources) for version, sources in touched if not _memories(version, sources) <= gone]
    standing = [version for version, _ in torn if version.is_in_force]
    lifecycle.unmerge(standing, actor=actor, log=log)
    MemoryVersion.objects.filter(pk__in=[version.pk for version in standing]).delete()
    for version, sources in torn:
        if version not in standing:
            left = [source for source in sources if source.memory_id not in gone]
            kept = Evidence.objects.filter(version__in=left).values("turn")
            Evidence.objects.filter(version=version).exclude(turn__in=kept).delete()


def _merges_touching(memory_ids: Collection[UUID]) -> list[tuple[MemoryVersion, list[MemoryVersion]]]:
    """What merges have brought, locked, each with all that went into it, where one of these memories had a part."""
    touching = MemoryVersion.objects.merges_touching(memory_ids).exclude(ended_by=None)
    made = lifecycle.lock_all(pk for pk in touching.values_list("ended_by", flat=True) if pk)
    sources: dict[UUID | None, list[MemoryVersion]] = defaultdict(list)
    for source in MemoryVersion.objects.merged_into(made):
        sources[source.ended_by_id].append(source)
    return [(version, sources[version.pk]) for version in made]


def _memories(version: MemoryVersion, sources: Iterable[MemoryVersion]) -> set[UUID]:
    return {version.memory_id, *(source.memory_id for source in sources)}


def _stands(version: MemoryVersion) -> bool:
    """Waiting, in force, or merged in its turn: it still says the same."""
    return version.status == Status.PENDING or lifecycle.state(version) in (lifecycle.IN_FORCE, Retired.MERGED)


def _numbers(groups: Sequence[Group]) -> Mapping[UUID, int]:
    newest = MemoryVersion.objects.filter(memory__in=[group[0].memory_id for group in groups]).order_by()
    return dict(newest.values_list("memory_id").annotate(newest=Max("number")))


def united(group: Group, number: int) -> MemoryVersion:
    """The survivor's words with the most that any of them knows: see docs/maintenance.md."""
    survivor, last = group[0], max(group, key=lambda version: (version.said_at, version.recorded_at))
    content = {name: getattr(survivor, name) for name in CONTENT}
    content |= {
        "metadata": {key: value for version in reversed(group) for key, value in version.metadata.items()},
        "categories": list(dict.fromkeys(category for version in group for category in version.categories)),
        "importance": max(version.importance for version in group),
        "confidence": max(version.confidence for version in group),
        "stated": any(version.stated for version in group),
        "said_at": last.said_at,
        "valid_from": _beginning(group),
        "valid_to": last.valid_to,
        "expires_on": _expiry(group),
    }
    return MemoryVersion(
        id=new_id(),
        memory=survivor.memory,
        project_id=survivor.project_id,
        owner_id=survivor.owner_id,
        number=number,
        content_mac=survivor.content_mac,
        risk=max(version.risk for version in group),
        proposed_by=_proposer(group),
        rules_version=_rules(group),
        **content,
    )


def _beginning(group: Group) -> datetime | None:
    """Since when it is true: as far back as any of them says, else since it was first said."""
    given = [version.valid_from for version in group if version.valid_from]
    first, last = min(version.said_at for version in group), max(version.said_at for version in group)
    return min(given) if given else (first if first < last else None)


def _expiry(group: Group) -> date | None:
    """One of them that is for good would have stayed, so the whole does."""
    days = [version.expires_on for version in group]
    return None if None in days else max(day for day in days if day)


def _proposer(group: Group) -> str:
    """A reviewer's hand, if one was in it: what had led to the words before stays out of the history then."""
    by_hand = [version.proposed_by for version in group if version.proposed_by.startswith(REVIEWER)]
    return by_hand[0] if by_hand else group[0].proposed_by


def _rules(group: Group) -> str:
    """By which rules all of them were screened; empty when these differ, so that the next rescan looks at it."""
    versions = {version.rules_version for version in group}
    return versions.pop() if len(versions) == 1 else ""


def _carry_over(groups: Sequence[Group], made: Sequence[MemoryVersion]) -> None:
    into = {source.pk: version for version, group in zip(made, groups, strict=True) for source in group}
    survivors = {group[0].pk for group in groups}
    evidence: dict[tuple[Any, ...], Evidence] = {}
    for row in Evidence.objects.filter(version__in=into).order_by("pk"):
        key = (into[row.version_id].pk, row.turn_id, row.start, row.end)
        evidence.setdefault(key, _moved(row, into[row.version_id]))
    Evidence.objects.bulk_create(evidence.values())
    findings = Finding.objects.filter(version__in=into).order_by("pk")
    seen = [row for row in findings if row.version_id in survivors or row.place != "text"]
    Finding.objects.bulk_create([_moved(row, into[row.version_id]) for row in seen])


def _moved(row: Row, version: MemoryVersion) -> Row:
    """The same row once more, for another version."""
    row.pk, row.version, row._state.adding = None, version, True
    return row
