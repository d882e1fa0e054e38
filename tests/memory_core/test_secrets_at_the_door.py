"""Two hundred secrets through every door an agent or a reviewer has: none is stored anywhere, not even sealed."""

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import StringIO
from typing import Any
from urllib.parse import quote, urlencode

import pytest

from audit import filters, notes, review
from memory_core.engine.screening import KINDS, mask_secrets
from memory_core.errors import CandorError
from memory_core.logs import ContentFreeFormatter
from memory_core.models import Job, Project, Subject
from memory_core.services import preview, processing
from memory_core.services.ledger import act
from memory_core.services.secrets import clean_metadata, is_secret
from memory_core.tenancy import project_scope
from tests.audit.deciding import bound
from tests.factories import ALL_SCOPES, make_key, make_memory, make_project, make_subject, make_turn, make_user
from tests.memory_core.api.conftest import Agent
from tests.memory_core.clear_text import leaks
from tests.memory_core.seeded_secrets import Secret, disguised, two_hundred

pytestmark = pytest.mark.django_db(transaction=True)

SECRETS = two_hundred()
BARE = [secret.bare for secret in SECRETS]
HERS = {"user_id": "alice"}
MAX_ID = 255
IDS = ("user_id", "agent_id", "app_id", "run_id")

Door = Callable[[Agent, list[Secret]], Iterator[Any]]


@pytest.fixture
def agent() -> Agent:
    """Of a project whose policy allows everything, so that the door alone keeps secrets out."""
    project = make_project(screening=dict.fromkeys(KINDS, "allow"))
    return Agent(project, make_key(project, scopes=ALL_SCOPES))


def some(secrets: list[Secret], size: int) -> Iterator[list[Secret]]:
    for start in range(0, len(secrets), size):
        yield secrets[start : start + size]


def messages(agent: Agent, secrets: list[Secret], **more: Any) -> Iterator[Any]:
    for role in ("user", "assistant", "system", "tool"):
        said = [{"role": role, "content": secret.text} for secret in secrets]
        yield agent.post("/v3/memories/add/", messages=said, **{**HERS, "run_id": role, **more})


def verbatim_messages(agent: Agent, secrets: list[Secret]) -> Iterator[Any]:
    yield from messages(agent, secrets, infer=False)


def disguised_messages(agent: Agent, secrets: list[Secret]) -> Iterator[Any]:
    said = [{"role": "user", "content": text} for secret in secrets for text in disguised(secret)]
    yield agent.post("/v3/memories/add/", messages=said, infer=False, **HERS)


def parts_of_messages(agent: Agent, secrets: list[Secret]) -> Iterator[Any]:
    parts = [{"type": "text", "text": secret.text} for secret in secrets]
    said = [{"role": "user", "content": [part, {"type": "text", "text": "and so on"}]} for part in parts]
    yield agent.post("/v1/memories/", messages=said, infer=False, output_format="v1.1", **HERS)


def speakers(agent: Agent, secrets: list[Secret]) -> Iterator[Any]:
    named = [secret.text for secret in secrets if len(secret.text) <= MAX_ID]
    said = [{"role": "user", "content": f"I like tea {n}", "name": name} for n, name in enumerate(named)]
    yield agent.post("/v3/memories/add/", messages=said, infer=False, **HERS)
    yield agent.post("/v3/memories/add/", messages=said, **HERS)


def ids(agent: Agent, secrets: list[Secret]) -> Iterator[Any]:
    for number, secret in enumerate(secrets):
        names = {IDS[number % len(IDS)]: secret.text}
        yield agent.post("/v3/memories/add/", messages="I like tea", infer=bool(number % 2), **names)


def metadata(agent: Agent, secrets: list[Secret]) -> Iterator[Any]:
    for number, few in enumerate(some(secrets, 40)):
        texts = [secret.text for secret in few]
        meta = {"list": texts, "deep": {"deeper": [{text: number} for text in texts]}}
        yield agent.post("/v3/memories/add/", messages=f"I like tea {number}", metadata=meta, infer=False, **HERS)
        yield agent.post("/v3/memories/add/", messages=f"I live in Oslo {number}", metadata=meta, **HERS)


def metadata_under_its_name(agent: Agent, secrets: list[Secret]) -> Iterator[Any]:
    for number, few in enumerate(some([s for s in secrets if s.kind in NAMED], 40)):
        meta = {NAMED[secret.kind] % n: secret.bare for n, secret in enumerate(few)}
        yield agent.post("/v3/memories/add/", messages=f"I like tea {number}", metadata=meta, infer=False, **HERS)


def instructions(agent: Agent, secrets: list[Secret]) -> Iterator[Any]:
    for number, few in enumerate(some(secrets, 8)):
        text = "\n".join(secret.text for secret in few)
        told = {"custom_instructions": text, "includes": text[:2000], "excludes": text[:2000]}
        groups = [{secret.text: f"about {secret.text}"} for secret in few]
        body = {"messages": f"I live in Oslo {number}", "custom_categories": groups, **told, **HERS}
        yield agent.post("/v3/memories/add/", **body)


def idempotency_keys(agent: Agent, secrets: list[Secret]) -> Iterator[Any]:
    for secret in secrets:
        if secret.text.isascii() and "\n" not in secret.text:
            body = {"messages": "I like tea", "infer": False, **HERS}
            yield agent.call("POST", "/v3/memories/add/", body, **{"Idempotency-Key": secret.text})


def updates(agent: Agent, secrets: list[Secret]) -> Iterator[Any]:
    path = f"/v1/memories/{make_memory(make_subject(agent.project)).memory_id}/"
    for secret in secrets:
        yield agent.call("PUT", path, {"text": secret.text, "metadata": {"note": [secret.text]}})


def searches(agent: Agent, secrets: list[Secret]) -> Iterator[Any]:
    make_memory(make_subject(agent.project))
    for secret in secrets:
        yield agent.post("/v3/memories/search/", query=secret.text, filters={**HERS, "text": {"contains": secret.text}})
        yield agent.post("/v3/memories/", filters={"user_id": secret.text, "metadata": {secret.text: secret.text}})


def what_is_refused(agent: Agent, secrets: list[Secret]) -> Iterator[Any]:
    """Answers that quote what they refuse; every secret is tried in three of the places."""
    for number, secret in enumerate(secrets):
        calls = refusals(secret.text, quote(secret.text, safe=""))
        for turn in range(3):
            method, path, body = calls[(number + 4 * turn) % len(calls)]
            yield agent.call(method, path, body)


def refusals(text: str, path: str) -> list[tuple[str, str, Any]]:
    return [
        ("POST", "/v3/memories/search/", {"query": "tea", "filters": {text: text}}),
        ("POST", "/v3/memories/", {"filters": {"user_id": {text: text}}}),
        ("POST", "/v3/memories/add/", {"messages": [{"role": text, "content": text}], "timestamp": text, **HERS}),
        ("POST", "/v3/memories/add/", json.dumps({"messages": text, "infer": text}) + text),
        ("POST", "/v3/memories/add/", {"messages": [{"role": "user", "content": {text: text}}], "infer": text, **HERS}),
        ("POST", "/v1/privacy-links/", {"user_id": text}),
        ("DELETE", f"/v1/memories/?{urlencode({text: text})}", None),
        ("DELETE", f"/v2/entities/user/{path}/", None),
        ("GET", f"/v1/memories/{path}/", None),
        ("GET", f"/v1/event/{path}/?{urlencode({'page': text})}", None),
        ("GET", f"/v1/memories/?{urlencode({'user_id': text, 'page': text})}", None),
        ("GET", f"/{path}/", None),
    ]


def edits_merges_and_splits(agent: Agent, secrets: list[Secret]) -> Iterator[Any]:
    alice = make_subject(agent.project)
    for few in some(secrets, 10):
        text = "\n\n".join(secret.text for secret in few)
        held, other, many = (make_memory(alice, f"{few[0].kind} {n}", status="pending") for n in range(3))
        review.edit_and_approve(held.pk, text=text, **bound(held))
        review.merge(other.pk, into=make_memory(alice).pk, text=text, **bound(other))
        review.split(many.pk, texts=[secret.text for secret in few[:5]], **bound(many))
    yield from ()


def notes_filters_and_trials(agent: Agent, secrets: list[Secret]) -> Iterator[Any]:
    held, user = make_memory(make_subject(agent.project), status="pending"), make_user(agent.project)
    for secret in secrets:
        notes.add(held.pk, project_id=agent.project.pk, actor=user.actor, text=secret.text)
        preview.try_out(agent.project, secret.text)
        for name, query in ((secret.text[:40], "kind=fact"), ("mine", urlencode({"agent": secret.text}))):
            with suppress(CandorError):
                filters.save(user, agent.project.pk, name, query)
    yield from ()


# Keys of metadata under which a bare value is a secret, by kind.
NAMED = {
    "password": "wifi_password%s",
    "pin": "PIN %s",
    "card_code": "cvv %s",
    "api_key": "apiKey %s",
    "passphrase": "passphrase_%s",
    "security_answer": "security answer %s",
}

DOORS: dict[str, Door] = {
    door.__name__: door
    for door in (
        messages,
        verbatim_messages,
        disguised_messages,
        parts_of_messages,
        speakers,
        ids,
        metadata,
        metadata_under_its_name,
        instructions,
        idempotency_keys,
        updates,
        searches,
        what_is_refused,
        edits_merges_and_splits,
        notes_filters_and_trials,
    )
}


@pytest.fixture
def log() -> Iterator[StringIO]:
    """What the product's own handler would print, down to DEBUG."""
    root, printed = logging.getLogger(), StringIO()
    handler, level = logging.StreamHandler(printed), root.level
    handler.setFormatter(ContentFreeFormatter("%(name)s %(message)s"))
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield printed
    root.removeHandler(handler)
    root.setLevel(level)


def work(project: Project) -> None:
    with project_scope(project.pk):
        owners = set(Job.objects.unfinished().values_list("owner_id", flat=True))
    for owner in owners:
        processing.work_lane(project.pk, owner)


@pytest.mark.parametrize("door", DOORS.values(), ids=DOORS.keys())
def test_no_secret_is_stored_logged_or_sent_back(agent: Agent, log: StringIO, door: Door) -> None:
    answers = list(door(agent, SECRETS))
    assert leaks(BARE) == []  # also not while it waits to be read
    work(agent.project)
    assert leaks(BARE, log.getvalue(), *(answer.content.decode() for answer in answers)) == []


def test_there_are_two_hundred_of_every_kind_and_each_is_recognised() -> None:
    kinds = {kind for kind, info in KINDS.items() if info.group == "secret"} - {"secret"}
    assert len(set(BARE)) == 200 and {secret.kind for secret in SECRETS} == kinds
    assert all(secret.kind in mask_secrets(secret.text)[1] for secret in SECRETS)


def test_the_look_finds_what_is_sealed(alice: Subject) -> None:
    with project_scope(alice.project_id):
        make_turn(alice, f"My key is {BARE[0]}")
    assert leaks(BARE) == [f"{BARE[0]} in Turn.content"]


def test_the_look_finds_what_lies_in_clear(alice: Subject) -> None:
    with act(alice.project_id) as entries:
        entries.add("test", actor="system:test", word=BARE[1])
    assert leaks(BARE) == [f"{BARE[1]} in memory_core_ledgerentry"]


@pytest.mark.parametrize("field", IDS)
def test_an_id_that_is_a_secret_is_refused_by_its_field(agent: Agent, field: str) -> None:
    answer = agent.post("/v3/memories/add/", messages="I like tea", **{field: "ghp_" + "a1B2" * 9})
    assert answer.status_code == 400 and next(iter(answer.json())) == field and "secret" in answer.json()["detail"]


@pytest.mark.parametrize(
    "name",
    [
        "alice@example.com",
        "sess-550e8400-e29b-41d4-a716-446655440000",
        "sess-1700000000-abcdef123456",
        "550e8400-e29b-41d4-a716-446655440000",
        "auth0|507f1f77bcf86cd799439011",
        "U02ABCDEF12",
        "password-reset-bot",
        "+41791234567",
    ],
)
def test_an_ordinary_id_is_none(name: str) -> None:
    assert not is_secret(name)


@pytest.mark.parametrize(
    "metadata",
    [
        {"password": "zukarimo"},
        {"wifi_password": "zukarimo"},
        {"userPassword": "zukarimo"},
        {"password2": "zukarimo"},
        {"passwords": ["zukarimo", "zukarimo2"]},
        {"login": {"password": {"current": "zukarimo"}}},
        {"fields": [{"name": "password", "value": "zukarimo"}]},
        {"account.apiKey": "zukarimo12345678"},
    ],
    ids=str,
)
def test_a_value_whose_key_calls_it_a_secret_is_masked(metadata: dict[str, Any]) -> None:
    assert "zukarimo" not in str(clean_metadata(metadata)) and "removed" in str(clean_metadata(metadata))


def test_a_number_whose_key_calls_it_a_secret_is_masked() -> None:
    assert clean_metadata({"PIN": 483120, "cvv": "123"}) == {
        "PIN": "[secret removed: pin]",
        "cvv": "[secret removed: card_code]",
    }


@pytest.mark.parametrize(
    "metadata",
    [
        {"password_policy": {"min_length": 12}, "topic": "password reset", "source": "app"},
        {"tokens": 4096, "key": "value", "name": "Ada", "pinned": True, "code": "DE", "none": None},
        {"tags": ["pin", "board"], "score": 0.5, "type": "note", "text": "I like tea"},
    ],
    ids=str,
)
def test_ordinary_metadata_stays_as_it_is(metadata: dict[str, Any]) -> None:
    assert clean_metadata(metadata) == metadata
