import logging

import pytest

from memory_core.api import wire
from memory_core.logs import ContentFreeFormatter
from memory_core.models import Project
from tests.factories import make_key
from tests.memory_core.api.conftest import Agent

CANARY = "quokka"


def formatted(error: Exception) -> str:
    try:
        raise error
    except ValueError as caught:
        record = logging.LogRecord(
            "x", logging.ERROR, "x.py", 1, "failed", None, (ValueError, caught, caught.__traceback__)
        )
    return ContentFreeFormatter("%(message)s").format(record)


def test_an_exception_is_told_by_kind_and_place_and_not_by_its_words() -> None:
    told = formatted(ValueError(f"cannot read {CANARY}"))
    assert CANARY not in told and "ValueError" in told and "test_logs.py" in told


@pytest.mark.django_db
def test_no_log_line_of_a_request_names_a_person_or_quotes_one(
    project: Project, caplog: pytest.LogCaptureFixture
) -> None:
    agent, said = Agent(project, make_key(project)), [{"role": "user", "content": f"I like the {CANARY}"}]
    with caplog.at_level(logging.DEBUG, "candor"), caplog.at_level(logging.INFO):
        agent.post("/v3/memories/add/", messages=said, user_id=CANARY, infer=False)
        agent.post("/v3/memories/search/", query=CANARY, filters={"user_id": CANARY})
        agent.get(f"/v1/memories/?user_id={CANARY}&page=x{CANARY}")
        agent.call("DELETE", f"/v2/entities/user/{CANARY}/")
    assert "v2/entities/<str:kind>/<path:name>/" in caplog.text and CANARY not in caplog.text


@pytest.mark.django_db
def test_an_answer_that_cannot_be_written_leaves_a_line(
    project: Project, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    agent = Agent(project, make_key(project))
    monkeypatch.setattr(wire, "memory", lambda version: {"memory": object()})
    agent.post("/v3/memories/add/", messages="I like tea", user_id="alice", infer=False)
    assert agent.post("/v3/memories/", filters={"user_id": "alice"}).status_code == 500
    assert "unforeseen error at a page or in an answer" in caplog.text
