"""Reviewing with the mouse, with the keys, and without JavaScript."""

import pytest
from django.test import Client
from playwright.sync_api import expect

from memory_core.models import MemoryVersion, Status
from memory_core.tenancy import project_scope
from tests.e2e.conftest import Opener

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

World = list[MemoryVersion]
SETTLE_MS = 600
PRESS_A_FOUR_TIMES = """
    for (let n = 0; n < 4; n++)
        document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true }))
"""


def statuses(world: World) -> list[str]:
    with project_scope(world[0].project_id):
        return [MemoryVersion.objects.get(pk=version.pk).status for version in world]


def test_the_mouse_opens_approves_and_goes_on(opened: Opener, reviewer: Client, world: World) -> None:
    page = opened("/review/", reviewer)
    page.locator("#rows").get_by_role("link", name="Works at Initech in Oslo").click()
    expect(page.locator("#detail ins")).to_have_text("Initech")
    expect(page.locator("#rows [aria-current]")).to_contain_text("Initech")
    page.get_by_role("button", name="Approve", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("Approved. It is in force now.")
    expect(page.locator("#detail h2")).to_contain_text("Call +46 70 123 45 67")
    assert statuses(world) == [Status.PENDING, Status.APPROVED]


def test_the_keys_walk_the_queue_and_decide(opened: Opener, reviewer: Client, world: World) -> None:
    page = opened("/review/", reviewer)
    page.keyboard.press("j")
    expect(page.locator("#detail h2")).to_contain_text("Works at Initech")
    page.keyboard.press("k")
    expect(page.locator("#detail h2")).to_contain_text("Call")
    page.wait_for_timeout(SETTLE_MS)
    page.keyboard.press("r")
    page.get_by_label("Why it should not be kept").select_option("sensitive")
    page.locator("details[open]").get_by_role("button", name="Reject").click()
    expect(page.get_by_role("status")).to_contain_text("Rejected.")
    assert statuses(world) == [Status.REJECTED, Status.PENDING]


def test_a_key_that_is_pressed_in_haste_decides_one_thing_only(opened: Opener, reviewer: Client, world: World) -> None:
    page = opened("/review/", reviewer)
    page.wait_for_timeout(SETTLE_MS)
    page.evaluate(PRESS_A_FOUR_TIMES)
    expect(page.get_by_role("status")).to_contain_text("Approved.")
    assert statuses(world) == [Status.APPROVED, Status.PENDING]


def test_a_second_press_does_not_meet_the_next_one(opened: Opener, reviewer: Client, world: World) -> None:
    page = opened("/review/", reviewer)
    page.wait_for_timeout(SETTLE_MS)
    page.keyboard.press("a")
    page.wait_for_url(f"**/review/{world[1].pk}/")
    page.evaluate(PRESS_A_FOUR_TIMES)
    page.reload()
    assert statuses(world) == [Status.APPROVED, Status.PENDING]


def test_keys_are_letters_while_somebody_types(opened: Opener, reviewer: Client, world: World) -> None:
    page = opened("/review/", reviewer)
    page.wait_for_timeout(SETTLE_MS)
    page.keyboard.press("e")
    page.locator("#edit-text").fill("")
    page.keyboard.type("area near me")
    expect(page.locator("#edit-text")).to_have_value("area near me")
    assert statuses(world) == [Status.PENDING, Status.PENDING]


def test_keys_can_be_switched_off(opened: Opener, reviewer: Client, world: World) -> None:
    page = opened("/review/", reviewer)
    page.get_by_role("button", name="Keys").click()
    page.get_by_role("button", name="Switch the keys off").click()
    page.keyboard.press("Escape")
    page.wait_for_timeout(SETTLE_MS)
    page.keyboard.press("a")
    page.reload()
    page.get_by_role("button", name="Keys").click()
    expect(page.get_by_role("button", name="Switch the keys on")).to_be_visible()
    assert statuses(world) == [Status.PENDING, Status.PENDING]


def test_a_stale_decision_comes_back_in_place(opened: Opener, reviewer: Client, world: World) -> None:
    page = opened(f"/review/{world[0].pk}/", reviewer)
    with project_scope(world[0].project_id):
        world[0].findings.update(kind="address")
    page.get_by_role("button", name="Approve", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("This has changed since you opened it.")
    page.get_by_role("button", name="Approve", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("Approved.")
    assert statuses(world) == [Status.APPROVED, Status.PENDING]


def test_everything_can_be_decided_without_javascript(opened: Opener, reviewer: Client, world: World) -> None:
    page = opened("/review/", reviewer, java_script_enabled=False)
    page.locator("#rows a.cover").first.click()
    page.locator("summary", has_text="Mask").click()
    expect(page.locator("details[open]")).to_contain_text("Call [phone number] after six")
    page.locator("details[open]").get_by_role("button", name="Mask and approve").click()
    expect(page.get_by_role("status")).to_contain_text("Masked and approved.")
    page.locator("summary", has_text="Edit").click()
    page.locator("#edit-text").fill("Works for Initech")
    page.get_by_role("button", name="Approve these words").click()
    expect(page.get_by_role("heading", name="Nothing is waiting")).to_be_visible()
    assert statuses(world) == [Status.WITHDRAWN, Status.WITHDRAWN]


def test_the_queue_is_narrowed_in_place(opened: Opener, reviewer: Client, world: World) -> None:
    page = opened("/review/", reviewer)
    page.locator("#finding").select_option("phone")
    expect(page.locator("#rows li")).to_have_count(1)
    assert "finding=phone" in page.url
    page.get_by_role("button", name="Approve", exact=True).click()
    expect(page.get_by_text("Nothing of this sort waits for a check.")).to_be_visible()


def test_going_back_shows_the_queue_again(opened: Opener, reviewer: Client, world: World) -> None:
    page = opened("/review/", reviewer, width=360)
    page.locator("#rows").get_by_role("link", name="Works at Initech in Oslo").click()
    expect(page.locator("#detail h2")).to_contain_text("Works at Initech")
    page.go_back()
    expect(page.locator("#rows li")).to_have_count(2)
    expect(page.locator("#rows li").first).to_be_visible()
