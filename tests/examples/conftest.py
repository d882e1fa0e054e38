import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from examples.openai_stand_in import StandIn


@dataclass
class Candor:
    """A server that answers the calls of the examples and keeps what it was asked."""

    url: str
    memories: list[str] = field(default_factory=list)
    searched: list[dict[str, Any]] = field(default_factory=list)
    added: list[dict[str, Any]] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)

    def context(self, request: Request) -> Response:
        self.searched.append(request.get_json())
        self.keys.append(request.headers["Authorization"])
        lines = [f"- [m:00000{i}] {memory}" for i, memory in enumerate(self.memories)]
        block = "\n".join(["<memories>", "Relevant to the question:", *lines, "</memories>"]) if lines else ""
        return Response(json.dumps({"context": block, "memories": [], "tokens": 0}), content_type="application/json")

    def end(self, request: Request) -> Response:
        self.ended.append(request.path.split("/")[3])
        return Response(json.dumps({"message": "Session ended"}), content_type="application/json")

    def add(self, request: Request) -> Response:
        self.added.append(request.get_json())
        answer = {"message": "Accepted.", "status": "PENDING", "event_id": "1"}
        return Response(json.dumps(answer), content_type="application/json")


@pytest.fixture
def candor(httpserver: HTTPServer) -> Candor:
    server = Candor(httpserver.url_for(""))
    httpserver.expect_request("/v1/context/", method="POST").respond_with_handler(server.context)
    httpserver.expect_request("/v3/memories/add/", method="POST").respond_with_handler(server.add)
    httpserver.expect_request(re.compile("/v1/sessions/.+/end/"), method="POST").respond_with_handler(server.end)
    return server


@pytest.fixture
def stand_in() -> Iterator[str]:
    """The base URL of a running stand-in."""
    with StandIn() as base_url:
        yield base_url
