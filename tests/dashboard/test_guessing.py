"""Passwords cannot be guessed at leisure, and nobody learns which accounts there are."""

import pytest
from django.test import Client

from memory_core.models import LedgerEntry, Project, Tries, User
from memory_core.services import links
from memory_core.tenancy import project_scope

pytestmark = pytest.mark.django_db

WORDS = {"email": "rita@acme.example", "password": "a long enough password"}


@pytest.fixture(autouse=True)
def quick(settings: object) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]


def guess(browser: Client, times: int, email: str = WORDS["email"]) -> list[int]:
    return [browser.post("/sign-in/", {"email": email, "password": f"guess {n}"}).status_code for n in range(times)]


def test_after_ten_tries_not_even_the_right_password_opens(client: Client, rita: User) -> None:
    assert guess(client, 10) == [422] * 10
    page = client.post("/sign-in/", WORDS)
    assert page.status_code == 429 and "Wait a quarter of an hour" in page.text
    assert client.get("/").status_code == 302


def test_an_account_that_is_not_there_is_braked_alike(client: Client, rita: User) -> None:
    here, nowhere = guess(client, 11), guess(client, 11, "nobody@acme.example")
    assert here == nowhere == [422] * 10 + [429]


def test_a_different_spelling_is_no_other_account(client: Client, rita: User) -> None:
    assert guess(client, 10) == [422] * 10
    assert guess(client, 1, "RITA@acme.example") == [429]


def test_one_client_may_not_try_one_password_on_everybody(client: Client, rita: User) -> None:
    answers = [guess(client, 1, f"{number}@acme.example")[0] for number in range(61)]
    assert answers == [422] * 60 + [429]


def test_whoever_knows_the_password_starts_anew(client: Client, rita: User) -> None:
    guess(client, 9)
    assert client.post("/sign-in/", WORDS).status_code == 302
    assert guess(Client(), 9) == [422] * 9


def test_the_brake_lets_go_by_itself(client: Client, rita: User) -> None:
    guess(client, 11)
    Tries.objects.update(until="2026-01-01T00:00Z")
    assert client.post("/sign-in/", WORDS).status_code == 302


def test_a_link_from_the_operator_goes_past_the_brake(client: Client, project: Project, rita: User) -> None:
    guess(client, 11)
    token = links.issue(project_id=project.pk, issued_by="system:test", user=rita)
    assert client.post(f"/enter/{token}/")["Location"] == "/"


def test_guessing_leaves_one_entry(client: Client, project: Project, rita: User) -> None:
    guess(client, 13)
    with project_scope(project.pk):
        [entry] = LedgerEntry.objects.filter(action="staff.braked")
    assert (entry.actor, entry.facts) == ("system:sign-in", {"member": rita.actor})
