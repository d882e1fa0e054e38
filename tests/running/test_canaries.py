"""Words posted through every door stand in no file under `var/`, while the product shows them."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import requests

from tests.memory_core.seeded_secrets import Secret, two_hundred
from tests.running.conftest import ROOT, Running, _clean_environment

DOORS = ("turn", "metadata", "user", "agent", "run", "edit", "rejected", "query", "verbatim", "secret")
CANARY = {door: f"zqx{door}vbk" for door in DOORS}


def plant(candor: Running) -> None:
    """Post a canary through every door."""
    names = {"user_id": CANARY["user"], "agent_id": CANARY["agent"], "run_id": CANARY["run"]}
    said = f"I have a dog named {CANARY['turn'].title()}."
    candor.event(candor.add(said, metadata={"note": CANARY["metadata"]}, **names))
    verbatim(candor, f"Likes {CANARY['verbatim']} very much", **names)
    edited = verbatim(candor, "Likes plain tea", **names)
    candor.call("PUT", f"/v1/memories/{edited}/", text=f"Likes {CANARY['edit']} tea")
    verbatim(candor, f"Call {CANARY['rejected']} on +49 30 901820", **names)
    verbatim(candor, f"The password is {CANARY['secret']}9!", **names)
    candor.call("POST", "/v3/memories/search/", query=CANARY["query"], filters={"user_id": CANARY["user"]})


def post_secrets(candor: Running, secrets: list[Secret]) -> list[str]:
    """Every secret as a message, as metadata, in instructions, as an id and as a question; the events of the adds."""
    said = [{"role": role, "content": one.text} for one in secrets for role in ("user", "assistant")]
    meta = [{"list": [one.text for one in secrets[start : start + 40]]} for start in range(0, len(secrets), 40)]
    told = [one.text for one in secrets if len(one.text) < 2000]
    adds: list[dict[str, Any]] = [{"messages": said}, {"messages": said, "infer": False}]
    adds += [{"messages": f"I like tea {n}", "metadata": one, "infer": bool(n % 2)} for n, one in enumerate(meta)]
    adds += [{"messages": f"I live in {n}", "excludes": text, "includes": text} for n, text in enumerate(told[:20])]
    events = [str(candor.call("POST", "/v3/memories/add/", user_id="secretive", **add)["event_id"]) for add in adds]
    for one in secrets:
        candor.call("POST", "/v3/memories/search/", query=one.text, filters={"user_id": one.text})
        refused = candor.session.post(
            f"{candor.run['url']}/v3/memories/add/",
            json={"messages": "I like tea", "user_id": one.text},
            headers={"Authorization": f"Token {candor.run['api_key']}"},
            timeout=30,
        )
        assert refused.status_code == 400 and one.bare not in refused.text
    return events


def opened(candor: Running) -> str:
    """Everything that the databases and the queue of a running Candor hold, with what is sealed opened."""
    look = "from tests.memory_core.clear_text import everything\nfor _, found in everything(): print(found)"
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "-v", "0", "-c", look],
        cwd=ROOT,
        env={**_clean_environment(), "CANDOR_VAR": str(candor.var)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "I like tea" in done.stdout
    return done.stdout


def verbatim(candor: Running, content: str, **body: str) -> str:
    messages = [{"role": "user", "content": content}]
    results = candor.call("POST", "/v3/memories/add/", messages=messages, infer=False, **body)["results"]
    return str(results[0]["id"]) if results else ""


def reject(candor: Running, memory_words: str) -> None:
    """Sign in as the reviewer and reject the waiting memory with these words, through the pages."""
    browser = requests.Session()
    page = browser.get(candor.run["reviewer_link"], timeout=30)
    page = browser.post(candor.run["reviewer_link"], data=_hidden(page.text), timeout=30)
    queue = browser.get(candor.run["url"] + "/review/", timeout=30).text
    for version in dict.fromkeys(re.findall(r"/review/([0-9a-f-]{36})/", queue)):
        detail = browser.get(f"{candor.run['url']}/review/{version}/", timeout=30).text
        if memory_words in detail:
            form = {**_hidden(detail), "reason": "sensitive"}
            browser.post(f"{candor.run['url']}/review/{version}/reject/", data=form, timeout=30).raise_for_status()
            return
    raise AssertionError("it does not wait for review")


def _hidden(html: str) -> dict[str, str]:
    return dict(re.findall(r'name="(csrfmiddlewaretoken|shown_mac)"\s+value="([^"]*)"', html))


def _files_with(folder: Path, words: list[bytes]) -> list[str]:
    found = []
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes().lower()
            found += [f"{word.decode()} in {path.relative_to(folder)}" for word in words if word in content]
    return found


def test_two_hundred_secrets_posted_through_every_door_stand_in_no_file_and_are_sealed_nowhere(candor: Running) -> None:
    secrets = two_hundred()
    events = post_secrets(candor, secrets)
    assert [candor.event(event)["status"] for event in events] == ["SUCCEEDED"] * len(events)
    held = opened(candor)
    assert [one.kind for one in secrets if one.bare in held] == []
    assert _files_with(candor.var, [one.bare.lower().encode() for one in secrets]) == []


def test_words_posted_through_every_door_are_shown_and_stand_in_no_file(candor: Running) -> None:
    plant(candor)
    reject(candor, CANARY["rejected"])
    shown = str(candor.call("POST", "/v3/memories/", filters={"user_id": CANARY["user"]})).lower()
    for door in ("turn", "metadata", "user", "agent", "run", "edit", "verbatim"):
        assert CANARY[door] in shown
    assert CANARY["rejected"] not in shown and CANARY["secret"] not in shown
    words = [canary.encode() for canary in CANARY.values()]
    assert _files_with(candor.var, words) == []
    candor.stop()
    assert _files_with(candor.var, words) == []
