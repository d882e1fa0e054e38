"""Whose pages may show people's pages inside them."""

from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from memory_core.accounts import origins_of
from memory_core.databases import ConfigurationError
from memory_core.models import Project, Subject, User
from memory_core.services import links

pytestmark = pytest.mark.django_db

HOST = "https://app.example"
INSIDE = {"Sec-Fetch-Dest": "iframe"}


@pytest.fixture
def embedded(settings: Settings) -> None:
    settings.CANDOR_FRAME_ANCESTORS = [HOST, "https://*.acme.example"]


def may_frame(answer: Any) -> bool:
    policy, header = answer["Content-Security-Policy"], answer.headers.get("X-Frame-Options")
    allowed = f"frame-ancestors {HOST} https://*.acme.example" in policy
    assert allowed is (header is None) and allowed is ("frame-ancestors 'none'" not in policy)
    return allowed


def link_for(subject: Subject) -> str:
    return f"/enter/{links.issue(project_id=subject.project_id, issued_by='system:test', subject_id=subject.pk)}/"


def test_unless_it_is_set_nothing_is_shown_inside_anything(client: Client, her: Client, alice: Subject) -> None:
    for answer in (her.get("/me/"), client.get(link_for(alice)), client.get("/me/sign-in/"), client.get("/sign-in/")):
        assert not may_frame(answer)


@pytest.mark.parametrize("address", ["/me/", "/me/choices/", "/me/delete-everything/", "/goodbye/", "/me/sign-in/"])
def test_peoples_pages_are_for_the_origins_that_are_named(her: Client, embedded: None, address: str) -> None:
    assert may_frame(her.get(address))


def test_so_are_the_ways_to_them(client: Client, alice: Subject, embedded: None) -> None:
    for answer in (client.get(link_for(alice)), client.post(link_for(alice)), client.get("/enter/gone/")):
        assert may_frame(answer)
    assert may_frame(Client().get("/me/"))


def test_pages_of_staff_never_are(reviewer: Client, project: Project, rita: User, embedded: None) -> None:
    way_in = f"/enter/{links.issue(project_id=project.pk, issued_by='system:test', user=rita)}/"
    for address in ("/", "/review/", "/policy/", "/sign-in/", way_in):
        assert not may_frame(reviewer.get(address))
    assert not may_frame(reviewer.post(way_in))


def test_inside_a_frame_cookies_are_for_this_pair_of_sites(client: Client, alice: Subject, embedded: None) -> None:
    page, entered = client.get(link_for(alice), headers=INSIDE), client.post(link_for(alice), headers=INSIDE)
    for answer, name in ((page, "csrftoken"), (entered, "candor_session")):
        assert "SameSite=None; Partitioned" in answer.cookies[name].OutputString()
        assert "Secure" in answer.cookies[name].OutputString()


def test_by_itself_the_page_has_the_stricter_cookies(client: Client, alice: Subject, embedded: None) -> None:
    cookie = client.post(link_for(alice), headers={"Sec-Fetch-Dest": "document"}).cookies["candor_session"]
    assert "SameSite=Lax" in cookie.OutputString() and "Partitioned" not in cookie.OutputString()


def test_staff_have_the_stricter_cookies_in_a_frame_too(client: Client, rita: User, embedded: None) -> None:
    words = {"email": rita.email, "password": "a long enough password"}
    cookie = client.post("/sign-in/", words, headers=INSIDE).cookies["candor_session"]
    assert "SameSite=Lax" in cookie.OutputString()


@pytest.mark.parametrize("good", [HOST, "https://app.example:8443", "https://*.acme.example", "http://localhost:3000"])
def test_an_origin_is_taken(good: str) -> None:
    assert origins_of("X", [good]) == [good]


WRONG = (
    "*",
    "https://*",
    "http://app.example",
    "app.example",
    "https://app.example/",
    "https://a.example; x",
    "'self'",
)


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_no_origin_is_refused_at_start(wrong: str) -> None:
    with pytest.raises(ConfigurationError, match="CANDOR_FRAME_ANCESTORS"):
        origins_of("CANDOR_FRAME_ANCESTORS", [wrong])
