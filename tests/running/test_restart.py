"""What `make run` promises about starting, stopping and starting again."""

import stat
from pathlib import Path

import requests

from tests.running.conftest import start

PROMISED = {"url", "api_key", "open_api_key", "reviewer_link", "person_link", "pid"}


def test_a_second_start_keeps_data_and_keys_and_gives_fresh_links(tmp_path: Path) -> None:
    first = start(tmp_path / "var")
    stored = first.call(
        "POST", "/v3/memories/add/", messages=[{"role": "user", "content": "Likes rain"}], user_id="kim", infer=False
    )
    first.stop()
    assert not (tmp_path / "var/run.json").exists()
    second = start(tmp_path / "var")
    try:
        assert second.call("GET", f"/v1/memories/{stored['results'][0]['id']}/")["memory"] == "Likes rain"
        assert second.run["api_key"] == first.run["api_key"]
        assert requests.get(second.run["person_link"], timeout=30).status_code == 200
        assert second.run["person_link"] != first.run["person_link"]
        assert set(second.run) == PROMISED
        assert stat.S_IMODE((tmp_path / "var/run.json").stat().st_mode) == 0o600
    finally:
        second.stop()


def test_the_open_project_is_empty_and_holds_nothing_back(tmp_path: Path) -> None:
    candor = start(tmp_path / "var")
    try:
        content = "Call me on +49 30 901820, I am allergic to nuts"
        messages = [{"role": "user", "content": content}]
        assert candor.call("GET", "/v1/entities/", key="open_api_key")["count"] == 0
        candor.call("POST", "/v3/memories/add/", key="open_api_key", messages=messages, user_id="kim", infer=False)
        body = {"query": "allergies", "filters": {"user_id": "kim"}}
        found = candor.call("POST", "/v3/memories/search/", key="open_api_key", **body)["results"]
        assert [memory["memory"] for memory in found] == [content]
    finally:
        candor.stop()
