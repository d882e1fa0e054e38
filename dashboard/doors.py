"""The ways in that are open, and how often anybody may try them."""

from dataclasses import dataclass
from datetime import timedelta
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from memory_core.errors import TooManyTries
from memory_core.models import Project, Subject
from memory_core.services import addresses, brake, invitations, staff
from memory_core.services.brake import Rate

HOUR, QUARTER = timedelta(hours=1), timedelta(minutes=15)
PASSWORDS_OF_ONE = Rate("password", 10, QUARTER)
PASSWORDS_BY_ONE = Rate("passwords by client", 60, QUARTER)
LETTERS_TO_ONE = Rate("letter", 3, HOUR)
LETTERS_BY_ONE = Rate("letters by client", 20, HOUR)
ACCOUNTS_BY_ONE = Rate("accounts by client", 60, QUARTER)
HOME_BITS = 64  # of an IPv6 address, as one household or machine has them


@dataclass(frozen=True, slots=True)
class Doors:
    """What a person may be offered: a link by e-mail, their account elsewhere."""

    mail: bool
    account: bool


def of(project: Project | None) -> Doors:
    """Those of a project, or of whoever comes without having been told of one."""
    provider = settings.CANDOR_OIDC
    mine = provider is not None and (project is None or project.slug == provider.project)
    return Doors(mail=invitations.are_possible(), account=mine)


def again_for(subject: Subject) -> Doors:
    """Those by which somebody who is here already can come in anew."""
    doors = of(subject.project)
    return Doors(mail=doors.mail and subject.email_mac is not None, account=doors.account)


def ask_for_link(request: HttpRequest, address: str, *, slug: str = "") -> None:
    """Have a link sent if the address is known. Raises TooManyTries and ProviderError, known or not.

    What is too many for one address is not sent, and not told either: whoever asks need not be whose address it is.
    """
    _brake(LETTERS_BY_ONE, request)
    if not brake.take(LETTERS_TO_ONE, addresses.normal(address)):
        invitations.ask(address, slug=slug)


def ask_for_own_link(request: HttpRequest, subject: Subject) -> None:
    """The same for a person who is here already."""
    _brake(LETTERS_BY_ONE, request)
    if brake.take(LETTERS_TO_ONE, str(subject.pk)):
        raise TooManyTries(_("Three letters an hour are all that are sent. Look into your mail, also where junk goes."))
    invitations.ask_for(subject)


def try_account(request: HttpRequest) -> None:
    """Raises TooManyTries."""
    _brake(ACCOUNTS_BY_ONE, request)


def try_password(request: HttpRequest, address: str) -> None:
    """Count a password before it is looked at. Raises TooManyTries, for accounts that there are and others alike."""
    _brake(PASSWORDS_BY_ONE, request)
    over = brake.take(PASSWORDS_OF_ONE, address)
    if over == 1:
        staff.note_guessing(address)
    if over:
        raise TooManyTries


def password_was_right(address: str) -> None:
    brake.let_go(PASSWORDS_OF_ONE, address)


def client_of(request: HttpRequest) -> str:
    """From where a request comes. Of what proxies write down, only the last is known to be true: ours wrote it."""
    seen: str = request.META.get("REMOTE_ADDR", "")
    if settings.CANDOR_BEHIND_PROXY:
        seen = request.headers.get("X-Forwarded-For", seen).rpartition(",")[2].strip()
    try:
        address = ip_address(seen)
    except ValueError:
        return seen
    return str(ip_network(f"{seen}/{HOME_BITS}", strict=False) if address.version == 6 else address)


def _brake(rate: Rate, request: HttpRequest) -> None:
    if brake.take(rate, client_of(request)):
        raise TooManyTries
