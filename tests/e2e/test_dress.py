"""Every page: readable to everybody, in both schemes, and on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Page

from memory_core.models import MemoryVersion
from tests.e2e.conftest import Opener

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE_PX = 360
OPEN_ALL = "document.querySelectorAll('details.more').forEach(one => { one.removeAttribute('name'); one.open = true })"


def pages_of_staff(world: list[MemoryVersion]) -> list[str]:
    first = world[0]
    return [
        "/",
        "/review/",
        f"/review/{first.pk}/",
        "/memories/",
        f"/memories/{first.memory_id}/",
        f"/memories/?person={first.owner_id}&text=tea",
        "/subjects/",
        f"/subjects/{first.owner_id}/",
        "/policy/",
        "/ledger/",
        "/jobs/",
        "/maintenance/",
    ]


def faults(page: Page) -> list[str]:
    page.evaluate(OPEN_ALL)
    return [f"{fault['id']}: {fault['nodes'][0]['html'][:200]}" for fault in Axe().run(page).response["violations"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, PHONE_PX])
def test_axe_finds_nothing_on_the_pages_of_staff(
    opened: Opener, reviewer: Client, world: list[MemoryVersion], scheme: str, width: int
) -> None:
    page = opened("/", reviewer, color_scheme=scheme, width=width)
    found = {}
    for address in pages_of_staff(world):
        page.goto(address)
        found[address] = faults(page)
    assert not {address: some for address, some in found.items() if some}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_pages_of_a_person(
    opened: Opener, her: Client, world: list[MemoryVersion], scheme: str
) -> None:
    page = opened("/me/", her, color_scheme=scheme)
    found = {"/me/": faults(page)}
    for address in ("/me/delete-everything/", "/goodbye/", "/goodbye/?erased"):
        page.goto(address)
        found[address] = faults(page)
    assert not {address: some for address, some in found.items() if some}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_doorstep(opened: Opener, scheme: str) -> None:
    page = opened("/sign-in/", color_scheme=scheme)
    found = {"/sign-in/": faults(page)}
    for address in ("/enter/unknown/", "/me/", "/nowhere/"):
        page.goto(address)
        found[address] = faults(page)
    assert not {address: some for address, some in found.items() if some}


def overhang(page: Page) -> int:
    page.evaluate(OPEN_ALL)
    width: int = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return width


def test_no_page_of_staff_is_wider_than_a_phone(opened: Opener, reviewer: Client, world: list[MemoryVersion]) -> None:
    page = opened("/", reviewer, width=PHONE_PX)
    wide = {}
    for address in pages_of_staff(world):
        page.goto(address)
        wide[address] = overhang(page)
    assert not {address: by for address, by in wide.items() if by > 0}


def test_no_page_of_a_person_is_wider_than_a_phone(opened: Opener, her: Client, world: list[MemoryVersion]) -> None:
    page = opened("/me/", her, width=PHONE_PX)
    wide = {"/me/": overhang(page)}
    for address in ("/me/delete-everything/", "/goodbye/", "/sign-in/"):
        page.goto(address)
        wide[address] = overhang(page)
    assert not {address: by for address, by in wide.items() if by > 0}
