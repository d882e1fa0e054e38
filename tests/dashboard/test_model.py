"""Which model finds by meaning: seen by all staff, chosen by who owns every project."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings
from pytest_httpserver import HTTPServer

from examples.openai_stand_in import StandIn
from memory_core.engine.embedding import MAX_DIMENSIONS
from memory_core.models import EmbeddingSpace, LedgerEntry, Project, Subject
from memory_core.providers import active
from memory_core.services import spaces
from memory_core.tenancy import project_scope
from tests.dashboard.test_receivers import browser_of
from tests.factories import make_memory, make_project

pytestmark = pytest.mark.django_db

PAGE, CHOOSE = "/policy/model/", "/policy/model/choose/"
REMOTE = {"provider": "openai", "model": "stand-in-embedding", "dimensions": "96"}


@pytest.fixture
def owner(project: Project) -> Client:
    return browser_of(project, "owner")


@pytest.fixture
def remote(settings: Settings) -> Iterator[None]:
    """A remote model is on offer, and the local one answers."""
    spaces.answering()
    with StandIn() as base_url:
        settings.OPENAI_API_KEY, settings.OPENAI_BASE_URL = "stand-in", base_url
        settings.CANDOR_EMBEDDER = "local"
        yield
    active.close()


def states() -> dict[str, str]:
    return {space.model: space.state for space in EmbeddingSpace.objects.all()}


@pytest.mark.usefixtures("remote")
def test_an_owner_chooses_another_model_and_sees_how_far_it_is(owner: Client, alice: Subject) -> None:
    make_memory(alice)
    assert owner.post(CHOOSE, REMOTE)["Location"] == PAGE
    assert states() == {"wordllama-256": "active", "stand-in-embedding": "building"}
    EmbeddingSpace.objects.building().update(done=3, total=8)
    for address in (PAGE, "/policy/"):
        assert "3 of 8 done" in owner.get(address).text
    part = owner.get(PAGE, headers={"HX-Request": "true"}).text
    assert part.startswith("<section") and "every 4s" in part
    with project_scope(alice.project_id):
        chosen = LedgerEntry.objects.get(action="embedding.chosen")
    assert chosen.facts["model"] == "openai/stand-in-embedding/96" and chosen.actor.startswith("user:")


@pytest.mark.usefixtures("remote")
def test_what_leaves_the_machine_is_said_before_it_is_chosen(owner: Client) -> None:
    assert "are sent to 127.0.0.1" in owner.get(PAGE).text


def test_without_a_key_only_the_local_model_is_on_offer(owner: Client) -> None:
    assert "has set no key" in owner.get(PAGE).text
    answer = owner.post(CHOOSE, REMOTE)
    assert answer.status_code == 422 and "OPENAI_API_KEY" in answer.text and "stand-in-embedding" not in states()


@pytest.mark.usefixtures("remote")
@pytest.mark.parametrize("dimensions", ["", "0", "-5", "1536", "many"])
def test_a_width_that_does_not_fit_is_refused_with_the_limit(owner: Client, dimensions: str) -> None:
    answer = owner.post(CHOOSE, REMOTE | {"dimensions": dimensions})
    assert answer.status_code == 422 and f"from 1 to {MAX_DIMENSIONS:,}" in answer.text
    assert states() == {"wordllama-256": "active"}


@pytest.mark.usefixtures("remote")
def test_a_model_without_a_name_is_refused(owner: Client) -> None:
    assert "Give the name of a model" in owner.post(CHOOSE, REMOTE | {"model": " "}).text


def test_a_model_of_another_width_is_refused_with_the_right_one(
    owner: Client, settings: Settings, httpserver: HTTPServer
) -> None:
    body = {"object": "list", "model": "m", "data": [{"object": "embedding", "index": 0, "embedding": [1.0] * 12}]}
    httpserver.expect_request("/v1/embeddings").respond_with_json({**body, "usage": {}})
    settings.OPENAI_API_KEY, settings.OPENAI_BASE_URL = "k", httpserver.url_for("/v1")
    answer = owner.post(CHOOSE, REMOTE)
    active.close()
    assert answer.status_code == 422 and "gives vectors of 12 dimensions" in answer.text
    assert "Set the dimensions to 12." in answer.text and not EmbeddingSpace.objects.building().exists()


@pytest.mark.usefixtures("remote")
def test_who_does_not_own_every_project_may_not_choose_for_all(owner: Client) -> None:
    make_project("Globex")
    assert owner.post(CHOOSE, REMOTE).status_code == 403 and "stand-in-embedding" not in states()
    assert "projects here that you do not own" in owner.get(PAGE).text


def test_others_may_look(auditor: Client) -> None:
    assert "Only an owner may choose" in auditor.get(PAGE).text
    assert auditor.post(CHOOSE, REMOTE).status_code == 403


def test_a_model_that_does_not_answer_is_seen_on_both_pages(owner: Client) -> None:
    spaces.answering()
    EmbeddingSpace.objects.update(fault="The model's service answered with HTTP 503.")
    for address in (PAGE, "/policy/"):
        assert "by their words alone" in owner.get(address).text and "HTTP 503" in owner.get(address).text


def test_one_can_see_until_when_going_back_is_quick(owner: Client) -> None:
    EmbeddingSpace.objects.create(
        provider="openai", model="before", dimensions=3, state="retired", retired_at=timezone.now()
    )
    assert "Going back is quick until" in owner.get(PAGE).text


def test_readiness_tells_which_model_answers_and_how_far_the_next_is(client: Client) -> None:
    spaces.answering()
    EmbeddingSpace.objects.create(provider="openai", model="m", dimensions=3, state="building", done=1, total=4)
    assert client.get("/readyz").json()["embedding"] == {
        "active": {"model": "local/wordllama-256/256"},
        "building": {"model": "openai/m/3", "done": 1, "total": 4},
    }
