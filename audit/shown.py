"""What a reviewer was shown, as a token that travels through the page and comes back with the decision.

It is made of keyed MACs: one over everything that is judged, and a short one for each part of it, so that a
stale decision can be refused with what has changed and without the token telling anything.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from memory_core import vault
from memory_core.errors import StaleDecision
from memory_core.models import MemoryVersion
from memory_core.services import slots
from memory_core.services.slots import Effects

PARTS = ("words", "details", "kind", "validity", "replaces", "findings")
WHOLE_CHARS = 32
PART_CHARS = 8


def shown_mac(version: MemoryVersion) -> str:
    """The token of a version as it stands: hex, the MAC of the whole first. Needs its memory and findings."""
    return _token(version, _would_replace(version))


def shown_macs(versions: Sequence[MemoryVersion]) -> list[str]:
    """`shown_mac` of many, with one query for what they would replace and one for their keys."""
    vault.load(version.owner_id for version in versions)
    memories = {pk for version in versions for pk in (version.memory_id, version.memory.supersedes_id) if pk}
    held = MemoryVersion.objects.in_force().filter(memory_id__in=memories).select_related("memory")
    in_force = {old.memory_id: old for old in held}
    beside = list(slots.beside(versions))
    return [_token(version, _changes(_effects(version, in_force, beside))) for version in versions]


def _effects(
    version: MemoryVersion, in_force: Mapping[UUID, MemoryVersion], beside: Sequence[MemoryVersion]
) -> Effects:
    places = (version.memory_id, version.memory.supersedes_id)
    found = [in_force.get(place) for place in places if place is not None]
    replaced = [old for old in found if old is not None and old.pk != version.pk]
    return slots.effects_among(version, replaced, beside)


def _token(version: MemoryVersion, replaces: list[str]) -> str:
    parts = _parts(version, replaces)
    short = [_mac(version, f"shown {name}", part)[:PART_CHARS] for name, part in zip(PARTS, parts, strict=True)]
    return _mac(version, "shown", [version.number, *parts]) + "".join(short)


def whole(token: str) -> bytes:
    """The 16 bytes of a token that a decision keeps. Raises StaleDecision for what never was one."""
    try:
        mac = bytes.fromhex(token[:WHOLE_CHARS])
    except ValueError:
        mac = b""
    if len(mac) * 2 != WHOLE_CHARS:
        raise StaleDecision("The form came back without what was shown.")
    return mac


def changed_parts(version: MemoryVersion, token: str) -> list[str]:
    """Which of PARTS differ from what was shown; empty also for a token that says nothing about parts."""
    now, shown = _split(shown_mac(version)), _split(token)
    return [name for name, before, after in zip(PARTS, shown, now, strict=False) if before != after]


def _parts(version: MemoryVersion, replaces: list[str]) -> list[list[Any]]:
    """The content of each of PARTS."""
    findings = [f"{f.place}:{f.kind}:{f.start}:{f.end}:{f.action}" for f in version.findings.all()]
    return [
        [version.text],
        [version.metadata, version.categories],
        [version.kind],
        [version.valid_from, version.valid_to, version.expires_on],
        replaces,
        [version.rules_version, version.four_eyes, *findings],
    ]


def _would_replace(version: MemoryVersion) -> list[str]:
    """Ids of the versions in force that an approval would retire, and of what is in force in its place already."""
    return _changes(slots.effects(version))


def _changes(effects: Effects) -> list[str]:
    overtaken = [f"after {effects.successor.version.pk}"] if effects.successor else []
    return sorted([*(str(old.pk) for old in effects.retired), *overtaken])


def _mac(version: MemoryVersion, purpose: str, content: list[Any]) -> str:
    return vault.mac(version.owner_id, purpose, repr([str(version.pk), *content])).hex()


def _split(token: str) -> list[str]:
    parts = token[WHOLE_CHARS:]
    return [parts[at : at + PART_CHARS] for at in range(0, len(parts), PART_CHARS)]
