"""A hundred canaries planted through every door, half of the people erased: where can anything still be found?

Asked of the whole product as `make run` starts it: every column of every table, opened too, the index, every way of
reading, and the bytes of every file, of the stopped database and of a dump from before.
"""

import base64
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
import requests

from tests.audit.listeners import Webhook, webhook
from tests.running import planting
from tests.running.conftest import Running, start, until
from tests.running.planting import (
    DOORS,
    ERASED,
    PEOPLE,
    STAFF,
    STAYING,
    canary,
    files_with,
    managed,
    name_of,
    of_person,
    told_inside,
    with_canaries,
)

SHOWN_TO_AGENTS = {"turn", "metadata", "agent", "run", "verbatim", "edited"}
# Run inside the installation: rejects what is to be rejected, leaves notes, has copies and notices made, and says what
# lies in its databases about each person.
LOOK = """
import json, os
from audit import exports, notes, notices, review
from audit.models import Receiver
from memory_core.keyring.models import WrappedKey
from memory_core.models import Membership, MemoryVersion, Project, Subject, User, VectorEntry
from memory_core.services import links
from memory_core.tenancy import project_scope
project, found = Project.objects.get(slug="demo"), {}
rita = {"project_id": project.pk, "actor": "user:rita"}
with project_scope(project.pk):
    Receiver.objects.create(project=project, name="crm", url=os.environ["CRM"])
    people = [one for one in Subject.objects.all() if one.external_id.endswith("@initech.example")]
    held = [one for one in MemoryVersion.objects.awaiting_human() if "rejected" in one.text]
    macs = {one.pk: (review.shown_mac(one), "See " + one.text.split()[1].replace("rejected", "note")) for one in held}
for pk, (mac, words) in macs.items():
    notes.add(pk, text=words, **rita)
    review.reject(pk, shown_mac=mac, reason="sensitive", **rita)
for one in people:
    exports.start(one, format="json", actor=one.actor)
    notices.tell(project.pk, one, "restriction")
    with project_scope(project.pk):
        found[one.external_id] = {
            "id": str(one.pk), "mac": bytes(one.mac).hex(),
            "states": sorted({version.status for version in MemoryVersion.objects.filter(owner_id=one.pk)}),
            "vector": str([float(x) for x in VectorEntry.objects.filter(owner_id=one.pk).first().vector]),
            "keys": [bytes(key.wrapped).hex() for key in WrappedKey.objects.filter(owner_id=one.pk)],
        }
otto = User.objects.create_user(os.environ["STAFF"], name="Otto")
Membership.objects.create(user=otto, project=project, role="owner")
token = links.issue(project_id=project.pk, issued_by="user:rita", user=otto)
print("FOUND" + json.dumps({"people": found, "token": token}))
"""
# What can be found of them, or opened, once every erasure has its receipt and was told.
SEARCH = """
import json, os, time
from uuid import UUID
from django.db import connections
from audit import receipts
from audit.models import Notice, Receipt
from memory_core import vault
from memory_core.errors import KeyDestroyed
from memory_core.services.residue import Traces, search
from tests.memory_core.clear_text import everything
people, answer, until = json.loads(os.environ["PEOPLE"]), {}, time.time() + 60
issued, unsaid = Receipt.objects.using("maintenance"), Notice.objects.using("maintenance").queued()
while (issued.count() < int(os.environ["ERASED"]) or unsaid.exists()) and time.time() < until:
    time.sleep(0.2)
def opens(owner, version, sealed):
    try:
        return bool(vault.open(UUID(owner), f"memory_core.memoryversion.text:{version}", bytes.fromhex(sealed)))
    except KeyDestroyed:
        return False
for name, one in people.items():
    with connections["maintenance"].cursor() as cursor:
        near = "SELECT owner_id, vector <=> %s::halfvec FROM memory_core_vectorentry ORDER BY 2 LIMIT 1"
        cursor.execute(near, [one["vector"]])
        owner, distance = cursor.fetchone()
    answer[name] = {
        "columns": search(Traces(UUID(one["id"]), (bytes.fromhex(one["mac"]),), (name,))).found,
        "nearest": [str(owner), float(distance)],
        "opens": sum(opens(one["id"], *pair) for pair in one["sealed"].items()),
    }
answer["problems"] = {receipt.number: receipts.verify(receipt) for receipt in issued.all()}
answer["receipts"] = {receipt.says["subject"]: receipt.says for receipt in issued.all()}
answer["told"] = sorted(Notice.objects.using("maintenance").filter(about="erasure").values_list("state", flat=True))
answer["opened"] = b"\\n".join(content for _, content in everything()).decode(errors="replace")
print("FOUND" + json.dumps(answer))
"""


@dataclass
class Erasure:
    """As it looked from outside: when it was asked for and answered, and when the last reading began that saw words."""

    asked_at: float
    answered_at: float
    last_read_at: float


@dataclass
class Planted:
    candor: Running
    crm: Webhook
    token: str
    people: dict[str, dict[str, Any]]
    visits: dict[int, requests.Session]
    dump: Path
    erasures: dict[int, Erasure]
    found: dict[str, Any]

    def of(self, person: int) -> dict[str, Any]:
        return self.people[name_of(person)]

    def keys_of(self, people: range) -> list[bytes]:
        return [bytes.fromhex(key) for person in people for key in self.of(person)["keys"]]


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Planted]:
    """Everything planted, looked at and dumped; then half of the people erased, and looked at again."""
    folder = tmp_path_factory.mktemp("residue")
    candor = start(folder / "var", CANDOR_SWEEP_SECONDS="2")
    try:
        with webhook() as crm:
            yield prepared(candor, crm, folder / "dump")
    finally:
        candor.stop()


def prepared(candor: Running, crm: Webhook, dump: Path) -> Planted:
    for event in [event for person in range(PEOPLE) for event in planting.plant(candor, person)]:
        candor.event(event)
    told = told_inside(candor, LOOK, CRM=crm.address, STAFF=STAFF)
    people = told["people"]
    visits = {person: planting.visit(candor, person) for person in (0, 1)}
    managed(candor, "backup", str(dump), "--data-only")
    for version in planting.versions_in(planting.unpacked(dump)):
        owners = [one for one in people.values() if one["id"] == version["owner_id"]]
        for one in owners:
            one.setdefault("sealed", {})[version["id"]] = version["text"].removeprefix("\\\\x")
    erasures = {person: erase(candor, person) for person in ERASED}
    found = told_inside(candor, SEARCH, PEOPLE=json.dumps(people), ERASED=str(len(ERASED)))
    return Planted(candor, crm, told["token"], people, visits, dump, erasures, found)


def erase(candor: Running, person: int) -> Erasure:
    """Erased while an agent goes on reading."""
    seen, enough = [0.0], Event()

    def go_on_reading() -> None:
        while not enough.is_set():
            began = time.time()
            if of_person(planting.read(reader, person), person):
                seen.append(began)

    reader = Running(candor.var, candor.process, candor.run)
    thread = Thread(target=go_on_reading)
    thread.start()
    until(lambda: len(seen) > 1 or None, 10)
    asked = time.time()
    candor.call("DELETE", f"/v2/entities/user/{name_of(person)}/")
    answered = time.time()
    enough.set()
    thread.join()
    return Erasure(asked, answered, seen[-1])


def test_a_hundred_canaries_were_there(planted: Planted) -> None:
    assert len(DOORS) * PEOPLE > 100 and len(planted.people) == PEOPLE
    assert all(len(one["sealed"]) > 5 for one in planted.people.values())
    assert {tuple(one["states"]) for one in planted.people.values()} == {("approved", "pending", "rejected")}


def test_every_column_of_every_table_knows_nothing_of_the_erased(planted: Planted) -> None:
    assert {person: planted.found[name_of(person)]["columns"] for person in ERASED} == {n: {} for n in ERASED}


def test_the_same_look_finds_those_who_stay(planted: Planted) -> None:
    for person in STAYING:
        columns = planted.found[name_of(person)]["columns"]
        assert "main: memory_core_memory.owner_id" in columns
        assert not [column for column in columns if "name" in column]


def test_with_everything_opened_that_opens_there_is_nothing_of_the_erased_and_all_of_the_others(
    planted: Planted,
) -> None:
    found = {person: of_person(planted.found["opened"], person) for person in range(PEOPLE)}
    assert found == {person: set() if person in ERASED else set(DOORS) for person in range(PEOPLE)}


def test_the_nearest_neighbour_of_an_erased_vector_is_somebody_elses(planted: Planted) -> None:
    gone = {planted.of(person)["id"] for person in ERASED}
    for person in ERASED:
        owner, distance = planted.found[name_of(person)]["nearest"]
        assert owner not in gone and distance > 0.5
    for person in STAYING:
        owner, distance = planted.found[name_of(person)]["nearest"]
        assert owner == planted.of(person)["id"] and distance < 0.01


def test_the_dump_from_before_opens_for_those_who_stay_and_for_nobody_else(planted: Planted) -> None:
    opened = {person: planted.found[name_of(person)]["opens"] for person in range(PEOPLE)}
    assert {opened[person] for person in ERASED} == {0}
    assert all(opened[person] == len(planted.of(person)["sealed"]) for person in STAYING)


def test_agents_read_nothing_of_the_erased_and_everything_of_the_others(planted: Planted) -> None:
    seen = {person: of_person(planting.read(planted.candor, person), person) for person in range(PEOPLE)}
    assert seen == {person: set() if person in ERASED else SHOWN_TO_AGENTS for person in range(PEOPLE)}
    names = json.dumps(planted.candor.call("GET", "/v1/entities/"))
    assert [p for p in range(PEOPLE) if name_of(p) in names] == list(STAYING)


def test_no_page_of_the_staff_shows_anything_of_the_erased(planted: Planted) -> None:
    shown = planting.pages(planted.candor, planted.token)
    assert [p for p in ERASED if of_person(shown, p)] == []
    assert [p for p in STAYING if "user" in of_person(shown, p)] == list(STAYING)


def test_the_visit_of_the_erased_to_their_own_page_has_ended(planted: Planted) -> None:
    shown = {person: visit.get(f"{planted.candor.run['url']}/me/").text for person, visit in planted.visits.items()}
    assert of_person(shown[0], 0) == set() and of_person(shown[1], 1) >= {"turn", "verbatim", "edited", "waiting"}


def test_the_receiver_was_told_of_each_erasure_once(planted: Planted) -> None:
    posts = [json.loads(post.body) for post in planted.crm.posts]
    named = [post["user_id"] for post in posts if post.get("about") == "erasure"]
    assert sorted(named) == sorted(map(name_of, ERASED)) and planted.found["told"] == ["told"] * len(ERASED)


def test_the_receipts_hold_and_their_times_are_true(planted: Planted) -> None:
    assert set(map(tuple, planted.found["problems"].values())) == {()}
    for person, seen in planted.erasures.items():
        says = planted.found["receipts"][planted.of(person)["id"]]
        unreachable, destroyed = (_seconds(says[moment]) for moment in ("unreachable_at", "key_destroyed_at"))
        assert 0 < seen.last_read_at < unreachable + 0.001
        assert seen.asked_at < unreachable + 0.001 and unreachable <= destroyed < seen.answered_at
        assert says["planned"]["memory_core.Memory"] > 4 and not any(says["left"].values())
        assert (says["key_file"], says["key_log"]) == ("gone", "gone")


WRAPPED: dict[str, Callable[[bytes], bytes]] = {
    "as it is": bytes.title,
    "hexadecimal": lambda word: word.hex().encode(),
    "base64": base64.b64encode,
}


@pytest.mark.parametrize("wrap", WRAPPED.values(), ids=WRAPPED)
def test_the_search_of_files_finds_a_canary_however_wrapped(tmp_path: Path, wrap: Callable[[bytes], bytes]) -> None:
    for before in ("", "a", "ab"):
        (tmp_path / f"file{before}").write_bytes(wrap(f"{before} {canary('turn', 1)}.".encode()))
    assert len(with_canaries(tmp_path)) == 3


def test_the_keys_of_the_erased_are_in_no_file_and_nobody_stands_in_clear_in_any(planted: Planted) -> None:
    """Last: it stops the server."""
    candor = planted.candor
    running = with_canaries(candor.var)
    candor.stop()
    assert running == with_canaries(candor.var) == with_canaries(planted.dump) == []
    assert files_with(candor.var, [STAFF.encode()]) and files_with(planted.dump, [STAFF.encode()])
    staying = planted.keys_of(STAYING)
    assert list(files_with(candor.var / "postgres" / "data" / "base", staying).values()) == [len(staying)]
    assert files_with(candor.var, planted.keys_of(ERASED)) == {}


def _seconds(moment: str) -> float:
    return datetime.fromisoformat(moment).timestamp()
