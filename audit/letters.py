"""Letters to the person: plain text from a template, filled with numbers and dates, to be edited before it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from audit import deadlines
from audit.models import PrivacyRequest
from audit.refusals import GROUNDS, REMEDIES

Kind, State = PrivacyRequest.Kind, PrivacyRequest.State
ASKS: Mapping[str, Promise] = {
    Kind.ACCESS: _("to know what is held about you (Art. 15 GDPR)"),
    Kind.RECTIFICATION: _("to have your data corrected (Art. 16 GDPR)"),
    Kind.ERASURE: _("to have your data erased (Art. 17 GDPR)"),
    Kind.RESTRICTION: _("to have the use of your data restricted (Art. 18 GDPR)"),
    Kind.PORTABILITY: _("to get your data to take it along (Art. 20 GDPR)"),
    Kind.OBJECTION: _("that your data is no longer used (Art. 21 GDPR)"),
}


@dataclass(frozen=True, slots=True)
class Letter:
    """`when` are the states in which it is wanted, `kinds` and `outcomes` the requests that it fits."""

    label: Promise
    body: Promise
    kinds: frozenset[str]
    when: frozenset[str]
    outcomes: frozenset[str] = frozenset()


EVERY = frozenset(Kind)
OPEN = frozenset(State) - frozenset(PrivacyRequest.ENDED)
DONE = frozenset({State.FULFILLED})
FRAME = _(
    """Dear Sir or Madam,

{body}

Yours faithfully,
{project}

Our number for your request: {number}"""
)
LETTERS: Mapping[str, Letter] = {
    "received": Letter(
        _("We have your request"),
        _(
            """on {received} you asked {asked}. We have your request and will answer it by {due}.

You need not do anything until then. You can take your request back at any time before it is carried \
out."""
        ),
        EVERY,
        frozenset({State.RECEIVED, State.WORKING}),
    ),
    "identity": Letter(
        _("Please show us who you are"),
        _(
            """on {received} you asked {asked}. Before we can do so we have to be sure that it is you who asks, \
because otherwise somebody else could get or delete your data.

Please sign in to the service and open its privacy page from there, and confirm your request on that \
page. If you cannot, answer this letter and we will find another way. We ask for no more than we \
need, and we do not keep copies of documents.

We will answer by {due}, as soon as we know that it is you."""
        ),
        EVERY,
        frozenset({State.IDENTIFY}),
    ),
    "extension": Letter(
        _("We need more time"),
        _(
            """on {received} you asked {asked}. We cannot answer within a month. The law lets us extend the time by \
two months where a request is complex or there are many (Art. 12(3) GDPR). You will have our answer \
by {extended}.

The reason:
{extension_reason}

{remedies}"""
        ),
        EVERY,
        OPEN,
    ),
    "copy": Letter(
        _("Here is your data"),
        _(
            """on {received} you asked {asked}. The copy of your data is ready. It has everything that is held \
about you, where it came from, who has read it, how long it is kept, and your own requests.

It can be fetched for a few days on your privacy page. The file is made for you alone: keep it in a \
safe place.

You can ask for your data to be corrected or erased, for its use to be restricted, and you can \
object to it."""
        ),
        frozenset({Kind.ACCESS, Kind.PORTABILITY}),
        DONE,
        frozenset({"copy"}),
    ),
    "corrected": Letter(
        _("It is corrected"),
        _(
            """on {received} you asked {asked}. We have done so. Whoever got the old data from us has been told.

While we looked into it nobody used your data; from now on it is used again as before."""
        ),
        frozenset({Kind.RECTIFICATION}),
        DONE,
        frozenset({"mended"}),
    ),
    "erasure_begins": Letter(
        _("It will be erased"),
        _(
            """on {received} you asked {asked}. We will do so on {run}. Until then you can take your request back.

After that nobody can bring the data back, we ourselves neither: the key that it is locked with is \
destroyed."""
        ),
        frozenset({Kind.ERASURE}),
        frozenset({State.GRACE}),
    ),
    "erased": Letter(
        _("It is erased"),
        _(
            """on {received} you asked {asked}. This was done on {closed}. We have destroyed the key under which \
your data was stored, so that copies in backups cannot be read either, we have deleted the data, and \
we have looked everywhere to see that nothing is left. Whoever got data from us has been told.

We keep a receipt without any content, which proves the above."""
        ),
        frozenset({Kind.ERASURE}),
        DONE,
        frozenset({"erased"}),
    ),
    "nothing_held": Letter(
        _("Nothing is held"),
        _(
            """on {received} you asked {asked}. Nothing about you is held here any more: it was erased before, with \
the key under which it was stored."""
        ),
        EVERY,
        DONE,
        frozenset({"already_gone"}),
    ),
    "restricted": Letter(
        _("Its use is restricted"),
        _(
            """on {received} you asked {asked}. We have done so: your data is kept, and nobody reads it or adds to \
it. Whoever got data from us has been told.

We will tell you before this ends."""
        ),
        frozenset({Kind.RESTRICTION, Kind.OBJECTION}),
        DONE,
        frozenset({"restricted"}),
    ),
    "restriction_ends": Letter(
        _("The restriction will end"),
        _(
            """on {received} you asked {asked}. Since then nobody has read your data. This will end on the day \
after you get this letter (Art. 18(3) GDPR): from then on it is used again.

{remedies}"""
        ),
        frozenset({Kind.RESTRICTION, Kind.OBJECTION, Kind.RECTIFICATION}),
        OPEN | DONE,
    ),
    "refusal": Letter(
        _("We have to refuse"),
        _(
            """on {received} you asked {asked}. We have to refuse this. {ground} ({law} GDPR).

{refusal_reason}

{remedies}"""
        ),
        EVERY,
        frozenset({State.REFUSED}),
    ),
    "taken_back": Letter(
        _("You took it back"),
        _(
            """on {received} you asked {asked}. You have taken this back, and nothing was done. You can ask again \
at any time."""
        ),
        EVERY,
        frozenset({State.CANCELLED}),
    ),
}


def letters_for(request: PrivacyRequest) -> dict[str, Letter]:
    """The letters that fit a request as it stands, by code."""
    return {
        code: letter
        for code, letter in LETTERS.items()
        if request.kind in letter.kinds
        and request.state in letter.when
        and (not letter.outcomes or request.outcome in letter.outcomes)
        and (code != "extension" or request.extended_at is not None)
    }


def draft(request: PrivacyRequest, code: str) -> str:
    """A letter with everything filled in that is known. What is not is left as a gap between brackets."""
    given = _fields(request)
    body = str(LETTERS[code].body).format_map(given)
    return str(FRAME).format_map({**given, "body": body})


def _fields(request: PrivacyRequest) -> dict[str, str]:
    received = timezone.localdate(request.received_at)
    ground = GROUNDS.get(request.refusal)
    return {
        "project": request.project.name,
        "number": str(request.number),
        "received": _day(received),
        "asked": str(ASKS[request.kind]),
        "due": _day(request.due_on),
        "extended": _day(deadlines.extended_due_on(received)),
        "extension_reason": request.extension_reason or _gap(),
        "run": _day(timezone.localdate(request.run_at)) if request.run_at else _gap(),
        "closed": _day(timezone.localdate(request.closed_at)) if request.closed_at else _gap(),
        "ground": f"{ground.label}" if ground else _gap(),
        "law": ground.law if ground else _gap(),
        "refusal_reason": request.refusal_reason or _gap(),
        "remedies": str(REMEDIES),
    }


def _day(day: date) -> str:
    return date_format(day, "j F Y")


def _gap() -> str:
    return "[…]"
