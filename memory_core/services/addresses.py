"""E-mail addresses of people: given by the host application, used to send them a link to their own page.

An address is kept sealed under the person's key, and as a MAC under the project's, by which it is found again.
"""

import unicodedata
from uuid import UUID

from memory_core import vault
from memory_core.errors import NotFound
from memory_core.models import Subject
from memory_core.services.ledger import act

KIND = "email"
MAX_CHARS = 254


def normal(address: str) -> str:
    """The form in which addresses are compared. Mail servers ignore case, whatever the standard allows them."""
    return unicodedata.normalize("NFC", address.strip()).casefold()


def mac_of(project_id: UUID, address: str) -> bytes:
    return vault.mac(project_id, KIND, normal(address))


def behind(project_id: UUID, address: str) -> list[Subject]:
    """Those whose address this is; two accounts of one person can share it. Call it inside the project's scope."""
    found = Subject.objects.filter(project_id=project_id, email_mac=mac_of(project_id, address))
    return list(found.exclude(state=Subject.State.ERASED).order_by("pk"))


def keep(subject_id: UUID, address: str | None, *, project_id: UUID, actor: str) -> None:
    """Keep the address of a person instead of the one before, or with None no longer any. Raises NotFound."""
    with act(project_id) as log:
        people = Subject.objects.select_for_update(no_key=True).exclude(state=Subject.State.ERASED)
        subject = people.filter(pk=subject_id).first()
        if subject is None:
            raise NotFound("Nothing is known of this person.")
        mac = mac_of(project_id, address) if address else None
        if mac == (bytes(subject.email_mac) if subject.email_mac else None):
            return
        subject.email, subject.email_mac = address.strip() if address else None, mac
        subject.save(update_fields=["email", "email_mac", "updated_at"])
        log.add("subject.address_kept" if address else "subject.address_dropped", actor=actor, subject=subject)
