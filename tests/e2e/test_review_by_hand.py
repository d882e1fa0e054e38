"""What a reviewer's hands may do to the page: hold keys, click twice, work without a mouse or without JavaScript."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Page, expect

from memory_core.models import MemoryVersion, Project, Status, Subject
from memory_core.tenancy import project_scope
from tests.e2e.conftest import Opener
from tests.factories import make_memory, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SETTLE_MS = 600
HELD_MS = 2_000
PHONES = [f"Call +46 70 123 45 0{number} after six" for number in range(4)]
OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.removeAttribute('name'); one.open = true })"
A_FOR_TWO_SECONDS = """ms => new Promise(done => {
    const down = repeat => document.body.dispatchEvent(
        new KeyboardEvent("keydown", { key: "a", bubbles: true, cancelable: true, repeat }))
    down(false)
    const held = setInterval(() => down(true), 33)
    setTimeout(() => { clearInterval(held); done() }, ms)
})"""


@pytest.fixture
def queue(alice: Subject) -> list[MemoryVersion]:
    return [make_memory(alice, text, status=Status.PENDING, findings=[("phone", 5, 21)]) for text in PHONES]


@pytest.fixture
def colleague(project: Project) -> Client:
    browser = Client()
    browser.force_login(make_user(project, "owner", "ana@acme.example"))
    return browser


def decided(project: Project) -> int:
    with project_scope(project.pk):
        return MemoryVersion.objects.exclude(status=Status.PENDING).count()


def waiting(project: Project) -> int:
    with project_scope(project.pk):
        return MemoryVersion.objects.awaiting_human().count()


def has_focus(page: Page, selector: str) -> bool:
    found: bool = page.evaluate("selector => document.activeElement?.matches(selector)", selector)
    return found


def test_holding_a_key_for_two_seconds_approves_exactly_one(
    opened: Opener, reviewer: Client, queue: Any, project: Project
) -> None:
    page = opened("/review/", reviewer)
    page.wait_for_timeout(SETTLE_MS)
    page.evaluate(A_FOR_TWO_SECONDS, HELD_MS)
    expect(page.get_by_role("status")).to_contain_text("Approved.")
    assert decided(project) == 1


def test_a_double_click_decides_once(opened: Opener, reviewer: Client, queue: Any, project: Project) -> None:
    page = opened("/review/", reviewer)
    page.get_by_role("button", name="Approve", exact=True).first.dblclick()
    expect(page.get_by_role("status")).to_contain_text("Approved.")
    page.wait_for_timeout(SETTLE_MS)
    assert decided(project) == 1


def test_the_focus_lands_on_the_next_one(opened: Opener, reviewer: Client, queue: Any) -> None:
    page = opened("/review/", reviewer)
    page.get_by_role("button", name="Approve", exact=True).first.click()
    expect(page.locator("#detail h2")).to_contain_text("45 01")
    expect(page.locator("#rows li")).to_have_count(3)
    assert has_focus(page, "#proposal") and page.url.endswith(f"/review/{queue[1].pk}/")


def test_the_whole_flow_goes_by_keyboard_alone(opened: Opener, reviewer: Client, queue: Any, project: Project) -> None:
    page = opened("/review/", reviewer)
    steps = [["a"], ["r", "Tab", "Enter"], ["m", "Enter"]]
    for number, keys in enumerate(steps, start=1):
        page.wait_for_timeout(SETTLE_MS)
        for key in keys:
            page.keyboard.press(key)
        expect(page.locator("#rows li")).to_have_count(len(queue) - number)
    page.wait_for_timeout(SETTLE_MS)
    page.keyboard.press("u")
    expect(page.get_by_role("status")).to_contain_text("Taken back. It waits again.")
    assert waiting(project) == 2


def test_the_last_one_leaves_the_focus_on_the_empty_list(opened: Opener, reviewer: Client, alice: Subject) -> None:
    make_memory(alice, "Likes tea", status=Status.PENDING)
    page = opened("/review/", reviewer)
    page.get_by_role("button", name="Approve", exact=True).click()
    expect(page.get_by_role("heading", name="Nothing is waiting")).to_be_focused()


def test_the_sheet_opens_and_keys_rest_behind_it(
    opened: Opener, reviewer: Client, queue: Any, project: Project
) -> None:
    page = opened("/review/", reviewer)
    page.wait_for_timeout(SETTLE_MS)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("a")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()
    assert decided(project) == 0


def test_escape_closes_what_is_open_and_goes_back_to_it(opened: Opener, reviewer: Client, queue: Any) -> None:
    page = opened("/review/", reviewer)
    page.wait_for_timeout(SETTLE_MS)
    page.keyboard.press("s")
    expect(page.locator("#split-texts")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#split-texts")).to_be_hidden()
    assert has_focus(page, "summary")


def test_a_note_by_key_stays_with_the_case(opened: Opener, reviewer: Client, queue: Any) -> None:
    page = opened("/review/", reviewer)
    page.wait_for_timeout(SETTLE_MS)
    page.keyboard.press("n")
    page.keyboard.type("Asked the team, fine")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".note")).to_contain_text("Asked the team, fine")


def test_x_ticks_and_many_are_approved_after_a_second_look(
    opened: Opener, reviewer: Client, queue: Any, project: Project
) -> None:
    page = opened("/review/", reviewer)
    for key in ("x", "j", "x"):
        page.wait_for_timeout(SETTLE_MS)
        page.keyboard.press(key)
    page.locator(".chosen-acts").get_by_role("button", name="Approve").click()
    expect(page.get_by_role("heading", name="Approve 2?")).to_be_visible()
    page.get_by_role("button", name="Approve 2").click()
    expect(page.locator("#progress")).to_contain_text("2 approved.")
    assert waiting(project) == 2


def test_new_arrivals_are_told_without_a_reload(opened: Opener, reviewer: Client, queue: Any, alice: Subject) -> None:
    page = opened("/review/", reviewer)
    make_memory(alice, "Text +46 70 765 43 21 first", status=Status.PENDING, findings=[("phone", 5, 21)])
    expect(page.locator("#arrivals")).to_contain_text("1 new", timeout=20_000)
    expect(page.locator("#waiting-now")).to_have_text("5 waiting")
    page.get_by_role("link", name="1 new").click()
    expect(page.locator("#rows li")).to_have_count(5)


def test_opening_one_tells_the_others(opened: Opener, reviewer: Client, queue: Any, colleague: Client) -> None:
    mine = opened(f"/review/{queue[0].pk}/", reviewer)
    mine.wait_for_timeout(SETTLE_MS)
    theirs = opened(f"/review/{queue[0].pk}/", colleague)
    expect(theirs.locator("#looking")).to_contain_text("Reviewer is looking at this one.")
    expect(theirs.locator("#rows li").first).to_contain_text("Reviewer")


def test_what_is_blurred_shows_when_asked_for(opened: Opener, reviewer: Client, queue: Any) -> None:
    page = opened("/review/", reviewer)
    page.get_by_role("button", name="Blur what was found").click()
    mark = page.locator("#detail h2 mark")
    expect(mark).not_to_have_css("filter", "none")
    page.get_by_label("Show what is blurred").check()
    expect(mark).to_have_css("filter", "none")
    page.get_by_role("button", name="Stop blurring").click()
    expect(page.locator("#detail h2 mark")).to_have_css("filter", "none")


def test_the_rarer_acts_work_without_javascript(opened: Opener, reviewer: Client, queue: Any, project: Project) -> None:
    page = opened("/review/", reviewer, java_script_enabled=False)
    page.locator("summary", has_text="More").last.click()
    page.locator("summary", has_text="Split").click()
    page.locator("#split-texts").fill("Wants calls after six\nHas a phone")
    page.get_by_role("button", name="Split and approve").click()
    expect(page.get_by_role("status")).to_contain_text("Split and approved.")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status")).to_contain_text("Taken back.")
    assert waiting(project) == len(queue)


def test_many_are_rejected_without_javascript(opened: Opener, reviewer: Client, queue: Any, project: Project) -> None:
    page = opened("/review/", reviewer, java_script_enabled=False)
    page.locator("summary", has_text="All of this list").click()
    page.get_by_role("button", name="Reject all").click()
    page.get_by_label("Why they should not be kept").select_option("trivial")
    page.get_by_role("button", name="Reject 4").click()
    expect(page.locator("#progress")).to_contain_text("4 rejected.")
    page.get_by_role("button", name="Take all of it back").click()
    expect(page.get_by_role("status")).to_contain_text("4 taken back.")
    assert waiting(project) == 4


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_what_opens_by_and_by(opened: Opener, reviewer: Client, queue: Any, scheme: str) -> None:
    page = opened("/review/", reviewer, color_scheme=scheme)
    page.get_by_role("button", name="Blur what was found").click()
    page.get_by_role("button", name="Approve", exact=True).first.click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    page.get_by_role("button", name="Keys").click()
    page.evaluate(OPEN_ALL)
    assert not [fault["id"] for fault in Axe().run(page).response["violations"]]
    page.goto("/review/decisions/")
    assert not [fault["id"] for fault in Axe().run(page).response["violations"]]
