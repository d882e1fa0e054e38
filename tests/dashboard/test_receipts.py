"""The receipt as it is drawn: for officers, and for the person who was erased."""

import pytest
from django.test import Client
from django.urls import reverse

from audit import erasure, receipts
from audit.models import ErasureRun
from memory_core.models import Project, Subject
from memory_core.models.sealed import new_id
from tests.factories import ACTOR, make_memory, make_project, make_subject, make_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def run() -> ErasureRun:
    alice = make_subject(make_project())
    make_memory(alice)
    return erasure.proceed(erasure.start(alice.pk, project_id=alice.project_id, actor=ACTOR).pk)


def client_of(project: Project, role: str) -> Client:
    client = Client()
    client.force_login(make_user(project, role, email=f"{role}@acme.example"))
    return client


def own(run: ErasureRun, name: str = "own-receipt", token: str = "") -> str:
    return reverse(f"dashboard:{name}", args=[run.pk, token or receipts.token_of(run.pk)])


@pytest.mark.parametrize("role", ["owner", "privacy_officer", "auditor"])
def test_officers_see_the_receipt(run: ErasureRun, role: str) -> None:
    client = client_of(run.project, role)
    listed = client.get(reverse("dashboard:receipts")).content.decode()
    page = client.get(reverse("dashboard:receipt", args=[run.pk])).content.decode()
    assert "Receipt 1" in listed and "Receipt 1 of an erasure" in page
    assert "Key destroyed" in page and "Memories, in all their versions" in page


def test_a_reviewer_does_not(run: ErasureRun) -> None:
    assert client_of(run.project, "reviewer").get(reverse("dashboard:receipts")).status_code == 403


def test_another_projects_officer_finds_nothing(run: ErasureRun) -> None:
    client = client_of(make_project("Globex"), "owner")
    for name in ("receipt", "receipt-file"):
        assert client.get(reverse(f"dashboard:{name}", args=[run.pk])).status_code == 404


def test_the_person_opens_it_by_their_link_without_signing_in(run: ErasureRun) -> None:
    page = Client().get(own(run))
    assert page.status_code == 200 and "you have been erased" in page.content.decode()


@pytest.mark.parametrize("name", ["own-receipt", "own-receipt-file"])
def test_a_guessed_link_opens_nothing(run: ErasureRun, name: str) -> None:
    assert Client().get(own(run, name, token="0" * 64)).status_code == 404
    other = reverse(f"dashboard:{name}", args=[new_id(), receipts.token_of(run.pk)])
    assert Client().get(other).status_code == 404


def test_the_file_is_what_the_command_checks(run: ErasureRun) -> None:
    answer = Client().get(own(run, "own-receipt-file"))
    assert receipts.verify_file(answer.content.decode())[1] == []
    assert answer["Content-Disposition"] == 'attachment; filename="erasure-receipt-1.json"'


def test_before_it_is_verified_the_page_says_so(run: ErasureRun) -> None:
    bob: Subject = make_subject(run.project, "bob")
    begun = erasure.start(bob.pk, project_id=run.project_id, actor=ACTOR)
    assert "still being checked" in Client().get(own(begun)).content.decode()
    assert Client().get(own(begun, "own-receipt-file")).status_code == 404
