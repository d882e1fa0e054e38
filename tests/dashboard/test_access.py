"""Who may open what."""

import re
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from dashboard import urls
from memory_core.models import Membership, Project, Status, Subject, User
from tests.factories import make_memory, make_project, make_subject, make_user

pytestmark = pytest.mark.django_db

PUBLIC = {"home", "sign-in", "sign-out", "enter", "goodbye"} | {
    "me-sign-in",
    "me-account",
    "me-account-back",
    "me-theme",
}
OPENED_BY_THE_ADDRESS = {"me-proof", "own-receipt", "own-receipt-file"}  # to whoever was given it, and nobody else
NOBODY = UUID(int=0)
NOUNS = {
    "pair_id": NOBODY,
    **dict.fromkeys(("version_id", "memory_id", "subject_id", "run_id", "filter_id", "job_id"), NOBODY),
    "decision_id": 0,
    "act_id": 0,
    "proposal_id": NOBODY,
    "project_id": NOBODY,
    "request_id": NOBODY,
    "receiver_id": NOBODY,
    "removal_id": NOBODY,
    "export_id": NOBODY,
    "code": "received",
    "token": "unknown",
}


def address_of(pattern: URLPattern) -> str:
    return reverse(f"dashboard:{pattern.name}", kwargs={name: NOUNS[name] for name in pattern.pattern.converters})


ADDRESSES = [(str(pattern.name), address_of(pattern)) for pattern in urls.urlpatterns]


GUARDS = {"all", "staff", "reviewer", "eraser", "owner", "exporter", "subject", "officer", "privacy_reader"}


@pytest.mark.parametrize("pattern", urls.urlpatterns, ids=lambda pattern: str(pattern.name))
def test_every_page_says_who_may_open_it(pattern: URLPattern) -> None:
    assert getattr(pattern.callback, "guard", None) in GUARDS


@pytest.mark.parametrize(("name", "address"), ADDRESSES)
def test_a_stranger_gets_into_nothing_but_the_ways_in(client: Client, name: str, address: str) -> None:
    answers = [client.get(address), client.post(address)]
    if name in OPENED_BY_THE_ADDRESS:
        assert [answer.status_code for answer in answers] == [404, 405]
    elif name not in PUBLIC:
        assert all(answer.status_code in {302, 403, 405} for answer in answers)
        assert all(answer.status_code != 302 or "/sign-in/" in answer["Location"] for answer in answers)


@pytest.mark.parametrize(("name", "address"), ADDRESSES)
def test_a_person_gets_into_no_staff_page(her: Client, name: str, address: str) -> None:
    if name not in PUBLIC | OPENED_BY_THE_ADDRESS and not name.startswith("me"):
        assert "/sign-in/" in her.get(address).headers.get("Location", "/sign-in/")
        assert her.get(address).status_code in {302, 405}


@pytest.mark.parametrize("name", ["me", "me-delete-everything"])
def test_staff_do_not_get_into_the_pages_of_a_person(reviewer: Client, name: str) -> None:
    assert reviewer.get(reverse(f"dashboard:{name}")).status_code == 403


def test_a_session_that_ran_out_leads_htmx_to_the_door_too(client: Client) -> None:
    answer = client.get("/review/", headers={"HX-Request": "true"})
    assert answer["HX-Redirect"] == "/sign-in/?next=/review/"


def test_a_member_of_no_project_is_told_so(client: Client) -> None:
    client.force_login(User.objects.create_user("new@acme.example", "a long enough password"))
    answer = client.get("/")
    assert answer.status_code == 403 and "belongs to no project" in answer.text


def test_an_auditor_may_look_but_not_decide(auditor: Client, alice: Subject) -> None:
    version = make_memory(alice, status=Status.PENDING)
    page = auditor.get(f"/review/{version.pk}/")
    assert page.status_code == 200 and "may look, but not decide" in page.text
    assert auditor.post(f"/review/{version.pk}/approve/", {"shown_mac": "00" * 16}).status_code == 403


def test_an_auditor_may_not_erase(auditor: Client, alice: Subject) -> None:
    version = make_memory(alice)
    assert auditor.post(f"/memories/{version.memory_id}/delete/").status_code == 403
    assert auditor.get(f"/memories/{version.memory_id}/").status_code == 200


def test_the_memories_of_another_project_are_not_there(reviewer: Client) -> None:
    bob = make_subject(make_project("Other"), "bob")
    version = make_memory(bob, "Bob likes chess", status=Status.PENDING)
    assert reviewer.get(f"/review/{version.pk}/").status_code == 404
    assert reviewer.get(f"/memories/{version.memory_id}/").status_code == 404
    assert reviewer.get(f"/subjects/{bob.pk}/").status_code == 404
    assert reviewer.post(f"/review/{version.pk}/approve/", {"shown_mac": "00" * 16}).status_code == 404


def test_a_member_of_two_projects_can_switch(reviewer: Client, rita: User) -> None:
    other = make_project("Other")
    Membership.objects.create(user=rita, project=other, role="owner")
    assert "What the agents of Acme remember" in reviewer.get("/").text
    reviewer.post("/projects/switch/", {"project": str(other.pk)})
    assert "What the agents of Other remember" in reviewer.get("/").text


def test_nobody_can_switch_to_a_project_they_do_not_belong_to(reviewer: Client) -> None:
    reviewer.post("/projects/switch/", {"project": str(make_project("Other").pk)})
    assert "What the agents of Acme remember" in reviewer.get("/").text


def test_the_waiting_are_counted_in_the_navigation(reviewer: Client, alice: Subject) -> None:
    make_memory(alice, status=Status.PENDING)
    assert '<span class="count">1<' in reviewer.get("/ledger/").text


def test_no_page_is_kept_by_a_cache(reviewer: Client, project: Project) -> None:
    assert "no-store" in reviewer.get("/memories/")["Cache-Control"]


def test_a_role_that_was_taken_away_closes_the_pages(reviewer: Client, rita: User) -> None:
    rita.memberships.all().delete()
    assert reviewer.get("/review/").status_code == 403


def test_a_refused_act_needs_the_page_it_came_from(alice: Subject) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(make_user(alice.project, "owner", "olga@acme.example"))
    answer = browser.post(f"/memories/{make_memory(alice).memory_id}/delete/")
    assert answer.status_code == 403 and "This page was open too long" in answer.text


@pytest.mark.parametrize(
    ("path", "marked"),
    [
        ("/policy/", ("/policy/", "page")),
        ("/policy/retention/", ("/policy/", "true")),
        ("/maintenance/", ("/policy/", "true")),
        ("/receivers/", ("/policy/", "true")),
        ("/receipts/", ("/requests/", "true")),
        ("/", ("/", "page")),
    ],
)
def test_the_frame_shows_where_one_is(client: Client, project: Project, path: str, marked: tuple[str, str]) -> None:
    client.force_login(make_user(project, "owner", "olga@acme.example"))
    frame = client.get(path).text
    assert re.findall(r'<li><a href="([^"]+)" aria-current="(\w+)"', frame) == [marked]
