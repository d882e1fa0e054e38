"""Nobody gets at another person's page, link, copy, request or receipt, by whatever id, link or session.

The addresses are taken from where they are declared. Every one is asked with Alice's own ids, by everybody who is not
her, reading and changing. A new address is walked by itself; one with an id of a new sort fails here until WHOSE says
which of hers it is.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db.models import Model
from django.test import Client
from django.urls import URLPattern, reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from audit import erasure, exports, receipts, receivers, requests, review
from audit.models import (
    BulkRun,
    Contradiction,
    Decision,
    MaintenanceAct,
    MaintenanceRun,
    MergeProposal,
    SavedFilter,
)
from dashboard import urls
from dashboard.access import PROJECT, SUBJECT
from memory_core.models import Job, LedgerEntry, MemoryVersion, Project, SignInLink, Status, Subject, User
from memory_core.services import links, removal
from memory_core.services.removal import Selection
from memory_core.tenancy import project_scope
from tests.dashboard.conftest import visit
from tests.factories import ACTOR, make_key, make_memory, make_project, make_subject, make_user
from tests.memory_core.api.conftest import Agent

pytestmark = pytest.mark.django_db

HERS = [pattern for pattern in urls.urlpatterns if getattr(pattern.callback, "guard", "") == "subject"]
STAFFS = [pattern for pattern in urls.urlpatterns if getattr(pattern.callback, "guard", "") not in ("subject", "all")]
# Open to all, and about nobody until a token says about whom; the token's own tests are below.
DOORS = {"sign-in", "sign-out", "enter", "goodbye", "home", "me-proof", "own-receipt", "own-receipt-file"}
DOORS |= {"me-sign-in", "me-account", "me-account-back", "me-theme"}
CURIOUS = ("nobody", "another person", "a person of another project", "staff", "staff of another project")
UNTOUCHED = {"Recall", "Lane", "RotationDue"}


@dataclass(frozen=True)
class Scene:
    """Alice, of whom there is one of everything, and those who are curious about her."""

    alice: Subject
    ids: Mapping[str, Any]
    others: Mapping[str, Callable[[], Client]] = field(default_factory=dict)

    def address(self, pattern: URLPattern) -> str:
        given = {name: self.ids[WHOSE.get((str(pattern.name), name), name)] for name in pattern.pattern.converters}
        return reverse(f"dashboard:{pattern.name}", kwargs=given)

    def state(self) -> dict[str, list[str]]:
        """All that the tables hold of her, as a fingerprint."""
        with project_scope(self.alice.project_id):
            return {model.__name__: sorted(map(repr, rows)) for model, rows in _rows_of(self.alice)}


# Where the name of an id does not say of what it is one.
WHOSE = {
    ("receipt", "run_id"): "erasure_id",
    ("receipt-file", "run_id"): "erasure_id",
    ("maintenance-run", "run_id"): "tidied_id",
    ("maintenance-run-undo", "run_id"): "tidied_id",
}


def _rows_of(subject: Subject) -> Iterator[tuple[type[Model], list[Any]]]:
    for model in apps.get_models():
        names = {column.attname for column in model._meta.concrete_fields}
        [name, *_] = [*({"subject_id", "owner_id"} & names), ""] if model is not Subject else ["id"]
        if name and model.__name__ not in UNTOUCHED and model._meta.app_label in ("memory_core", "audit"):
            yield model, list(model._default_manager.filter(**{name: subject.pk}).values_list())


@pytest.fixture
def scene(settings: Settings) -> Scene:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick
    project = make_project(slug="acme")
    alice, bob = make_subject(project, "alice-7141"), make_subject(project, "bob")
    else_where = make_project("Else", slug="else")
    carol = make_subject(else_where, "carol")
    for one in (bob, carol):
        make_memory(one, "Likes tea")
    reviewer, owner = make_user(project), make_user(else_where, "owner", "olga@else.example")
    return Scene(
        alice,
        _ids_of(alice, reviewer),
        {
            "nobody": Client,
            "another person": lambda: visit(bob),
            "a person of another project": lambda: visit(carol),
            "staff": lambda: _signed_in(reviewer),
            "staff of another project": lambda: _signed_in(owner),
        },
    )


def _signed_in(user: User) -> Client:
    browser = Client()
    browser.force_login(user)
    return browser


def _ids_of(alice: Subject, reviewer: User) -> dict[str, Any]:
    """One of everything of hers, by the names that addresses have for it."""
    project, actor = alice.project, reviewer.actor
    known = make_memory(alice, "User keeps a quokka", categories=["pets"])
    held = make_memory(alice, "Her quokka is called Bo", status=Status.PENDING)
    gone = make_memory(alice, "Her quokka is ill")
    leaving = removal.ask(alice, Selection(memory_id=gone.memory_id), actor=alice.actor)
    said = {"text": "Where is my quokka?"}
    asked = requests.file(project.pk, alice.pk, "access", filed_by=alice.actor, proof="session", details=said)
    copy = exports.start(alice, format="json", actor=alice.actor)
    crm = receivers.add(project.pk, "quokka CRM", "http://127.0.0.1:1/", actor=ACTOR)
    with project_scope(project.pk):
        scope: dict[str, Any] = {"project_id": project.pk}
        pair = Contradiction.objects.create(owner_id=alice.pk, left=known, right=held, cause="test", **scope)
        bulk = BulkRun.objects.create(actor=actor, verdict="approve", versions=[held.pk], shown_macs=[], **scope)
        tidied = MaintenanceRun.objects.create(**scope, actor=actor)
        act = MaintenanceAct.objects.create(run=tidied, owner_id=alice.pk, rule="expired", version=known, **scope)
        same = MergeProposal.objects.create(owner_id=alice.pk, survivor=known, other=held, **scope)
        job = Job.objects.create(owner_id=alice.pk, subject=alice, status="FAILED", payload={"names": {}}, **scope)
        kept = SavedFilter.objects.create(user=reviewer, name="quokka", query=f"person={alice.pk}", **scope)
    spare = make_memory(alice, "Her quokka eats leaves", status=Status.PENDING)
    with project_scope(project.pk):
        token = review.shown_mac(MemoryVersion.objects.select_related("memory").get(pk=spare.pk))
    decision: Decision = review.reject(spare.pk, project_id=project.pk, actor=actor, shown_mac=token, reason="trivial")
    return {
        "memory_id": known.memory_id,
        "version_id": held.pk,
        "subject_id": alice.pk,
        "removal_id": leaving.pk,
        "request_id": asked.pk,
        "export_id": copy.pk,
        "receiver_id": crm.pk,
        "pair_id": pair.pk,
        "run_id": bulk.pk,
        "erasure_id": _erased(project).pk,
        "tidied_id": tidied.pk,
        "act_id": act.pk,
        "proposal_id": same.pk,
        "job_id": job.id,
        "filter_id": kept.pk,
        "decision_id": decision.pk,
        "code": "received",
    }


def _erased(project: Project) -> Any:
    """Dora is gone, with a receipt that is in nobody's hand but hers."""
    dora = make_subject(project, "dora")
    return erasure.start(dora.pk, project_id=project.pk, actor=dora.actor)


def _smuggled(scene: Scene) -> dict[str, str]:
    """Her ids under whatever name a view might read them from."""
    names = ("subject", "subject_id", "person", "owner", "agent", "next")
    given = {name: str(scene.alice.pk) for name in names}
    given |= {"user_id": "alice-7141", "name": "alice-7141", "q": "quokka", "topic": "Pets", "count": "1"}
    given |= dict.fromkeys(("project", "project_id"), str(scene.alice.project_id))
    given |= {"kind": "access", "text": "mine", "format": "json", "how": "forget", "reason": "wrong"}
    given |= {"shown": str(scene.ids["version_id"]), "settled": "on"}
    return given | {name: str(value) for name, value in scene.ids.items() if name != "code"}


def _walk(scene: Scene, browser: Callable[[], Client], patterns: list[URLPattern]) -> Iterator[tuple[str, Any]]:
    smuggled = _smuggled(scene)
    for pattern in patterns:
        address, walker = scene.address(pattern), browser()
        for answer in (walker.get(address, smuggled), walker.post(address, smuggled)):
            yield str(pattern.name), answer


def _said(answer: Any) -> str:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return f"{dict(answer.items())} {body.decode(errors='replace')}"


@pytest.mark.parametrize("who", CURIOUS)
def test_nobody_gets_at_the_pages_of_another_person(scene: Scene, who: str) -> None:
    before = scene.state()
    seen = {name for name, answer in _walk(scene, scene.others[who], HERS) if _reveals(answer)}
    assert seen == set() and scene.state() == before


@pytest.mark.parametrize("who", [who for who in CURIOUS if who != "staff"])
def test_nobody_gets_at_her_by_the_pages_of_staff(scene: Scene, who: str) -> None:
    before = scene.state()
    seen = {name for name, answer in _walk(scene, scene.others[who], STAFFS) if _reveals(answer)}
    assert seen == set() and scene.state() == before


def _reveals(answer: Any) -> bool:
    """A word of hers, but for what was sent along in the address and is only said back."""
    said = _said(answer)
    return "keeps a quokka" in said or "quokka is" in said or "quokka?" in said or ">alice-7141<" in said


def test_every_page_is_walked_or_is_a_door(scene: Scene) -> None:
    walked = {str(pattern.name) for pattern in [*HERS, *STAFFS]}
    assert {str(pattern.name) for pattern in urls.urlpatterns} - walked - DOORS == set()
    assert all(scene.address(pattern) for pattern in [*HERS, *STAFFS])


# Her own browser gets there with the same ids, so that what is refused above is refused for who asks.
@pytest.mark.parametrize("name", ["me", "me-mend", "me-copy-file", "me-requests"])
def test_she_herself_reads_it(scene: Scene, name: str) -> None:
    [pattern] = [pattern for pattern in HERS if pattern.name == name]
    assert "quokka" in _said(visit(scene.alice).get(scene.address(pattern)))


@pytest.mark.parametrize("name", ["me-delete", "me-undo", "me-wrong", "me-cancel", "me-restrict", "me-copy-start"])
def test_she_herself_changes_it(scene: Scene, name: str) -> None:
    [pattern] = [pattern for pattern in HERS if pattern.name == name]
    before = scene.state()
    visit(scene.alice).post(scene.address(pattern), {"format": "csv"})
    assert scene.state() != before


@pytest.mark.parametrize("name", ["memory", "subject", "review-detail", "request"])
def test_her_own_project_reads_it(scene: Scene, name: str) -> None:
    owner = _signed_in(make_user(scene.alice.project, "owner", "owner@acme.example"))
    [pattern] = [pattern for pattern in STAFFS if pattern.name == name]
    assert _reveals(owner.get(scene.address(pattern)))


def test_an_id_that_was_guessed_is_as_good_as_none(scene: Scene) -> None:
    ids = {name: uuid4() for name, value in scene.ids.items() if isinstance(value, UUID)}
    guessed = Scene(scene.alice, {**scene.ids, **ids})
    hers = [pattern for pattern in HERS if pattern.pattern.converters]
    answers = list(_walk(guessed, lambda: visit(scene.alice), hers))
    assert not [name for name, answer in answers if answer.status_code not in (302, 403, 404, 405, 409)]


def _token(subject: Subject) -> str:
    return links.issue(project_id=subject.project_id, issued_by=ACTOR, subject_id=subject.pk)


def _opens(token: str) -> bool:
    browser = Client()
    browser.post(f"/enter/{token}/")
    return browser.get("/me/").status_code == 200


def test_a_link_opens_once(scene: Scene) -> None:
    token = _token(scene.alice)
    assert [_opens(token) for _ in range(3)] == [True, False, False]


def test_looking_at_a_link_does_not_open_it_and_leaves_it_as_it_is(scene: Scene) -> None:
    token, browser = _token(scene.alice), Client()
    for method in (browser.get, browser.head, browser.options, browser.put):
        method(f"/enter/{token}/")
    assert browser.get("/me/").status_code == 403 and _opens(token)


def test_a_link_that_has_expired_does_not_open(scene: Scene) -> None:
    token = _token(scene.alice)
    with project_scope(scene.alice.project_id):
        SignInLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert not _opens(token)


@pytest.mark.parametrize(
    "forge",
    [
        lambda token: token[:-1],
        lambda token: token + "A",
        lambda token: token[:-1] + ("A" if token[-1] != "A" else "B"),
        lambda token: token.swapcase(),
        lambda token: token + "%00",
        lambda token: token[::-1],
        lambda token: "*",
        lambda token: "0" * 43,
    ],
)
def test_a_link_that_was_changed_does_not_open(scene: Scene, forge: Callable[[str], str]) -> None:
    assert not _opens(forge(_token(scene.alice)))


def test_a_link_of_somebody_erased_does_not_open(scene: Scene) -> None:
    token = _token(scene.alice)
    erasure.start(scene.alice.pk, project_id=scene.alice.project_id, actor=ACTOR)
    assert not _opens(token)


def test_a_session_ends_with_the_person_and_with_the_visit(scene: Scene) -> None:
    left, stayed = visit(scene.alice), visit(scene.alice)
    cookie = left.cookies[settings.SESSION_COOKIE_NAME].value
    left.post("/sign-out/")
    assert Client(headers={"Cookie": f"{settings.SESSION_COOKIE_NAME}={cookie}"}).get("/me/").status_code == 403
    erasure.start(scene.alice.pk, project_id=scene.alice.project_id, actor=ACTOR)
    assert stayed.get("/me/").status_code == 403


def test_a_session_that_was_there_before_is_not_taken_along(scene: Scene) -> None:
    """Who lures somebody into a session of theirs does not get into what that person opens in it."""
    lured = Client()
    planted = SessionStore()
    planted.create()
    lured.cookies[settings.SESSION_COOKIE_NAME] = str(planted.session_key)
    lured.post(f"/enter/{_token(scene.alice)}/")
    assert lured.cookies[settings.SESSION_COOKIE_NAME].value != planted.session_key
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = str(planted.session_key)
    assert thief.get("/me/").status_code == 403


def test_a_session_names_a_person_of_its_own_project_or_nobody(scene: Scene) -> None:
    browser = Client()
    session = browser.session
    session[PROJECT], session[SUBJECT] = str(make_project("Third").pk), str(scene.alice.pk)
    session["entered"] = time.time()
    session.save()
    assert browser.get("/me/").status_code == 403


@pytest.mark.django_db(transaction=True)
def test_a_receipt_opens_with_its_own_link_alone(scene: Scene) -> None:
    run, other = scene.ids["erasure_id"], _erased(make_project("Third")).pk
    token = receipts.token_of(run)
    paths = [f"/receipts/{run}/{token}/", f"/receipts/{run}/{token}/file/"]
    forged = [path.replace(token, bad) for path in paths for bad in (token[:-1], token[::-1], receipts.token_of(other))]
    forged += [path.replace(str(run), str(other)) for path in paths]
    assert Client().get(paths[0]).status_code == 200
    assert {Client().get(path).status_code for path in forged} == {404}


@pytest.mark.parametrize(("method", "path"), [("GET", ""), ("POST", "cancel/")])
def test_an_agent_of_another_project_gets_at_no_request(scene: Scene, method: str, path: str) -> None:
    stranger = make_project("Third")
    agent, before = Agent(stranger, make_key(stranger)), scene.state()
    answer = agent.call(method, f"/v1/requests/{scene.ids['request_id']}/{path}")
    assert answer.status_code == 404 and scene.state() == before


def test_trying_leaves_no_trace_in_her_ledger(scene: Scene) -> None:
    with project_scope(scene.alice.project_id):
        before = LedgerEntry.objects.filter(subject_id=scene.alice.pk).count()
    list(_walk(scene, scene.others["another person"], HERS))
    with project_scope(scene.alice.project_id):
        assert LedgerEntry.objects.filter(subject_id=scene.alice.pk).count() == before
