"""An OpenID Connect provider on loopback: discovery, keys and tokens over real HTTP, good ones and such as an attacker
would like to be taken for good."""

import base64
import hashlib
import json
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from joserfc import jws, jwt
from joserfc.jwk import OctKey, RSAKey
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

CLIENT, SECRET = "candor", "s3cret"
SIGNING_KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
FOREIGN_KEY = RSAKey.generate_key(2048, {"kid": "one"})


@dataclass
class StandIn:
    """`claims` and `header` replace or add to what a good token says; `sign` may make another sort of it altogether."""

    server: HTTPServer
    claims: dict[str, Any] = field(default_factory=dict)
    header: dict[str, Any] = field(default_factory=dict)
    more: dict[str, Any] = field(default_factory=dict)
    said: dict[str, Any] = field(default_factory=dict)
    key: Any = field(default_factory=lambda: SIGNING_KEY)
    unsigned: bool = False
    nonce: str = ""
    challenge: str = ""
    codes: int = 0
    asked: dict[str, str] = field(default_factory=dict)

    @property
    def issuer(self) -> str:
        return self.server.url_for("").rstrip("/")

    def open(self) -> "StandIn":
        self.server.expect_request("/.well-known/openid-configuration").respond_with_handler(self._discovery)
        self.server.expect_request("/keys").respond_with_json({"keys": [SIGNING_KEY.as_dict(private=False)]})
        self.server.expect_request("/token", method="POST").respond_with_handler(self._token)
        self.server.expect_request("/auth").respond_with_handler(self._door)
        self.server.expect_request("/who").respond_with_handler(lambda _: _json(self.more))
        return self

    def let_through(self, address: str) -> dict[str, str]:
        """What the provider puts into the address that it sends a person back to, once they have signed in."""
        self.asked = dict(parse_qsl(urlsplit(address).query))
        self.nonce, self.challenge = self.asked["nonce"], self.asked["code_challenge"]
        return {"code": "a-code", "state": self.asked["state"]}

    def id_token(self) -> str:
        now = int(time.time())
        good = {"iss": self.issuer, "aud": CLIENT, "sub": "alice", "nonce": self.nonce, "iat": now, "exp": now + 300}
        claims = {name: value for name, value in {**good, **self.claims}.items() if value is not None}
        if self.unsigned:
            return f"{_part({'alg': 'none', **self.header})}.{_part(claims)}."
        header = {"alg": "RS256", "kid": "one", **self.header}
        if header["alg"].startswith("HS"):
            return jws.serialize_compact(header, json.dumps(claims), OctKey.import_key(self.key), algorithms=["HS256"])
        return jwt.encode(header, claims, self.key)

    def _discovery(self, _: Request) -> Response:
        usual = {"id_token_signing_alg_values_supported": ["RS256", "HS256", "none"]}
        places = {
            "authorization_endpoint": "auth",
            "token_endpoint": "token",
            "jwks_uri": "keys",
            "userinfo_endpoint": "who",
        }
        found = {name: f"{self.issuer}/{path}" for name, path in places.items()}
        return _json({"issuer": self.issuer, **usual, **found, **self.said})

    def _door(self, request: Request) -> Response:
        """Lets everybody through at once, as a provider does that knows somebody already."""
        back = self.let_through(request.url)
        return Response(status=302, headers={"Location": f"{self.asked['redirect_uri']}?{urlencode(back)}"})

    def _token(self, request: Request) -> Response:
        """A code is good once, for the client that asked for it and knows the verifier."""
        given = {name: values[0] for name, values in parse_qs(request.get_data(as_text=True)).items()}
        self.codes += 1
        verifier = hashlib.sha256(given.get("code_verifier", "").encode()).digest()
        fits = base64.urlsafe_b64encode(verifier).decode().rstrip("=") == self.challenge
        client = request.authorization
        known = client is not None and (client.username, client.password) == (CLIENT, SECRET)
        if given.get("code") != "a-code" or self.codes > 1 or not fits or not known:
            return _json({"error": "invalid_grant"}, status=400)
        return _json({"access_token": "opaque", "token_type": "Bearer", "id_token": self.id_token()})


def _json(body: Any, status: int = 200) -> Response:
    return Response(json.dumps(body), status=status, content_type="application/json")


def _part(value: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")
