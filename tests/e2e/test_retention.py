"""The page that says how long things are kept, in a real browser."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import expect

from memory_core.models import Project, Subject
from tests.audit.test_retention import hold, rejected
from tests.e2e.conftest import Opener
from tests.factories import make_memory, make_subject, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ADDRESS = "/policy/retention/"
PICTURES = os.environ.get("PICTURES", "")
WAYS = [(1280, "light", True), (1280, "dark", True), (360, "light", True), (360, "dark", False)]


@pytest.fixture
def officer(project: Project) -> Client:
    browser = Client()
    browser.force_login(make_user(project, "privacy_officer", "pia@acme.example"))
    return browser


@pytest.fixture
def due(alice: Subject) -> None:
    """Something that would go with a shorter time, and something that a hold keeps."""
    bob = make_subject(alice.project, "bob")
    rejected(alice, days=10), rejected(alice, days=90), rejected(bob, days=90)
    hold(bob)


@pytest.mark.usefixtures("due")
@pytest.mark.parametrize(("width", "scheme", "scripted"), WAYS)
def test_an_officer_shortens_a_time(opened: Opener, officer: Client, width: int, scheme: str, scripted: bool) -> None:
    page = opened(ADDRESS, officer, width=width, color_scheme=scheme, java_script_enabled=scripted)
    field = page.locator("#days-refused")
    field.fill("500")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#range-refused")).to_have_text("Give a number of days from 7 to 365.")
    field.fill("7")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#losses")).to_be_visible()
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"retention-{width}-{scheme}.png", full_page=True)
    page.get_by_role("button", name="Yes, save it").click()
    expect(page.locator("#rule-refused p.name")).to_contain_text("is deleted after 7 days.")


@pytest.mark.usefixtures("due")
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (360, "light")])
def test_the_page_is_open_to_everybody(opened: Opener, officer: Client, width: int, scheme: str) -> None:
    page = opened(ADDRESS, officer, width=width, color_scheme=scheme)
    assert Axe().run(page).violations_count == 0
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"retention-plain-{width}-{scheme}.png", full_page=True)


@pytest.mark.parametrize(("width", "scheme", "scripted"), WAYS)
def test_an_officer_takes_a_copy_along(
    opened: Opener, officer: Client, alice: Subject, width: int, scheme: str, scripted: bool
) -> None:
    make_memory(alice, "User likes tea")
    address = f"/subjects/{alice.pk}/copies/"
    page = opened(address, officer, width=width, color_scheme=scheme, java_script_enabled=scripted)
    page.get_by_role("button", name="For machines (JSON)").click()
    with page.expect_download() as fetched:
        page.get_by_role("button", name="Fetch JSON").click()
    assert "User likes tea" in fetched.value.path().read_text()
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"copies-{width}-{scheme}.png", full_page=True)
    if scripted:
        assert Axe().run(page).violations_count == 0
