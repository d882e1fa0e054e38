"""The whole product while the service of its model goes wrong: web and worker know of it, and nothing is lost."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from tests.faulty_openai import FaultyOpenAI
from tests.running.conftest import Running, start, until

PEOPLE = range(8)
REASONS = {"half an answer": "cannot be used", "another schema": "cannot be used", "a refusal": "refused to read"}
PASSING = ("garbage", "half a body", "429", "500", "a hang", "a disconnect", "a break in the middle")


@dataclass
class Stage:
    candor: Running
    openai: FaultyOpenAI

    def tell(self, number: int, what: str = "street") -> str:
        return self.candor.add(f"I live in {what} {number}.", user_id=f"{what}-{number}")

    def ready(self) -> dict[str, Any]:
        answer: dict[str, Any] = self.candor.call("GET", "/readyz")
        return answer


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    openai = FaultyOpenAI()
    quick = {"CANDOR_RETRY_SECONDS": "0.3", "CANDOR_SWEEP_SECONDS": "1", "CANDOR_MODEL_TIMEOUT_SECONDS": "1"}
    with openai as url:
        model = {"OPENAI_API_KEY": "key", "OPENAI_BASE_URL": url, "CANDOR_EMBEDDING_DIMENSIONS": "64"}
        candor = start(tmp_path_factory.mktemp("candor") / "var", **model, **quick)
        yield Stage(candor, openai)
        candor.stop()


def test_an_outage_is_known_to_every_process_and_is_waited_out(stage: Stage) -> None:
    stage.openai.goes_wrong("500")
    events = [stage.tell(number) for number in PEOPLE]
    out = until(lambda: ((ready := stage.ready())["status"] == "degraded" and ready) or None, 180)
    assert "HTTP 500" in out["models_out"]["extraction"]["reason"] and out["queue"]["waiting"] == len(PEOPLE)
    stage.openai.goes_wrong(None)
    assert {stage.candor.event(event)["status"] for event in events} == {"SUCCEEDED"}
    assert stage.ready()["status"] == "ok" and stage.ready()["queue"]["waiting"] == 0


@pytest.mark.parametrize("fault", PASSING)
def test_a_passing_fault_is_waited_out(stage: Stage, fault: str) -> None:
    stage.openai.goes_wrong(fault)
    event = stage.tell(PASSING.index(fault), "lane")
    waiting = until(lambda: ((e := stage.candor.call("GET", f"/v1/event/{event}/"))["error"] and e) or None, 180)
    assert waiting["status"] in ("PENDING", "RUNNING")
    stage.openai.goes_wrong(None)
    assert stage.candor.event(event)["status"] == "SUCCEEDED"


@pytest.mark.parametrize("fault", REASONS)
def test_what_cannot_be_read_says_why_and_is_read_when_it_is_replayed(stage: Stage, fault: str) -> None:
    stage.openai.goes_wrong(fault)
    event = stage.tell(list(REASONS).index(fault), "avenue")
    failed = stage.candor.event(event)
    assert failed["status"] == "FAILED" and REASONS[fault] in failed["error"]
    stage.openai.goes_wrong(None)
    stage.candor.call("POST", f"/v1/event/{event}/replay/")
    done = until(lambda: ((e := stage.candor.event(event))["status"] == "SUCCEEDED" and e) or None, 180)
    assert len(done["results"]) == 1
