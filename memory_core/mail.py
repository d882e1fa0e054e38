"""How mail leaves: Django's settings from one address, such as `smtp+tls://user:password@mail.example:587`."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from memory_core.databases import ConfigurationError

BACKENDS = "django.core.mail.backends"
PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


@dataclass(frozen=True, slots=True)
class Mail:
    backend: str
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    starttls: bool = False
    tls: bool = False


def mail_of(url: str) -> Mail:
    """`smtp`, `smtp+tls` (STARTTLS), `smtps` (TLS from the start) or `console:`; nothing is sent without an address."""
    if not url:
        return Mail(f"{BACKENDS}.dummy.EmailBackend")
    parts = urlsplit(url)
    if parts.scheme == "console":
        return Mail(f"{BACKENDS}.console.EmailBackend")
    if parts.scheme not in PORTS or not parts.hostname:
        raise ConfigurationError("CANDOR_EMAIL_URL must look like smtp+tls://user:password@host:587")
    return Mail(
        f"{BACKENDS}.smtp.EmailBackend",
        host=parts.hostname,
        port=parts.port or PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starttls=parts.scheme == "smtp+tls",
        tls=parts.scheme == "smtps",
    )
