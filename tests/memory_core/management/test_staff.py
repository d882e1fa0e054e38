from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from memory_core.models import Membership, Project
from tests.factories import make_project, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def project() -> Project:
    return make_project(slug="acme")


def say(*words: str) -> str:
    out = StringIO()
    call_command("staff", *words, stdout=out)
    return out.getvalue()


def test_who_is_added_comes_in_by_the_printed_way(project: Project) -> None:
    said = say("add", "acme", "rita@acme.example", "--role", "auditor", "--name", "Rita")
    browser = Client()
    browser.post(said.split("One-time way in: ")[1].strip())
    assert "Rita" in browser.get("/ledger/").text


def test_the_list_names_members_and_who_left(project: Project) -> None:
    make_user(project, "owner", "olga@acme.example")
    say("add", "acme", "rita@acme.example", "--name", "Rita")
    say("remove", "acme", "rita@acme.example")
    said = say("list", "acme")
    assert "olga@acme.example" in said and "left" in said and "Rita" in said


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("list", "nowhere"), "no project 'nowhere'"),
        (("add", "acme"), "Name the e-mail address"),
        (("add", "acme", "rita"), "Name the e-mail address"),
        (("remove", "acme", "rita@acme.example"), "nobody with the address"),
    ],
)
def test_a_slip_is_answered_plainly(project: Project, words: tuple[str, ...], complaint: str) -> None:
    with pytest.raises(CommandError, match=complaint):
        say(*words)


def test_the_last_owner_stays(project: Project) -> None:
    make_user(project, "owner", "olga@acme.example")
    with pytest.raises(CommandError, match="needs an owner"):
        say("remove", "acme", "olga@acme.example")
    assert Membership.objects.count() == 1
