import pytest
from django.test import Client

from memory_core.models import Project, Subject, User
from memory_core.services import links
from tests.factories import make_project, make_subject, make_user


@pytest.fixture
def project() -> Project:
    return make_project()


@pytest.fixture
def alice(project: Project) -> Subject:
    return make_subject(project, "alice")


@pytest.fixture
def rita(project: Project) -> User:
    return make_user(project, "reviewer")


@pytest.fixture
def reviewer(client: Client, rita: User) -> Client:
    """A browser in which a reviewer is signed in."""
    client.force_login(rita)
    return client


@pytest.fixture
def auditor(project: Project) -> Client:
    browser = Client()
    browser.force_login(make_user(project, "auditor", "audrey@acme.example"))
    return browser


@pytest.fixture
def her(alice: Subject) -> Client:
    """A browser in which Alice came in by her link."""
    return visit(alice)


def visit(subject: Subject) -> Client:
    browser = Client()
    token = links.issue(project_id=subject.project_id, issued_by="system:test", subject_id=subject.pk)
    browser.post(f"/enter/{token}/")
    return browser
