import os
import subprocess
import sys
import time

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Response

from tests.examples.conftest import Candor


def chat(url: str, *arguments: str, typed: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI_", "CANDOR_"))}
    environment = inherited | {"CANDOR_URL": url, "CANDOR_API_KEY": "k-1"} | settings
    command = [sys.executable, "examples/chat_loop.py", *arguments]
    return subprocess.run(
        command, env=environment, input=typed, capture_output=True, text=True, timeout=30, check=False
    )


def test_the_answer_rests_on_what_candor_recalled(candor: Candor) -> None:
    candor.memories = ["User is a vegetarian"]
    done = chat(candor.url, "--once", "What should I cook?", "--user", "ann")
    assert done.returncode == 0 and "User is a vegetarian" in done.stdout
    assert candor.searched == [{"query": "What should I cook?", "user_id": "ann", "max_tokens": 500}]
    assert candor.keys == ["Token k-1"]


def test_the_finished_exchange_is_handed_over(candor: Candor) -> None:
    done = chat(candor.url, "--once", "I like tea.")
    (added,) = candor.added
    assert [message["content"] for message in added["messages"]] == ["I like tea.", done.stdout.strip()]
    assert added["user_id"] == "demo-user"


def test_it_says_when_a_stand_in_answers(candor: Candor) -> None:
    assert "stand-in" in chat(candor.url, "--once", "Hello").stderr


def test_a_chat_goes_on_line_by_line_until_an_empty_one(candor: Candor) -> None:
    done = chat(candor.url, typed="I like tea\nWhat do I like?\n\n")
    assert done.returncode == 0 and len(candor.searched) == len(candor.added) == 2


def test_a_chat_is_one_session_that_ends_with_it(candor: Candor) -> None:
    chat(candor.url, typed="I like tea\nWhat do I like?\n\n")
    assert [{"run_id": run} for run in candor.ended] == [{"run_id": candor.added[0]["run_id"]}]
    assert candor.added[0]["run_id"] == candor.added[1]["run_id"]


def test_a_chat_in_which_nothing_was_said_ends_no_session(candor: Candor) -> None:
    chat(candor.url, typed="\n")
    assert candor.ended == []


def test_the_end_of_input_ends_the_chat(candor: Candor) -> None:
    assert chat(candor.url, typed="I like tea\n").returncode == 0


def test_the_chat_goes_on_when_candor_is_down() -> None:
    done = chat("http://127.0.0.1:9", "--once", "Hello")
    assert done.returncode == 0 and 'You said: "Hello"' in done.stdout
    assert "going on without memory: ConnectionError" in done.stderr


@pytest.mark.parametrize("body", ["busy", "[]"])
def test_the_chat_goes_on_when_candor_talks_nonsense(httpserver: HTTPServer, body: str) -> None:
    httpserver.expect_request("/v1/context/").respond_with_data(body, content_type="application/json")
    assert 'You said: "Hello"' in chat(httpserver.url_for(""), "--once", "Hello").stdout


def test_the_chat_does_not_wait_for_a_candor_that_hangs(httpserver: HTTPServer) -> None:
    def hang(_: object) -> Response:
        time.sleep(3)
        return Response("{}")

    httpserver.expect_request("/v1/context/").respond_with_handler(hang)
    done = chat(httpserver.url_for(""), "--once", "Hello")
    assert 'You said: "Hello"' in done.stdout and "ReadTimeout" in done.stderr


def test_a_model_that_cannot_be_reached_is_told_without_a_traceback(candor: Candor) -> None:
    broken = {"OPENAI_API_KEY": "k", "OPENAI_BASE_URL": "http://127.0.0.1:9/v1"}
    done = chat(candor.url, "--once", "Hello", **broken)
    assert done.returncode == 1 and "the model did not answer" in done.stderr and "Traceback" not in done.stderr
