"""The ways in and out."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from memory_core.models import Project, SignInLink, Subject, User
from memory_core.services import erasure, links

pytestmark = pytest.mark.django_db

WORDS = {"email": "rita@acme.example", "password": "a long enough password"}


def link_for(subject: Subject) -> str:
    token = links.issue(project_id=subject.project_id, issued_by="system:test", subject_id=subject.pk)
    return f"/enter/{token}/"


def test_the_right_password_signs_in(client: Client, rita: User) -> None:
    assert client.post("/sign-in/", WORDS)["Location"] == "/"
    assert client.get("/").status_code == 200


def test_the_address_is_taken_in_any_case(client: Client, rita: User) -> None:
    assert client.post("/sign-in/", WORDS | {"email": "Rita@Acme.example"}).status_code == 302


def test_a_wrong_password_says_no_more_than_that(client: Client, rita: User) -> None:
    known = client.post("/sign-in/", WORDS | {"password": "wrong"})
    unknown = client.post("/sign-in/", WORDS | {"email": "nobody@acme.example"})
    assert known.status_code == unknown.status_code == 422
    assert "do not belong together" in known.text and "do not belong together" in unknown.text


def test_after_signing_in_one_is_where_one_wanted_to_be(client: Client, rita: User) -> None:
    assert client.get("/review/")["Location"] == "/sign-in/?next=/review/"
    assert 'value="/review/"' in client.get("/sign-in/?next=/review/").text
    assert client.post("/sign-in/", WORDS | {"next": "/review/"})["Location"] == "/review/"


def test_a_wrong_password_does_not_forget_where_one_wanted_to_be(client: Client, rita: User) -> None:
    page = client.post("/sign-in/", WORDS | {"password": "wrong", "next": "/review/"}).text
    assert 'name="next" value="/review/"' in page


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_signing_in_never_leads_to_another_site(client: Client, rita: User, elsewhere: str) -> None:
    assert client.post("/sign-in/", WORDS | {"next": elsewhere})["Location"] == "/"


def test_signing_out_ends_the_session(reviewer: Client) -> None:
    assert reviewer.post("/sign-out/")["Location"] == "/sign-in/"
    assert reviewer.get("/").status_code == 302


def test_signing_out_is_never_a_link(reviewer: Client) -> None:
    assert reviewer.get("/sign-out/").status_code == 405


def test_looking_at_a_link_does_not_use_it_up(client: Client, alice: Subject) -> None:
    address = link_for(alice)
    for _ in range(2):
        page = client.get(address)
        assert page.status_code == 200 and "alice" in page.text
    assert not SignInLink.objects.exclude(used_at=None).exists()


def test_a_person_comes_in_by_the_button(client: Client, alice: Subject) -> None:
    assert client.post(link_for(alice))["Location"] == "/me/"
    assert client.get("/me/").status_code == 200


def test_staff_come_in_by_a_link_too(client: Client, project: Project, rita: User) -> None:
    token = links.issue(project_id=project.pk, issued_by="system:test", user=rita)
    assert "Rita" not in client.get("/sign-in/").text and "Reviewer" in client.get(f"/enter/{token}/").text
    assert client.post(f"/enter/{token}/")["Location"] == "/"
    assert client.get("/review/").status_code == 200


def test_a_link_works_once(client: Client, alice: Subject) -> None:
    address = link_for(alice)
    client.post(address)
    for again in (Client().get(address), Client().post(address)):
        assert again.status_code == 410 and "ask for a new one" in again.text


def test_an_expired_link_is_gone(client: Client, alice: Subject) -> None:
    address = link_for(alice)
    SignInLink.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    assert client.get(address).status_code == client.post(address).status_code == 410


def test_an_unknown_link_is_gone(client: Client) -> None:
    assert client.get("/enter/nonsense/").status_code == 410


def test_a_persons_link_ends_the_session_of_staff(reviewer: Client, alice: Subject) -> None:
    reviewer.post(link_for(alice))
    assert reviewer.get("/review/").status_code == 302
    assert reviewer.get("/")["Location"] == "/me/"


def test_signing_in_as_staff_ends_the_visit_of_a_person(her: Client, rita: User) -> None:
    her.post("/sign-in/", WORDS)
    assert her.get("/me/").status_code == 403
    assert her.get("/").status_code == 200


def test_a_person_leaves_with_a_goodbye(her: Client) -> None:
    assert her.post("/sign-out/")["Location"] == "/goodbye/"
    assert "You have left" in her.get("/goodbye/").text
    assert her.get("/me/").status_code == 403


def test_the_session_of_an_erased_person_is_over(her: Client, alice: Subject) -> None:
    erasure.erase_subject(alice.pk, project_id=alice.project_id, actor="system:test")
    assert her.get("/me/").status_code == 403
    assert "subject_id" not in her.session
