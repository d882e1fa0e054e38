"""Who is told, and what they were told, as the page shows it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from audit import receivers
from audit.models import Notice, Receiver
from dashboard.rows import name_of
from memory_core import vault
from memory_core.models import Subject

About, State = Notice.About, Notice.State

ABOUT: Mapping[str, str | Promise] = {
    About.ERASURE: lazy("Erased"),
    About.RECTIFICATION: lazy("Corrected"),
    About.RESTRICTION: lazy("Restricted"),
    About.RELEASE: lazy("Restriction lifted"),
    About.OBJECTION: lazy("Objected"),
}
SINGLE = lazy("Memories deleted")
STATES: Mapping[str, tuple[str | Promise, str]] = {
    State.QUEUED: (lazy("Not told yet"), "amber"),
    State.TOLD: (lazy("Told"), "blue"),
    State.ACKNOWLEDGED: (lazy("Done, as it says"), "green"),
    State.UNREACHABLE: (lazy("Could not be told"), "red"),
}
ERRORS: Mapping[str, str | Promise] = {
    "removed": lazy("it was removed before"),
    "overtaken": lazy("the person was erased before, and it was told that"),
    "AddressRefused": lazy("its name leads to an address that is not posted to"),
    "ConnectionRefusedError": lazy("nothing answers at its address"),
    "TimeoutError": lazy("it did not answer in time"),
    "gaierror": lazy("its name cannot be found"),
    "SSLCertVerificationError": lazy("its certificate cannot be trusted"),
}


@dataclass(frozen=True, slots=True)
class ReceiverRow:
    receiver: Receiver
    counts: tuple[tuple[str, str, int], ...]
    is_unsafe: bool


@dataclass(frozen=True, slots=True)
class NoticeRow:
    notice: Notice
    about: str
    state: str
    tone: str
    error: str
    person: str
    person_id: UUID | None


def receiver_rows() -> list[ReceiverRow]:
    return [
        ReceiverRow(one, tuple(_counts(one)), is_unsafe=one.url.startswith("http://")) for one in receivers.listed()
    ]


def notice_rows(notices: Sequence[Notice]) -> list[NoticeRow]:
    """What was told about whom. Who is gone has no name any more."""
    people = Subject.objects.in_bulk({notice.subject_id for notice in notices})
    vault.load(people)
    return [_notice_row(notice, people.get(notice.subject_id)) for notice in notices]


def why(error: str) -> str:
    """Why a message did not arrive, in words where there are some."""
    code = error.removeprefix("HTTPError ")
    if code != error:
        return _("it answered with status %(code)s") % {"code": code}
    return str(ERRORS.get(error, error))


def _counts(receiver: Any) -> Iterable[tuple[str, str, int]]:
    for state, (label, tone) in STATES.items():
        if number := getattr(receiver, state):
            yield str(label), tone, number


def _is_of_memories(notice: Notice) -> bool:
    """An erasure of everything belongs to a run, whose receipt it stands on."""
    return notice.about == About.ERASURE and notice.run_id is None


def _notice_row(notice: Notice, person: Subject | None) -> NoticeRow:
    state, tone = STATES[notice.state]
    return NoticeRow(
        notice=notice,
        about=str(SINGLE if _is_of_memories(notice) else ABOUT[notice.about]),
        state=str(state),
        tone=tone,
        error=why(notice.error) if notice.error else "",
        person=name_of(person) if person else _("Erased person"),
        person_id=person.pk if person else None,
    )
