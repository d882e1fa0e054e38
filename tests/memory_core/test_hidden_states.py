"""A canary of every state, looked for on every read path an agent has."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from audit.models import Claim, Decision, Note, QualitySample
from memory_core.engine.types import Action
from memory_core.engine.types import Finding as Found
from memory_core.models import Job, Memory, MemoryVersion, Project, Retired, Status, Subject
from memory_core.models.sealed import new_id
from memory_core.services import editing, erasure, indexing, lifecycle, processing, remember, removal
from memory_core.services.ledger import act
from memory_core.services.remember import Proposal, draft_of
from memory_core.services.removal import Selection
from memory_core.services.screening import Screened
from memory_core.tenancy import project_scope
from tests.audit import deciding
from tests.factories import ACTOR, ALL_SCOPES, make_key, make_memory, make_subject
from tests.memory_core.api.conftest import Agent
from tests.memory_core.reading import ROUTES, event_about, found_on, reads

pytestmark = pytest.mark.django_db

CANARY = "quokka"
TEXT = f"User likes the {CANARY}"
WORDS: dict[str, Any] = {"metadata": {"pet": CANARY, CANARY: [CANARY]}, "categories": (CANARY,), "reason": CANARY}


@pytest.fixture
def agent(project: Project) -> Agent:
    return Agent(project, make_key(project))


def work(project: Project) -> None:
    with project_scope(project.pk):
        owners = set(Job.objects.unfinished().values_list("owner_id", flat=True))
    for owner in owners:
        processing.work_lane(project.pk, owner)


def with_status(status: Status) -> Callable[[Subject], MemoryVersion]:
    scopes: dict[str, Any] = {"agent_id": CANARY, "run_id": CANARY}
    return lambda alice: make_memory(alice, TEXT, status=status, **WORDS, **scopes)


def retired(reason: Retired) -> Callable[[Subject], MemoryVersion]:
    def make(alice: Subject) -> MemoryVersion:
        version = make_memory(alice, TEXT, **WORDS)
        with act(alice.project_id) as log:
            lifecycle.retire(version, as_=reason, actor=ACTOR, log=log)
        return version

    return make


def of_a_person_who_is(state: str) -> Callable[[Subject], MemoryVersion]:
    def make(alice: Subject) -> MemoryVersion:
        version = make_memory(alice, TEXT, **WORDS)
        with project_scope(alice.project_id):
            Subject.objects.filter(pk=alice.pk).update(state=state)
        return version

    return make


def behind_one_in_force(alice: Subject) -> MemoryVersion:
    return make_memory(alice, TEXT, status=Status.PENDING, supersedes=make_memory(alice, "User likes the wombat"))


def deleted(alice: Subject) -> MemoryVersion:
    version = make_memory(alice, TEXT)
    erasure.erase_memory(alice.project_id, version.memory_id, actor=ACTOR)
    return version


def expired(alice: Subject) -> MemoryVersion:
    return make_memory(alice, TEXT, expires_on=timezone.now().date() - timedelta(days=1))


def first_said_about_bob(alice: Subject) -> MemoryVersion:
    return make_memory(make_subject(alice.project, "bob"), TEXT, **WORDS)


def rescanned_and_waiting_again(alice: Subject) -> MemoryVersion:
    version = retired(Retired.RESCANNED)(alice)
    waiting_version(version, TEXT)
    return version


def an_edit_of_one_in_force(alice: Subject) -> MemoryVersion:
    version = make_memory(alice, "User likes the wombat")
    waiting_version(version, TEXT, **WORDS)
    return version


def waiting_version(version: MemoryVersion, text: str, **draft: Any) -> MemoryVersion:
    """The next version of the same memory, held."""
    held = Screened(Action.HOLD, (("text", Found("health", 0, 4), Action.HOLD),), 80, four_eyes=True)
    proposal = Proposal(replace(draft_of(version), text=text, **draft), held, indexing.embed([text])[0])
    with act(version.project_id) as log:
        memory = Memory.objects.get(pk=version.memory_id)
        return remember.new_version(memory, proposal, auto_approve=True, actor=ACTOR, log=log, number=2)


def one_yes_of_two(alice: Subject) -> MemoryVersion:
    held = deciding.make_delicate(alice, TEXT, **WORDS)
    assert not deciding.approve(held).final
    return held


def split_in_others(alice: Subject) -> MemoryVersion:
    held = make_memory(alice, TEXT, status=Status.PENDING, **{**WORDS, "metadata": {}, "categories": ()})
    deciding.split(held, "User likes an animal", "User likes cocoa")
    return held


def merged_with_another(alice: Subject) -> MemoryVersion:
    held = make_memory(alice, TEXT, status=Status.PENDING, reason=CANARY)
    deciding.merge(held, make_memory(alice, "User likes animals"), "User likes some animals")
    return held


def on_its_way_out(alice: Subject) -> MemoryVersion:
    version = make_memory(alice, TEXT, **WORDS)
    removal.ask(alice, Selection(memory_id=version.memory_id), actor=alice.actor)
    return version


def called_wrong(alice: Subject) -> MemoryVersion:
    return editing.mark_wrong(alice, make_memory(alice, TEXT, **WORDS).memory_id)


def corrected(alice: Subject) -> MemoryVersion:
    """What comes instead is held, so that nothing of it is in force."""
    version = make_memory(alice, TEXT, reason=CANARY)
    editing.edit_by_subject(alice, version.memory_id, "User's phone is +41 79 123 45 67")
    return version


HIDDEN = {
    "pending": with_status(Status.PENDING),
    "pending behind one in force": behind_one_in_force,
    "an edit of one in force": an_edit_of_one_in_force,
    "one yes of two": one_yes_of_two,
    "split in others": split_in_others,
    "merged with another": merged_with_another,
    "rejected": with_status(Status.REJECTED),
    "withdrawn": with_status(Status.WITHDRAWN),
    "restricted": of_a_person_who_is("restricted"),
    "erased": of_a_person_who_is("erased"),
    "revoked": retired(Retired.REVOKED),
    "rescanned": retired(Retired.RESCANNED),
    "rescanned and waiting again": rescanned_and_waiting_again,
    "deleted": deleted,
    "on its way out": on_its_way_out,
    "called wrong by the person": called_wrong,
    "corrected by the person": corrected,
}
UNKNOWN = {name: make for name, make in HIDDEN.items() if name not in ("an edit of one in force", "split in others")}


@pytest.mark.parametrize("make", HIDDEN.values(), ids=HIDDEN.keys())
def test_a_hidden_memory_is_on_no_read_path(
    agent: Agent, alice: Subject, make: Callable[[Subject], MemoryVersion]
) -> None:
    assert found_on(agent, make(alice), CANARY) == set()


@pytest.mark.parametrize("name", ["pending", "an edit of one in force", "restricted", "revoked"])
def test_not_even_a_key_with_every_scope_reads_it(project: Project, alice: Subject, name: str) -> None:
    agent = Agent(project, make_key(project, scopes=ALL_SCOPES))
    assert found_on(agent, HIDDEN[name](alice), CANARY) == set()


def test_what_is_of_another_person_is_on_no_read_path_of_the_one_asked_for(agent: Agent, alice: Subject) -> None:
    version = first_said_about_bob(alice)
    by_its_id = {("GET", "memory"), ("GET", "history"), ("GET", "event"), ("PUT", "memory")}
    assert found_on(agent, version, CANARY) - by_its_id == set()


def test_the_walk_finds_a_readable_one_on_every_path_that_shows_words(agent: Agent, alice: Subject) -> None:
    silent = {"ping", "events", "privacy-links", "entity", "requests", "request", "request-cancel", "reset"}
    silent |= {"maintenance", "maintenance-run", "maintenance-undo"}
    shown = found_on(agent, make_memory(alice, TEXT, agent_id=CANARY, **WORDS), CANARY)
    reading = {key for key, route in ROUTES.items() if route.scope != "write" and key[1] not in silent}
    assert shown == {*reading, ("PUT", "memory")}


@pytest.mark.parametrize("make", UNKNOWN.values(), ids=UNKNOWN.keys())
@pytest.mark.parametrize(("method", "tail"), [("GET", ""), ("GET", "history/"), ("PUT", "")])
def test_a_hidden_id_is_answered_to_the_byte_like_one_that_never_was(
    agent: Agent, alice: Subject, make: Callable[[Subject], MemoryVersion], method: str, tail: str
) -> None:
    body = {"text": "User likes rain"} if method == "PUT" else None
    hidden, never = make(alice).memory_id, new_id()
    answers = [agent.call(method, f"/v1/memories/{key}/{tail}", body) for key in (hidden, never)]
    assert answers[0].content == answers[1].content and dict(answers[0].items()) == dict(answers[1].items())
    assert [answer.status_code for answer in answers] == [404, 404]


def test_of_a_restricted_person_an_agent_deletes_nothing_by_id(agent: Agent, alice: Subject) -> None:
    hidden = of_a_person_who_is("restricted")(alice).memory_id
    answers = [agent.call("DELETE", f"/v1/memories/{key}/") for key in (hidden, new_id())]
    assert answers[0].content == answers[1].content and answers[0].status_code == 404
    with project_scope(alice.project_id):
        assert Memory.objects.filter(pk=hidden).exists()


@pytest.mark.parametrize("make", UNKNOWN.values(), ids=UNKNOWN.keys())
def test_nothing_counts_a_hidden_memory(agent: Agent, alice: Subject, make: Callable[[Subject], MemoryVersion]) -> None:
    version = make(alice)
    readable = 1 if version.memory_id and has_readable(alice) else 0
    assert agent.post("/v3/memories/", filters={"user_id": "alice"}).json()["count"] == readable
    assert agent.get("/v1/memories/?user_id=alice&page=1").json()["count"] == readable
    entities = agent.get("/v1/entities/").json()
    assert sum(entity["total_memories"] for entity in entities["results"]) == readable
    assert (entities["total_agents"], entities["total_runs"]) == (0, 0)


@pytest.mark.parametrize("make", UNKNOWN.values(), ids=UNKNOWN.keys())
def test_a_deletion_does_not_say_how_many_hidden_ones_went(
    agent: Agent, alice: Subject, make: Callable[[Subject], MemoryVersion]
) -> None:
    make(alice)
    readable = 1 if has_readable(alice) else 0
    event = agent.call("DELETE", "/v1/memories/?user_id=alice").json()["event_id"]
    assert agent.get(f"/v1/event/{event}/").json()["metadata"]["deleted"] == readable


def has_readable(alice: Subject) -> bool:
    with project_scope(alice.project_id):
        return MemoryVersion.objects.readable().exists()


@pytest.mark.parametrize("state", ["restricted", "erased"])
def test_a_person_nobody_may_hear_of_is_no_entity(agent: Agent, alice: Subject, state: str) -> None:
    of_a_person_who_is(state)(alice)
    body = agent.get("/v1/entities/").json()
    assert (body["count"], body["total_users"], body["results"]) == (0, 0, [])


@pytest.mark.parametrize("infer", [False, True])
def test_a_guess_is_answered_alike_whether_it_waits_already_or_not(agent: Agent, infer: bool) -> None:
    said = [{"role": "user", "content": "I have diabetes."}]
    told = [guess(agent, said, run_id, infer=infer) for run_id in ("one", "two")]
    assert told[0] == told[1] and told[0]["metadata"]["held"] == 1 and told[0]["results"] == []
    assert "health" not in str(told)


def guess(agent: Agent, said: list[dict[str, str]], run_id: str, *, infer: bool) -> dict[str, Any]:
    """The event of an add, without what differs from one to the next."""
    names = {"user_id": "alice", "run_id": run_id} if infer else {"user_id": "alice"}
    event = agent.post("/v3/memories/add/", messages=said, infer=infer, **names).json()["event_id"]
    work(agent.project)
    body: dict[str, Any] = agent.get(f"/v1/event/{event}/").json()
    return {key: value for key, value in body.items() if not key.endswith("_at") and key not in ("id", "latency")}


def test_an_event_shows_what_was_held_once_it_may_be_read(agent: Agent, alice: Subject) -> None:
    version = make_memory(alice, TEXT, status=Status.PENDING)
    path = f"/v1/event/{event_about(version)}/"
    before = agent.get(path).json()
    with act(alice.project_id) as log:
        lifecycle.approve(lifecycle.lock(version.pk), actor=ACTOR, embedded=indexing.embed([TEXT])[0], log=log)
    after = agent.get(path).json()
    assert (before["results"], before["metadata"]["held"], after["metadata"]["held"]) == ([], 1, 0)
    assert [result["memory"] for result in after["results"]] == [TEXT]


def test_what_people_do_with_one_in_force_shows_nowhere(project: Project, alice: Subject) -> None:
    """Claimed, noted, drawn as a sample, said yes to once: an agent is answered as before."""
    version = make_memory(alice, TEXT)
    reader = Agent(project, make_key(project, scopes=("read", "directory")))
    before = [answer.content for _, answer in reads(reader, version)]
    with project_scope(project.pk):
        row: dict[str, Any] = {"version": version, "project_id": project.pk, "actor": "user:rita"}
        Claim.objects.create(**row, leased_until=timezone.now() + timedelta(minutes=5))
        Note.objects.create(**row, owner_id=alice.pk, text="wombat")
        Decision.objects.create(**row, verdict="approve", shown_mac=b"x", final=False)
        QualitySample.objects.create(version=version, project_id=project.pk, stratum="wombat")
    assert [answer.content for _, answer in reads(reader, version)] == before


@pytest.mark.parametrize("reason", [Retired.SUPERSEDED, Retired.EXPIRED, Retired.ARCHIVED])
def test_what_is_past_is_in_the_history_and_where_the_past_is_asked_for(
    agent: Agent, alice: Subject, reason: Retired
) -> None:
    version = retired(reason)(alice)
    lists = {("GET", "memories-v1"), ("POST", "memories-v2"), ("POST", "memories-v3")}
    searches = {("POST", f"search-v{face}") for face in (1, 2, 3)}
    single = {("GET", "memory"), ("GET", "event"), ("PUT", "memory")} if reason == Retired.EXPIRED else set()
    assert found_on(agent, version, CANARY) == {("GET", "history"), *lists, *searches, *single}


@pytest.mark.parametrize("reason", [Retired.SUPERSEDED, Retired.EXPIRED, Retired.MERGED, Retired.ARCHIVED])
@pytest.mark.parametrize("more", [{}, {"show_expired": True}, {"latest_only": True}], ids=str)
def test_what_is_past_is_not_in_the_present(
    agent: Agent, alice: Subject, reason: Retired, more: dict[str, Any]
) -> None:
    retired(reason)(alice)
    mine = {"filters": {"user_id": "alice"}, **more}
    asked_for = reason == Retired.EXPIRED and "show_expired" in more
    for path, body in (("/v3/memories/", mine), ("/v3/memories/search/", {"query": TEXT, "threshold": 0, **mine})):
        assert (CANARY in agent.post(path, **body).content.decode()) is asked_for


def merged_into(another: str) -> Callable[[Subject], MemoryVersion]:
    """Stands behind one that says the same, which has become something else since, or has not."""

    def make(alice: Subject) -> MemoryVersion:
        version, same = make_memory(alice, TEXT, **WORDS), make_memory(alice, "User likes some animals")
        with act(alice.project_id) as log:
            lifecycle.retire(version, as_=Retired.MERGED, actor=ACTOR, log=log, ended_by=same)
            if another:
                lifecycle.retire(same, as_=Retired(another), actor=ACTOR, log=log)
        return version

    return make


@pytest.mark.parametrize("make", [merged_into(""), merged_into("archived")])
def test_what_was_merged_is_in_the_history_only(
    agent: Agent, alice: Subject, make: Callable[[Subject], MemoryVersion]
) -> None:
    assert found_on(agent, make(alice), CANARY) == {("GET", "history")}


@pytest.mark.parametrize("make", [retired(Retired.MERGED), merged_into("revoked"), merged_into("rescanned")])
def test_what_is_merged_is_hidden_with_what_stands_for_it(
    agent: Agent, alice: Subject, make: Callable[[Subject], MemoryVersion]
) -> None:
    assert found_on(agent, make(alice), CANARY) == set()


def test_what_was_put_away_because_it_expired_is_listed_only_when_asked_for(agent: Agent, alice: Subject) -> None:
    version = expired(alice)
    with act(alice.project_id) as log:
        lifecycle.retire(version, as_=Retired.EXPIRED, actor=ACTOR, log=log)
    filters = {"user_id": "alice"}
    for path, body in (("/v3/memories/", {}), ("/v3/memories/search/", {"query": TEXT, "threshold": 0})):
        assert CANARY not in agent.post(path, filters=filters, **body).content.decode()
        assert CANARY in agent.post(path, filters=filters, show_expired=True, **body).content.decode()
    assert CANARY in agent.get(f"/v1/memories/{version.memory_id}/").content.decode()


def test_the_history_does_not_name_a_hidden_successor(agent: Agent, alice: Subject) -> None:
    old = make_memory(alice, "User likes the wombat")
    new = make_memory(alice, TEXT, supersedes=old)
    path = f"/v1/memories/{old.memory_id}/history/"
    assert str(new.memory_id) in agent.get(path).content.decode()
    removal.ask(alice, Selection(memory_id=new.memory_id), actor=alice.actor)
    removal_of_old_is_undone(old)
    assert str(new.memory_id) not in agent.get(path).content.decode()


def removal_of_old_is_undone(old: MemoryVersion) -> None:
    """What a memory replaced leaves with it; here only the newer one does."""
    with project_scope(old.project_id):
        MemoryVersion.objects.filter(pk=old.pk).update(removal=None)


def test_a_paused_person_is_read_and_nothing_new_is_kept(agent: Agent, alice: Subject) -> None:
    version = of_a_person_who_is("paused")(alice)
    assert ("POST", "search-v3") in found_on(agent, version, CANARY)


def test_an_expired_one_is_listed_only_when_asked_for(agent: Agent, alice: Subject) -> None:
    version = expired(alice)
    filters = {"user_id": "alice"}
    for path, body in (("/v3/memories/", {}), ("/v3/memories/search/", {"query": TEXT, "threshold": 0})):
        assert CANARY not in agent.post(path, filters=filters, **body).content.decode()
        assert CANARY in agent.post(path, filters=filters, show_expired=True, **body).content.decode()
    assert CANARY in agent.get(f"/v1/memories/{version.memory_id}/").content.decode()


def test_another_projects_key_finds_it_on_no_read_path(other: Project, alice: Subject) -> None:
    make_subject(other, "alice")
    version = make_memory(alice, TEXT)
    stranger = Agent(other, make_key(other, scopes=("read", "directory", "cross_subject")))
    answers = [
        stranger.get(f"/v1/memories/{version.memory_id}/"),
        stranger.get(f"/v1/memories/{version.memory_id}/history/"),
        stranger.post("/v3/memories/search/", query=TEXT, filters={"user_id": "*"}, threshold=0),
        stranger.post("/v3/memories/", filters={"user_id": "alice"}),
        stranger.get("/v1/entities/"),
    ]
    assert [answer.status_code for answer in answers] == [404, 404, 200, 200, 200]
    assert not any(CANARY in answer.content.decode() for answer in answers)


def test_another_projects_key_can_neither_change_nor_delete_it(other: Project, alice: Subject) -> None:
    path = f"/v1/memories/{make_memory(alice, TEXT).memory_id}/"
    stranger = Agent(other, make_key(other))
    assert stranger.call("PUT", path, {"text": "User likes rain"}).status_code == 404
    assert stranger.call("DELETE", path).status_code == 404


def test_an_agent_cannot_edit_what_waits(agent: Agent, alice: Subject) -> None:
    path = f"/v1/memories/{make_memory(alice, TEXT, status=Status.PENDING).memory_id}/"
    answer = agent.call("PUT", path, {"text": "User likes rain"})
    assert answer.status_code == 404 and CANARY not in answer.content.decode()


def test_an_edit_that_is_held_answers_with_the_words_in_force(agent: Agent, alice: Subject) -> None:
    path = f"/v1/memories/{make_memory(alice).memory_id}/"
    answer = agent.call("PUT", path, {"text": f"User's phone is +41 79 123 45 67 {CANARY}"}).json()
    assert (answer["memory"], answer["status"]) == ("User likes tea", "pending")
