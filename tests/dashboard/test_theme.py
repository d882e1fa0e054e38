"""How people's pages look is for the owner of a project to say."""

import pytest
from django.test import Client

from memory_core.models import Project, Subject
from memory_core.services import theme
from memory_core.services.theme import Theme
from tests.dashboard.conftest import visit
from tests.factories import make_user

pytestmark = pytest.mark.django_db

PAGE, SAVE = "/policy/theme/", "/policy/theme/save/"
LOOK = {"accent": "#1A5386", "corners": "square", "letters": "book"}


@pytest.fixture
def owner(project: Project) -> Client:
    browser = Client()
    browser.force_login(make_user(project, "owner", "olga@acme.example"))
    return browser


def test_an_owner_gives_peoples_pages_a_look(owner: Client, alice: Subject) -> None:
    assert "theme/" not in visit(alice).get("/me/").text
    assert owner.post(SAVE, LOOK)["Location"] == PAGE
    page = visit(alice).get("/me/").text
    [address] = [part.split('"')[0] for part in page.split('href="') if part.startswith("/me/theme/")]
    sheet = Client().get(address)
    assert "--accent: light-dark(#1a5386, " in sheet.text and "--radius: 0rem;" in sheet.text


def test_a_look_is_tried_out_without_being_kept(owner: Client, project: Project) -> None:
    page = owner.post(PAGE, LOOK)
    assert page.status_code == 200 and 'value="#1a5386"' in page.text
    address = "/policy/theme/sample.css?accent=%231a5386&corners=square&letters=book"
    assert address.replace("&", "&amp;") in page.text
    assert owner.get(address).text.startswith(".theme-sample { --accent: light-dark(#1a5386")
    assert Project.objects.get(pk=project.pk).theme == {}


def test_a_colour_that_cannot_be_read_is_refused_and_another_named(owner: Client, project: Project) -> None:
    page = owner.post(SAVE, LOOK | {"accent": "#ffd700"})
    assert page.status_code == 422 and "The nearest that all can read is #" in page.text
    assert Project.objects.get(pk=project.pk).theme == {}


def test_only_an_owner_may(reviewer: Client, project: Project) -> None:
    assert reviewer.post(SAVE, LOOK).status_code == 403
    assert "Only an owner may save it" in reviewer.get(PAGE).text


@pytest.mark.parametrize("evil", ["#1a5386; } body { display: none", "url(//evil.example)", "", "</style>"])
def test_nothing_gets_into_the_stylesheet_by_the_address(owner: Client, evil: str) -> None:
    sheet = owner.get("/policy/theme/sample.css", LOOK | {"accent": evil})
    assert evil not in sheet.text or not evil
    assert sheet.text.count("}") == 1


def test_the_stylesheet_may_be_kept_and_asks_nobody_who_they_are(project: Project, client: Client) -> None:
    sheet = client.get(f"/me/theme/{project.pk}.css")
    assert sheet["Content-Type"].startswith("text/css") and "public, max-age=" in sheet["Cache-Control"]
    assert "Cookie" not in sheet.headers.get("Vary", "") and not sheet.cookies


def test_another_look_has_another_address(alice: Subject) -> None:
    theme.change(alice.project_id, Theme(corners="round"), actor="system:test")
    first = visit(alice).get("/me/").text.split("/me/theme/")[1].split('"')[0]
    theme.change(alice.project_id, Theme(corners="square"), actor="system:test")
    assert visit(alice).get("/me/").text.split("/me/theme/")[1].split('"')[0] != first


def test_the_page_before_the_door_has_the_look_too(client: Client, alice: Subject) -> None:
    theme.change(alice.project_id, Theme(corners="round"), actor="system:test")
    assert "/me/theme/" in client.get(f"/me/sign-in/?project={alice.project.slug}").text
    assert "/me/theme/" not in client.get("/me/sign-in/").text
