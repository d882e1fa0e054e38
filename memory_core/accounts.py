"""Where people may come in by an account elsewhere: the settings of an OpenID Connect provider, checked at start."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from memory_core.databases import ConfigurationError

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
ORIGIN = re.compile(
    r"https://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:[0-9]{1,5})?|http://(localhost|127\.0\.0\.1)(:[0-9]{1,5})?"
)
# What people can set for themselves at most providers: whoever calls themselves like somebody else would be let in.
CHOSEN_BY_ONESELF = frozenset({"name", "given_name", "family_name", "nickname", "preferred_username", "profile"})


@dataclass(frozen=True, slots=True)
class Provider:
    """`claim` says who somebody is: its value is the `user_id` that agents use, in the project of this slug."""

    issuer: str
    client_id: str
    secret: str
    claim: str
    project: str
    scope: str

    @property
    def discovery(self) -> str:
        return self.issuer.rstrip("/") + "/.well-known/openid-configuration"


def provider_of(*, issuer: str, client_id: str, secret: str, claim: str, project: str, scope: str) -> Provider | None:
    """None without an issuer. Raises ConfigurationError."""
    if not issuer:
        return None
    if not is_safe(issuer) or urlsplit(issuer).query or urlsplit(issuer).fragment:
        raise ConfigurationError("CANDOR_OIDC_ISSUER must begin with https://, as the provider writes it.")
    if not client_id or not project:
        raise ConfigurationError("CANDOR_OIDC_CLIENT_ID and CANDOR_OIDC_PROJECT must be set with CANDOR_OIDC_ISSUER.")
    if claim in CHOSEN_BY_ONESELF:
        raise ConfigurationError(f"CANDOR_OIDC_SUBJECT_CLAIM must not be '{claim}', which people choose themselves.")
    wanted = scope.split() or ["openid", *(["email"] if claim == "email" else [])]
    if "openid" not in wanted:
        raise ConfigurationError("CANDOR_OIDC_SCOPE must name 'openid'.")
    return Provider(issuer, client_id, secret, claim, project, " ".join(wanted))


def is_safe(url: str) -> bool:
    """Whether nobody on the way reads or changes what goes there."""
    parts = urlsplit(url)
    return bool(parts.hostname) and (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK))


def origins_of(name: str, given: list[str]) -> list[str]:
    """Those who may show people's pages inside their own. Raises ConfigurationError for what is no origin."""
    for origin in given:
        if not ORIGIN.fullmatch(origin):
            raise ConfigurationError(f"{name} must list origins such as https://app.example, without a path or '*'.")
    return given
