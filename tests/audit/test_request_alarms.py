import json
from collections.abc import Iterator
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from audit import request_alarms, requests
from audit.models import PrivacyRequest
from audit.request_moves import Kind
from memory_core.mail import mail_of
from memory_core.models import Project, Subject
from tests.audit.asking import ANA, act_on, acts, ask, due_in
from tests.audit.listeners import Postbox, Webhook, postbox, webhook
from tests.factories import make_project, make_subject
from tests.memory_core.test_races import at_once, meet

pytestmark = pytest.mark.django_db


@pytest.fixture
def hook(project: Project) -> Iterator[Webhook]:
    with webhook() as told:
        set_up(project, alarm_webhook=f"{told.address}/due")
        yield told


@pytest.fixture
def box(project: Project, settings: Settings) -> Iterator[Postbox]:
    with postbox() as letters:
        mail = mail_of(letters.address)
        settings.CANDOR_EMAIL_URL, settings.EMAIL_BACKEND = letters.address, mail.backend
        settings.EMAIL_HOST, settings.EMAIL_PORT = mail.host, mail.port
        set_up(project, alarm_emails=["ana@acme.example"])
        yield letters


def set_up(project: Project, **fields: Any) -> None:
    Project.objects.filter(pk=project.pk).update(**fields)


def rings(request: PrivacyRequest, days: int) -> bool:
    due_in(request, days)
    return bool(request_alarms.tell(request.project_id))


def test_it_is_told_at_seven_three_and_no_days_once_each(alice: Subject, hook: Webhook) -> None:
    request = ask(alice)
    told = [day for day in range(10, -4, -1) if rings(request, day)]
    assert told == [7, 3, 0] and len(hook.posts) == 3


def test_a_day_that_was_slept_through_is_made_up_for(alice: Subject, hook: Webhook) -> None:
    request = ask(alice)
    assert [day for day in (20, 5, 2, -1) if rings(request, day)] == [5, 2, -1]


def test_the_message_has_numbers_and_dates(alice: Subject, hook: Webhook) -> None:
    request = ask(alice, Kind.ERASURE)
    rings(request, 3)
    body = json.loads(hook.posts[0].body)
    [told] = body["requests"]
    assert (body["event"], told["number"], told["kind"], told["days_left"]) == ("requests.due", 1, "erasure", 3)


def test_neither_letter_nor_post_names_the_person_or_what_was_written(
    alice: Subject, hook: Webhook, box: Postbox
) -> None:
    rings(ask(alice, text="Forget my metformin"), 0)
    said = box.letters[0].as_string() + hook.posts[0].body.decode()
    assert "due" in said and not any(word in said for word in ("metformin", "alice", str(alice.pk)))


def test_one_letter_tells_of_all_that_are_near(alice: Subject, box: Postbox) -> None:
    for kind in (Kind.ACCESS, Kind.PORTABILITY, Kind.ERASURE):
        due_in(ask(alice, kind), 2)
    assert request_alarms.tell(alice.project_id) == ["email"]
    assert len(box.letters) == 1 and "3 of people's requests" in str(box.letters[0]["Subject"])


def test_what_is_closed_or_another_projects_is_not_told(alice: Subject, hook: Webhook) -> None:
    closed = act_on(ask(alice), requests.cancel, alice.actor)
    due_in(closed, 0)
    due_in(ask(make_subject(make_project("Other"))), 0)
    assert request_alarms.tell(alice.project_id) == []


def test_after_an_extension_it_is_told_anew(alice: Subject, hook: Webhook) -> None:
    request = ask(alice)
    rings(request, 0)
    act_on(request, requests.extend, ANA, reason="Four years of conversations")
    assert [rings(request, day) for day in (60, 7)] == [False, True]


def test_a_webhook_that_is_down_is_tried_again_and_brings_no_second_letter(
    alice: Subject, hook: Webhook, box: Postbox
) -> None:
    request = ask(alice)
    hook.status = 503
    due_in(request, 7)
    assert request_alarms.tell(alice.project_id) == ["email"]
    hook.status = 200
    due_in(request, 7)
    assert request_alarms.tell(alice.project_id) == ["webhook"] and len(box.letters) == 1


def test_the_ledger_says_when_it_was_told(alice: Subject, hook: Webhook) -> None:
    request = ask(alice)
    rings(request, 3)
    assert acts(request)[-1] == "alarm"


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_tell_it_once(alice: Subject, hook: Webhook, monkeypatch: pytest.MonkeyPatch) -> None:
    due_in(ask(alice), 3)
    meet(monkeypatch, request_alarms, "_send")
    told = at_once(*[lambda: request_alarms.tell(alice.project_id)] * 2)
    assert sorted(told) == [[], ["webhook"]] and len(hook.posts) == 1
