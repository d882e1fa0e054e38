"""Who got a person's data is told what became of it, and it is known who was and who was not."""

import json
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from audit import notices, receivers, undo
from audit.models import ErasureRun, Notice, Receiver
from memory_core import vault
from memory_core.errors import Conflict, InvalidInput, KeyDestroyed, NotFound, NotPermitted
from memory_core.models import LedgerEntry, Project, Recall, Removal, Subject
from memory_core.services import erasure, ingest, posting, removal
from memory_core.services.removal import Selection
from memory_core.services.subjects import Names
from memory_core.tenancy import project_scope
from tests.audit.listeners import Webhook, webhook
from tests.factories import ACTOR, make_caller, make_memory, make_project, make_subject
from tests.memory_core.test_races import at_once, meet
from tests.memory_core.worlds import post

pytestmark = pytest.mark.django_db

NOWHERE = "http://127.0.0.1:1/"


@pytest.fixture
def hook() -> Iterator[Webhook]:
    with webhook() as told:
        yield told


@pytest.fixture
def crm(project: Project, hook: Webhook) -> Receiver:
    return receivers.add(project.pk, "CRM", f"{hook.address}/notices", actor=ACTOR)


def told_of(subject: Subject, about: str = "restriction", **more: Any) -> Notice:
    [notice] = notices.tell(subject.project_id, subject, about, **more)
    return notice


def again(notice: Notice) -> Notice:
    with project_scope(notice.project_id):
        return Notice.objects.get(pk=notice.pk)


def bodies(hook: Webhook) -> list[dict[str, Any]]:
    return [json.loads(post.body) for post in hook.posts]


def pass_time(notice: Notice, **time: float) -> None:
    """As if everything about the notice had happened so much earlier."""
    with project_scope(notice.project_id):
        now = Notice.objects.get(pk=notice.pk)
        now.next_try_at -= timedelta(**time)
        if now.trying_since:
            now.trying_since -= timedelta(**time)
        now.save(update_fields=["next_try_at", "trying_since"])


def acts(project: Project) -> list[str]:
    with project_scope(project.pk):
        found = LedgerEntry.objects.order_by("sequence").values_list("action", flat=True)
        return [action for action in found if action.split(".")[0] in ("notice", "receiver")]


def say(notice: Notice, *, secret: str = "", moment: float | None = None, path: UUID | None = None, **more: Any) -> Any:
    """What the receiver says back, signed with its secret."""
    body = {"notice": str(notice.pk), "project": str(notice.project_id), "acknowledged": True, **more}
    raw = json.dumps(body).encode()
    with project_scope(notice.project_id):
        secret = secret or receivers.secret_of(Receiver.objects.get(pk=notice.receiver_id))
    header = posting.signature(secret, raw, int(moment or time.time()))
    address = f"/v1/notices/{path or notice.pk}/acknowledge/"
    return Client().post(address, raw, content_type="application/json", headers={posting.SIGNATURE: header})


def test_a_receiver_is_told_who_and_what_and_nothing_else(alice: Subject, crm: Receiver, hook: Webhook) -> None:
    notice = told_of(alice)
    assert notices.send_due() == 1
    [body] = bodies(hook)
    assert set(body) == {"event", "notice", "project", "about", "at", "user_id", "memories", "acknowledge"}
    assert (body["about"], body["user_id"], body["notice"]) == ("restriction", "alice", str(notice.pk))


def test_it_is_signed_with_the_secret_of_that_receiver(alice: Subject, crm: Receiver, hook: Webhook) -> None:
    told_of(alice)
    notices.send_due()
    header, body = hook.posts[0].headers[posting.SIGNATURE], hook.posts[0].body
    assert posting.is_signed(header, receivers.secret_of(crm), body)
    other = receivers.add(crm.project_id, "Other", NOWHERE, actor=ACTOR)
    assert not posting.is_signed(header, receivers.secret_of(other), body)


def test_whom_it_is_about_is_sealed_until_it_was_said_and_gone_then(alice: Subject, crm: Receiver) -> None:
    notice = told_of(alice)
    with project_scope(alice.project_id), connection.cursor() as cursor:
        cursor.execute("SELECT payload FROM audit_notice")
        assert b"alice" not in bytes(cursor.fetchone()[0])
    assert again(notice).payload["user_id"] == "alice"
    notices.send_due()
    assert (again(notice).state, again(notice).payload) == ("told", None)


def test_it_can_be_said_after_the_persons_key_is_gone(alice: Subject, crm: Receiver, hook: Webhook) -> None:
    told_of(alice, "erasure")
    vault.destroy(alice.pk)
    assert notices.send_due() == 1 and bodies(hook)[0]["user_id"] == "alice"


def test_whose_key_is_gone_already_nobody_can_be_told_about(alice: Subject, crm: Receiver) -> None:
    vault.destroy(alice.pk)
    with project_scope(alice.project_id):
        gone = Subject.objects.get(pk=alice.pk)
    with pytest.raises(KeyDestroyed):
        told_of(gone, "erasure")


def test_without_receivers_nobody_is_told_and_nothing_is_noted(project: Project, alice: Subject) -> None:
    assert notices.tell(project.pk, alice, "erasure") == [] and acts(project) == []


def test_what_an_erasure_tells_it_tells_once(alice: Subject, crm: Receiver) -> None:
    with project_scope(alice.project_id):
        run = ErasureRun.objects.create(project_id=alice.project_id, subject_id=alice.pk, actor=ACTOR)
    assert told_of(alice, "erasure", run=run).run_id == run.pk
    assert notices.tell(alice.project_id, alice, "erasure", run=run) == []


def test_a_notice_shares_the_fate_of_what_it_is_about(alice: Subject, crm: Receiver) -> None:
    with project_scope(alice.project_id), suppress(ZeroDivisionError), transaction.atomic():
        told_of(alice)
        raise ZeroDivisionError
    with project_scope(alice.project_id):
        assert not Notice.objects.exists()


@pytest.mark.parametrize("status", [301, 302, 307, 400, 404, 500, 503])
def test_what_is_not_answered_with_a_2xx_is_tried_again(
    alice: Subject, crm: Receiver, hook: Webhook, status: int
) -> None:
    notice = told_of(alice)
    hook.status = status
    assert notices.send_due() == 0 and str(status) in again(notice).error
    hook.status = 204
    assert notices.send_due() == 0  # not before its time
    pass_time(notice, minutes=2)
    assert notices.send_due() == 1 and again(notice).error == ""
    assert {post.path for post in hook.posts} == {"/notices"}


def test_the_waits_get_longer_up_to_four_hours(alice: Subject, project: Project) -> None:
    receivers.add(project.pk, "Nobody", NOWHERE, actor=ACTOR)
    notice, waits = told_of(alice), []
    for _ in range(12):
        notices.send_due()
        wait = again(notice).next_try_at - timezone.now()
        waits.append(round(wait.total_seconds() / 60))
        pass_time(notice, minutes=wait.total_seconds() / 60)
    assert waits == [1, 1, 2, 4, 8, 16, 32, 64, 128, 240, 240, 240]


def test_after_a_day_of_trying_it_is_said_that_it_could_not_be_said(alice: Subject, project: Project) -> None:
    receivers.add(project.pk, "Nobody", NOWHERE, actor=ACTOR)
    notice = told_of(alice)
    for hours in (0, 20, 5):
        pass_time(notice, hours=hours)
        notices.send_due()
    assert (again(notice).state, again(notice).attempts) == ("unreachable", 3)
    assert acts(project) == ["receiver.added", "notice.queued", "notice.unreachable"]


def test_a_day_in_which_nobody_tried_does_not_count(alice: Subject, project: Project) -> None:
    receivers.add(project.pk, "Nobody", NOWHERE, actor=ACTOR)
    notice = told_of(alice)
    pass_time(notice, days=3)
    notices.send_due()
    assert again(notice).state == "queued"


def test_who_could_not_be_reached_can_be_told_later(alice: Subject, crm: Receiver, hook: Webhook) -> None:
    notice = told_of(alice)
    hook.status = 503
    for hours in (0, 25):
        pass_time(notice, hours=hours)
        notices.send_due()
    hook.status = 200
    assert notices.try_again(crm.pk, project_id=crm.project_id, actor=ACTOR) == 1
    assert notices.send_due() == 1 and again(notice).state == "told"
    assert notices.try_again(crm.pk, project_id=crm.project_id, actor=ACTOR) == 0


def test_what_is_outdated_is_not_said_later(alice: Subject, crm: Receiver, hook: Webhook) -> None:
    old = told_of(alice)
    with project_scope(alice.project_id):
        Notice.objects.update(state="unreachable")
    told_of(alice, "release")
    notices.send_due()
    assert notices.try_again(crm.pk, project_id=crm.project_id, actor=ACTOR) == 0
    assert again(old).state == "unreachable" and len(hook.posts) == 1


def test_one_receiver_hears_of_one_person_in_order(alice: Subject, crm: Receiver, hook: Webhook) -> None:
    first = told_of(alice)
    hook.status = 503
    notices.send_due()
    hook.status = 200
    told_of(alice, "release")
    assert notices.send_due() == 0
    pass_time(first, minutes=2)
    notices.send_due()
    assert [body["about"] for body in bodies(hook)[1:]] == ["restriction", "release"]


def test_an_erasure_overtakes_what_was_not_said_yet(alice: Subject, crm: Receiver, hook: Webhook) -> None:
    first = told_of(alice)
    told_of(alice, "erasure")
    notices.send_due()
    assert [body["about"] for body in bodies(hook)] == ["erasure"]
    assert (again(first).state, again(first).payload, again(first).error) == ("unreachable", None, "overtaken")


def test_one_that_is_refused_holds_up_no_other_person(alice: Subject, crm: Receiver, hook: Webhook) -> None:
    told_of(alice)
    hook.status = 500
    notices.send_due()
    hook.status = 200
    told_of(make_subject(alice.project, "bob"))
    assert notices.send_due() == 1 and bodies(hook)[-1]["user_id"] == "bob"


def test_a_receiver_that_is_down_is_asked_once_a_turn(alice: Subject, crm: Receiver, hook: Webhook) -> None:
    for name in ("alice", "bob", "carol"):
        told_of(make_subject(alice.project, name))
    hook.status = 503
    assert notices.send_due() == 0 and len(hook.posts) == 1


def test_a_receiver_that_says_so_at_once_has_done_it(alice: Subject, crm: Receiver, hook: Webhook) -> None:
    hook.answer = b'{"acknowledged": true}'
    notice = told_of(alice)
    notices.send_due()
    assert again(notice).state == "acknowledged" and again(notice).acknowledged_at is not None


@pytest.mark.parametrize("answer", [b"", b"ok", b"[true]", b'{"acknowledged": "yes"}', b"[" * 9_999, b"\xff"])
def test_any_other_answer_means_told(alice: Subject, crm: Receiver, hook: Webhook, answer: bytes) -> None:
    hook.answer = answer
    notice = told_of(alice)
    notices.send_due()
    assert again(notice).state == "told"


def test_a_receiver_says_later_that_it_has_done_it(alice: Subject, crm: Receiver, hook: Webhook) -> None:
    notice = told_of(alice)
    notices.send_due()
    answer = say(notice)
    assert (answer.status_code, answer.json()) == (200, {"notice": str(notice.pk), "state": "acknowledged"})
    assert say(notice).status_code == 200
    assert acts(alice.project)[1:] == ["notice.queued", "notice.told", "notice.acknowledged"]


def test_a_receiver_may_be_quicker_than_our_own_note(alice: Subject, crm: Receiver, hook: Webhook) -> None:
    notice = told_of(alice)
    assert say(notice).status_code == 200
    assert again(notice).payload is None and notices.send_due() == 0


def test_nobody_acknowledges_for_another(alice: Subject, crm: Receiver) -> None:
    notice = told_of(alice)
    other = receivers.add(crm.project_id, "Other", NOWHERE, actor=ACTOR)
    elsewhere = receivers.add(make_project("Else").pk, "CRM", NOWHERE, actor=ACTOR)
    for secret in ("guessed", receivers.secret_of(other), receivers.secret_of(elsewhere)):
        assert say(notice, secret=secret).status_code == 403
    assert again(notice).state == "queued"


def test_an_acknowledgement_is_good_for_its_notice_and_its_minutes(alice: Subject, crm: Receiver) -> None:
    first, second = told_of(alice), told_of(alice, "release")
    assert say(first, path=second.pk).status_code == 403
    assert say(first, moment=time.time() - 600).status_code == 403
    assert say(first, project=str(make_project("Else").pk)).status_code == 403
    assert say(first, acknowledged=False).status_code == 403
    assert {again(one).state for one in (first, second)} == {"queued"}


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"null", b'{"notice": 1}', b"[" * 1_999, b"\xff", b" " * 90_000])
def test_nonsense_and_unknown_notices_are_answered_alike(alice: Subject, crm: Receiver, body: bytes) -> None:
    notice = told_of(alice)
    for pk in (notice.pk, UUID(int=0)):
        answer = Client().post(f"/v1/notices/{pk}/acknowledge/", body, content_type="application/json")
        assert (answer.status_code, answer.json()["detail"]) == (403, notices.UNSIGNED)


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_say_it_once(
    alice: Subject, crm: Receiver, hook: Webhook, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("alice", "bob"):
        told_of(make_subject(alice.project, name))
    meet(monkeypatch, notices, "_taken")
    assert sum(at_once(*[lambda: notices.send(alice.project_id)] * 2)) == 2 and len(hook.posts) == 2


def test_one_worker_dying_in_between_leaves_it_for_a_later_turn(
    alice: Subject, crm: Receiver, hook: Webhook, monkeypatch: pytest.MonkeyPatch
) -> None:
    notice = told_of(alice)
    notices._taken(alice.project_id, set())
    assert notices.send_due() == 0 and again(notice).state == "queued"
    pass_time(notice, minutes=2)
    assert notices.send_due() == 1


def test_what_is_told_is_in_the_ledger_without_a_name(alice: Subject, crm: Receiver, hook: Webhook) -> None:
    told_of(alice)
    notices.send_due()
    with project_scope(alice.project_id):
        entries = str(list(LedgerEntry.objects.values_list("actor", "action", "fields", "facts")))
    assert "notice.told" in entries and not any(word in entries for word in ("'alice'", "CRM", "127.0.0.1"))


@pytest.mark.parametrize(
    "url",
    [
        *("", "crm.example", "ftp://crm.example/", "file:///etc/passwd", "//crm.example", "http://", "http:///x"),
        *("https://user:secret@crm.example/", "https://crm.example/#x", "https://crm.example/a b", "https://a:b/"),
        *("https://crm.example/\n", "https://crm.example/\x00x", "https://" + "a" * 500, "javascript:alert(1)")[1:],
    ],
)
def test_what_is_no_address_is_refused(project: Project, url: str) -> None:
    with pytest.raises(InvalidInput):
        receivers.add(project.pk, "CRM", url, actor=ACTOR)


@pytest.mark.parametrize(
    "url", ["http://crm:8000/hook", "https://crm.example", "http://[::1]:80/", "http://10.0.0.7/?a=1"]
)
def test_addresses_of_ones_own_network_are_good(project: Project, url: str) -> None:
    assert receivers.add(project.pk, " CRM ", url, actor=ACTOR).name == "CRM"


def test_an_address_is_told_once(project: Project, crm: Receiver) -> None:
    with pytest.raises(Conflict):
        receivers.add(project.pk, "CRM again", crm.url, actor=ACTOR)
    receivers.remove(crm.pk, project_id=project.pk, actor=ACTOR)
    assert receivers.add(project.pk, "CRM again", crm.url, actor=ACTOR).pk != crm.pk


def test_who_is_removed_is_told_nothing_more(alice: Subject, crm: Receiver, hook: Webhook) -> None:
    notice = told_of(alice)
    receivers.remove(crm.pk, project_id=crm.project_id, actor=ACTOR)
    assert notices.send_due() == 0 and not hook.posts and again(notice).payload is None
    assert notices.tell(alice.project_id, alice, "release") == []
    with pytest.raises(NotFound):
        receivers.remove(crm.pk, project_id=crm.project_id, actor=ACTOR)


def test_a_trial_says_whether_it_arrived(project: Project, crm: Receiver, hook: Webhook) -> None:
    assert receivers.test(crm.pk, project_id=project.pk, actor=ACTOR) == receivers.ARRIVED
    assert bodies(hook)[0]["event"] == "privacy.test"
    hook.status = 404
    assert receivers.test(crm.pk, project_id=project.pk, actor=ACTOR) == "HTTPError 404"


def test_another_projects_receivers_are_not_there(crm: Receiver, hook: Webhook) -> None:
    other = make_project("Other")
    assert notices.tell(other.pk, make_subject(other), "erasure") == []
    for act in (receivers.remove, receivers.test):
        with pytest.raises(NotFound):
            act(crm.pk, project_id=other.pk, actor=ACTOR)
    assert notices.try_again(crm.pk, project_id=other.pk, actor=ACTOR) == 0 and not hook.posts


def test_an_acknowledgement_needs_more_than_the_notice(alice: Subject, crm: Receiver) -> None:
    with pytest.raises(NotPermitted):
        notices.acknowledge(told_of(alice).pk, body=b"{}", signature="")


def test_what_is_deleted_one_by_one_is_told_by_its_id(alice: Subject, crm: Receiver, hook: Webhook) -> None:
    version = make_memory(alice, "User keeps a quokka")
    erasure.erase_memory(alice.project_id, version.memory_id, actor=ACTOR)
    notices.send_due()
    [said] = bodies(hook)
    assert (said["about"], said["user_id"], said["memories"]) == ("erasure", "alice", [str(version.memory_id)])
    assert "quokka" not in json.dumps(said)


@pytest.mark.django_db(transaction=True)
def test_what_a_person_deletes_is_told_when_it_is_gone_for_good(alice: Subject, crm: Receiver) -> None:
    version = make_memory(alice)
    removal.ask(alice, Selection(memory_id=version.memory_id), actor=alice.actor)
    assert acts(alice.project) == ["receiver.added"]
    with project_scope(alice.project_id):
        Removal.objects.update(run_at=timezone.now())
    removal.run_due()
    assert acts(alice.project) == ["receiver.added", "notice.queued"]


def test_of_many_deleted_at_once_none_is_left_out(
    alice: Subject, crm: Receiver, hook: Webhook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices, "MAX_MEMORIES", 2)
    gone = {str(make_memory(alice, f"User likes tea no. {number}").memory_id) for number in range(5)}
    erasure.erase_named(alice.project_id, Names(user_id="alice"), actor=ACTOR)
    for _ in range(3):
        notices.send_due()
    assert [len(said["memories"]) for said in bodies(hook)] == [2, 2, 1]
    assert {pk for said in bodies(hook) for pk in said["memories"]} == gone


def test_what_belongs_to_nobody_is_told_to_nobody(project: Project, crm: Receiver) -> None:
    ingest.store_verbatim(
        make_caller(project), post("The oven is broken", user_id=None, agent_id="kitchen", infer=False)
    )
    assert erasure.erase_named(project.pk, Names(agent_id="kitchen"), actor=ACTOR) == 1
    assert acts(project) == ["receiver.added"]


def test_what_was_read_and_is_revoked_is_told_as_put_right(alice: Subject, crm: Receiver) -> None:
    read, unread = make_memory(alice, "User likes gin"), make_memory(alice, "User likes rum")
    with project_scope(alice.project_id):
        Recall.objects.create(project=alice.project, owner_id=alice.pk, versions=[read.pk], face="search")
    for version in (read, unread):
        undo.revoke(version.pk, project_id=alice.project_id, actor=ACTOR, reason="wrong")
    with project_scope(alice.project_id):
        notice = Notice.objects.get()
    assert notice.about == "rectification" and notice.payload["memories"] == [str(read.memory_id)]
