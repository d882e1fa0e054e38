"""The receipt of an erasure in a real browser: on a phone, in the dark, without JavaScript, and on paper."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Page

from audit import erasure, receipts
from audit.models import ErasureRun, Receiver
from memory_core.models import Project, Subject
from memory_core.tenancy import project_scope
from tests.e2e.conftest import Opener
from tests.factories import ACTOR, make_memory, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE_PX = 360


@pytest.fixture
def run(alice: Subject) -> ErasureRun:
    for text in ("Likes tea", "Lives in Oslo", "Has a dog named Rex"):
        make_memory(alice, text, said=text)
    with project_scope(alice.project_id):
        Receiver.objects.create(project=alice.project, name="CRM", url="https://crm.example/notices")
    return erasure.proceed(erasure.start(alice.pk, project_id=alice.project_id, actor=ACTOR, do_not_remember=True).pk)


@pytest.fixture
def officer(project: Project) -> Client:
    browser = Client()
    browser.force_login(make_user(project, "privacy_officer"))
    return browser


def own(run: ErasureRun) -> str:
    return f"/receipts/{run.pk}/{receipts.token_of(run.pk)}/"


def faults(page: Page) -> list[str]:
    shown = [f"{fault['id']}: {fault['nodes'][0]['html'][:200]}" for fault in Axe().run(page).response["violations"]]
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return [*shown, *(["wider than the screen"] if wide else [])]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, PHONE_PX])
def test_a_receipt_can_be_read_by_everybody(
    opened: Opener, officer: Client, run: ErasureRun, scheme: str, width: int
) -> None:
    page = opened("/receipts/", officer, color_scheme=scheme, width=width)
    found = {}
    for name, address in (("list", "/receipts/"), ("staff", f"/receipts/{run.pk}/"), ("own", own(run))):
        page.goto(address)
        found[name] = faults(page)
    assert not {name: some for name, some in found.items() if some}


def test_without_javascript_it_says_all_and_can_be_taken_along(opened: Opener, run: ErasureRun) -> None:
    page = opened(own(run), java_script_enabled=False)
    for heading in ("What happened, and when", "What there was, and what is left", "Beyond this service"):
        assert page.get_by_role("heading", name=heading).is_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Take it along as a file").click()
    assert receipts.verify_file(Path(download.value.path()).read_text())[1] == []


def test_on_paper_there_are_no_buttons_and_it_is_dark_on_white(opened: Opener, run: ErasureRun) -> None:
    page = opened(own(run), color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.get_by_role("link", name="Take it along as a file").is_hidden()
    assert page.get_by_text("Key destroyed", exact=True).is_visible()
    text, ground = (page.evaluate(f"getComputedStyle(document.body).{part}") for part in ("color", "backgroundColor"))
    assert brightness(text) < 80 and brightness(ground) > 220


def brightness(color: str) -> float:
    """Of `rgb(…)`, from 0 to 255."""
    parts = [int(part) for part in re.findall(r"\d+", color)[:3]]
    return sum(parts) / 3
