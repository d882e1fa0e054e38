"""Every route says what a key needs to be let in, and keeps to it."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.urls import URLPattern
from rest_framework.views import APIView

from audit.api import urls as judgement
from memory_core.api import urls
from memory_core.models import Project, Scope
from tests.factories import make_key
from tests.memory_core import reading
from tests.memory_core.api.conftest import Agent

pytestmark = pytest.mark.django_db

OPEN = {"healthz", "readyz", "notice-acknowledge"}  # of the last, the body is signed
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
NEEDED = {key: route.scope for key, route in reading.ROUTES.items()}


def view_of(pattern: URLPattern) -> type[APIView] | None:
    return getattr(pattern.callback, "view_class", None)


def address_of(pattern: URLPattern) -> str:
    kinds = {"kind": "user", "name": "alice"}
    known = {name: kinds.get(name, str(uuid4())) for name in pattern.pattern.converters}
    route = str(pattern.pattern)
    for name, value in known.items():
        route = route.replace(f"<str:{name}>", value).replace(f"<path:{name}>", value)
    return f"/{route}"


PATTERNS = [*urls.urlpatterns, *judgement.urlpatterns]
ROUTES = [(str(pattern.name), pattern) for pattern in PATTERNS if pattern.name not in OPEN]


def declared() -> Iterator[tuple[str, str, str]]:
    for name, pattern in ROUTES:
        view: Any = view_of(pattern)
        for method, scope in view.scopes.items():
            yield method, name, str(scope)


@pytest.mark.parametrize(("name", "pattern"), ROUTES, ids=lambda value: str(getattr(value, "name", value)))
def test_every_route_declares_a_known_scope_for_each_of_its_methods(name: str, pattern: URLPattern) -> None:
    view: Any = view_of(pattern)
    assert view is not None, "a route of the agents is a class with scopes"
    methods = {method for method in METHODS if hasattr(view, method.lower())}
    assert set(view.scopes) == methods and set(view.scopes.values()) <= set(Scope)


def test_every_route_is_walked_in_search_of_hidden_words_and_has_the_scope_that_was_decided() -> None:
    assert {(method, name): scope for method, name, scope in declared()} == NEEDED


@pytest.mark.parametrize(("method", "name"), sorted(NEEDED))
def test_a_key_with_every_other_scope_is_refused(project: Project, method: str, name: str) -> None:
    others = [scope for scope in Scope if scope not in (NEEDED[method, name], Scope.ADMIN)]
    answer = Agent(project, make_key(project, scopes=others)).call(method, address_of(dict(ROUTES)[name]), {})
    assert answer.status_code == 403 and NEEDED[method, name] in answer.json()["detail"]


@pytest.mark.parametrize(("method", "name"), sorted(NEEDED))
def test_a_key_with_the_scope_gets_past_the_door(project: Project, method: str, name: str) -> None:
    agent = Agent(project, make_key(project, scopes=[NEEDED[method, name]]))
    assert agent.call(method, address_of(dict(ROUTES)[name]), {}).status_code in (200, 400, 404)


@pytest.mark.parametrize(("method", "name"), sorted(NEEDED))
def test_without_a_key_nothing_opens(project: Project, method: str, name: str) -> None:
    answer = Agent(project, "none").call(method, address_of(dict(ROUTES)[name]), {}, Authorization="")
    assert answer.status_code == 401 and answer["WWW-Authenticate"].startswith("Token")


@pytest.mark.parametrize(("name", "pattern"), ROUTES, ids=lambda value: str(getattr(value, "name", value)))
@pytest.mark.parametrize("method", [*METHODS, "OPTIONS", "TRACE"])
def test_a_method_that_is_not_there_is_a_405_in_the_common_shape(
    agent: Agent, method: str, name: str, pattern: URLPattern
) -> None:
    if (method, name) in NEEDED:
        return
    answer = agent.call(method, address_of(pattern))
    assert answer.status_code == 405 and answer.json()["detail"] == answer.json()["error"]


def test_a_head_is_a_get_without_a_body(agent: Agent) -> None:
    answer = agent.call("HEAD", "/v1/ping/")
    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_health_needs_no_key(agent: Agent, path: str) -> None:
    answer = agent.call("GET", path, Authorization="")
    assert (answer.status_code, answer.json()["status"]) == (200, "ok")
