"""People's accounts elsewhere: OpenID Connect by discovery, with PKCE, state and nonce, for one provider.

Authlib does the talking; what it leaves to its caller is held to here: that the discovery speaks for the issuer in the
settings, that nothing goes over an open wire, which signatures count (never `none`, never one made with a shared
secret), and for whom a token was made.
"""

import logging
import time
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.django_client import OAuth
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from joserfc.errors import JoseError
from requests import RequestException

from dashboard.access import FRESH
from memory_core.accounts import Provider, is_safe
from memory_core.api.serializers import MAX_NAME
from memory_core.errors import NotFound, NotPermitted

log = logging.getLogger(__name__)

NAME = "people"
AGAIN = "account_again"
TIMEOUT_SECONDS = 5
LEEWAY_SECONDS = 60  # by how much two clocks may differ
KEPT_SECONDS = 600  # how long what a provider says of itself is believed
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint")
ALGORITHMS = frozenset({"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"})
USUAL = ["RS256"]
# Whatever a provider answers that is not what it should be ends in one of these.
SHAPES = (LookupError, ValueError, TypeError, AttributeError, RuntimeError)
FAULTS = (AuthlibBaseError, JoseError, RequestException, *SHAPES)


@dataclass(frozen=True, slots=True)
class Account:
    """Who a provider says has come in. `proved_at` is when they last proved it there, 0 where that was not told."""

    name: str
    is_address: bool
    proved_at: float
    is_again: bool


def begin(request: HttpRequest, *, again: bool) -> HttpResponse:
    """To the provider; `again` has it ask anew who somebody is. Raises NotFound and NotPermitted."""
    provider = configured()
    request.session[AGAIN] = again
    asked = {"prompt": "login", "max_age": int(FRESH.total_seconds())} if again else {}
    try:
        answer: HttpResponse = _client(provider).authorize_redirect(request, _way_back(request), **asked)
    except FAULTS as fault:
        raise _refused(fault) from None
    return answer


def finish(request: HttpRequest) -> Account:
    """Who came back from the provider. Whatever does not fit raises NotPermitted, and nobody is let in."""
    provider = configured()
    is_again = bool(request.session.pop(AGAIN, False))
    try:
        claims = _claims(request, provider)
        name, is_address = _name(claims, provider)
        return Account(name, is_address, _moment(claims), is_again)
    except FAULTS as fault:
        raise _refused(fault) from None


def configured() -> Provider:
    """Raises NotFound where no provider is."""
    provider: Provider | None = settings.CANDOR_OIDC
    if provider is None:
        raise NotFound
    return provider


def _claims(request: HttpRequest, provider: Provider) -> dict[str, Any]:
    """What is said of the person, in the token or else where the token leads, after everything was checked."""
    if request.GET.get("iss", provider.issuer) != provider.issuer:
        raise ValueError("the answer of another provider")
    client = _client(provider)
    expected = {
        "iss": {"essential": True, "value": provider.issuer},
        "aud": {"essential": True, "value": provider.client_id},
    }
    token = client.authorize_access_token(request, claims_options=expected, leeway=LEEWAY_SECONDS)
    claims: dict[str, Any] = dict(token["userinfo"])
    if provider.claim not in claims:
        more = dict(client.userinfo(token=token))
        if more["sub"] != claims["sub"]:
            raise ValueError("two different people")
        claims = {**more, **claims}
    return claims


def _name(claims: dict[str, Any], provider: Provider) -> tuple[str, bool]:
    name, is_address = claims[provider.claim], provider.claim == "email"
    if not isinstance(name, str) or not name or len(name) > MAX_NAME or "\0" in name:
        raise ValueError("no name that could be looked up")
    if is_address and claims.get("email_verified") not in (True, "true"):
        raise ValueError("an address that nobody has verified")
    return name, is_address


def _moment(claims: dict[str, Any]) -> float:
    """When the person proved who they are: never later than now, whatever the provider's clock says."""
    said = claims.get("auth_time", 0)
    return min(float(said), time.time())


def _client(provider: Provider) -> Any:
    return _made(provider, int(time.monotonic() // KEPT_SECONDS))


@lru_cache(maxsize=2)
def _made(provider: Provider, _turn: int) -> Any:
    """A client that has read what the provider says of itself. What cannot be read is asked for again next time."""
    wire = {"default_timeout": TIMEOUT_SECONDS, "max_redirects": 0}
    client = OAuth().register(
        NAME,
        client_id=provider.client_id,
        client_secret=provider.secret or None,
        server_metadata_url=provider.discovery,
        client_kwargs={"scope": provider.scope, "code_challenge_method": "S256", **wire},
    )
    said = client.load_server_metadata()
    if said["issuer"] != provider.issuer:
        raise ValueError("the discovery speaks for another issuer")
    if not all(is_safe(said[name]) for name in ENDPOINTS if name in said):
        raise ValueError("an address without encryption")
    offered = said.get("id_token_signing_alg_values_supported", USUAL)
    said["id_token_signing_alg_values_supported"] = [name for name in offered if name in ALGORITHMS] or USUAL
    ways = said.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    if provider.secret and "client_secret_basic" not in ways:
        client.client_kwargs["token_endpoint_auth_method"] = "client_secret_post"  # noqa: S105 - the name of a way
    return client


def _way_back(request: HttpRequest) -> str:
    return request.build_absolute_uri(settings.CANDOR_PUBLIC_URL + reverse("dashboard:me-account-back"))


def _refused(fault: Exception) -> NotPermitted:
    """Logs the kind alone: what a provider writes can name a person."""
    log.warning("nobody was let in by an account elsewhere: %s", type(fault).__name__)
    return NotPermitted("The account could not be checked.")
