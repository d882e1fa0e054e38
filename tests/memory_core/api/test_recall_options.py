"""What a search and a list take besides a question and filters, on all three versions."""

from datetime import UTC, datetime
from typing import Any

import pytest

from memory_core.api import wire
from memory_core.engine.sizes import token_count
from memory_core.models import Subject
from tests.factories import make_memory, make_subject
from tests.memory_core.api.conftest import Agent

pytestmark = pytest.mark.django_db

HERS = {"user_id": "alice"}
FACES = ("v1", "v2", "v3")


@pytest.fixture
def alice(agent: Agent) -> Subject:
    return make_subject(agent.project)


def rows(answer: Any) -> list[dict[str, Any]]:
    assert answer.status_code == 200, answer.content
    body = answer.json()
    return list(body["results"] if isinstance(body, dict) else body)


def found(agent: Agent, face: str = "v3", **asked: Any) -> list[dict[str, Any]]:
    asked = {"query": "tea", "filters": HERS, "threshold": 0, **asked}
    return rows(agent.post(f"/{face}/memories/search/", **asked))


@pytest.mark.parametrize("face", FACES)
def test_the_score_is_explained_by_the_names_of_the_format(agent: Agent, alice: Subject, face: str) -> None:
    make_memory(alice, "User met Anna Meyer in Oslo for tea")
    [one] = found(agent, face, query="Who is Anna Meyer?")
    assert {"semantic", "bm25", "entity"} <= set(one["score_breakdown"])
    assert 0 < one["score"] <= 1 and all(0 <= part <= 1 for part in one["score_breakdown"].values())
    assert one["score_breakdown"]["entity"] > 0


@pytest.mark.parametrize("face", FACES)
def test_a_budget_of_tokens_is_filled_best_first(agent: Agent, alice: Subject, face: str) -> None:
    for n in range(30):
        make_memory(alice, f"User likes tea number {n}")
    everything = [one["memory"] for one in found(agent, face, top_k=100)]
    some = [one["memory"] for one in found(agent, face, max_tokens=40)]
    assert some == everything[: len(some)]
    assert sum(map(token_count, some)) <= 40 < sum(map(token_count, everything[: len(some) + 1]))


def test_the_budget_goes_on_past_the_usual_number(agent: Agent, alice: Subject) -> None:
    for n in range(15):
        make_memory(alice, f"User likes tea {n}")
    assert len(found(agent, max_tokens=500)) == 15 and len(found(agent, max_tokens=500, top_k=3)) == 3


def test_top_k_reaches_from_one_to_a_thousand(agent: Agent, alice: Subject) -> None:
    for n in range(12):
        make_memory(alice, f"User likes tea {n}")
    assert [len(found(agent, top_k=k)) for k in (1, 12, 1000)] == [1, 12, 12] and len(found(agent)) == 10
    for wrong in (0, 1001, "many"):
        answer = agent.post("/v3/memories/search/", query="tea", filters=HERS, top_k=wrong)
        assert answer.status_code == 400 and "top_k" in answer.json()


def test_by_keyword_a_match_in_words_is_certain_and_nothing_is_lost(agent: Agent, alice: Subject) -> None:
    for text in ("User enjoys a hot beverage", "User files form TEA-42", "User lives in Oslo"):
        make_memory(alice, text)
    usual, by_keyword = (found(agent, query="form tea", keyword_search=flag) for flag in (False, True))
    assert {one["id"] for one in usual} == {one["id"] for one in by_keyword}
    assert by_keyword[0]["memory"] == "User files form TEA-42" and by_keyword[0]["score"] > usual[0]["score"]


@pytest.mark.parametrize("rerank", [True, False, None])
def test_rerank_is_taken_and_changes_nothing(agent: Agent, alice: Subject, rerank: bool | None) -> None:
    for text in ("User likes tea", "User lives in Oslo"):
        make_memory(alice, text)
    assert found(agent, rerank=rerank) == found(agent)


@pytest.mark.parametrize("face", FACES)
def test_fields_leaves_out_the_rest(agent: Agent, alice: Subject, face: str) -> None:
    make_memory(alice)
    [one] = found(agent, face, fields=["memory", "score"])
    assert set(one) == {"id", "memory", "score"}
    if face == "v1":
        [listed] = rows(agent.get("/v1/memories/?user_id=alice&fields=memory,kind"))
    else:
        [listed] = rows(agent.post(f"/{face}/memories/", filters=HERS, fields=["memory", "kind"]))
    assert set(listed) == {"id", "memory", "kind"}


def test_a_field_there_is_not_is_named_with_those_there_are(agent: Agent) -> None:
    answer = agent.post("/v3/memories/search/", query="tea", filters=HERS, fields=["memory", "colour"])
    assert answer.status_code == 400 and "colour" in answer.json()["detail"] and "categories" in answer.json()["detail"]
    for wrong in (7, [1], {"a": 1}, ["x"] * 1000):
        assert agent.post("/v3/memories/search/", query="tea", filters=HERS, fields=wrong).status_code == 400


def test_the_fields_there_are_are_those_of_a_memory(alice: Subject) -> None:
    assert set(wire.memory(make_memory(alice))) == set(wire.FIELDS)


@pytest.mark.parametrize("face", FACES)
def test_categories_metadata_and_keywords_narrow_search_and_list(agent: Agent, alice: Subject, face: str) -> None:
    make_memory(alice, "User likes tea", categories=("food",), metadata={"city": "Oslo"})
    make_memory(alice, "User likes rain", categories=("weather",), metadata={"city": "Rome"})
    for asked, query in (
        ({"categories": ["food", "x"]}, "categories=food,x"),
        ({"metadata": {"city": "Oslo"}}, "metadata=%7B%22city%22:%22Oslo%22%7D"),
        ({"keywords": "TEA"}, "keywords=TEA"),
    ):
        if face == "v1":
            listed = rows(agent.get(f"/v1/memories/?user_id=alice&{query}"))
        else:
            listed = rows(agent.post(f"/{face}/memories/", filters=HERS, **asked))
        assert [one["memory"] for one in listed] == ["User likes tea"]
        if "keywords" not in asked:
            assert [one["memory"] for one in found(agent, face, query="likes", **asked)] == ["User likes tea"]


def test_metadata_in_a_query_that_is_no_json_is_refused(agent: Agent) -> None:
    for wrong in ("city", "[1]", "{", "7"):
        answer = agent.get(f"/v1/memories/?user_id=alice&metadata={wrong}")
        assert answer.status_code == 400 and "metadata" in answer.json()


@pytest.mark.parametrize("when", [1772323200, "2026-03-01", "2026-03-01T00:00:00Z"])
def test_last_week_is_read_as_of_the_reference_date(agent: Agent, alice: Subject, when: Any) -> None:
    make_memory(alice, "User went to the theatre", said_at=datetime(2026, 2, 18, 12, tzinfo=UTC))
    make_memory(alice, "User went to the cinema", said_at=datetime(2026, 2, 25, 12, tzinfo=UTC))
    asked = {"query": "Where did the user go last week?", "reference_date": when}
    late, early = found(agent, **asked)[0], found(agent, **{**asked, "reference_date": "2026-02-24"})[0]
    assert late["score_breakdown"]["time"] > 0 and early["memory"] == "User went to the theatre"
