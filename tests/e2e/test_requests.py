"""An officer's day, in a real browser: by keyboard, on a phone, in the dark, and without JavaScript."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Page

from audit import requests
from audit.models import PrivacyRequest
from audit.request_moves import Kind
from memory_core.models import Project, Subject
from tests.audit.asking import ask, due_in, unproved
from tests.e2e.conftest import Opener
from tests.factories import make_memory, make_subject, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def officer(project: Project) -> Client:
    return signed_in(project, "privacy_officer", "otto@acme.example")


@pytest.fixture
def owner(project: Project) -> Client:
    return signed_in(project, "owner", "olga@acme.example")


@pytest.fixture
def asked(project: Project, alice: Subject) -> PrivacyRequest:
    """A board with something in every column, and an erasure to decide about."""
    make_memory(alice, "Prefers tea to coffee")
    people = [make_subject(project, name) for name in ("ben@initech.example", "cleo", "user-20831", "dana")]
    for person, kind, days in zip(
        people, (Kind.ACCESS, Kind.OBJECTION, Kind.PORTABILITY, Kind.ACCESS), (-2, 1, 6, 20), strict=True
    ):
        due_in(ask(person, kind), days)
    due_in(unproved(people[1], Kind.RECTIFICATION), 12)
    closed = ask(people[2], Kind.ACCESS)
    requests.cancel(closed.pk, project_id=project.pk, actor=people[2].actor)
    return ask(alice, Kind.ERASURE, text="I have moved to another service. Please forget everything about me.")


def signed_in(project: Project, role: str, email: str) -> Client:
    browser = Client()
    browser.force_login(make_user(project, role, email))
    return browser


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


def overflows(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def test_two_officers_see_an_erasure_through(
    opened: Opener, officer: Client, owner: Client, asked: PrivacyRequest
) -> None:
    page = opened("/requests/", officer)
    page.get_by_role("link", name="Erase").click()
    for name in ("Take it up", "Yes, erase everything"):
        page.get_by_role("button", name=name).click()
    page.get_by_text("has said yes. Somebody who neither decided nor filed it has to agree").wait_for()
    second = opened(f"/requests/{asked.pk}/", owner)
    second.get_by_role("button", name="Agree: erase everything").click()
    second.get_by_text("everything is erased, and then nobody can bring it back").wait_for()


def test_the_same_works_without_javascript(opened: Opener, officer: Client, asked: PrivacyRequest) -> None:
    page = opened("/requests/?kind=erasure", officer, java_script_enabled=False)
    page.get_by_role("link", name="Erase").click()
    page.get_by_role("button", name="Take it up").click()
    page.get_by_text("Set a legal hold").click()
    page.get_by_label("Why the data has to be kept").fill("12 O 34/26")
    page.get_by_role("button", name="Keep everything").click()
    page.get_by_text("Nothing of this person may be erased").wait_for()
    assert page.get_by_role("button", name="Yes, erase everything").count() == 0


def test_a_letter_is_written_by_keyboard_alone(opened: Opener, officer: Client, asked: PrivacyRequest) -> None:
    page = opened(f"/requests/{asked.pk}/", officer)
    page.get_by_role("link", name="We have your request").focus()
    page.keyboard.press("Enter")
    page.get_by_label("The letter").press("End")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Noted: the letter was sent.").wait_for()
    assert "Our number for your request" in page.locator(".turn").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_the_pages_are_in_order_for_everybody(
    opened: Opener, officer: Client, asked: PrivacyRequest, scheme: str, width: int
) -> None:
    for address in (
        "/requests/",
        f"/requests/{asked.pk}/",
        "/requests/new/",
        f"/requests/{asked.pk}/letters/received/",
    ):
        page = opened(address, officer, width=width, color_scheme=scheme)
        assert violations(page) == [] and not overflows(page), address
        for summary in page.locator("main summary").all():
            summary.click()
        assert violations(page) == [] and not overflows(page), address
