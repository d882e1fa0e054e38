"""Requests of people in plain words: kinds, states, days, and what came of them."""

from collections.abc import Mapping
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from audit.models import PrivacyRequest
from audit.request_lists import LATE, LATER, SOON, WEEK, urgency

Kind, State, Proof = PrivacyRequest.Kind, PrivacyRequest.State, PrivacyRequest.Proof
KINDS: Mapping[str, Promise] = {
    Kind.ACCESS: lazy("See what is held"),
    Kind.RECTIFICATION: lazy("Correct"),
    Kind.ERASURE: lazy("Erase"),
    Kind.RESTRICTION: lazy("Restrict"),
    Kind.PORTABILITY: lazy("Take along"),
    Kind.OBJECTION: lazy("Object"),
}
LAW: Mapping[str, str] = {
    Kind.ACCESS: "Art. 15",
    Kind.RECTIFICATION: "Art. 16",
    Kind.ERASURE: "Art. 17",
    Kind.RESTRICTION: "Art. 18",
    Kind.PORTABILITY: "Art. 20",
    Kind.OBJECTION: "Art. 21",
}
STATES: Mapping[str, tuple[Promise, str]] = {
    State.RECEIVED: (lazy("New"), "blue"),
    State.IDENTIFY: (lazy("Who asks is not proved"), "amber"),
    State.WORKING: (lazy("Being worked on"), "blue"),
    State.GRACE: (lazy("Decided, can still be taken back"), "special"),
    State.RUNNING: (lazy("Being carried out"), "special"),
    State.FULFILLED: (lazy("Done"), "green"),
    State.REFUSED: (lazy("Refused"), "red"),
    State.CANCELLED: (lazy("Taken back"), "net"),
    State.DUPLICATE: (lazy("Same as another"), "net"),
}
PROOFS: Mapping[str, Promise] = {
    Proof.NONE: lazy("nothing yet"),
    Proof.SESSION: lazy("the person signed in"),
    Proof.KEY: lazy("the application vouches for them"),
    Proof.OFFICER: lazy("checked by an officer"),
}
OUTCOMES: Mapping[str, Promise] = {
    "erased": lazy("Everything was erased, and looked for afterwards."),
    "already_gone": lazy("Nothing was held any more: the person had been erased before."),
    "copy": lazy("A copy of everything was made for the person."),
    "mended": lazy("The data was corrected."),
    "restricted": lazy("The data is kept, and nobody reads it or adds to it."),
    "lifted": lazy("The restriction was lifted later."),
}
COLUMNS: Mapping[str, tuple[Promise, str, Promise]] = {
    LATE: (lazy("Late"), "red", lazy("Nothing is late.")),
    SOON: (lazy("Within three days"), "red", lazy("Nothing is due that soon.")),
    WEEK: (lazy("Within a week"), "amber", lazy("Nothing is due this week.")),
    LATER: (lazy("Later"), "green", lazy("Nothing else is open.")),
}


def days_left(due: date, today: date) -> str:
    """How far away a day is, as one says it."""
    left = (due - today).days
    if left < 0:
        return ngettext("%(days)d day late", "%(days)d days late", -left) % {"days": -left}
    if left == 0:
        return _("due today")
    return ngettext("due tomorrow", "due in %(days)d days", left) % {"days": left}


def due_tone(due: date, today: date) -> str:
    return COLUMNS[urgency(due, today)][1]
