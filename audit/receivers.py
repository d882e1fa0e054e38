"""Systems that get personal data from here, as owners of the project have named them (Art. 19)."""

from urllib.parse import urlsplit
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from audit.models import Notice, Receiver
from memory_core import vault
from memory_core.databases import derived_secret
from memory_core.errors import Conflict, InvalidInput, NotFound
from memory_core.services.ledger import act
from memory_core.services.posting import PostFailed, post
from memory_core.tenancy import project_scope

MAX_NAME_CHARS = 100
MAX_URL_CHARS = 500
MAX_RECEIVERS = 50
ARRIVED = "arrived"


def add(project_id: UUID, name: str, url: str, *, actor: str) -> Receiver:
    """Name a system to be told. Raises InvalidInput, and Conflict for an address that is there already."""
    name, url = name.strip(), url.strip()
    if not name or len(name) > MAX_NAME_CHARS:
        raise InvalidInput.field("name", f"A receiver needs a name of up to {MAX_NAME_CHARS} characters.")
    _must_be_address(url)
    with act(project_id) as log:
        active = Receiver.objects.active()
        if active.filter(url=url).exists():
            raise Conflict("This address is told already.")
        if active.count() >= MAX_RECEIVERS:
            raise Conflict(f"At most {MAX_RECEIVERS} systems can be told. Remove one that is no longer in use.")
        receiver = Receiver.objects.create(project_id=project_id, name=name, url=url)
        log.add("receiver.added", actor=actor, receiver=str(receiver.pk))
    return receiver


def remove(receiver_id: UUID, *, project_id: UUID, actor: str) -> Receiver:
    """Tell it nothing more. What was queued for it counts as not said; what it was told stays on the receipts."""
    with act(project_id) as log:
        receiver = _locked(receiver_id)
        receiver.active = False
        receiver.save(update_fields=["active"])
        unsaid = Notice.objects.queued().filter(receiver=receiver)
        dropped = unsaid.update(state=Notice.State.UNREACHABLE, payload=None, error="removed")
        log.add("receiver.removed", actor=actor, receiver=str(receiver.pk), unsaid=dropped)
    return receiver


def test(receiver_id: UUID, *, project_id: UUID, actor: str) -> str:
    """Send a message that is about nobody; returns ARRIVED, or why it did not arrive. Raises NotFound."""
    with project_scope(project_id):
        receiver = _active(receiver_id)
    message = {"event": "privacy.test", "project": str(project_id), "at": timezone.now().isoformat(timespec="seconds")}
    try:
        post(receiver.url, message, secret=secret_of(receiver))
        outcome = ARRIVED
    except PostFailed as error:
        outcome = str(error)
    with act(project_id) as log:
        log.add("receiver.tested", actor=actor, receiver=str(receiver.pk), outcome=outcome)
    return outcome


def secret_of(receiver: Receiver) -> str:
    """What is signed with, to this receiver and by it. It follows from the project's key and is stored nowhere."""
    return derived_secret(vault.index_key(receiver.project_id), f"receiver:{receiver.pk}")


def listed() -> QuerySet[Receiver]:
    """Those in use, with how many notices of theirs stand in each state. Call it inside the scope."""
    return Receiver.objects.active().with_counts().order_by("name", "pk")


def _must_be_address(url: str) -> None:
    """http or https, to a host, and nothing that would end up in a log or never be sent."""
    try:
        parts = urlsplit(url)
        port_is_sound = parts.port is None or parts.port > 0
    except ValueError:
        parts, port_is_sound = urlsplit(""), False
    plain = url.isascii() and url.isprintable() and " " not in url and len(url) <= MAX_URL_CHARS
    if parts.scheme not in ("http", "https") or not parts.hostname or not port_is_sound or not plain:
        raise InvalidInput.field("url", "Give an address that begins with https:// or http:// and names a host.")
    if "@" in parts.netloc or parts.fragment:
        raise InvalidInput.field("url", "Leave the password and what follows a # out of the address.")


def _active(receiver_id: UUID) -> Receiver:
    receiver = Receiver.objects.active().filter(pk=receiver_id).first()
    if receiver is None:
        raise NotFound("There is no such receiver.")
    return receiver


def _locked(receiver_id: UUID) -> Receiver:
    receiver = Receiver.objects.active().select_for_update(no_key=True).filter(pk=receiver_id).first()
    if receiver is None:
        raise NotFound("There is no such receiver.")
    return receiver
