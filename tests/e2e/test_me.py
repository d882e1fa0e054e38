"""A person deletes what is known about them."""

import pytest
from django.test import Client
from playwright.sync_api import expect

from memory_core.models import Memory, MemoryVersion, Subject
from memory_core.services import links
from memory_core.tenancy import project_scope
from tests.e2e.conftest import Opener

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_one_thing_is_deleted_after_a_second_thought(
    opened: Opener, her: Client, world: list[MemoryVersion], scripts: bool
) -> None:
    page = opened("/me/", her, java_script_enabled=scripts)
    thing = page.locator("article", has_text="Prefers tea to coffee")
    thing.locator("summary", has_text="Delete").click()
    thing.get_by_role("button", name="Yes, forget this").click()
    expect(page.get_by_role("status")).to_contain_text("Forgotten.")
    expect(page.get_by_text("Prefers tea to coffee")).to_have_count(0)


def test_the_reason_is_a_click_away(opened: Opener, her: Client, world: list[MemoryVersion]) -> None:
    page = opened("/me/", her)
    thing = page.locator("article", has_text="Call +46")
    expect(thing.locator("blockquote")).to_be_hidden()
    thing.get_by_text("Why do you think this?").click()
    expect(thing.locator("blockquote")).to_contain_text("after six, please")
    expect(thing).to_contain_text("nobody yet, so no agent can read it")


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_from_the_link_to_the_last_goodbye(
    opened: Opener, alice: Subject, world: list[MemoryVersion], scripts: bool
) -> None:
    token = links.issue(project_id=alice.project_id, issued_by="system:test", subject_id=alice.pk)
    page = opened(f"/enter/{token}/", java_script_enabled=scripts)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What I know about you")
    page.get_by_role("link", name="Delete everything").click()
    page.get_by_role("button", name="Delete everything about me").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You are forgotten")
    with project_scope(alice.project_id):
        assert not Memory.objects.exists()
