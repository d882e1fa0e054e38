"""Entries of the ledger as the pages show them, and the state of the chain."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from dashboard import words
from memory_core.models import ApiKey, FormerMember, LedgerEntry, LedgerHead, Membership, Memory, Subject
from memory_core.services import anchors

UUID_TEXT = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
ACTOR_TEXT = re.compile(r"(user|agent|subject):" + UUID_TEXT.pattern)
LATE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """An entry of the ledger. It outlives what it is about, so the ids are those that still lead somewhere."""

    entry: LedgerEntry
    action: str
    actor: str
    chips: tuple[str, ...]
    memory_id: UUID | None
    subject_id: UUID | None

    @property
    def facts(self) -> str:
        return json.dumps(self.entry.facts, ensure_ascii=False, sort_keys=True) if self.entry.facts else ""

    @property
    def digest(self) -> str:
        return bytes(self.entry.digest).hex()

    @property
    def previous(self) -> str:
        return bytes(self.entry.previous).hex()


@dataclass(frozen=True, slots=True)
class ChainState:
    """How the chain stands: its length, how far it was witnessed and when, and whether that still fits.

    `waits_since` is when the first entry was written that nobody has witnessed yet.
    """

    length: int
    anchored: int
    anchored_at: datetime | None
    fits: bool
    waits_since: datetime | None = None

    @property
    def left(self) -> int:
        return max(self.length - self.anchored, 0)

    @property
    def is_late(self) -> bool:
        return self.waits_since is not None and self.waits_since < timezone.now() - LATE


def ledger_rows(entries: Sequence[LedgerEntry]) -> list[LedgerRow]:
    """Rows for entries of the ledger. Five queries at most, however many they are."""
    named = [fact for entry in entries for fact in entry.facts.values() if _is_actor(fact)]
    names = words.actor_names([*(entry.actor for entry in entries), *named])
    memories = Memory.objects.in_bulk({entry.memory_id for entry in entries if entry.memory_id})
    subjects = Subject.objects.in_bulk({entry.subject_id for entry in entries if entry.subject_id})
    return [
        LedgerRow(
            entry=entry,
            action=words.act_label(entry.action),
            actor=names.get(entry.actor, entry.actor),
            chips=_chips(entry, names),
            memory_id=entry.memory_id if entry.memory_id in memories else None,
            subject_id=entry.subject_id if entry.subject_id in subjects else None,
        )
        for entry in entries
    ]


def chain_state(project_id: UUID) -> ChainState:
    """How far the chain was found unbroken when it was last witnessed. Checking it all is a command's work."""
    head = LedgerHead.objects.filter(project_id=project_id).first()
    length = head.sequence if head else 0
    anchor = anchors.newest(project_id)
    if anchor is None:
        return ChainState(length, 0, None, fits=True)
    numbers = (anchor.sequence, anchor.sequence + 1)
    near = {entry.sequence: entry for entry in LedgerEntry.objects.filter(project_id=project_id, sequence__in=numbers)}
    last, following = near.get(anchor.sequence), near.get(anchor.sequence + 1)
    fits = last is not None and bytes(last.digest).hex() == anchor.digest and length >= anchor.sequence
    return ChainState(length, anchor.sequence, anchor.moment, fits, following.at if following else None)


def actor_choices(project_id: UUID) -> list[tuple[str, list[tuple[str, str]]]]:
    """Whom one can ask for, in groups: sorts of actors, members of staff, those who left, and keys."""
    members = Membership.objects.filter(project_id=project_id).select_related("user").order_by("user__email")
    staff = [member.user.actor for member in members]
    left = list(FormerMember.objects.order_by("-left_at").values_list("actor", flat=True))
    keys = [key.actor for key in ApiKey.objects.filter(project_id=project_id).order_by("name")]
    names = words.actor_names([*staff, *left, *keys])
    sorts = [("user", _("Staff")), ("agent", _("Agents")), ("subject", _("The persons themselves")),
             ("system", _("Candor itself"))]  # fmt: skip
    groups = [(_("Staff"), staff), (_("Left"), left), (_("Agents"), keys)]
    named = [(label, [(actor, names[actor]) for actor in actors]) for label, actors in groups if actors]
    return [(_("All of a sort"), sorts), *named]


def _chips(entry: LedgerEntry, names: dict[str, str]) -> tuple[str, ...]:
    """Names of fields, then codes and counts. Ids have their own place and are left out."""
    facts = [
        f"{name.replace('_', ' ')}: {_plain(value, names)}" for name, value in entry.facts.items() if _is_telling(value)
    ]
    return (*(field.replace("_", " ") for field in entry.fields), *facts)


def _is_telling(value: object) -> bool:
    return value not in ("", None, []) and not (isinstance(value, str) and UUID_TEXT.fullmatch(value))


def _is_actor(value: object) -> bool:
    return isinstance(value, str) and ACTOR_TEXT.fullmatch(value) is not None


def _plain(value: object, names: dict[str, str]) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return names.get(value, value) if isinstance(value, str) else str(value)
