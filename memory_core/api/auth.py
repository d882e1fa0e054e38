"""Keys of agents: `Authorization: Token|Bearer <key>` or `X-API-Key: <key>`."""

from typing import Any

from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed, MethodNotAllowed, NotAuthenticated
from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from memory_core.callers import Caller
from memory_core.services import keys

SCHEMES = ("token", "bearer")


class KeyAuthentication(BaseAuthentication):
    def authenticate(self, request: Request) -> tuple[Caller, Caller] | None:
        secret = _secret(request)
        if secret is None:
            return None
        caller = keys.caller(secret)
        if caller is None:
            raise AuthenticationFailed("This API key is unknown or was revoked.")
        return caller, caller

    def authenticate_header(self, request: Request) -> str:
        return 'Token realm="candor"'


class HasScope(BasePermission):
    """Closed unless opened: a key is needed, and the view's `scope` for this method."""

    def has_permission(self, request: Request, view: Any) -> bool:
        if not isinstance(request.auth, Caller):
            raise NotAuthenticated("Send an API key: 'Authorization: Token <key>' or 'X-API-Key: <key>'.")
        method = "GET" if request.method == "HEAD" else str(request.method)
        if method not in view.scopes:
            raise MethodNotAllowed(method)
        request.auth.must(view.scopes[method])
        return True


def caller_of(request: Request) -> Caller:
    caller = request.auth
    assert isinstance(caller, Caller)  # HasScope has let the request in
    return caller


def _secret(request: Request) -> str | None:
    if key := request.headers.get("X-API-Key"):
        return key.strip()
    header = request.headers.get("Authorization", "")
    scheme, _, secret = header.partition(" ")
    if scheme.lower() in SCHEMES and secret.strip():
        return secret.strip()
    if header:
        raise AuthenticationFailed("The Authorization header must read 'Token <key>' or 'Bearer <key>'.")
    return None
