"""From one embedding model to another, with searches going on all the while."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event
from typing import Any

import pytest
from django.db import connections
from django.utils import timezone
from pytest_django.fixtures import Settings
from werkzeug import Request, Response

from examples.openai_stand_in import StandIn
from memory_core import retrieval, vault
from memory_core.callers import Caller
from memory_core.models import (
    EmbeddingSpace,
    LedgerEntry,
    MemoryVersion,
    Project,
    RecallEntry,
    Retired,
    Subject,
    VectorEntry,
)
from memory_core.providers import active
from memory_core.providers.active import LOCAL
from memory_core.retrieval import Answer, Asked
from memory_core.services import consent, dropping, erasure, lifecycle, rebuilding, spaces
from memory_core.services.ledger import act
from memory_core.tenancy import project_scope
from tests.factories import ACTOR, make_caller, make_memory, make_subject
from tests.memory_core.conftest import WIDTH, Models, embeddings
from tests.memory_core.services.test_spaces import REMOTE, states

pytestmark = pytest.mark.django_db(transaction=True)

POISON = "bitter almonds"


def search(caller: Caller, query: str = "tea") -> Answer:
    return retrieval.search(caller, Asked(query, {"user_id": "alice"}))


def vectors(version: MemoryVersion) -> dict[str, bool]:
    """In the spaces of which models a version has vectors, and whether they are live."""
    with project_scope(version.project_id):
        rows = VectorEntry.objects.filter(version=version).select_related("space")
        return {row.space.provider: row.live for row in rows}


def remote() -> EmbeddingSpace:
    return EmbeddingSpace.objects.of(REMOTE).get()


def fault() -> str:
    return remote().fault


def rested() -> None:
    """The time that a failing model is given has passed."""
    EmbeddingSpace.objects.update(retry_at=None)
    spaces.forget()


def entries(project: Project) -> list[str]:
    with project_scope(project.pk):
        found = LedgerEntry.objects.filter(action__startswith="embedding.").order_by("sequence")
        return list(found.values_list("action", flat=True))


@pytest.fixture
def moving(openai: Models, alice: Subject) -> Models:
    """Two memories in the local space, and settings that ask for a remote model since."""
    openai.go_local()
    make_memory(alice, "User likes tea"), make_memory(alice, "User lives in Oslo")
    openai.go_remote()
    openai.embedder_works()
    return openai


def test_every_vector_is_rebuilt_and_then_the_new_model_answers(moving: Models, caller: Caller) -> None:
    assert rebuilding.rebuild() == 2
    assert states() == {LOCAL: "retired", REMOTE: "active"}
    assert spaces.answering().of == REMOTE and not search(caller).lexical_only
    assert entries(Project.objects.get(pk=caller.project_id)) == ["embedding.switched"]
    assert (remote().done, remote().total) == (2, 2)


def test_until_the_last_vector_is_there_the_old_model_answers(
    moving: Models, caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rebuilding, "BATCH", 1)
    monkeypatch.setattr(rebuilding, "TURN_SECONDS", 0.01)
    moving.settings.CANDOR_EMBEDDING_PER_MINUTE = 600  # a tenth of a second each
    assert rebuilding.rebuild() == 1
    assert states() == {LOCAL: "active", REMOTE: "building"} and remote().done == 1
    moving.server.clear()
    found = search(caller)
    assert found.found and not found.lexical_only  # by the local model: the remote one would not have answered


def test_a_round_that_was_cut_short_is_taken_up_where_it_stopped(
    moving: Models, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def count(request: Request) -> Response:
        asked.extend(text for text in request.get_json()["input"] if text != rebuilding.PROBE)
        return embeddings(request)

    monkeypatch.setattr(rebuilding, "BATCH", 1)
    monkeypatch.setattr(rebuilding, "TURN_SECONDS", 0.01)
    moving.settings.CANDOR_EMBEDDING_PER_MINUTE = 600
    moving.embedder_answers(count)
    while EmbeddingSpace.objects.building().exists() or not asked:
        rebuilding.rebuild()
    assert sorted(asked) == ["User likes tea", "User lives in Oslo"]


def test_what_is_new_meanwhile_gets_its_vectors_in_both(moving: Models, alice: Subject) -> None:
    spaces.aim()
    spaces.forget()
    assert vectors(make_memory(alice, "User likes chess")) == {"local": True, "openai": True}


def test_the_memories_of_every_project_are_rebuilt(moving: Models, other: Project) -> None:
    moving.go_local()
    theirs = make_memory(make_subject(other, "bob"), "User plays go")
    moving.go_remote()
    assert rebuilding.rebuild() == 3 and vectors(theirs) == {"local": True, "openai": True}
    assert entries(other) == ["embedding.switched"]


def test_the_past_is_rebuilt_too_and_stays_past(moving: Models, alice: Subject) -> None:
    moving.go_local()
    past = make_memory(alice, "User likes coffee")
    with act(alice.project_id) as log:
        lifecycle.retire(past, as_=Retired.SUPERSEDED, actor=ACTOR, log=log)
    moving.go_remote()
    rebuilding.rebuild()
    assert vectors(past) == {"local": False, "openai": False}


def test_searches_during_the_switch_are_never_empty_and_never_mix_two_models(moving: Models, caller: Caller) -> None:
    over = Event()
    found: list[Answer] = []

    def go_on() -> None:
        try:
            while not over.is_set():
                found.append(search(caller, "User likes tea"))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        searching = [pool.submit(go_on) for _ in range(2)]
        try:
            for _ in range(4):
                rebuilding.rebuild()
                moving.settings.CANDOR_EMBEDDER = "local"  # the key stays, so the remote model answers to the end
                rebuilding.rebuild()
                moving.settings.CANDOR_EMBEDDER = ""
        finally:
            over.set()
        for one in searching:
            one.result()
    assert len(found) > 20 and not any(answer.lexical_only for answer in found)
    best = [answer.found[0] for answer in found]
    assert {one.version.text for one in best} == {"User likes tea"}
    assert min(one.breakdown["semantic"] for one in best) > 0.99  # the same words: the same vector in either space


def test_a_model_that_is_down_gets_ever_more_time_and_the_old_one_answers(moving: Models, caller: Caller) -> None:
    moving.embedder_answers(lambda _: moving.failure(503))
    waits = []
    for _ in range(3):
        rested()
        assert rebuilding.rebuild() == 0
        retry_at = remote().retry_at
        assert retry_at
        waits.append(retry_at - timezone.now())
    assert waits[0] < waits[1] < waits[2] and "HTTP 503" in fault()
    assert rebuilding.rebuild() == 0 and not search(caller).lexical_only
    moving.embedder_works()
    rested()
    assert rebuilding.rebuild() == 2 and fault() == "" and states()[REMOTE] == "active"


def test_a_model_of_another_width_never_answers_and_says_why(moving: Models, caller: Caller, alice: Subject) -> None:
    moving.settings.CANDOR_EMBEDDING_DIMENSIONS = 12
    rebuilding.rebuild()
    building = EmbeddingSpace.objects.building().get()
    assert building.fault == (
        f"text-embedding-3-small gives vectors of {WIDTH} dimensions, but 12 are wanted. Set the dimensions to {WIDTH}."
    )
    spaces.forget()
    assert vectors(make_memory(alice, "User likes chess")) == {"local": True} and not search(caller).lexical_only


def test_a_width_that_changes_at_run_time_holds_nothing_up_and_is_told(
    moving: Models, caller: Caller, alice: Subject
) -> None:
    rebuilding.rebuild()
    moving.embedder_answers(wider)
    answer = search(caller)
    assert answer.lexical_only and [one.version.text for one in answer.found] == ["User likes tea"]
    make_memory(alice, "User likes chess")
    assert f"{WIDTH + 1} dimensions, but {WIDTH}" in fault()
    moving.embedder_works()
    assert rebuilding.fill_gaps() == 1 and fault() == ""


def wider(request: Request) -> Response:
    body = json.loads(embeddings(request).get_data())
    for row in body["data"]:
        row["embedding"].append(0.0)
    return Response(json.dumps(body), content_type="application/json")


def refusing(*words: str) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        if any(word in text for text in request.get_json()["input"] for word in words):
            return Response('{"error": {"message": "no"}}', 400)
        return embeddings(request)

    return answer


def test_a_text_that_the_model_refuses_is_left_out_and_holds_nothing_up(
    moving: Models, caller: Caller, alice: Subject
) -> None:
    moving.go_local()
    refused = make_memory(alice, f"User likes {POISON}")
    moving.go_remote()
    moving.embedder_answers(refusing(POISON))
    assert rebuilding.rebuild() == 2 and vectors(refused) == {"local": True}
    assert states()[REMOTE] == "active" and remote().left_out == 1
    assert refused.text in [one.version.text for one in search(caller, "almonds").found]


def test_a_model_that_refuses_too_much_never_answers(moving: Models, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuilding, "MOST_REFUSED", 1)
    moving.embedder_answers(refusing("User"))
    rebuilding.rebuild()
    assert states()[LOCAL] == "active" and fault() == rebuilding.REFUSES


def test_a_model_that_cannot_be_had_any_more_leaves_words_until_the_other_is_whole(
    moving: Models, caller: Caller
) -> None:
    rebuilding.rebuild()
    moving.go_local()
    EmbeddingSpace.objects.retired().update(retired_at=None)
    dropping.drop_old()
    answer = search(caller)
    assert answer.lexical_only and answer.found and "no OPENAI_API_KEY any more" in fault()
    assert rebuilding.rebuild() == 2 and not search(caller).lexical_only


def test_of_a_restricted_person_nothing_is_sent_until_the_restriction_is_lifted(moving: Models, alice: Subject) -> None:
    her: dict[str, Any] = {"project_id": alice.project_id, "actor": alice.actor}
    consent.restrict(alice.pk, **her)
    assert rebuilding.rebuild() == 0 and states()[REMOTE] == "active" and remote().left_out == 2
    consent.lift_restriction(alice.pk, **her)
    assert rebuilding.fill_gaps() == 2


def test_what_is_erased_while_the_model_reads_it_leaves_no_vector(moving: Models, alice: Subject) -> None:
    def erase(request: Request) -> Response:
        if rebuilding.PROBE not in request.get_json()["input"]:
            erasure.erase_subject(alice.pk, project_id=alice.project_id, actor=ACTOR)
            connections.close_all()
        return embeddings(request)

    moving.embedder_answers(erase)
    rebuilding.rebuild()
    with project_scope(alice.project_id):
        assert not VectorEntry.objects.exists() and not RecallEntry.objects.exists()


def test_words_that_change_while_the_model_reads_them_get_no_vector_of_the_old_ones(
    moving: Models, alice: Subject
) -> None:
    def change(request: Request) -> Response:
        if rebuilding.PROBE not in request.get_json()["input"]:
            with project_scope(alice.project_id):
                MemoryVersion.objects.update(content_mac=vault.mac(alice.pk, "content", "other words"))
            connections.close_all()
        return embeddings(request)

    with project_scope(alice.project_id):
        [one, _] = MemoryVersion.objects.all()
    moving.embedder_answers(change)
    spaces.aim()
    rebuilding.rebuild()
    assert vectors(one) == {"local": True}


def test_a_worker_that_lost_the_space_to_another_does_not_let_it_answer(moving: Models) -> None:
    def lose(request: Request) -> Response:
        EmbeddingSpace.objects.building().update(fence=1_000)
        connections.close_all()
        return embeddings(request)

    moving.embedder_answers(lose)
    rebuilding.rebuild()
    assert states() == {LOCAL: "active", REMOTE: "building"}


def test_two_workers_do_not_do_the_same(moving: Models) -> None:
    spaces.aim()
    EmbeddingSpace.objects.building().update(leased_until=timezone.now() + timedelta(minutes=1))
    assert rebuilding.rebuild() == 0
    EmbeddingSpace.objects.building().update(leased_until=timezone.now() - timedelta(seconds=1))
    assert rebuilding.rebuild() == 2


def test_going_back_within_the_grace_asks_no_model(moving: Models, caller: Caller) -> None:
    rebuilding.rebuild()
    moving.go_local()
    rebuilding.rebuild()
    moving.go_remote()
    moving.embedder_answers(refusing("User"))
    assert rebuilding.rebuild() == 0 and states() == {LOCAL: "retired", REMOTE: "active"}


def test_the_old_space_is_dropped_when_the_grace_is_over(moving: Models, project: Project) -> None:
    rebuilding.rebuild()
    assert dropping.drop_old() == 0 and states()[LOCAL] == "retired"
    over = timezone.now() - moving.settings.CANDOR_EMBEDDING_GRACE
    EmbeddingSpace.objects.retired().update(retired_at=over)
    assert dropping.drop_old() == 1 and states() == {REMOTE: "active"}
    with project_scope(project.pk):
        assert set(VectorEntry.objects.values_list("space__provider", flat=True)) == {"openai"}
    assert entries(project) == ["embedding.switched", "embedding.dropped"]


def test_a_drop_that_is_cut_short_goes_on_and_who_comes_back_meanwhile_gets_the_rest(
    moving: Models, monkeypatch: pytest.MonkeyPatch
) -> None:
    rebuilding.rebuild()
    EmbeddingSpace.objects.retired().update(retired_at=None)
    monkeypatch.setattr(dropping, "BATCH", 1)
    assert dropping._drop_some(EmbeddingSpace.objects.of(LOCAL).get().pk) == 1
    moving.go_local()
    assert rebuilding.rebuild() == 1 and states() == {LOCAL: "active", REMOTE: "retired"}


def test_an_erasure_takes_the_vectors_of_both_spaces(moving: Models, alice: Subject) -> None:
    spaces.aim()
    spaces.forget()
    make_memory(alice, "User likes chess")
    erasure.erase_subject(alice.pk, project_id=alice.project_id, actor=ACTOR)
    with project_scope(alice.project_id):
        assert not VectorEntry.objects.exists()


def test_what_goes_out_of_force_goes_in_both_spaces(moving: Models, alice: Subject) -> None:
    spaces.aim()
    spaces.forget()
    version = make_memory(alice, "User likes chess")
    with act(alice.project_id) as log:
        lifecycle.retire(version, as_=Retired.REVOKED, actor=ACTOR, log=log)
    assert vectors(version) == {"local": False, "openai": False}


def test_a_key_that_changes_leaves_the_vectors_of_both_comparable(
    moving: Models, caller: Caller, alice: Subject
) -> None:
    rebuilding.rebuild()
    vault.rotate(alice.pk)
    assert search(caller, "User likes tea").found[0].breakdown["semantic"] > 0.99
    moving.go_local()
    rebuilding.rebuild()
    assert search(caller, "User likes tea").found[0].breakdown["semantic"] > 0.99


def test_from_a_narrow_model_to_a_wide_one_and_back(settings: Settings, alice: Subject) -> None:
    caller = make_caller(Project.objects.get(pk=alice.project_id))
    make_memory(alice, "User likes tea")
    with StandIn() as base_url:
        settings.OPENAI_API_KEY, settings.OPENAI_BASE_URL = "stand-in", base_url
        settings.CANDOR_EMBEDDING_DIMENSIONS = 1_024
        assert rebuilding.rebuild() == 1
        assert search(caller, "User likes tea").found[0].breakdown["semantic"] > 0.99
        assert spaces.answering().of.dimensions == 1_024
        settings.OPENAI_API_KEY = ""
        assert rebuilding.rebuild() == 0 and spaces.answering().of == LOCAL
        assert search(caller, "User likes tea").found[0].breakdown["semantic"] > 0.99
    active.close()
