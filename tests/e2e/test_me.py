"""What a person does with what is known about them: with and without JavaScript, by keyboard, on a phone."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from memory_core import retrieval
from memory_core.models import ApiKey, MemoryVersion, Status, Subject
from memory_core.retrieval import Asked
from memory_core.services import links
from memory_core.tenancy import project_scope
from tests.e2e.conftest import Opener
from tests.factories import make_caller, make_memory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE_PX = 360
SETTLED_MS = 300  # until the arrow of what was opened has turned
PICTURES = os.environ.get("PICTURES", "")
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
PLACES = ("/me/", "/me/activity/", "/me/choices/", "/me/requests/", "/me/keeping/", "/me/delete/?topic=Food",
          "/me/delete-everything/", "/me/?q=nothing")  # fmt: skip
OPEN_ALL = "document.querySelectorAll('details.more').forEach(one => { one.open = true })"


def state_of(subject: Subject) -> str:
    with project_scope(subject.project_id):
        return Subject.objects.get(pk=subject.pk).state


@SCRIPTS
def test_one_thing_goes_and_comes_back(opened: Opener, her: Client, world: list[MemoryVersion], scripts: bool) -> None:
    page = opened("/me/", her, java_script_enabled=scripts)
    thing = page.locator("article", has_text="Prefers tea to coffee")
    thing.locator("summary", has_text="Delete").click()
    thing.get_by_role("button", name="Yes, forget this").click()
    expect(page.get_by_role("status")).to_contain_text("Out of use.")
    expect(page.locator("article", has_text="Prefers tea to coffee")).to_have_count(0)
    page.locator("#leaving").get_by_role("button", name="Undo").click()
    expect(page.locator("article", has_text="Prefers tea to coffee")).to_have_count(1)


def test_the_reason_is_a_click_away(opened: Opener, her: Client, world: list[MemoryVersion]) -> None:
    page = opened("/me/", her)
    thing = page.locator("article", has_text="Call +46")
    expect(thing.locator("blockquote")).to_be_hidden()
    thing.get_by_text("Why do you think this?").click()
    expect(thing.locator("blockquote")).to_contain_text("after six, please")
    expect(thing).to_contain_text("nobody yet, so no agent can read it")


@SCRIPTS
def test_something_is_put_right_after_a_look_at_the_difference(
    opened: Opener, her: Client, world: list[MemoryVersion], scripts: bool
) -> None:
    page = opened("/me/", her, java_script_enabled=scripts)
    page.locator("article", has_text="Prefers tea to coffee").get_by_role("link", name="Put it right").click()
    page.get_by_label("In your words").fill("Prefers cocoa to coffee")
    page.get_by_role("button", name="Show me the difference").click()
    expect(page.locator("#difference del")).to_have_text("tea")
    page.get_by_role("button", name="Yes, keep my words").click()
    expect(page.locator("article", has_text="Prefers cocoa to coffee")).to_contain_text("You said so")


@SCRIPTS
def test_a_topic_is_looked_at_and_deleted(
    opened: Opener, her: Client, world: list[MemoryVersion], scripts: bool
) -> None:
    page = opened("/me/choices/", her, java_script_enabled=scripts)
    page.get_by_role("link", name="Food").click()
    expect(page.get_by_role("heading", level=2)).to_have_text("One thing would go")
    page.get_by_role("button", name="Delete it").click()
    expect(page.locator("#leaving")).to_contain_text("Prefers tea to coffee")


@SCRIPTS
def test_from_the_link_to_being_forgotten_and_back(
    opened: Opener, alice: Subject, world: list[MemoryVersion], scripts: bool
) -> None:
    token = links.issue(project_id=alice.project_id, issued_by="system:test", subject_id=alice.pk)
    page = opened(f"/enter/{token}/", java_script_enabled=scripts)
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("link", name="Delete everything").click()
    page.get_by_label("Forget me and do not remember me again").check()
    page.get_by_role("button", name="Delete everything about me").click()
    expect(page.get_by_role("heading", name="Everything about you is on its way out")).to_be_visible()
    assert state_of(alice) == "restricted"
    page.get_by_role("button", name="Keep everything after all").click()
    expect(page.get_by_role("status")).to_contain_text("Everything stays.")
    assert state_of(alice) == "active"


def test_a_copy_is_fetched(opened: Opener, her: Client, world: list[MemoryVersion]) -> None:
    page = opened("/me/requests/", her)
    page.get_by_role("button", name="As a file for programs").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Fetch your copy").click()
    assert "Prefers tea to coffee" in Path(download.value.path()).read_text()


def test_the_whole_of_it_goes_by_keyboard_alone(opened: Opener, her: Client, world: list[MemoryVersion]) -> None:
    page = opened("/me/", her)
    press(page, "Why do you think this?")
    expect(page.locator("details[open] .asking").first).to_be_visible()
    press(page, "Delete")
    press(page, "Yes, forget this")
    expect(page.get_by_role("status")).to_contain_text("Out of use.")
    press(page, "Undo: 1 thing")
    expect(page.get_by_role("status")).to_contain_text("All is as it was before.")
    press(page, "Your choices")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your choices")
    press(page, "Pause everything")
    expect(page.get_by_role("button", name="Go on remembering")).to_be_visible()


def press(page: Page, name: str) -> None:
    """Tab on to what is called so, and press Enter."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.replace(/\\s+/g, ' ').trim()") == name:
            break
    else:
        pytest.fail(f"{name} cannot be reached by keyboard")
    page.keyboard.press("Enter")


def faults(page: Page) -> list[str]:
    page.evaluate(OPEN_ALL)
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    found = [f"{fault['id']}: {fault['nodes'][0]['html'][:200]}" for fault in Axe().run(page).response["violations"]]
    return [*found, *([f"{wide} px too wide"] if wide > 0 else [])]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, PHONE_PX])
def test_every_page_of_a_person_is_readable_to_everybody(
    opened: Opener, her: Client, world: list[MemoryVersion], scheme: str, width: int
) -> None:
    her.post(f"/me/memories/{make_memory(world[0].memory.subject, 'Likes jazz').memory_id}/delete/")  # type: ignore[arg-type]
    her.post("/me/pause/"), her.post("/me/requests/ask/", {"kind": "objection", "text": "not like this"})
    copy = her.post("/me/copies/", {"format": "csv"})["Location"]
    page = opened("/me/", her, color_scheme=scheme, width=width)
    found = {}
    for address in (*PLACES, copy, f"/me/memories/{world[0].memory_id}/mend/"):
        page.goto(address)
        found[address] = faults(page)
    assert not {address: some for address, some in found.items() if some}


@pytest.mark.parametrize(("width", "name"), [(1280, "me.png"), (PHONE_PX, "me-phone.png")])
def test_the_picture_for_the_readme(opened: Opener, her: Client, alice: Subject, width: int, name: str) -> None:
    """Taken anew when the tests run with PICTURES=docs/images."""
    make_memory(alice, "User's name is Alice Moreau", slot="name", value="alice moreau", said="Hi, I'm Alice Moreau.")
    make_memory(alice, "User plans a trip to Kyoto in April", categories=("travel",), agent_id="travel-desk",
                status=Status.PENDING, said="We want to go to Kyoto in April.")  # fmt: skip
    make_memory(alice, "User likes green tea better than coffee", categories=("food",), agent_id="kitchen-helper",
                said="Green tea, please. I like it better than coffee.")  # fmt: skip
    retrieval.search(make_caller(alice.project), Asked("tea", {"user_id": "alice"}, threshold=0.0))
    ApiKey.objects.update(name="kitchen-helper")
    page = opened("/me/", her, width=width)
    page.get_by_text("Why do you think this?").first.click()
    expect(page.locator("blockquote").first).to_contain_text("Green tea, please.")
    if PICTURES:
        page.set_viewport_size({"width": width, "height": 1200})
        page.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
        page.mouse.move(0, 0)
        page.wait_for_timeout(SETTLED_MS)
        page.screenshot(path=settings.BASE_DIR / PICTURES / name)
