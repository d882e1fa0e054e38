"""How people come in, in a real browser: by a letter, by an account elsewhere, and inside the host application."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core import mail
from django.test import Client
from kombu.transport.memory import Channel
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer
from pytest_httpserver import HTTPServer

from dashboard import identity
from memory_core.accounts import Provider
from memory_core.models import MemoryVersion, Subject
from memory_core.services import addresses, links, theme
from memory_core.services.theme import Theme
from tests.dashboard.letters import PUBLIC_URL, deliver, link_in
from tests.dashboard.provider import CLIENT, SECRET, StandIn
from tests.e2e.conftest import Opener
from tests.factories import make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
PHONE_PX = 360
NAVY, NAVY_RGB = "#1a5386", "rgb(26, 83, 134)"


@pytest.fixture(autouse=True)
def mail_leaves(settings: Settings) -> Iterator[None]:
    settings.CANDOR_EMAIL_URL, settings.CANDOR_PUBLIC_URL = "smtp://127.0.0.1", PUBLIC_URL
    Channel.queues.clear()
    yield
    Channel.queues.clear()


@pytest.fixture
def host() -> Iterator[HTTPServer]:
    """The host application, on another site than ours: the live server is at `localhost`."""
    with HTTPServer(host="127.0.0.1") as server:
        yield server


@pytest.fixture
def elsewhere(host: HTTPServer, settings: Settings, alice: Subject) -> StandIn:
    stand_in = StandIn(host).open()
    settings.CANDOR_PUBLIC_URL = ""
    settings.CANDOR_OIDC = Provider(stand_in.issuer, CLIENT, SECRET, "sub", alice.project.slug, "openid")
    identity._made.cache_clear()
    return stand_in


def keep_address(alice: Subject) -> None:
    addresses.keep(alice.pk, "alice@mail.example", project_id=alice.project_id, actor="system:test")


@SCRIPTS
def test_a_letter_opens_the_page(opened: Opener, alice: Subject, world: list[MemoryVersion], scripts: bool) -> None:
    keep_address(alice)
    page = opened("/me/sign-in/", java_script_enabled=scripts)
    page.get_by_label("Your e-mail address").fill("Alice@mail.example")
    page.get_by_role("button", name="Send me a link").click()
    expect(page.get_by_role("heading", name="Look into your mail")).to_be_visible()
    deliver()
    page.goto(link_in(mail.outbox[0]))
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("article", has_text="Prefers tea to coffee")).to_be_visible()


def test_an_account_opens_the_page(opened: Opener, elsewhere: StandIn, world: list[MemoryVersion]) -> None:
    page = opened("/me/sign-in/")
    page.get_by_role("link", name="Come in with your account").click()
    expect(page.locator("article", has_text="Prefers tea to coffee")).to_be_visible()
    assert "code=" not in page.url


def test_the_page_is_at_home_in_the_host_application(
    opened: Opener, host: HTTPServer, live_server: LiveServer, settings: Settings, world: list[MemoryVersion]
) -> None:
    """On another site, with the look of the project: the link is opened, the button pressed, something marked."""
    alice = world[0].memory.subject
    assert alice is not None
    settings.CANDOR_FRAME_ANCESTORS = [host.url_for("").rstrip("/")]
    theme.change(alice.project_id, Theme(NAVY, "square", "plain"), actor="system:test")
    token = links.issue(project_id=alice.project_id, issued_by="system:test", subject_id=alice.pk)
    frame = f'<iframe src="{live_server.url}/enter/{token}/" width=900 height=700></iframe>'
    host.expect_request("/").respond_with_data(f"<!doctype html><title>App</title>{frame}", content_type="text/html")
    host.expect_request("/favicon.ico").respond_with_data("")
    page = opened(host.url_for("/"), color_scheme="light")
    inside = page.frame_locator("iframe")
    button = inside.get_by_role("button", name="Continue")
    expect(button).to_have_css("background-color", NAVY_RGB)
    button.click()
    thing = inside.locator("article", has_text="Prefers tea to coffee")
    thing.locator("summary", has_text="Delete").click()
    thing.get_by_role("button", name="Yes, forget this").click()
    expect(inside.get_by_role("status")).to_contain_text("Out of use.")
    assert {cookie["sameSite"] for cookie in page.context.cookies()} == {"None"}


def faults(page: Page) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    found = [f"{fault['id']}: {fault['nodes'][0]['html'][:200]}" for fault in Axe().run(page).response["violations"]]
    return [*found, *([f"{wide} px too wide"] if wide > 0 else [])]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, PHONE_PX])
def test_the_doors_are_readable_to_everybody(
    opened: Opener, elsewhere: StandIn, her: Client, alice: Subject, settings: Settings, scheme: str, width: int
) -> None:
    settings.CANDOR_PUBLIC_URL = PUBLIC_URL
    keep_address(alice)
    theme.change(alice.project_id, Theme("#7a1fa2", "round", "rounded"), actor="system:test")
    session = her.session
    session["entered_at"] = 0
    session.save()
    page, found = opened("/me/", her, color_scheme=scheme, width=width), {}
    for address in ("/me/delete-everything/", "/me/choices/", "/me/", f"/me/sign-in/?project={alice.project.slug}",
                    "/enter/gone/", "/me/account/back/?error=x", "/sign-in/"):  # fmt: skip
        page.goto(address)
        found[address] = faults(page)
    assert not {address: some for address, some in found.items() if some}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, PHONE_PX])
def test_an_owner_tries_out_a_look(opened: Opener, alice: Subject, scheme: str, width: int) -> None:
    owner = Client()
    owner.force_login(make_user(alice.project, "owner", "olga@acme.example"))
    page = opened("/policy/theme/", owner, color_scheme=scheme, width=width)
    page.get_by_label("Colour of links and buttons").fill(NAVY)
    page.get_by_label("Square").check()
    page.get_by_role("button", name="Try it out").click()
    sample = page.locator(".theme-sample .button.primary")
    expect(sample).to_have_css("border-radius", "0px")
    if scheme == "light":
        expect(sample).to_have_css("background-color", NAVY_RGB)
    assert faults(page) == []
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_contain_text("Saved.")
