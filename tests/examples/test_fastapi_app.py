import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import pytest
import requests

from tests.examples.conftest import Candor


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def wait_until_open(url: str) -> None:
    for _ in range(200):
        try:
            requests.get(f"{url}/openapi.json", timeout=1)
        except requests.ConnectionError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(url)


@pytest.fixture
def serve() -> Iterator[Callable[[str], str]]:
    """Start the app against a Candor at the given address, under the server that Candor itself uses."""
    started: list[subprocess.Popen[bytes]] = []

    def start(candor_url: str) -> str:
        port = free_port()
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("OPENAI_", "CANDOR_"))}
        command = [sys.executable, "-m", "granian", "--interface", "asgi", "examples.fastapi_app:app"]
        environment = clean | {"CANDOR_URL": candor_url, "CANDOR_API_KEY": "k-1"}
        started.append(subprocess.Popen([*command, "--port", str(port), "--no-log"], env=environment))
        wait_until_open(f"http://127.0.0.1:{port}")
        return f"http://127.0.0.1:{port}"

    yield start
    for server in started:
        server.terminate()
        server.wait(timeout=10)


def test_the_answer_is_streamed_and_remembered(serve: Callable[[str], str], candor: Candor) -> None:
    candor.memories = ["User is a vegetarian"]
    url = serve(candor.url)
    with requests.post(
        f"{url}/chat", json={"message": "Cook what?", "user_id": "ann"}, stream=True, timeout=10
    ) as answer:
        words = list(answer.iter_content(chunk_size=None, decode_unicode=True))
    assert "User is a vegetarian" in "".join(words) and len(words) > 1
    assert candor.searched[0]["user_id"] == "ann"
    assert candor.added[0]["messages"][1] == {"role": "assistant", "content": "".join(words)}


def test_the_service_answers_when_candor_is_down(serve: Callable[[str], str]) -> None:
    url = serve("http://127.0.0.1:9")
    assert 'You said: "Hello"' in requests.post(f"{url}/chat", json={"message": "Hello"}, timeout=10).text
    assert requests.post(f"{url}/chat", json={"message": ""}, timeout=10).status_code == 422
