"""Spot checks, conflicts and the pictures of the overview, in a real browser."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from audit import contradictions, sampling
from audit.models import Contradiction, Decision, QualitySample
from memory_core.models import MemoryVersion, Project, Status, Subject, User
from memory_core.services.remember import SCREENING
from memory_core.tenancy import project_scope
from tests.e2e.conftest import Opener
from tests.factories import make_memory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ADDRESSES = ("/", "/checks/", "/contradictions/", "/contradictions/{pair}/")
PICTURES = os.environ.get("PICTURES", "")
OPEN_ALL = "document.querySelectorAll('details.more').forEach(one => { one.open = true })"


@pytest.fixture
def judged(project: Project, alice: Subject, reviewer: Client) -> Contradiction:
    """Checks half done, a pair that disagrees, decisions of two people, and a queue of all ages."""
    made = [make_memory(alice, f"User likes tea number {n}", said=f"I like tea number {n}") for n in range(8)]
    with project_scope(project.pk):
        MemoryVersion.objects.update(decided_by=SCREENING)
    sampling.draw(project.pk)
    for number, version in enumerate(made[:6]):
        outcome = {"outcome": "escaped", "reason": "sensitive"} if number == 2 else {"outcome": "sound"}
        sampling.judge(version.pk, project_id=project.pk, actor="user:somebody", **outcome)
    _decisions(project, made[0])
    _queue(project, alice)
    make_memory(alice, "User lives in Oslo", said="I live in Oslo with my cat")
    make_memory(alice, "User lives in Bergen", said="Back home in Bergen at last")
    contradictions.find(project.pk)
    with project_scope(project.pk):
        return Contradiction.objects.get()


def _decisions(project: Project, version: MemoryVersion) -> None:
    rita = User.objects.get().actor
    with project_scope(project.pk):
        for number in range(25):
            verdict = "approve" if number % 5 else "reject"
            Decision.objects.create(
                version=version, project_id=project.pk, actor=rita, verdict=verdict, shown_mac=bytes(16), seconds=2
            )


def _queue(project: Project, alice: Subject) -> None:
    now = timezone.now()
    for hours in (0, 0, 0, 2, 5, 9, 30, 40, 200):
        version = make_memory(alice, f"Waits {hours}", status=Status.PENDING, findings=[("phone", 0, 3)])
        with project_scope(project.pk):
            times = {"recorded_at": now - timedelta(hours=hours), "due_at": now + timedelta(hours=72 - hours)}
            MemoryVersion.objects.filter(pk=version.pk).update(**times)


def faults(page: Page) -> list[str]:
    page.evaluate(OPEN_ALL)
    return [f"{fault['id']}: {fault['nodes'][0]['html'][:200]}" for fault in Axe().run(page).response["violations"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_the_pages_are_readable_and_fit(
    opened: Opener, reviewer: Client, judged: Contradiction, scheme: str, width: int
) -> None:
    page = opened("/", reviewer, color_scheme=scheme, width=width)
    for address in ADDRESSES:
        page.goto(address.format(pair=judged.pk))
        if PICTURES:
            name = f"{address.strip('/').replace('/', '-').format(pair='pair') or 'home'}-{scheme}-{width}.png"
            page.screenshot(path=Path(PICTURES) / name, full_page=True)
        assert faults(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, address


def test_a_check_is_judged_by_one_key_and_only_one(opened: Opener, reviewer: Client, judged: Contradiction) -> None:
    page = opened("/checks/", reviewer)
    expect(page.locator("#question")).to_be_visible()
    page.wait_for_timeout(600)
    page.keyboard.press("a")
    expect(page.locator(".toasts")).to_contain_text("Noted")
    with project_scope(judged.project_id):
        assert QualitySample.objects.judged().count() == 7


def test_a_pair_is_settled_without_javascript(opened: Opener, reviewer: Client, judged: Contradiction) -> None:
    page = opened("/contradictions/", reviewer, java_script_enabled=False)
    page.click("#rows .cover")
    page.click("text=They do not contradict each other")
    expect(page.locator(".toasts")).to_contain_text("not be asked about again")
    page.click("button:has-text('Undo')")
    expect(page.locator("#rows .cover")).to_have_count(1)
