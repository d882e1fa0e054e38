"""A real browser against a real server. Sync Playwright runs a loop in this thread, which Django would refuse."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright
from pytest_django.live_server_helper import LiveServer

from memory_core.engine.types import Kind
from memory_core.models import MemoryVersion, Project, Status, Subject
from tests.dashboard.conftest import visit
from tests.factories import make_memory, make_project, make_subject, make_user

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
TIMEOUT_MS = 15_000

Opener = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        reason = f"there is no browser at {CHROMIUM}"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def project() -> Project:
    return make_project()


@pytest.fixture
def alice(project: Project) -> Subject:
    return make_subject(project, "alice")


@pytest.fixture
def world(alice: Subject) -> list[MemoryVersion]:
    """Something waiting, the riskiest first, and something in force, replaced and rejected."""
    first = make_memory(
        alice,
        "Call +46 70 123 45 67 after six",
        status=Status.PENDING,
        findings=[("phone", 5, 21)],
        said="Call +46 70 123 45 67 after six, please",
    )
    old = make_memory(alice, "Works at Acme in Oslo", slot="employer")
    second = make_memory(alice, "Works at Initech in Oslo", status=Status.PENDING, supersedes=old)
    make_memory(alice, "Prefers tea to coffee", kind=Kind.PREFERENCE, categories=("food",), stated=False)
    make_memory(alice, "Hates mornings", status=Status.REJECTED)
    return [first, second]


@pytest.fixture
def opened(chromium: Browser, live_server: LiveServer) -> Iterator[Opener]:
    """Opens a page for the session of a test client; whatever the page complains about fails the test."""
    complaints: list[str] = []
    contexts: list[BrowserContext] = []
    under_way: set[Request] = set()

    def open_page(address: str, session: Client | None = None, *, width: int = 1280, **options: object) -> Page:
        context = chromium.new_context(base_url=live_server.url, viewport={"width": width, "height": 800}, **options)  # type: ignore[arg-type]
        context.set_default_timeout(TIMEOUT_MS)
        contexts.append(context)
        if session is not None:
            value = session.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}])
        page = context.new_page()
        watch(page, under_way)
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address)
        return page

    yield open_page
    said = list(complaints)
    for context in contexts:
        let_rest(context.pages[0], under_way)
        context.close()
    assert not [complaint for complaint in said if "status of 4" not in complaint]


def watch(page: Page, under_way: set[Request]) -> None:
    page.on("request", lambda request: under_way.add(request))
    page.on("requestfinished", lambda request: under_way.discard(request))
    page.on("requestfailed", lambda request: under_way.discard(request))


def let_rest(page: Page, under_way: set[Request]) -> None:
    """A page asks by itself now and then; an answer still in the making would meet the clearing of the tables."""
    page.route("**/*", lambda route: route.abort())
    while under_way:
        page.wait_for_timeout(10)


@pytest.fixture
def reviewer(project: Project) -> Client:
    browser = Client()
    browser.force_login(make_user(project, "reviewer"))
    return browser


@pytest.fixture
def her(alice: Subject) -> Client:
    return visit(alice)
