"""Every act of every face leaves its entry in the same transaction, or does not happen.

The addresses, tasks and commands are taken from where they are declared: a new one that changes something
fails here until it stands in ACTS, or in NO_ACTS with the reason why it is none.
"""

import json
import pkgutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, connection
from django.test import Client
from django.urls import URLPattern, reverse
from django.utils import timezone
from django.utils.timezone import localdate
from pytest_django.fixtures import Settings

import audit.management.commands
import memory_core.management.commands
from audit import (
    alarms,
    bulk,
    carrying_out,
    contradictions,
    erasure,
    exports,
    maintenance,
    maintenance_undo,
    notices,
    overdue,
    receivers,
    request_alarms,
    requests,
    retention,
    review,
    sampling,
)
from audit.api import urls as judgement
from audit.models import (
    BulkRun,
    Contradiction,
    Decision,
    ErasureRun,
    Export,
    MaintenanceRun,
    Notice,
    PrivacyRequest,
    QualitySample,
    Receiver,
    SavedFilter,
)
from dashboard import urls as pages
from memory_core.api import urls as rest
from memory_core.celery import app
from memory_core.models import (
    ApiKey,
    EmbeddingSpace,
    EndedSession,
    Job,
    LedgerEntry,
    LedgerHead,
    MemoryVersion,
    Project,
    Removal,
    Status,
    Subject,
    Turn,
    User,
)
from memory_core.services import (
    addresses,
    anchors,
    idling,
    ingest,
    invitations,
    keys,
    links,
    policy,
    posting,
    removal,
    rescan,
    sessions,
    spaces,
)
from memory_core.services import erasure as core_erasure
from memory_core.services.removal import Selection
from memory_core.tenancy import project_scope
from tests.audit.tidying import acts, make_clean, make_expired, proposals, tidy
from tests.factories import ACTOR, ALL_SCOPES, make_caller, make_key, make_memory, make_project, make_subject, make_user
from tests.memory_core.worlds import NOON, post

pytestmark = pytest.mark.django_db

PASSWORD = "a long enough password"
UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}


@dataclass(frozen=True)
class Stage:
    """A project with a person, something in force, something that waits, an owner at the console and an agent."""

    project: Project
    alice: Subject
    owner: User
    staff: Client
    her: Client
    key: str
    known: MemoryVersion
    held: MemoryVersion

    def shown(self, version: MemoryVersion) -> str:
        with project_scope(self.project.pk):
            return review.shown_mac(MemoryVersion.objects.select_related("memory").get(pk=version.pk))

    def agent(self, method: str, address: str, body: Any = None) -> None:
        send = getattr(Client(headers={"Authorization": f"Token {self.key}"}), method)
        answer = send(address, json.dumps(body), content_type="application/json")
        assert answer.status_code < 300, answer.content

    def press(self, name: str, /, *ids: object, by: Client | None = None, **data: Any) -> None:
        answer = (by or self.staff).post(reverse(f"dashboard:{name}", args=ids), data)
        assert answer.status_code < 400, answer.content

    def decide(self, name: str, **data: Any) -> None:
        self.press(name, self.held.pk, shown_mac=self.shown(self.held), **data)


@pytest.fixture
def stage(tmp_path: Path, settings: Settings) -> Iterator[Stage]:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick
    settings.CANDOR_VAR, settings.CANDOR_ANCHOR_FILE = tmp_path, tmp_path / "anchors.jsonl"
    settings.CANDOR_EMAIL_URL = "smtp://127.0.0.1"  # pytest's outbox takes the mail
    settings.CANDOR_PUBLIC_URL = "https://candor.example"
    project = make_project(slug="acme")
    owner, alice = make_user(project, "owner"), make_subject(project)
    staff, her = Client(), Client()
    staff.force_login(owner)
    her.post(f"/enter/{links.issue(project_id=project.pk, issued_by=ACTOR, subject_id=alice.pk)}/")
    key = make_key(project, scopes=ALL_SCOPES)
    keys.caller(key)  # notes its first use
    held = make_memory(
        alice, "Call me on +41 79 123 45 67, I like tea", status=Status.PENDING, findings=[("phone", 11, 27)]
    )
    yield Stage(project, alice, owner, staff, her, key, make_memory(alice, "User likes chess"), held)
    anchors._files.clear()


Act = Callable[[Stage], object]


def _undo(stage: Stage) -> None:
    with project_scope(stage.project.pk):
        decision = Decision.objects.latest("pk")
    stage.press("review-undo", decision.pk)


def _after(first: Act, then: Act) -> Act:
    """An act that needs another one before it. Only the second is looked at."""
    then.__dict__["before"] = first
    return then


def _link(stage: Stage) -> str:
    return links.issue(project_id=stage.project.pk, issued_by=ACTOR, user=stage.owner)


def _sign_in(stage: Stage) -> None:
    answer = Client().post("/sign-in/", {"email": stage.owner.email, "password": PASSWORD})
    assert answer.status_code == 302


def _erased(stage: Stage) -> None:
    erasure.start(stage.alice.pk, project_id=stage.project.pk, actor=ACTOR)


def _verified(stage: Stage) -> None:
    with project_scope(stage.project.pk):
        run = ErasureRun.objects.get()
    erasure.proceed(run.pk, project_id=stage.project.pk)


def _talked(stage: Stage) -> None:
    verbatim = post("I'll send you the plan.", user_id="alice", run_id="one", infer=False)
    ingest.store_verbatim(make_caller(stage.project), verbatim)


def _summed_up(stage: Stage) -> None:
    """And its one source changed since."""
    _talked(stage)
    stage.agent("post", END, {"user_id": "alice"})
    ingest.store_verbatim(
        make_caller(stage.project), post("I'll call you.", user_id="alice", run_id="one", infer=False)
    )
    with project_scope(stage.project.pk):
        EndedSession.objects.update(due_at=NOON)


def _work_lane(stage: Stage) -> None:
    app.tasks["memory_core.tasks.work_lane"](str(stage.project.pk), str(stage.alice.pk))


def _told(stage: Stage) -> None:
    ingest.accept(make_caller(stage.project), post("I live in Oslo and I work at Initech.", user_id="alice"))


def _unread(stage: Stage) -> None:
    """A conversation that could not be read."""
    _told(stage)
    with project_scope(stage.project.pk):
        Job.objects.unfinished().update(status="FAILED")


def _unread_id(stage: Stage) -> UUID:
    with project_scope(stage.project.pk):
        return Job.objects.failed().get().id


def _make_again(stage: Stage) -> None:
    with project_scope(stage.project.pk):
        session = EndedSession.objects.get()
    sessions.make_again(stage.project.pk, stage.alice.pk, session.pk)


def _end_idle(stage: Stage) -> None:
    with project_scope(stage.project.pk):
        run = bytes(Turn.objects.exclude(run_mac=b"").values_list("run_mac", flat=True)[0])
    idling._end(stage.project.pk, stage.alice.pk, run)


def _command(*words: str) -> Act:
    return lambda stage: call_command(*words, stdout=StringIO())


def _revoke_key(stage: Stage) -> None:
    call_command("api_key", "revoke", "acme", stage.key[: keys.PREFIX_CHARS])


def _bulk(stage: Stage, verdict: str = "reject") -> None:
    frozen = bulk.freeze(stage.project.pk, [stage.held.pk])
    asked: dict[str, Any] = {"token": frozen.token, "count": frozen.count, "verdict": verdict, "reason": "trivial"}
    stage.press("review-bulk-start", **asked)


def _run(stage: Stage) -> BulkRun:
    with project_scope(stage.project.pk):
        return BulkRun.objects.latest("created_at")


def _halted(stage: Stage) -> None:
    """A run whose worker died before it began."""
    macs = [bytes.fromhex("00" * 16)]
    rest = {"actor": ACTOR, "verdict": "reject", "reason": "trivial", "versions": [stage.held.pk], "shown_macs": macs}
    with project_scope(stage.project.pk):
        BulkRun.objects.create(project=stage.project, **rest)


def _keep_filter(stage: Stage) -> None:
    stage.staff.post(reverse("dashboard:review-filter-save") + "?finding=phone", {"name": "phones"})


def _drop_filter(stage: Stage) -> None:
    with project_scope(stage.project.pk):
        kept = SavedFilter.objects.get()
    stage.press("review-filter-remove", kept.pk)


def _sampled(stage: Stage) -> None:
    with project_scope(stage.project.pk):
        QualitySample.objects.create(version=stage.known, project=stage.project, stratum="rules")


def _approved_by_itself(stage: Stage) -> None:
    ingest.store_verbatim(make_caller(stage.project), post("I like green tea", user_id="alice", infer=False))


def _two_homes(stage: Stage) -> tuple[MemoryVersion, MemoryVersion]:
    earlier = make_memory(stage.alice, "User lives in Oslo", said_at=NOON)
    return earlier, make_memory(stage.alice, "User lives in Bergen", said_at=NOON + timedelta(days=1))


def _pair(stage: Stage) -> None:
    left, right = _two_homes(stage)
    with project_scope(stage.project.pk):
        Contradiction.objects.create(
            project=stage.project, owner_id=stage.alice.pk, left=left, right=right, cause="single"
        )


def _settle(how: str, **data: Any) -> Act:
    def press(stage: Stage) -> None:
        with project_scope(stage.project.pk):
            pair = Contradiction.objects.get()
        stage.press(f"contradiction-{how}", pair.pk, **data)

    return press


def _receiver(stage: Stage) -> None:
    receivers.add(stage.project.pk, "CRM", "http://127.0.0.1:1/", actor=ACTOR)


def _named(stage: Stage) -> Receiver:
    with project_scope(stage.project.pk):
        return Receiver.objects.get()


def _notice(stage: Stage) -> None:
    _receiver(stage)
    notices.tell(stage.project.pk, stage.alice, "restriction")


def _lost(stage: Stage) -> None:
    with project_scope(stage.project.pk):
        Notice.objects.update(state="unreachable")


def _long_tried(stage: Stage) -> None:
    with project_scope(stage.project.pk):
        Notice.objects.update(trying_since=NOON)


def _send_notices(stage: Stage) -> None:
    notices.send(stage.project.pk)


def _acknowledge(stage: Stage) -> None:
    with project_scope(stage.project.pk):
        notice = Notice.objects.get()
    body = {"notice": str(notice.pk), "project": str(stage.project.pk), "acknowledged": True}
    raw = json.dumps(body).encode()
    header = posting.signature(receivers.secret_of(_named(stage)), raw, int(time.time()))
    notices.acknowledge(notice.pk, body=raw, signature=header)


def _late(stage: Stage) -> None:
    stage.project.alarm_emails = ["olga@acme.example"]
    stage.project.save()
    with project_scope(stage.project.pk):
        MemoryVersion.objects.filter(pk=stage.held.pk).update(due_at=NOON)


def _expired(stage: Stage) -> None:
    with project_scope(stage.project.pk):
        MemoryVersion.objects.filter(pk=stage.held.pk).update(expires_on=NOON.date())


def _asks(kind: str = "access", **given: Any) -> Act:
    """The person asks for something, proved by the application's key unless it says otherwise."""

    def file(stage: Stage) -> None:
        asked = {"filed_by": "agent:bot", "proof": "key", "details": {}, **given}
        requests.file(stage.project.pk, stage.alice.pk, kind, **asked)

    return file


def _asked(act: str, *more: str, **data: Any) -> Act:
    """An act on the newest request."""

    def press(stage: Stage) -> None:
        with project_scope(stage.project.pk):
            request = PrivacyRequest.objects.latest("number")
        stage.press(f"request-{act}", request.pk, *more, **data)

    return press


def _same(stage: Stage) -> None:
    with project_scope(stage.project.pk):
        first = PrivacyRequest.objects.earliest("number")
    _asked("link", of=first.pk)(stage)


def _confirm(stage: Stage) -> None:
    with project_scope(stage.project.pk):
        request = PrivacyRequest.objects.latest("number")
    stage.press("me-confirm", request.pk, by=stage.her)


def _copied(stage: Stage) -> None:
    stage.press("copy-make", stage.alice.pk, format="json")


def _copy_of(stage: Stage) -> Export:
    with project_scope(stage.project.pk):
        return Export.objects.get()


def _gone_since(stage: Stage) -> None:
    core_erasure.erase_memory(stage.project.pk, stage.known.memory_id, actor=ACTOR)


def _tidied(stage: Stage) -> None:
    """Something was put away, and a pair waits."""
    make_expired(stage.alice)
    make_clean(stage.alice, "User likes tea")
    make_clean(stage.alice, "User likes tea")
    tidy(stage.project)


def _round(stage: Stage) -> MaintenanceRun:
    with project_scope(stage.project.pk):
        return MaintenanceRun.objects.latest("started_at")


def _begun(stage: Stage) -> None:
    make_expired(stage.alice)
    maintenance._begin(stage.project.pk, ACTOR, dry_run=False)


def _undo_asked(stage: Stage) -> None:
    _tidied(stage)
    with project_scope(stage.project.pk):
        MaintenanceRun.objects.update(undo_asked_at=timezone.now(), undo_by=ACTOR)


def _other_time(stage: Stage) -> None:
    given: dict[str, Any] = {"days-turns": "31"}
    stage.press("retention-save", **given)


def _leaving(stage: Stage) -> None:
    removal.ask(stage.alice, Selection(memory_id=stage.known.memory_id), actor=stage.alice.actor)


def _another_model(stage: Stage) -> None:
    EmbeddingSpace.objects.update(provider="openai", model="other", dimensions=3)
    spaces.aim()


def _rebuilt(stage: Stage) -> None:
    app.tasks["memory_core.tasks.rebuild_vectors"]()


def _let_go(stage: Stage) -> None:
    with project_scope(stage.project.pk):
        leaving = Removal.objects.get()
    removal._carry_out(leaving.pk, stage.project.pk, lambda subject_id: False)


def _long_withdrawn(stage: Stage) -> None:
    stage.decide("review-reject", reason="trivial")
    with project_scope(stage.project.pk):
        MemoryVersion.objects.filter(pk=stage.held.pk).update(decided_at=NOON)


def _taken_back_by_agent(stage: Stage) -> None:
    with project_scope(stage.project.pk):
        request = PrivacyRequest.objects.get()
    stage.agent("post", f"/v1/requests/{request.pk}/cancel/")


def _grace_over(stage: Stage) -> None:
    _asks("erasure", filed_by=stage.alice.actor, proof="session")(stage)
    with project_scope(stage.project.pk):
        PrivacyRequest.objects.update(run_at=NOON)


def _due(stage: Stage) -> None:
    _asks()(stage)
    stage.project.alarm_emails = ["olga@acme.example"]
    stage.project.save()
    with project_scope(stage.project.pk):
        PrivacyRequest.objects.update(due_on=NOON.date())


def _both(*acts: Act) -> Act:
    return lambda stage: [act(stage) for act in acts]


def _put_out(stage: Stage) -> None:
    stage.press("me-delete", stage.known.memory_id, by=stage.her)


def _put_back(stage: Stage) -> None:
    with project_scope(stage.project.pk):
        asked = Removal.objects.get()
    stage.press("me-undo", asked.pk, by=stage.her)


def _farewell(stage: Stage) -> None:
    stage.press("me-delete-everything", by=stage.her, how="forget")


def _mend(stage: Stage) -> None:
    words = {"text": "I like go", "shown": stage.known.pk, "settled": "on"}
    stage.press("me-mend", stage.known.memory_id, by=stage.her, **words)


def _ask(stage: Stage) -> None:
    stage.press("me-ask", by=stage.her, kind="objection", text="not like this")


def _reachable(stage: Stage) -> None:
    addresses.keep(stage.alice.pk, "alice@mail.example", project_id=stage.project.pk, actor=ACTOR)


def _cancel(stage: Stage) -> None:
    with project_scope(stage.project.pk):
        asked = PrivacyRequest.objects.get()
    stage.press("me-cancel", asked.pk, by=stage.her)


POLICY: dict[str, Any] = {
    "sample_percent": "7",
    "alarm_after_hours": "24",
    "languages": ["english"],
    "auto_approve": "on",
}
LOOK: dict[str, Any] = {"accent": "#1a5386", "corners": "square", "letters": "plain"}
SAID = {"user_id": "alice", "messages": [{"role": "user", "content": "I live in Oslo"}]}
END = "/v1/sessions/one/end/"
EDIT = {"text": "User likes chess and go"}

# What is done, and the entry that it leaves.
ACTS: dict[str, tuple[Act, str]] = {
    "POST memories-v1": (lambda s: s.agent("post", "/v1/memories/", {**SAID, "infer": False}), "ingest.stored"),
    "DELETE memories-v1": (lambda s: s.agent("delete", "/v1/memories/?user_id=alice"), "memories.deleted"),
    "POST add-v3": (lambda s: s.agent("post", "/v3/memories/add/", SAID), "ingest.accepted"),
    "POST event-replay": (
        _after(_unread, lambda s: s.agent("post", f"/v1/event/{_unread_id(s)}/replay/")),
        "ingest.replayed",
    ),
    "page job-replay": (_after(_unread, lambda s: s.press("job-replay", _unread_id(s))), "ingest.replayed"),
    "page jobs-replay": (_after(_unread, lambda s: s.press("jobs-replay", count="1")), "ingest.replayed"),
    "PUT memory": (lambda s: s.agent("put", f"/v1/memories/{s.known.memory_id}/", EDIT), "memory.edited"),
    "DELETE memory": (lambda s: s.agent("delete", f"/v1/memories/{s.known.memory_id}/"), "memory.deleted"),
    "DELETE entity": (lambda s: s.agent("delete", "/v2/entities/user/alice/"), "subject.erased"),
    "POST privacy-links": (lambda s: s.agent("post", "/v1/privacy-links/", {"user_id": "alice"}), "link.issued"),
    "POST session-end": (_after(_talked, lambda s: s.agent("post", END, {"user_id": "alice"})), "session.ended"),
    "page sign-in": (_sign_in, "staff.signed_in"),
    "page enter": (lambda s: s.press("enter", _link(s), by=Client()), "link.used"),
    "page review-approve": (lambda s: s.decide("review-approve"), "review.approve"),
    "page review-edit": (lambda s: s.decide("review-edit", text="I like tea"), "review.edit"),
    "page review-mask": (lambda s: s.decide("review-mask"), "review.mask"),
    "page review-reject": (lambda s: s.decide("review-reject", reason="trivial"), "review.reject"),
    "page review-split": (lambda s: s.decide("review-split", texts="I like tea\nI like milk"), "review.split"),
    "page review-merge": (
        lambda s: s.decide("review-merge", into=s.known.pk, text="Likes chess and tea"),
        "review.merge",
    ),
    "page review-note": (lambda s: s.press("review-note", s.held.pk, text="look again"), "review.noted"),
    "page review-undo": (
        _after(lambda s: s.decide("review-reject", reason="trivial"), _undo),
        "review.undone",
    ),
    "page review-bulk-start": (_bulk, "bulk.started"),
    "page review-bulk-undo": (_after(_bulk, lambda s: s.press("review-bulk-undo", _run(s).pk)), "bulk.undo_asked"),
    "page review-filter-save": (_keep_filter, "filter.saved"),
    "page review-filter-remove": (_after(_keep_filter, _drop_filter), "filter.removed"),
    "page check-sound": (_after(_sampled, lambda s: s.press("check-sound", s.known.pk)), "sample.sound"),
    "page check-escaped": (
        _after(_sampled, lambda s: s.press("check-escaped", s.known.pk, reason="sensitive")),
        "sample.escaped",
    ),
    "page check-undo": (
        _after(
            _both(_sampled, lambda s: s.press("check-sound", s.known.pk)), lambda s: s.press("check-undo", s.known.pk)
        ),
        "sample.reopened",
    ),
    "page contradiction-left": (_after(_pair, _settle("left")), "contradiction.left"),
    "page contradiction-right": (_after(_pair, _settle("right")), "contradiction.right"),
    "page contradiction-both": (_after(_pair, _settle("both", changed_on="2026-03-02")), "contradiction.both"),
    "page contradiction-none": (_after(_pair, _settle("none")), "contradiction.none"),
    "page contradiction-undo": (
        _after(_both(_pair, _settle("none")), _settle("undo")),
        "contradiction.reopened",
    ),
    "page receiver-add": (
        lambda s: s.press("receiver-add", name="CRM", url="http://127.0.0.1:1/"),
        "receiver.added",
    ),
    "page receiver-test": (_after(_receiver, lambda s: s.press("receiver-test", _named(s).pk)), "receiver.tested"),
    "page receiver-remove": (_after(_receiver, lambda s: s.press("receiver-remove", _named(s).pk)), "receiver.removed"),
    "page receiver-again": (
        _after(_both(_notice, _lost), lambda s: s.press("receiver-again", _named(s).pk)),
        "notice.queued_again",
    ),
    "POST notice-acknowledge": (_after(_notice, _acknowledge), "notice.acknowledged"),
    "task memory_core.tasks.send_links": (
        _after(_reachable, lambda s: invitations.send(s.project.pk, s.alice.pk)),
        "link.issued",
    ),
    "task audit.tasks.send_notices": (_after(_both(_notice, _long_tried), _send_notices), "notice.unreachable"),
    "page policy-save": (lambda s: s.press("policy-save", **POLICY, seen=policy.state_of(s.project)), "policy.changed"),
    "page memory-delete": (lambda s: s.press("memory-delete", s.known.memory_id), "memory.deleted"),
    "page memory-revoke": (lambda s: s.press("memory-revoke", s.known.memory_id, reason="wrong"), "review.revoke"),
    "page ledger-export": (lambda s: s.press("ledger-export", form="csv"), "ledger.exported"),
    "page me-delete": (_put_out, "removal.asked"),
    "page me-delete-many": (lambda s: s.press("me-delete-many", by=s.her, topic="fact", count=2), "removal.asked"),
    "page me-undo": (_after(_put_out, _put_back), "removal.undone"),
    "page me-delete-everything": (_farewell, "request.filed"),
    "page me-stay": (_after(_farewell, lambda s: s.press("me-stay", by=s.her)), "request.cancelled"),
    "page me-mend": (_mend, "memory.corrected"),
    "page me-wrong": (lambda s: s.press("me-wrong", s.known.memory_id, by=s.her), "memory.contested"),
    "page me-right": (
        _after(
            lambda s: s.press("me-wrong", s.known.memory_id, by=s.her),
            lambda s: s.press("me-right", s.known.memory_id, by=s.her),
        ),
        "memory.uncontested",
    ),
    "page me-address-drop": (
        _after(_reachable, lambda s: s.press("me-address-drop", by=s.her)),
        "subject.address_dropped",
    ),
    "page model-choose": (lambda s: s.press("model-choose", provider="local"), "embedding.chosen"),
    "task memory_core.tasks.rebuild_vectors": (_after(_another_model, _rebuilt), "embedding.switched"),
    "page theme-save": (lambda s: s.press("theme-save", **LOOK), "theme.changed"),
    "page me-pause": (lambda s: s.press("me-pause", by=s.her), "subject.paused"),
    "page me-resume": (
        _after(lambda s: s.press("me-pause", by=s.her), lambda s: s.press("me-resume", by=s.her)),
        "subject.resumed",
    ),
    "page me-restrict": (lambda s: s.press("me-restrict", by=s.her), "subject.restricted"),
    "page me-lift": (
        _after(lambda s: s.press("me-restrict", by=s.her), lambda s: s.press("me-lift", by=s.her)),
        "subject.restriction_lifted",
    ),
    "page me-relearn": (_after(_put_out, lambda s: s.press("me-relearn", by=s.her)), "suppression.lifted"),
    "page me-ask": (_ask, "request.filed"),
    "page me-cancel": (_after(_ask, _cancel), "request.cancelled"),
    "page me-confirm": (_after(_asks(proof=""), _confirm), "request.proved"),
    "page copy-make": (_copied, "export.made"),
    "page copy-fetch": (
        _after(_copied, lambda s: s.press("copy-fetch", s.alice.pk, _copy_of(s).pk)),
        "export.read",
    ),
    "page retention-save": (_other_time, "retention.changed"),
    "POST maintenance": (lambda s: s.agent("post", "/v1/maintenance/", {"dry_run": False}), "maintenance.finished"),
    "POST maintenance-undo": (
        _after(_tidied, lambda s: s.agent("post", f"/v1/maintenance/{_round(s).pk}/undo/")),
        "maintenance.undone",
    ),
    "POST reset": (
        lambda s: s.agent("post", "/v1/reset/", {"topic": "fact", "user_id": "alice"}),
        "memories.deleted",
    ),
    "page maintenance-save": (lambda s: s.press("maintenance-save", unused="on"), "maintenance.changed"),
    "page maintenance-look": (lambda s: s.press("maintenance-look"), "maintenance.finished"),
    "page maintenance-start": (lambda s: s.press("maintenance-start"), "maintenance.finished"),
    "page maintenance-run-undo": (
        _after(_tidied, lambda s: s.press("maintenance-run-undo", _round(s).pk)),
        "maintenance.undone",
    ),
    "page maintenance-undo": (
        _after(_tidied, lambda s: s.press("maintenance-undo", acts(s.project)[0].pk)),
        "maintenance.undone",
    ),
    "page merge": (_after(_tidied, lambda s: s.press("merge", proposals(s.project)[0].pk)), "merge.accepted"),
    "page leave-apart": (
        _after(_tidied, lambda s: s.press("leave-apart", proposals(s.project)[0].pk)),
        "merge.left_apart",
    ),
    "page forget-now": (
        lambda s: s.press("forget-now", what="topic", name="fact", person="alice", count=2),
        "memories.deleted",
    ),
    "task audit.tasks.run_maintenance": (
        _after(_begun, lambda s: maintenance.proceed(_round(s).pk, s.project.pk)),
        "maintenance.finished",
    ),
    "task audit.tasks.tend_maintenance": (
        _after(_undo_asked, lambda s: maintenance_undo.tend(s.project.pk)),
        "maintenance.undone",
    ),
    "page hold": (lambda s: s.press("hold", s.alice.pk, reason="The court wants it"), "hold.set"),
    "page hold-release": (
        _after(
            lambda s: s.press("hold", s.alice.pk, reason="The court wants it"),
            lambda s: s.press("hold-release", s.alice.pk),
        ),
        "hold.released",
    ),
    "task audit.tasks.tend_exports": (
        _after(_both(_copied, _gone_since), lambda s: exports.tend(s.project.pk)),
        "export.dropped",
    ),
    "task audit.tasks.carry_out_removals": (_after(_leaving, _let_go), "removal.done"),
    "task audit.tasks.clear_away": (
        _after(_long_withdrawn, lambda s: retention.run(s.project.pk)),
        "retention.cleared",
    ),
    "page me-copy-start": (lambda s: s.press("me-copy-start", by=s.her, format="json"), "export.made"),
    "POST requests": (
        lambda s: s.agent("post", "/v1/requests/", {"user_id": "alice", "kind": "access"}),
        "request.filed",
    ),
    "POST request-cancel": (_after(_asks(), _taken_back_by_agent), "request.cancelled"),
    "page request-file": (
        lambda s: s.press("request-file", person="alice", kind="access", received_on=f"{localdate():%Y-%m-%d}"),
        "request.filed",
    ),
    "page request-prove": (_after(_asks(proof=""), _asked("prove", how="called back")), "request.proved"),
    "page request-start": (_after(_asks(), _asked("start")), "request.started"),
    "page request-approve": (_after(_both(_asks("erasure"), _asked("start")), _asked("approve")), "request.first_yes"),
    "page request-take-back": (
        _after(_both(_asks("erasure"), _asked("start"), _asked("approve")), _asked("take-back")),
        "request.yes_taken_back",
    ),
    "page request-fulfil": (_after(_both(_asks(), _asked("start")), _asked("fulfil")), "request.running"),
    "page request-lift": (
        _after(_both(_asks("restriction"), _asked("start"), _asked("fulfil")), _asked("lift")),
        "request.released",
    ),
    "page request-extend": (_after(_asks(), _asked("extend", reason="Four years of talk")), "request.extended"),
    "page request-refuse": (
        _after(_asks(), _asked("refuse", reason="excessive", text="The tenth this week")),
        "request.refused",
    ),
    "page request-cancel": (_after(_asks(), _asked("cancel")), "request.cancelled"),
    "page request-link": (
        _after(_both(_asks(), _asks(), _asked("unlink")), _same),
        "request.linked",
    ),
    "page request-unlink": (_after(_both(_asks(), _asks()), _asked("unlink")), "request.unlinked"),
    "page request-note": (_after(_asks(), _asked("note", text="rang up")), "request.noted"),
    "page request-letter-keep": (
        _after(_asks(), _asked("letter-keep", "received", text="Dear Sir or Madam")),
        "request.letter",
    ),
    "page request-hold": (_after(_asks(), _asked("hold", reason="The court wants it")), "hold.set"),
    "page request-release": (_after(_both(_asks(), _asked("hold", reason="x")), _asked("release")), "hold.released"),
    "task audit.tasks.carry_out_requests": (
        _after(_grace_over, lambda s: carrying_out.run_due(s.project.pk)),
        "request.running",
    ),
    "task audit.tasks.tell_request_alarms": (
        _after(_due, lambda s: request_alarms.tell(s.project.pk)),
        "request.alarm",
    ),
    "task memory_core.tasks.work_lane": (_after(_told, _work_lane), "ingest.read"),
    "task memory_core.tasks.make_summaries": (_after(_summed_up, _make_again), "memory.proposed"),
    "task memory_core.tasks.end_idle_sessions": (_after(_talked, _end_idle), "session.ended"),
    "task memory_core.tasks.rescan_project": (lambda s: rescan.run(s.project.pk), "rescan.checked"),
    "task audit.tasks.draw_samples": (
        _after(_approved_by_itself, lambda s: sampling.draw(s.project.pk)),
        "sample.drawn",
    ),
    "task audit.tasks.find_contradictions": (
        _after(_two_homes, lambda s: contradictions.find(s.project.pk)),
        "contradiction.found",
    ),
    "task audit.tasks.run_bulk": (_after(_halted, lambda s: bulk.run(_run(s).pk, s.project.pk)), "bulk.finished"),
    "task audit.tasks.undo_bulk": (
        _after(_bulk, lambda s: bulk.take_back(_run(s).pk, project_id=s.project.pk, actor=ACTOR)),
        "review.undone",
    ),
    "task audit.tasks.withdraw_overdue": (
        _after(_expired, lambda s: overdue._withdraw(s.project.pk, s.alice.pk, [s.held.pk], "expired")),
        "memory.withdrawn",
    ),
    "task audit.tasks.tell_alarms": (_after(_late, lambda s: alarms.tell(s.project.pk)), "alarm.sent"),
    "task audit.tasks.resume_erasures": (_after(_erased, _verified), "receipt.issued"),
    "command api_key": (_command("api_key", "create", "acme", "bot"), "key.created"),
    "command api_key revoke": (_revoke_key, "key.revoked"),
    "command staff": (_command("staff", "add", "acme", "nina@acme.example"), "staff.added"),
    "command staff role": (
        _after(
            _command("staff", "add", "acme", "nina@acme.example"),
            _command("staff", "add", "acme", "nina@acme.example", "--role", "auditor"),
        ),
        "staff.role_changed",
    ),
    "command staff remove": (
        _after(
            _command("staff", "add", "acme", "nina@acme.example"),
            _command("staff", "remove", "acme", "nina@acme.example"),
        ),
        "staff.removed",
    ),
}

# What takes something in and changes nothing that anybody answers for.
NO_ACTS: Mapping[str, str] = {
    "POST memories-v2": "a list; the wire format asks for it by POST",
    "POST memories-v3": "a list; the wire format asks for it by POST",
    "POST search-v1": "a reading; what agents read has a log of its own, which the person sees",
    "POST context": "reads; the read is logged as such",
    "POST search-v2": "a reading, as above",
    "POST search-v3": "a reading, as above",
    "page sign-out": "ends a session and touches no project",
    "page switch-project": "another project in view, in the session alone",
    "page review-claim": "a courtesy with a lease: it decides nothing and runs out",
    "page review-veil": "a cookie of the reader",
    "page me-sign-in": "asks for a letter; the worker that writes it issues the link",
    "page me-again": "as above",
    "page theme": "shows a look that is tried out",
    "page review-bulk": "freezes a list and shows its count; nothing is decided yet",
    "page forget": "counts what would go",
    "page policy-preview": "shows what a change would do",
    "page policy-try": "a text that is read and forgotten",
    "task memory_core.tasks.sweep_lanes": "takes up lanes that nobody took: each does what work_lane does",
    "task memory_core.tasks.fill_vectors": "makes up what the index was missing; what is in force stays so",
    "task memory_core.tasks.anchor_ledger": "witnesses the ledger outside the database, and writes nothing in it",
    "task memory_core.tasks.rescan_everything": "does what rescan_project does, for each project",
    "task memory_core.tasks.rotate_keys": "needs commits of its own; test_rotation looks at its entries",
    "task memory_core.tasks.replay_tombstones": "needs commits of its own; test_tombstones looks at its entries",
    "task memory_core.tasks.rewrite_keys": "the same keys in a new file; what was destroyed has its entry",
    "command backup": "reads",
    "command restore": "needs an empty database; test_backups looks at the entry it leaves in every ledger",
    "command verify_receipt": "looks, and changes nothing",
    "task audit.tasks.run_bulks": "does what run_bulk does, for each run that nobody finished",
    "task audit.tasks.make_export": "writes down, part by part, what copy-make has noted; its end is noted like that",
    "command retention": "counts; with --run it does what clear_away does",
    "command bootstrap": "roles and tables, before there is a project",
    "command up": "starts the processes",
    "command seed": "goes through the same services; test_the_demo_leaves_entries looks at it",
    "command check_templates": "reads templates",
    "command verify_ledger": "reads the ledger",
}


def unsafe_rest() -> Iterator[str]:
    for pattern in [*rest.urlpatterns, *judgement.urlpatterns]:
        scopes = getattr(getattr(pattern.callback, "view_class", None), "scopes", {})
        yield from (f"{method} {pattern.name}" for method in scopes if method in UNSAFE)


def unsafe_pages() -> Iterator[str]:
    browser = Client()
    for pattern in pages.urlpatterns:
        if browser.post(_address(pattern)).status_code != 405:
            yield f"page {pattern.name}"


def _address(pattern: URLPattern) -> str:
    kinds = {"UUIDConverter": UUID(int=0), "IntConverter": 1, "StringConverter": "unknown"}
    given = {name: kinds[type(kind).__name__] for name, kind in pattern.pattern.converters.items()}
    return reverse(f"dashboard:{pattern.name}", kwargs=given)


def tasks() -> Iterator[str]:
    app.loader.import_default_modules()
    ours = {name for name in app.tasks if not name.startswith("celery.")}
    yield from (f"task {name}" for name in ours | {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()})


def commands() -> Iterator[str]:
    for package in (memory_core.management.commands, audit.management.commands):
        yield from (f"command {module.name}" for module in pkgutil.iter_modules(package.__path__))


@pytest.mark.parametrize("face", [unsafe_rest, unsafe_pages, tasks, commands])
def test_everything_that_changes_something_is_named_here(face: Callable[[], Iterator[str]]) -> None:
    assert set(face()) - ACTS.keys() - NO_ACTS.keys() == set()


def test_nothing_is_named_that_is_not_there() -> None:
    there = {name for face in (unsafe_rest, unsafe_pages, tasks, commands) for name in face()}
    named = {" ".join(name.split()[:2]) for name in ACTS}
    assert (named | NO_ACTS.keys()) - there == set()


@pytest.mark.parametrize("name", ACTS)
def test_an_act_leaves_its_entry(stage: Stage, name: str) -> None:
    do, action = ACTS[name]
    do.__dict__.get("before", lambda _: None)(stage)
    before = newest(stage)
    do(stage)
    assert action in actions_since(stage, before)


@pytest.mark.parametrize("name", ACTS)
def test_an_act_whose_entry_cannot_be_written_does_not_happen(stage: Stage, name: str) -> None:
    do, _ = ACTS[name]
    do.__dict__.get("before", lambda _: None)(stage)
    with project_scope(stage.project.pk):
        LedgerHead.objects.update(sequence=0)  # the next number is taken already
    before = everything(stage)
    with suppress(IntegrityError, DatabaseError, AssertionError):
        do(stage)
    assert {table for table, rows in everything(stage).items() if rows != before.get(table)} == set()


def newest(stage: Stage) -> int:
    with project_scope(stage.project.pk):
        return LedgerHead.objects.get().sequence


def actions_since(stage: Stage, sequence: int) -> set[str]:
    with project_scope(stage.project.pk):
        return set(LedgerEntry.objects.filter(sequence__gt=sequence).values_list("action", flat=True))


# Rows that say who is at work and what was tried, and sessions, which the browser's answer writes.
AT_WORK = {"memory_core_lane", "audit_claim", "audit_alarmstate", "django_session", "memory_core_tries"}
COUNTERS = (
    "attempts",
    "started_at",
    "updated_at",
    "last_used_at",
    "last_login",
    "done",
    "refused",
    "alarm_tried_at",
    "next_try_at",
    "trying_since",
    "fence",
)


def everything(stage: Stage) -> dict[str, object]:
    """A fingerprint of every table that the app can read, but for who is at work and how far they have come."""
    with project_scope(stage.project.pk), connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = {str(name) for [name] in cursor.fetchall()} - AT_WORK
        found: dict[str, object] = {}
        for table in tables:
            cursor.execute(f"SELECT to_jsonb(t) FROM {table} t ORDER BY 1")
            found[table] = [_without_work(row) for [row] in cursor.fetchall()]
    return found


def _without_work(row: str) -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(row)
    for column in COUNTERS:
        kept.pop(column, None)
    if "attempts" in row:
        kept.pop("status", None)
    return kept


def test_the_demo_leaves_entries(stage: Stage) -> None:
    call_command("seed")
    demo = Project.objects.get(slug="demo")
    with project_scope(demo.pk):
        done = set(LedgerEntry.objects.values_list("action", flat=True))
    assert done >= {"project.created", "staff.added", "key.created", "ingest.accepted", "ingest.read"}


def test_a_new_project_begins_with_its_making() -> None:
    project = make_project()
    with project_scope(project.pk):
        first = LedgerEntry.objects.order_by("sequence")[0]
    assert (first.action, first.sequence, bytes(first.previous)) == ("project.created", 1, b"")
    assert not ApiKey.objects.filter(project=project).exists()
