"""A person's requests in plain words."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

from audit.models import PrivacyRequest
from audit.refusals import GROUNDS, REMEDIES
from audit.request_moves import Move, is_possible

Kind, State = PrivacyRequest.Kind, PrivacyRequest.State

ASKED: Mapping[str, str | Promise] = {
    Kind.ACCESS: lazy("A copy of everything"),
    Kind.RECTIFICATION: lazy("Something to be put right"),
    Kind.ERASURE: lazy("Everything to be deleted"),
    Kind.RESTRICTION: lazy("Use to be restricted"),
    Kind.PORTABILITY: lazy("My data to take along"),
    Kind.OBJECTION: lazy("An objection"),
}
# What a person may want of the team, said by them. What they can do alone stands elsewhere on their pages.
ASKABLE: Mapping[str, tuple[str | Promise, str | Promise]] = {
    Kind.RECTIFICATION: (
        lazy("Put something right"),
        lazy("Something is wrong or missing, and you cannot mend it here. It is not used until it is answered."),
    ),
    Kind.OBJECTION: (
        lazy("I object"),
        lazy("You do not want your data used this way. It is not used until it is answered."),
    ),
    Kind.ACCESS: (lazy("Tell me everything"), lazy("A copy, and answers to what this page does not tell.")),
    Kind.PORTABILITY: (lazy("Give me my data"), lazy("In a form that another service can read.")),
    Kind.RESTRICTION: (lazy("Do not use it for now"), lazy("It stays, and nobody uses it until you say so.")),
}
STATES: Mapping[str, tuple[str | Promise, str]] = {
    State.RECEIVED: (lazy("Arrived"), "amber"),
    State.IDENTIFY: (lazy("We have to make sure it is you"), "amber"),
    State.WORKING: (lazy("Somebody is at it"), "amber"),
    State.GRACE: (lazy("Will be carried out"), "amber"),
    State.RUNNING: (lazy("Being carried out"), "amber"),
    State.FULFILLED: (lazy("Done"), "green"),
    State.REFUSED: (lazy("Refused"), "red"),
    State.CANCELLED: (lazy("Taken back"), "net"),
    State.DUPLICATE: (lazy("Answered with another one"), "net"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One request. `text` are the person's words, `ground` is why it was refused, `remedies` what can be done."""

    request: PrivacyRequest
    what: str
    state: str
    tone: str
    text: str
    can_cancel: bool
    can_confirm: bool
    ground: str = ""
    remedies: str = ""

    @property
    def is_open(self) -> bool:
        return self.request.closed_at is None


def asked_row(request: PrivacyRequest) -> Asked:
    state, tone = STATES[request.state]
    refused = GROUNDS.get(request.refusal) if request.state == State.REFUSED else None
    return Asked(
        request=request,
        what=str(ASKED[request.kind]),
        state=str(state),
        tone=tone,
        text=str(request.details.get("text", "")),
        can_cancel=is_possible(request, Move.CANCEL),
        can_confirm=is_possible(request, Move.PROVE),
        ground=str(refused.label) if refused else "",
        remedies=str(REMEDIES) if refused else "",
    )
