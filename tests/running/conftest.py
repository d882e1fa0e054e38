"""The whole product, started as `make run` starts it, in a folder and on a port of its own."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import pytest
import requests

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 300  # several start at once, on machines that may be slow

T = TypeVar("T")


@dataclass
class Running:
    """A started Candor: its process, its folder, and what `run.json` says."""

    var: Path
    process: subprocess.Popen[bytes]
    run: dict[str, Any]
    session: requests.Session = field(default_factory=requests.Session)

    def call(self, method: str, path: str, *, key: str = "api_key", **body: Any) -> Any:
        headers = {"Authorization": f"Token {self.run[key]}"}
        response = self.session.request(method, self.run["url"] + path, json=body or None, headers=headers, timeout=30)
        response.raise_for_status()
        return response.json()

    def add(self, content: str, **body: Any) -> str:
        """Post one user message; returns the event id."""
        messages = [{"role": "user", "content": content}]
        return str(self.call("POST", "/v3/memories/add/", messages=messages, **body)["event_id"])

    def event(self, event_id: str, *, seconds: float = 90) -> dict[str, Any]:
        """The event once its job is done."""

        def done() -> dict[str, Any] | None:
            event: dict[str, Any] = self.call("GET", f"/v1/event/{event_id}/")
            return event if event["status"] in ("SUCCEEDED", "FAILED") else None

        return until(done, seconds)

    def child(self, name: str) -> int:
        """The process id of one child, told by its command line, waited for: workers start after the pages answer."""

        def running() -> int | None:
            listing = ["ps", "-wweo", "pid=,ppid=,args="]  # wide: a terminal's COLUMNS would cut the command line
            pids = subprocess.run(listing, capture_output=True, text=True, check=True).stdout
            rows = [line.split(None, 2) for line in pids.splitlines()]
            return next((int(row[0]) for row in rows if int(row[1]) == self.process.pid and name in row[2]), None)

        return until(running, START_SECONDS)

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)


def until(look: Callable[[], T | None], seconds: float) -> T:
    """What `look` finds, asked again until it finds something."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            if (found := look()) is not None:
                return found
        except requests.RequestException:  # a part was killed and is on its way back
            pass
        time.sleep(0.1)
    raise AssertionError(f"not within {seconds} seconds")


def start(var: Path, **env: str) -> Running:
    port = _free_port()
    process = subprocess.Popen(
        [sys.executable, "manage.py", "up", "--port", str(port)],
        cwd=ROOT,
        env={**_clean_environment(), "CANDOR_VAR": str(var), **env},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        run = until(lambda: _run_file(var, process), START_SECONDS)
    except AssertionError:
        process.terminate()  # else it would go on starting, in everybody's way
        process.wait(30)
        raise
    return Running(var, process, run)


@pytest.fixture(scope="module")
def candor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    running = start(tmp_path_factory.mktemp("candor") / "var", CANDOR_LEASE_SECONDS="4", CANDOR_SWEEP_SECONDS="2")
    yield running
    running.stop()


def _run_file(var: Path, process: subprocess.Popen[bytes]) -> dict[str, Any] | None:
    assert process.poll() is None, "it ended while starting"
    path = var / "run.json"
    return json.loads(path.read_text()) if path.exists() else None


def _clean_environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(("CANDOR_", "OPENAI_"))}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
