"""Words posted through every door stand in no file under `var/`, while the product shows them."""

import re
from pathlib import Path

import requests

from tests.running.conftest import Running

DOORS = ("turn", "metadata", "user", "agent", "run", "edit", "rejected", "query", "verbatim", "secret")
CANARY = {door: f"zqx{door}vbk" for door in DOORS}


def plant(candor: Running) -> dict[str, str]:
    """Post a canary through every door; returns the ids of the memories they are in."""
    names = {"user_id": CANARY["user"], "agent_id": CANARY["agent"], "run_id": CANARY["run"]}
    said = f"I have a dog named {CANARY['turn'].title()}."
    event = candor.event(candor.add(said, metadata={"note": CANARY["metadata"]}, **names))
    kept = verbatim(candor, f"Likes {CANARY['verbatim']} very much", **names)
    edited = verbatim(candor, "Likes plain tea", **names)
    candor.call("PUT", f"/v1/memories/{edited}/", text=f"Likes {CANARY['edit']} tea")
    held = verbatim(candor, f"Call {CANARY['rejected']} on +49 30 901820", **names)
    verbatim(candor, f"The password is {CANARY['secret']}9!", **names)
    candor.call("POST", "/v3/memories/search/", query=CANARY["query"], filters={"user_id": CANARY["user"]})
    return {"turn": event["results"][0]["id"], "verbatim": kept, "edit": edited, "rejected": held}


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


def test_words_posted_through_every_door_are_shown_and_stand_in_no_file(candor: Running) -> None:
    memories = plant(candor)
    reject(candor, CANARY["rejected"])
    shown = str(candor.call("POST", "/v3/memories/", filters={"user_id": CANARY["user"]})).lower()
    for door in ("turn", "metadata", "user", "agent", "run", "edit", "verbatim"):
        assert CANARY[door] in shown
    assert CANARY["rejected"] not in shown and CANARY["secret"] not in shown
    assert memories["rejected"] not in shown
    words = [canary.encode() for canary in CANARY.values()]
    assert _files_with(candor.var, words) == []
    candor.stop()
    assert _files_with(candor.var, words) == []
