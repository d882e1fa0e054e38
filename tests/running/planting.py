"""Canaries planted through every door of a running Candor, and where they can be looked for afterwards."""

import base64
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import requests

from memory_core.embedded import binaries
from tests.running.conftest import ROOT, Running, _clean_environment
from tests.running.test_canaries import _hidden, verbatim

PEOPLE = 8
DOORS = (
    *("user", "turn", "metadata", "agent", "run", "job", "verbatim", "edited", "superseded", "rejected", "waiting"),
    *("note", "request"),
)
STEM = "qvbkwjx"  # in every canary, whatever becomes of its first letter
ERASED = range(0, PEOPLE, 2)
STAYING = range(1, PEOPLE, 2)
STAFF = "otto@residue.example"  # in clear, as the addresses of staff are


def canary(door: str, person: int) -> str:
    return f"z{STEM}{door}{'abcdefgh'[person]}"


def name_of(person: int) -> str:
    return f"{canary('user', person)}@initech.example"


def of_person(text: str, person: int) -> set[str]:
    """Through which doors what is found in a text came in."""
    return {door for door in DOORS if canary(door, person) in text.lower()}


def plant(candor: Running, person: int) -> list[str]:
    """A canary of one person through each door that agents have; returns the events to wait for."""
    word = {door: canary(door, person) for door in DOORS}
    names = {"user_id": name_of(person), "agent_id": word["agent"], "run_id": word["run"]}
    events = [
        candor.add(f"I have a dog named {word['turn'].title()}.", metadata={"note": word["metadata"]}, **names),
        candor.add(f"Well, {word['job']}, good morning.", **names),
    ]
    verbatim(candor, f"Likes {word['verbatim']} very much", **names)
    edited = verbatim(candor, f"Likes {word['superseded']} tea", **names)
    candor.call("PUT", f"/v1/memories/{edited}/", text=f"Likes {word['edited']} tea")
    verbatim(candor, f"Call {word['rejected']} on +49 30 901820", **names)
    verbatim(candor, f"Call {word['waiting']} on +49 30 901821", **names)
    candor.call("POST", "/v1/requests/", user_id=name_of(person), kind="access", text=f"What of {word['request']}?")
    return events


def visit(candor: Running, person: int) -> requests.Session:
    """The browser of a person who has opened their own page."""
    browser = requests.Session()
    link = candor.call("POST", "/v1/privacy-links/", user_id=name_of(person))["url"]
    enter(browser, link)
    return browser


def enter(browser: requests.Session, link: str) -> None:
    browser.post(link, data=_hidden(browser.get(link, timeout=30).text), timeout=30).raise_for_status()


def read(candor: Running, person: int) -> str:
    """Everything that an agent can get to read about somebody."""
    who = {"user_id": name_of(person)}
    listed = candor.call("POST", "/v3/memories/?page_size=200", filters=who)
    sought = candor.call("POST", "/v3/memories/search/", query="dog tea likes", top_k=50, filters=who)
    return json.dumps([listed, sought]).replace(name_of(person), "").lower()


def pages(candor: Running, token: str) -> str:
    """What an owner's pages show, one under the other, and every receipt."""
    browser = requests.Session()
    enter(browser, f"{candor.run['url']}/enter/{token}/")
    addresses = [
        "/",
        "/review/",
        "/memories/",
        "/subjects/",
        "/ledger/",
        "/jobs/",
        "/requests/",
        "/receivers/",
        "/receipts/",
    ]
    listed = browser.get(candor.run["url"] + "/receipts/", timeout=60).text
    receipts = dict.fromkeys(re.findall(r'"(/receipts/[0-9a-f-]{36}/)"', listed))
    shown = [browser.get(candor.run["url"] + address, timeout=60) for address in (*addresses, *receipts)]
    assert {page.status_code for page in shown} == {200} and len(receipts) == len(ERASED)
    return "\n".join(page.text for page in shown)


def told_inside(candor: Running, code: str, **environment: str) -> dict[str, Any]:
    """What a piece of code says that runs inside the installation and prints FOUND and JSON."""
    told = managed(candor, "shell", "-v", "0", "-c", code, **environment)
    answer: dict[str, Any] = json.loads(told.rpartition("FOUND")[2])
    return answer


def managed(candor: Running, *words: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env={**_clean_environment(), "CANDOR_VAR": str(candor.var), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def unpacked(dump: Path) -> Path:
    """What a dump says, as SQL: it is packed, so its bytes alone tell nothing."""
    words = dump / "data.sql"
    program = binaries.find() / "pg_restore"
    subprocess.run([program, f"--file={words}", dump / "data.dump"], env={"PATH": os.defpath}, check=True)
    return words


def versions_in(sql: Path) -> Iterator[dict[str, str]]:
    """The rows of the versions of memories, by column."""
    table = r"COPY public\.memory_core_memoryversion \((.*?)\) FROM stdin;\n(.*?)\n\\\."
    copied = re.search(table, sql.read_text(), re.DOTALL)
    assert copied
    columns = copied[1].split(", ")
    for line in copied[2].splitlines():
        yield dict(zip(columns, line.split("\t"), strict=True))


def files_with(folder: Path, needles: list[bytes]) -> dict[Path, int]:
    """The files in which any of the needles stand, and how many of them."""
    contents = ((path, path.read_bytes()) for path in folder.rglob("*") if path.is_file())
    found = {path.relative_to(folder): sum(needle in content for needle in needles) for path, content in contents}
    return {path: number for path, number in found.items() if number}


def in_base64(word: bytes, shift: int) -> bytes:
    """The digits that a word always becomes where so many bytes (0 to 2) stand before it in its group of three."""
    whole = base64.b64encode(b"?" * shift + word)
    return whole[-(-shift * 4 // 3) : (shift + len(word)) * 8 // 6]


def with_canaries(folder: Path) -> list[str]:
    """The files in which a canary stands: as it is, as hexadecimal digits, in UTF-16, or packed into base64."""
    stem = STEM.encode()
    plain = [stem, stem.hex().encode(), STEM.encode("utf-16-le")]
    packed = [in_base64(stem, shift) for shift in range(3)]
    found = []
    for path in filter(Path.is_file, folder.rglob("*")):
        content = path.read_bytes()
        lowered = content.lower()
        if any(one in lowered for one in plain) or any(one in content for one in packed):
            found.append(str(path.relative_to(folder)))
    return found
