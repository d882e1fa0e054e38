"""A link by e-mail for whoever stands before the door, and nothing for whoever only wants to know who is inside."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from kombu.transport.memory import Channel
from pytest_django.fixtures import Settings

from dashboard import doors
from memory_core import vault
from memory_core.models import LedgerEntry, Project, SignInLink, Subject, Tries
from memory_core.services import addresses, brake, erasure, invitations, links
from memory_core.tenancy import project_scope
from tests.dashboard.conftest import visit
from tests.dashboard.letters import PUBLIC_URL, deliver, link_in, messages
from tests.factories import make_project, make_subject

pytestmark = pytest.mark.django_db

ADDRESS = "alice@mail.example"
PAGE = "/me/sign-in/"
HOUR_SECONDS = 3600


@pytest.fixture(autouse=True)
def mail_leaves(settings: Settings) -> Iterator[None]:
    settings.CANDOR_EMAIL_URL, settings.CANDOR_PUBLIC_URL = "smtp://127.0.0.1", PUBLIC_URL
    Channel.queues.clear()
    yield
    Channel.queues.clear()


@pytest.fixture
def reachable(alice: Subject) -> Subject:
    addresses.keep(alice.pk, ADDRESS, project_id=alice.project_id, actor="system:test")
    return alice


def ask(browser: Client, address: str = ADDRESS, **more: str) -> Any:
    return browser.post(PAGE, {"email": address, **more})


def test_a_link_comes_by_mail_and_opens_the_page(client: Client, reachable: Subject) -> None:
    assert "a link is on its way" in ask(client, "Alice@MAIL.example ").text
    deliver()
    [letter] = mail.outbox
    assert letter.to == [ADDRESS] and client.post(link_in(letter))["Location"] == "/me/"
    assert client.get("/me/").status_code == 200
    assert Client().post(link_in(letter)).status_code == 410


def test_the_letter_holds_the_link_and_nothing_of_the_person(client: Client, reachable: Subject) -> None:
    ask(client)
    deliver()
    [letter] = mail.outbox
    assert letter.subject == "Your link to Acme" and letter.from_email.startswith("Acme <")
    assert "alice" not in letter.body and "30 minutes" in letter.body
    assert letter.content_subtype == "plain" and not letter.attachments
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"


def test_a_name_of_a_project_cannot_write_headers(client: Client, reachable: Subject) -> None:
    Project.objects.update(name="Acme\nBcc: eve@evil.example")
    ask(client)
    deliver()
    assert "\n" not in mail.outbox[0].subject and mail.outbox[0].recipients() == [ADDRESS]


def test_a_letter_leaves_its_entry(client: Client, reachable: Subject) -> None:
    ask(client)
    deliver()
    with project_scope(reachable.project_id):
        entry = LedgerEntry.objects.filter(action="link.issued").latest("sequence")
    assert (entry.actor, entry.subject_id) == ("system:mail", reachable.pk)
    assert ADDRESS not in str(entry.facts)


def test_known_or_not_the_answer_is_the_same(client: Client, reachable: Subject) -> None:
    """Word for word, but for the token against forged forms."""
    pages = [re.sub(r'value="\w{64}"', "", ask(Client(), address).text) for address in (ADDRESS, "eve@mail.example")]
    assert pages[0] == pages[1] and "If the service has given us this address" in pages[0]
    assert len(messages()) == 2 and mail.outbox == []


def test_known_or_not_the_work_up_to_the_answer_is_the_same(client: Client, reachable: Subject) -> None:
    work = []
    for address in (ADDRESS, "eve@mail.example"):
        vault.forget(list(vault._cache))
        with CaptureQueriesContext(connection) as queries:
            ask(Client(), address)
        work.append([query["sql"].split()[0] for query in queries])
    assert work[0] == work[1]


def test_messages_to_the_worker_are_alike_and_name_nobody(client: Client, reachable: Subject) -> None:
    ask(client), ask(client, "eve@mail.example")
    known, unknown = messages()
    assert known == [[str(reachable.project_id), str(reachable.pk)]]
    assert [[len(part) for part in pair] for pair in unknown] == [[36, 36]]


@pytest.mark.parametrize("address", ["", "alice", "alice@", "a\0@mail.example", f"{'a' * 250}@mail.example"])
def test_what_is_no_address_is_said(client: Client, reachable: Subject, address: str) -> None:
    assert ask(client, address).status_code == 422 and messages() == []


def test_an_address_in_two_projects_brings_a_link_to_each(client: Client, reachable: Subject) -> None:
    other = make_subject(make_project("Other"), "al")
    addresses.keep(other.pk, ADDRESS, project_id=other.project_id, actor="system:test")
    ask(client)
    deliver()
    assert {letter.subject for letter in mail.outbox} == {"Your link to Acme", "Your link to Other"}


def test_a_service_that_is_named_is_the_only_one_looked_at(client: Client, reachable: Subject) -> None:
    other = make_project("Other", slug="other")
    assert 'name="project" value="other"' in client.get(f"{PAGE}?project=other").text
    ask(client, project="other"), ask(client, project=reachable.project.slug)
    assert [[pair[0] == str(other.pk) for pair in people] for people in messages()] == [[False], [False]]
    deliver()
    ask(client, project=reachable.project.slug)
    deliver()
    assert [letter.subject for letter in mail.outbox] == ["Your link to Acme"]


def test_three_letters_an_hour_and_not_a_word_about_the_fourth(client: Client, reachable: Subject) -> None:
    answers = [ask(client, spelled).text for spelled in (ADDRESS, ADDRESS.upper(), f" {ADDRESS}", ADDRESS)]
    assert all("a link is on its way" in answer for answer in answers)
    assert len(messages()) == 3


def test_one_client_may_not_ask_for_everybody(client: Client, reachable: Subject) -> None:
    answers = [ask(client, f"{number}@mail.example").status_code for number in range(21)]
    assert answers[:20] == [200] * 20 and answers[20] == 429
    assert Client(REMOTE_ADDR="192.0.2.7").post(PAGE, {"email": ADDRESS}).status_code == 200


def test_who_tries_is_kept_as_a_mark_only(client: Client, reachable: Subject) -> None:
    ask(client)
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(t::text, ' ') FROM memory_core_tries AS t")
        kept = cursor.fetchone()[0]
    assert ADDRESS not in kept and ADDRESS.encode().hex() not in kept and b"127.0.0.1".hex() not in kept


def test_a_count_starts_anew_when_its_time_is_over(client: Client, reachable: Subject) -> None:
    for _ in range(4):
        brake.take(doors.LETTERS_TO_ONE, ADDRESS)
    Tries.objects.update(until="2026-01-01T00:00Z")
    assert brake.take(doors.LETTERS_TO_ONE, ADDRESS) == 0
    Tries.objects.update(until="2026-01-01T00:00Z")
    assert brake.forget_old() == 1 and not Tries.objects.exists()


def test_behind_a_proxy_the_client_is_whom_the_proxy_saw(client: Client, settings: Settings) -> None:
    request = client.get(PAGE, headers={"X-Forwarded-For": "198.51.100.1, 203.0.113.9"}).wsgi_request
    assert doors.client_of(request) == "127.0.0.1"
    settings.CANDOR_BEHIND_PROXY = True
    assert doors.client_of(request) == "203.0.113.9"


def test_the_addresses_of_one_home_count_as_one(client: Client) -> None:
    seen = {doors.client_of(Client(REMOTE_ADDR=f"2001:db8:1:2::{end}").get(PAGE).wsgi_request) for end in (1, 2)}
    assert seen == {"2001:db8:1:2::/64"}


def test_without_mail_the_way_is_not_offered(client: Client, settings: Settings, reachable: Subject) -> None:
    assert "Send me a link" in client.get(PAGE).text
    for name in ("CANDOR_EMAIL_URL", "CANDOR_PUBLIC_URL"):
        setattr(settings, name, "")
        assert "Send me a link" not in client.get(PAGE).text
        assert "on its way" not in ask(client).text and messages() == []


def test_a_mail_server_that_is_down_breaks_nothing(reachable: Subject, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert invitations.send(reachable.project_id, reachable.pk) is False


def test_nobody_is_written_to_who_is_not_there_any_more(reachable: Subject) -> None:
    erasure.erase_subject(reachable.pk, project_id=reachable.project_id, actor="system:test")
    assert invitations.send(reachable.project_id, reachable.pk) is False
    assert mail.outbox == [] and not SignInLink.objects.exists()


def made_long_ago(browser: Client) -> Client:
    session = browser.session
    session["entered_at"] -= HOUR_SECONDS
    session.save()
    return browser


def test_a_visit_that_is_too_old_is_renewed_by_a_link_to_the_address_on_file(reachable: Subject) -> None:
    browser = made_long_ago(visit(reachable))
    page = browser.get("/me/delete-everything/")
    assert page.status_code == 403 and "Send me a new link" in page.text
    assert "A link is on its way" in browser.post("/me/sign-in/again/").text
    deliver()
    browser.post(link_in(mail.outbox[0]))
    assert browser.get("/me/delete-everything/").status_code == 200


def test_everything_is_not_deleted_from_a_page_left_open(reachable: Subject) -> None:
    browser = visit(reachable)
    assert browser.get("/me/delete-everything/").status_code == 200
    assert made_long_ago(browser).post("/me/delete-everything/", {"how": "forget"}).status_code == 403
    with project_scope(reachable.project_id):
        assert Subject.objects.get().state == Subject.State.ACTIVE


def test_where_no_address_is_known_none_is_offered(alice: Subject) -> None:
    page = made_long_ago(visit(alice)).get("/me/delete-everything/").text
    assert "Send me a new link" not in page and "Open a new personal link" in page


def test_three_new_links_an_hour(reachable: Subject) -> None:
    browser = visit(reachable)
    assert [browser.post("/me/sign-in/again/").status_code for _ in range(4)] == [200, 200, 200, 429]


def test_the_person_sees_the_address_and_may_remove_it(reachable: Subject) -> None:
    browser = visit(reachable)
    assert ADDRESS in browser.get("/me/choices/").text
    assert browser.post("/me/address/drop/")["Location"] == "/me/choices/"
    assert ADDRESS not in browser.get("/me/choices/").text
    ask(browser)
    deliver()
    assert mail.outbox == []


def test_a_link_is_never_used_up_by_looking(client: Client, reachable: Subject) -> None:
    address = (
        f"/enter/{links.issue(project_id=reachable.project_id, issued_by='system:test', subject_id=reachable.pk)}/"
    )
    for method in ("get", "head", "options", "put", "patch", "delete"):
        getattr(client, method)(address)
    assert not SignInLink.objects.exclude(used_at=None).exists() and client.post(address).status_code == 302
