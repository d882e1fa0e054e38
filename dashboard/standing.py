"""How things stand between a person and the project: what is paused, restricted, on its way out or kept by law."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from audit import own_wishes
from audit.holds import hold_on
from audit.models import LegalHold, PrivacyRequest
from dashboard.known import sentences_for
from memory_core.models import MemoryVersion, Removal, Status, Subject
from memory_core.services import consent, removal, suppression

SENTENCES_SHOWN = 3
LEAVING_SHOWN = 3
VERSIONS_LOOKED_AT = 60
HELD = (Status.PENDING, Status.APPROVED)


@dataclass(frozen=True, slots=True)
class Leaving:
    """Something on its way out, with the first sentences of it."""

    removal: Removal
    what: str
    sentences: Sequence[str]

    @property
    def unseen(self) -> int:
        return max(self.removal.number - len(self.sentences), 0)


@dataclass(frozen=True, slots=True)
class Standing:
    """`farewell` is the wish to have everything erased, `keeper` the request that keeps a restriction up."""

    is_paused: bool
    is_restricted: bool
    paused_agents: int
    not_again: int
    hold: LegalHold | None
    farewell: PrivacyRequest | None
    keeper: PrivacyRequest | None
    leaving: Sequence[Leaving]

    @property
    def leaving_first(self) -> Sequence[Leaving]:
        return self.leaving[:LEAVING_SHOWN]

    @property
    def leaving_besides(self) -> Sequence[Leaving]:
        return self.leaving[LEAVING_SHOWN:]

    @property
    def can_cancel(self) -> bool:
        return self.farewell is not None and self.farewell.state != PrivacyRequest.State.RUNNING

    @property
    def proof(self) -> str:
        """Where the receipt of the erasure will be, for whoever knows the address."""
        if self.farewell is None:
            return ""
        return reverse("dashboard:me-proof", args=[self.farewell.pk, own_wishes.proof_token(self.farewell)])


def standing_of(subject: Subject) -> Standing:
    """Call it inside the scope."""
    is_restricted = subject.state == Subject.State.RESTRICTED
    return Standing(
        is_paused=consent.is_paused(subject),
        is_restricted=is_restricted,
        paused_agents=len(consent.paused_agents(subject)),
        not_again=suppression.number_of(subject),
        hold=hold_on(subject.pk),
        farewell=own_wishes.farewell(subject),
        keeper=own_wishes.kept_up_by(subject) if is_restricted else None,
        leaving=_leaving(subject),
    )


def _leaving(subject: Subject) -> list[Leaving]:
    asked = removal.on_their_way_out(subject)
    sentences = _sentences(subject, [one.pk for one in asked])
    return [Leaving(one, _what(one), sentences.get(one.pk, [])[:SENTENCES_SHOWN]) for one in asked]


def _sentences(subject: Subject, removals: Sequence[UUID]) -> dict[UUID, list[str]]:
    """The newest of what each takes along, as it was held until then."""
    if not removals:
        return {}
    held = MemoryVersion.objects.filter(removal__in=removals, retired_at=None, status__in=HELD)
    found: dict[UUID, list[str]] = {}
    versions = [version for version in held.order_by("-recorded_at")[:VERSIONS_LOOKED_AT] if version.opens]
    for version, sentence in zip(versions, sentences_for(subject, versions), strict=True):
        found.setdefault(version.removal_id, []).append(sentence)  # type: ignore[arg-type] # it has one
    return found


def _what(asked: Removal) -> str:
    number = ngettext("%(n)d thing", "%(n)d things", asked.number) % {"n": asked.number}
    match asked.what:
        case Removal.What.TOPIC:
            return _("A topic: %(number)s") % {"number": number}
        case Removal.What.DATES:
            return _("From a stretch of time: %(number)s") % {"number": number}
        case Removal.What.AGENT:
            return _("From one agent: %(number)s") % {"number": number}
    return number
