"""Copies of everything, made and fetched by an officer."""

import json
from uuid import UUID

import pytest
from django.http import StreamingHttpResponse
from django.test import Client

from audit import exports
from audit.models import Export
from memory_core.models import LedgerEntry, Project, Subject, User
from memory_core.tenancy import project_scope
from tests.factories import make_memory, make_project, make_subject, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def pia(project: Project) -> User:
    return make_user(project, "privacy_officer", "pia@acme.example")


@pytest.fixture
def officer(client: Client, pia: User) -> Client:
    client.force_login(pia)
    return client


def made(officer: Client, subject: Subject, format: str = "json") -> Export:
    officer.post(f"/subjects/{subject.pk}/copies/make/", {"format": format})
    with project_scope(subject.project_id):
        return Export.objects.get(subject=subject, format=format)


def address(subject_id: UUID, export_id: UUID) -> str:
    return f"/subjects/{subject_id}/copies/{export_id}/fetch/"


def test_an_officer_makes_a_copy_and_fetches_it(officer: Client, pia: User, alice: Subject) -> None:
    make_memory(alice, "User likes tea")
    export = made(officer, alice)
    assert "can be fetched until" in officer.get(f"/subjects/{alice.pk}/copies/").text
    answer = officer.post(address(alice.pk, export.pk))
    assert isinstance(answer, StreamingHttpResponse)
    assert json.loads(answer.getvalue())["memories"][0]["text"] == "User likes tea"
    with project_scope(alice.project_id):
        assert LedgerEntry.objects.get(action="export.read").actor == pia.actor


def test_the_file_is_to_be_kept_and_not_shown(officer: Client, alice: Subject) -> None:
    answer = officer.post(address(alice.pk, made(officer, alice, "csv").pk))
    assert answer["Content-Type"] == "application/zip" and answer["Content-Disposition"].startswith("attachment")
    assert "no-store" in answer["Cache-Control"] and "alice" not in answer["Content-Disposition"]


@pytest.mark.parametrize("role", ["reviewer", "auditor"])
def test_others_of_the_staff_get_none(officer: Client, project: Project, alice: Subject, role: str) -> None:
    export, browser = made(officer, alice), Client()
    browser.force_login(make_user(project, role, f"{role}@acme.example"))
    assert browser.get(f"/subjects/{alice.pk}/copies/").status_code == 403
    assert browser.post(f"/subjects/{alice.pk}/copies/make/", {"format": "json"}).status_code == 403
    assert browser.post(address(alice.pk, export.pk)).status_code == 403
    assert "Copies of everything" not in browser.get(f"/subjects/{alice.pk}/").text


def test_a_copy_is_found_under_its_person_only(officer: Client, project: Project, alice: Subject) -> None:
    export, bob = made(officer, alice), make_subject(project, "bob")
    assert officer.post(address(bob.pk, export.pk)).status_code == 404


def test_a_copy_of_another_project_is_not_there(officer: Client, alice: Subject) -> None:
    stranger = make_subject(make_project("Globex"), "alice")
    export = exports.start(stranger, format="json", actor=stranger.actor)
    assert officer.post(address(stranger.pk, export.pk)).status_code == 404
    assert officer.get(f"/subjects/{stranger.pk}/copies/").status_code == 404
    assert officer.post(f"/subjects/{stranger.pk}/copies/make/", {"format": "json"}).status_code == 404


def test_a_link_fetches_nothing(officer: Client, alice: Subject) -> None:
    assert officer.get(address(alice.pk, made(officer, alice).pk)).status_code == 405


def test_another_format_is_refused(officer: Client, alice: Subject) -> None:
    assert officer.post(f"/subjects/{alice.pk}/copies/make/", {"format": "xml"}).status_code == 400
