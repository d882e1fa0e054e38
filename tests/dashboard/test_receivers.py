"""Who is told, and what they were told: to be seen by those who answer for it, changed by owners."""

from collections.abc import Iterator

import pytest
from django.test import Client

from audit import notices, receivers
from audit.models import Notice, Receiver
from memory_core.models import Project, Subject
from memory_core.tenancy import project_scope
from tests.audit.listeners import Webhook, webhook
from tests.dashboard.test_query_counts import queries_for
from tests.factories import ACTOR, make_project, make_subject, make_user

pytestmark = pytest.mark.django_db

NOWHERE = "http://127.0.0.1:1/"


@pytest.fixture
def hook() -> Iterator[Webhook]:
    with webhook() as told:
        yield told


@pytest.fixture
def owner(project: Project) -> Client:
    return browser_of(project, "owner")


@pytest.fixture
def crm(project: Project, hook: Webhook) -> Receiver:
    return receivers.add(project.pk, "CRM", hook.address, actor=ACTOR)


def browser_of(project: Project, role: str) -> Client:
    browser = Client()
    browser.force_login(make_user(project, role, f"{role}@acme.example"))
    return browser


def there(project: Project) -> list[str]:
    with project_scope(project.pk):
        return list(Receiver.objects.active().values_list("name", flat=True))


def test_the_secret_is_shown_once(owner: Client, project: Project) -> None:
    page = owner.post("/receivers/add/", {"name": "CRM", "url": "https://crm.example/hook"})
    with project_scope(project.pk):
        secret = receivers.secret_of(Receiver.objects.get())
    assert page.status_code == 200 and secret in page.text
    assert secret not in owner.get("/receivers/").text


def test_a_page_that_is_sent_again_adds_nothing(owner: Client, project: Project) -> None:
    for _ in range(2):
        page = owner.post("/receivers/add/", {"name": "CRM", "url": "https://crm.example/hook"})
    assert page.status_code == 422 and "told already" in page.text and there(project) == ["CRM"]


@pytest.mark.parametrize("given", [{}, {"name": "CRM"}, {"name": "CRM", "url": "javascript:alert(1)"}])
def test_what_cannot_be_used_is_said_beside_the_field(owner: Client, project: Project, given: dict[str, str]) -> None:
    page = owner.post("/receivers/add/", given)
    assert page.status_code == 422 and 'class="error"' in page.text and there(project) == []


def test_a_trial_says_what_came_of_it(owner: Client, crm: Receiver, hook: Webhook) -> None:
    assert "arrived" in owner.post(f"/receivers/{crm.pk}/test/", follow=True).text
    hook.status = 404
    assert "answered with status 404" in owner.post(f"/receivers/{crm.pk}/test/", follow=True).text


def test_the_page_says_what_was_told_about_whom(owner: Client, crm: Receiver, alice: Subject, hook: Webhook) -> None:
    notices.tell(alice.project_id, alice, "erasure")
    hook.status = 503
    notices.send_due()
    page = owner.get("/receivers/").text
    assert "Not told yet: 1" in page and "answered with status 503" in page and ">alice<" in page


def test_who_could_not_be_reached_is_told_again(owner: Client, crm: Receiver, alice: Subject, hook: Webhook) -> None:
    notices.tell(alice.project_id, alice, "erasure")
    with project_scope(crm.project_id):
        Notice.objects.update(state="unreachable")
    assert "Could not be told: 1" in owner.get("/receivers/").text
    assert "1 message is tried again" in owner.post(f"/receivers/{crm.pk}/again/", follow=True).text
    notices.send_due()
    assert len(hook.posts) == 1


def test_one_that_is_removed_is_not_there_any_more(owner: Client, project: Project, crm: Receiver) -> None:
    assert owner.post(f"/receivers/{crm.pk}/remove/").status_code == 302
    assert there(project) == []
    assert owner.post(f"/receivers/{crm.pk}/remove/").status_code == 404


ROLES = {"owner": 200, "privacy_officer": 200, "auditor": 200, "reviewer": 403}


@pytest.mark.parametrize("role", ROLES)
def test_those_who_answer_for_it_may_look(project: Project, crm: Receiver, role: str) -> None:
    page = browser_of(project, role).get("/receivers/")
    assert page.status_code == ROLES[role] and ("Add a system" in page.text) == (role == "owner")


@pytest.mark.parametrize("role", ["privacy_officer", "auditor", "reviewer"])
def test_only_owners_change_who_is_told(project: Project, crm: Receiver, role: str) -> None:
    browser = browser_of(project, role)
    given = {"name": "Other", "url": "https://other.example"}
    answers = [browser.post(f"/receivers/{act}/", given) for act in ("add", f"{crm.pk}/test", f"{crm.pk}/remove")]
    assert {answer.status_code for answer in answers} == {403} and there(project) == ["CRM"]


def test_another_projects_receivers_are_not_there(crm: Receiver, hook: Webhook) -> None:
    browser = browser_of(make_project("Other"), "owner")
    assert "CRM" not in browser.get("/receivers/").text
    assert {browser.post(f"/receivers/{crm.pk}/{act}/").status_code for act in ("test", "remove")} == {404}
    assert not hook.posts


def test_a_longer_list_asks_no_more_queries(owner: Client, project: Project, alice: Subject) -> None:
    receivers.add(project.pk, "First", NOWHERE, actor=ACTOR)
    notices.tell(project.pk, alice, "erasure")
    few = queries_for(owner, "/receivers/")
    for number in range(5):
        receivers.add(project.pk, f"CRM {number}", f"{NOWHERE}{number}", actor=ACTOR)
        notices.tell(project.pk, make_subject(project, f"person-{number}"), "restriction")
    assert queries_for(owner, "/receivers/") == few
