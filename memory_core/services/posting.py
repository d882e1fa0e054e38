"""Posting a signed message to a webhook, and telling whether one that comes back is signed.

No redirects, a short time for the whole exchange, only http and https. Addresses of one's own network are allowed,
since that is where the receivers of a self-hosted server stand; those of link-local services (a cloud's metadata)
never are, and with CANDOR_PRIVATE_WEBHOOKS=0 only addresses of the open internet. The peer is looked at, not the name.
"""

import hashlib
import hmac
import json
import socket
import time
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from http.client import HTTPConnection, HTTPException, HTTPMessage, HTTPResponse, HTTPSConnection
from ipaddress import IPv6Address, ip_address
from threading import Timer
from typing import IO, Any
from urllib.parse import urlsplit
from urllib.request import HTTPHandler, HTTPRedirectHandler, HTTPSHandler, OpenerDirector, Request, build_opener

from django.conf import settings

TIMEOUT_SECONDS = 5
SIGNATURE = "X-Candor-Signature"
FRESH_SECONDS = 300  # how far the clocks of two machines may be apart, and how long a signature lives
MAX_ANSWER_BYTES = 10_000


class PostFailed(Exception):
    """The message did not arrive. The text says why, without the address."""


def signature(secret: str, body: bytes, moment: int) -> str:
    """`t=<seconds>,v1=<hex>`, where v1 is HMAC-SHA256 over "<seconds>.<body>" under the secret."""
    signed = hmac.digest(secret.encode(), str(moment).encode() + b"." + body, hashlib.sha256)
    return f"t={moment},v1={signed.hex()}"


def is_signed(header: str, secret: str, body: bytes) -> bool:
    """Whether the header is what `signature` says of this body, and of these minutes."""
    moment, comma, _ = header.removeprefix("t=").partition(",")
    if not comma or not (moment.isascii() and moment.isdigit() and len(moment) <= len("9999999999")):
        return False
    is_fresh = abs(time.time() - int(moment)) <= FRESH_SECONDS
    return hmac.compare_digest(header.encode(), signature(secret, body, int(moment)).encode()) and is_fresh


def post(address: str, message: Mapping[str, Any], *, secret: str) -> bytes:
    """Post JSON; returns the beginning of the answer. Raises PostFailed for whatever is not one of 200 to 299."""
    return post_bytes(address, json.dumps(message, separators=(",", ":")).encode(), "application/json", secret=secret)


def post_bytes(address: str, body: bytes, content_type: str, *, secret: str, to_operator: bool = False) -> bytes:
    """Post a body as it stands, signed; else as `post`. An address that the operator set may lead anywhere."""
    if urlsplit(address).scheme not in ("http", "https"):
        raise PostFailed("not http or https")
    headers = {"Content-Type": content_type, SIGNATURE: signature(secret, body, int(time.time()))}
    request = Request(address, data=body, headers=headers, method="POST")  # noqa: S310 - the scheme was looked at
    watch = _Watch(TIMEOUT_SECONDS, anywhere=to_operator)
    try:
        with watch, watch.opener().open(request, timeout=TIMEOUT_SECONDS) as answer:
            said: bytes = answer.read(MAX_ANSWER_BYTES)
            if watch.is_over:
                raise TimeoutError
            return said
    except (OSError, HTTPException, ValueError) as error:
        code = getattr(error, "code", "")
        raise PostFailed(f"{_kind(error)} {code}".strip()) from None


def is_allowed(peer: str) -> bool:
    """Whether an IP address may be posted to."""
    address = ip_address(peer.partition("%")[0])
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    if address.is_link_local or address.is_multicast or address.is_unspecified:
        return False
    return address.is_global or settings.CANDOR_PRIVATE_WEBHOOKS


def _kind(error: Exception) -> str:
    """What went wrong, by the innermost name: urllib wraps what a socket says."""
    reason = getattr(error, "reason", None)
    return type(reason if isinstance(reason, Exception) else error).__name__


class AddressRefused(OSError):
    """The name leads to an address that is not posted to."""


class _Watch:
    """Looks at whom a connection has reached before a word is said, and hangs up when the time for all of it is over.

    The time of a socket starts anew with every byte, so by itself it would never end with a peer that dawdles.
    """

    def __init__(self, seconds: float, *, anywhere: bool) -> None:
        self.anywhere = anywhere
        self.is_over = False
        self.connections: list[socket.socket] = []
        self.timer = Timer(seconds, self.hang_up)
        self.timer.daemon = True

    def __enter__(self) -> None:
        self.timer.start()

    def __exit__(self, *_: object) -> None:
        self.timer.cancel()
        for connection in self.connections:
            connection.close()

    def opener(self) -> OpenerDirector:
        return build_opener(_NoRedirects, _Http(self), _Https(self))

    def look_at(self, connection: socket.socket) -> None:
        """Raises AddressRefused. Keeps a second handle, as TLS takes the first one away."""
        if not self.anywhere and not is_allowed(str(connection.getpeername()[0])):
            connection.close()
            raise AddressRefused
        self.connections.append(connection.dup())

    def hang_up(self) -> None:
        self.is_over = True
        for connection in self.connections:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


class _Connection(HTTPConnection):
    watch: _Watch

    def connect(self) -> None:
        super().connect()
        self.watch.look_at(self.sock)


class _SecureConnection(HTTPSConnection, _Connection):
    """`HTTPSConnection.connect` connects by `_Connection` and then begins TLS."""


def _watched(kind: type[_Connection], watch: _Watch, host: str, **options: Any) -> _Connection:
    connection = kind(host, **options)
    connection.watch = watch
    return connection


class _Http(HTTPHandler):
    def __init__(self, watch: _Watch) -> None:
        super().__init__()
        self.watch = watch

    def http_open(self, req: Request) -> HTTPResponse:
        return self.do_open(partial(_watched, _Connection, self.watch), req)


class _Https(HTTPSHandler):
    def __init__(self, watch: _Watch) -> None:
        super().__init__()
        self.watch = watch

    def https_open(self, req: Request) -> HTTPResponse:
        return self.do_open(partial(_watched, _SecureConnection, self.watch), req)


class _NoRedirects(HTTPRedirectHandler):
    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        """What was meant for one address is not sent to another."""
