import json
import socket
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from audit import alarms
from audit.models import AlarmState
from memory_core.databases import ConfigurationError
from memory_core.mail import mail_of
from memory_core.models import LedgerEntry, MemoryVersion, Project, Status, Subject
from memory_core.services import posting
from memory_core.tenancy import project_scope
from tests.audit.listeners import Postbox, Webhook, postbox, webhook
from tests.factories import make_memory, make_project, make_subject
from tests.memory_core.test_races import at_once, meet

pytestmark = pytest.mark.django_db

TEXT = "User takes metformin"


@pytest.fixture
def hook(project: Project) -> Iterator[Webhook]:
    with webhook() as told:
        set_up(project, alarm_webhook=f"{told.address}/late")
        yield told


@pytest.fixture
def box(project: Project, settings: Settings) -> Iterator[Postbox]:
    with postbox() as letters:
        mail = mail_of(letters.address)
        settings.CANDOR_EMAIL_URL, settings.EMAIL_BACKEND = letters.address, mail.backend
        settings.EMAIL_HOST, settings.EMAIL_PORT = mail.host, mail.port
        set_up(project, alarm_emails=["ana@acme.example", "ben@acme.example"])
        yield letters


def set_up(project: Project, **fields: Any) -> None:
    Project.objects.filter(pk=project.pk).update(**fields)


def waits(subject: Subject, hours: float, *, risk: int = 50, due_in: float = 99) -> None:
    """One that came in so many hours ago."""
    held = make_memory(subject, TEXT, status=Status.PENDING)
    now = timezone.now()
    with project_scope(subject.project_id):
        MemoryVersion.objects.filter(pk=held.pk).update(
            recorded_at=now - timedelta(hours=hours), due_at=now + timedelta(hours=due_in), risk=risk
        )


def pass_time(project: Project, **time: float) -> None:
    with project_scope(project.pk):
        state = AlarmState.objects.get()
        state.told_at -= timedelta(**time)
        state.tried_at = None
        state.save()


def counts(told: Webhook) -> list[dict[str, Any]]:
    bodies = [json.loads(post.body) for post in told.posts]
    return [{name: body[name] for name in ("late", "high", "medium", "low", "oldest_hours")} for body in bodies]


def test_what_has_waited_too_long_is_told_with_counts(project: Project, alice: Subject, hook: Webhook) -> None:
    for hours, risk in ((30, 80), (26, 50), (25, 10), (23, 80)):
        waits(alice, hours, risk=risk)
    assert alarms.tell(project.pk) == ["webhook"]
    assert counts(hook) == [{"late": 3, "high": 1, "medium": 1, "low": 1, "oldest_hours": 30}]


def test_what_is_past_its_due_time_is_late_whatever_its_age(project: Project, alice: Subject, hook: Webhook) -> None:
    waits(alice, 1, due_in=-1)
    alarms.tell(project.pk)
    assert counts(hook)[0]["late"] == 1


def test_nothing_is_told_while_nothing_is_late(project: Project, alice: Subject, hook: Webhook, box: Postbox) -> None:
    waits(alice, 23)
    make_memory(alice, "User likes rain")
    assert alarms.tell(project.pk) == [] and not hook.posts and not box.letters


def test_the_hours_are_the_projects_own(project: Project, alice: Subject, hook: Webhook) -> None:
    set_up(project, alarm_after_hours=2)
    waits(alice, 3)
    assert alarms.tell(project.pk) == ["webhook"]


def test_another_projects_queue_raises_no_alarm_here(project: Project, hook: Webhook) -> None:
    waits(make_subject(make_project("Other")), 99)
    assert alarms.tell(project.pk) == []


def test_the_letter_goes_to_everybody_named_and_says_where_to_go(
    project: Project, alice: Subject, box: Postbox, settings: Settings
) -> None:
    settings.CANDOR_PUBLIC_URL = "https://candor.acme.example"
    waits(alice, 30)
    assert alarms.tell(project.pk) == ["email"]
    [letter] = box.letters
    assert letter["To"] == "ana@acme.example, ben@acme.example" and "1 memories" in str(letter["Subject"])
    assert "https://candor.acme.example/review/" in str(letter.get_payload())


def test_neither_letter_nor_post_nor_ledger_has_a_word_of_it(
    project: Project, alice: Subject, hook: Webhook, box: Postbox
) -> None:
    waits(alice, 30)
    alarms.tell(project.pk)
    with project_scope(project.pk):
        entries = [str(entry.facts) for entry in LedgerEntry.objects.filter(action="alarm.sent")]
    told = [*entries, box.letters[0].as_string(), hook.posts[0].body.decode()]
    assert len(entries) == 2 and not any(
        word in text for text in told for word in ("metformin", "alice", str(alice.pk))
    )


def test_it_is_told_once_and_again_after_twelve_hours(project: Project, alice: Subject, hook: Webhook) -> None:
    waits(alice, 30)
    assert [bool(alarms.tell(project.pk)) for _ in range(3)] == [True, False, False]
    pass_time(project, hours=11)
    assert not alarms.tell(project.pk)
    pass_time(project, hours=2)
    assert alarms.tell(project.pk) and len(hook.posts) == 2


WORSE: dict[str, list[int]] = {"twice as much": [50, 50], "something of high risk": [80]}


@pytest.mark.parametrize("how", WORSE)
def test_it_is_told_sooner_when_it_gets_worse(project: Project, alice: Subject, hook: Webhook, how: str) -> None:
    for _ in range(2):
        waits(alice, 30)
    alarms.tell(project.pk)
    for risk in WORSE[how]:
        waits(alice, 30, risk=risk)
    assert alarms.tell(project.pk) and len(hook.posts) == 2
    assert not alarms.tell(project.pk)


def test_a_little_more_is_not_worse(project: Project, alice: Subject, hook: Webhook) -> None:
    for _ in range(2):
        waits(alice, 30)
    alarms.tell(project.pk)
    waits(alice, 30)
    assert not alarms.tell(project.pk)


def test_a_webhook_that_is_down_is_tried_again_and_brings_no_second_letter(
    project: Project, alice: Subject, hook: Webhook, box: Postbox
) -> None:
    waits(alice, 30)
    hook.status = 503
    assert alarms.tell(project.pk) == ["email"]
    hook.status = 200
    pass_time(project, minutes=5)
    assert alarms.tell(project.pk) == ["webhook"] and len(box.letters) == 1 and len(hook.posts) == 2


def test_a_mail_server_that_refuses_is_tried_again(project: Project, alice: Subject, box: Postbox) -> None:
    waits(alice, 30)
    box.refuses = True
    assert alarms.tell(project.pk) == []
    box.refuses = False
    pass_time(project, minutes=5)
    assert alarms.tell(project.pk) == ["email"]


def test_a_webhook_that_nobody_listens_to_is_no_error(project: Project, alice: Subject) -> None:
    set_up(project, alarm_webhook="http://127.0.0.1:1/")
    waits(alice, 30)
    assert alarms.tell(project.pk) == []


def test_without_a_mail_server_nothing_is_said_to_have_been_sent(project: Project, alice: Subject) -> None:
    set_up(project, alarm_emails=["ana@acme.example"])
    waits(alice, 30)
    assert alarms.tell(project.pk) == []


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_tell_it_once(
    project: Project, alice: Subject, hook: Webhook, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits(alice, 30)
    meet(monkeypatch, alarms, "_send")
    told = at_once(*[lambda: alarms.tell(project.pk)] * 2)
    assert sorted(told) == [[], ["webhook"]] and len(hook.posts) == 1


def test_a_post_is_signed_so_that_its_receiver_can_tell(project: Project, alice: Subject, hook: Webhook) -> None:
    waits(alice, 30)
    alarms.tell(project.pk)
    [post] = hook.posts
    moment = int(post.headers[posting.SIGNATURE].split(",")[0].removeprefix("t="))
    secret = alarms.webhook_secret(project.pk)
    assert post.headers[posting.SIGNATURE] == posting.signature(secret, post.body, moment)
    assert posting.signature("other", post.body, moment) != posting.signature(secret, post.body, moment)


def test_every_project_signs_with_a_secret_of_its_own(project: Project) -> None:
    secrets = {alarms.webhook_secret(one.pk) for one in (project, make_project("Other"))}
    assert len(secrets) == 2 and alarms.webhook_secret(project.pk) in secrets


@pytest.mark.parametrize("status", [301, 302, 307])
def test_a_webhook_is_not_followed_elsewhere(hook: Webhook, status: int) -> None:
    hook.status = status
    with pytest.raises(posting.PostFailed, match=str(status)):
        posting.post(f"{hook.address}/late", {}, secret="s")
    assert [post.path for post in hook.posts] == ["/late"]


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://127.0.0.1/", "gopher://x", "", "//host", "http://"])
def test_only_http_addresses_are_posted_to(address: str) -> None:
    with pytest.raises(posting.PostFailed):
        posting.post(address, {}, secret="s")


def test_a_webhook_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posting, "TIMEOUT_SECONDS", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(posting.PostFailed):
        posting.post(f"http://127.0.0.1:{silent.getsockname()[1]}/", {}, secret="s")


def test_the_mail_address_says_how_to_send() -> None:
    mail = mail_of("smtp+tls://ana:p%40ss@mail.example")
    assert (mail.host, mail.port, mail.user, mail.password, mail.starttls) == ("mail.example", 587, "ana", "p@ss", True)
    assert mail_of("smtps://mail.example").port == 465 and "dummy" in mail_of("").backend
    assert "console" in mail_of("console:").backend


@pytest.mark.parametrize("url", ["mail.example", "http://mail.example", "smtp://"])
def test_a_mail_address_that_makes_no_sense_is_refused(url: str) -> None:
    with pytest.raises(ConfigurationError):
        mail_of(url)
