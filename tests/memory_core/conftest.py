import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytest_django.fixtures import Settings
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from memory_core.callers import Caller
from memory_core.models import Project, Subject
from memory_core.providers import active
from tests.factories import make_caller, make_project, make_subject

WIDTH = 8  # dimensions of the vectors the played embedder gives


@pytest.fixture
def project() -> Project:
    return make_project()


@pytest.fixture
def other() -> Project:
    """Another tenant."""
    return make_project("Globex")


@pytest.fixture
def alice(project: Project) -> Subject:
    return make_subject(project)


@pytest.fixture
def bob(project: Project) -> Subject:
    return make_subject(project, "bob")


@pytest.fixture
def caller(project: Project) -> Caller:
    return make_caller(project)


class Models:
    """The settings of a project whose models are reached over HTTP, and the real server that plays them."""

    def __init__(self, server: HTTPServer, settings: Settings) -> None:
        self.server, self.settings = server, settings
        settings.OPENAI_API_KEY, settings.OPENAI_BASE_URL = "test-key", server.url_for("/v1")
        settings.CANDOR_EMBEDDING_DIMENSIONS = WIDTH

    def extractor_says(self, *facts: dict[str, Any]) -> None:
        message = {"role": "assistant", "content": json.dumps({"memories": list(facts)})}
        body = {
            "id": "c",
            "object": "chat.completion",
            "created": 1,
            "model": "m",
            "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
            "usage": {"prompt_tokens": 30, "completion_tokens": 12, "total_tokens": 42},
        }
        self.server.expect_request("/v1/chat/completions", method="POST").respond_with_json(body)

    def extractor_fails(self, status: int) -> None:
        self.extractor_answers(lambda _: self.failure(status))

    def extractor_answers(self, answer: Callable[[Request], Response]) -> None:
        self.server.expect_request("/v1/chat/completions", method="POST").respond_with_handler(answer)

    @staticmethod
    def failure(status: int) -> Response:
        return Response('{"error": {"message": "I live in Oslo"}}', status, {"Retry-After": "0.01"})

    def embedder_works(self) -> None:
        self.server.clear()
        self.server.expect_request("/v1/embeddings", method="POST").respond_with_handler(embeddings)

    def embedder_fails(self) -> None:
        self.server.expect_request("/v1/embeddings", method="POST").respond_with_json(
            {"error": {"message": "down"}}, status=400
        )

    def embedder_answers(self, answer: Callable[[Request], Response]) -> None:
        self.server.clear()
        self.server.expect_request("/v1/embeddings", method="POST").respond_with_handler(answer)

    def go_local(self) -> None:
        self.settings.OPENAI_API_KEY = ""

    def go_remote(self) -> None:
        self.settings.OPENAI_API_KEY = "test-key"


def embeddings(request: Request) -> Response:
    texts = request.get_json()["input"]
    rows = [{"object": "embedding", "index": i, "embedding": _unit(text)} for i, text in enumerate(texts)]
    usage = {"prompt_tokens": 1, "total_tokens": 1}
    body = {"object": "list", "model": "m", "data": rows, "usage": usage}
    return Response(json.dumps(body), content_type="application/json")


def _unit(text: str) -> list[float]:
    """Every text has a direction of its own; a question does not matter here."""
    return [1.0 if position == sum(text.encode()) % WIDTH else 0.0 for position in range(WIDTH)]


@pytest.fixture
def openai(httpserver: HTTPServer, settings: Settings) -> Iterator[Models]:
    yield Models(httpserver, settings)
    active.close()
