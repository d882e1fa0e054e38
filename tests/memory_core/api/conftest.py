import json
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from memory_core.models import Project
from tests.factories import make_key, make_project


@dataclass(frozen=True)
class Agent:
    """Speaks the wire format with one key."""

    project: Project
    key: str

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        headers = {"Authorization": f"Token {self.key}", **headers}
        return Client(raise_request_exception=False).generic(
            method, path, _encoded(body), content_type="application/json", headers=headers
        )

    def post(self, path: str, **body: Any) -> Any:
        return self.call("POST", path, body)

    def get(self, path: str) -> Any:
        return self.call("GET", path)


def _encoded(body: Any) -> Any:
    return body if isinstance(body, str | bytes) else b"" if body is None else json.dumps(body)


@pytest.fixture
def project(db: None) -> Project:
    return make_project()


@pytest.fixture
def agent(project: Project) -> Agent:
    return Agent(project, make_key(project))
