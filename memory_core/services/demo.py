"""The small world of a first start, made through the real services, and the ways into it."""

import json
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from memory_core.callers import Caller
from memory_core.databases import write_secret
from memory_core.engine.screening import OPEN_POLICY
from memory_core.models import Membership, Project, User
from memory_core.services import ingest, keys, links, processing, staff, subjects
from memory_core.services.ingest import Post, Said
from memory_core.services.subjects import Names
from memory_core.tenancy import project_scope

ACTOR = "system:demo"
DEMO, OPEN = "demo", "open"
REVIEWER = "reviewer@candor.example"
PERSON = "maya"


@dataclass(frozen=True, slots=True)
class Talk:
    """One exchange: who, with which agent, how many days ago, and what the user and the agent said in turn."""

    user: str
    agent: str
    days_ago: int
    said: tuple[str, ...]


TALKS = (
    Talk("maya", "kitchen-helper", 41, (
        "Hi! My name is Maya and I live in Lisbon. I'm a vegetarian.",
        "Lovely to meet you, Maya! I'll keep the recipes meat-free.",
        "Great. I love Thai food, but I hate coriander.",
    )),
    Talk("maya", "kitchen-helper", 23, (
        "I'm allergic to peanuts, so please leave them out.",
        "Of course, no peanuts from now on.",
    )),
    Talk("maya", "travel-desk", 9, (
        "I moved to 12 Rua das Flores, 4050-262 Porto last week.",
        "Congratulations on the move!",
        "Thanks! I'm flying to Kyoto in April with my sister Inês.",
    )),
    Talk("jonas", "code-buddy", 30, (
        "I work at Northwind as a backend engineer and I use Python every day.",
        "Nice. Shall I give examples in Python, then?",
        "Yes please. I prefer short answers with code first.",
    )),
    Talk("jonas", "code-buddy", 4, (
        "I switched from Python to TypeScript this month. My phone number is +49 30 901820.",
        "Got it, TypeScript it is.",
    )),
    Talk("amira", "travel-desk", 17, (
        "I have a dog named Biscuit, so I need hotels that take pets. I love window seats.",
        "Noted: pet-friendly places only.",
        "My partner Samir is a nurse. We usually travel by train.",
    )),
    Talk("amira", "travel-desk", 2, (
        "Hello again!",
        "Welcome back, Amira. What are we planning?",
        "I go to Friday prayers, so no flights on Friday afternoons please. My email is amira@post.example.",
    )),
    Talk("theo", "code-buddy", 6, (
        "My editor is Vim and I have a 2021 MacBook Pro. My birthday is 14 March 1988.",
        "A fine set-up.",
        "I don't eat gluten, and I'm learning Portuguese for a trip in June.",
    )),
)  # fmt: skip


def seed() -> None:
    """Make the two projects, the reviewer and the conversations, unless they are there."""
    demo, is_new = _project("Demo", DEMO)
    _project("Open", OPEN, screening={kind: action.value for kind, action in OPEN_POLICY.items()})
    _reviewer(demo)
    caller = keys.caller(_keys()["api_key"])
    if is_new and caller:
        for talk in TALKS:
            _tell(caller, talk)


def sign_in_links(base_url: str) -> dict[str, str]:
    """Fresh one-time links and the keys: `url`, `api_key`, `open_api_key`, `reviewer_link`, `person_link`."""
    demo = Project.objects.get(slug=DEMO)
    with project_scope(demo.pk):
        person = subjects.find(demo.pk, PERSON)
    reviewer = links.issue(project_id=demo.pk, issued_by=ACTOR, user=User.objects.get(email=REVIEWER))
    known = {"url": base_url, **_keys(), "reviewer_link": _entrance(base_url, reviewer)}
    if person is None:
        return {**known, "person_link": ""}
    token = links.issue(project_id=demo.pk, issued_by=ACTOR, subject_id=person.pk)
    return {**known, "person_link": _entrance(base_url, token)}


def _entrance(base_url: str, token: str) -> str:
    return base_url + reverse("dashboard:enter", args=[token])


def _project(name: str, slug: str, **fields: object) -> tuple[Project, bool]:
    found = Project.objects.filter(slug=slug).first()
    return (found, False) if found else (subjects.create_project(name, slug, actor=ACTOR, **fields), True)


def _reviewer(project: Project) -> None:
    if not Membership.objects.filter(project=project, user__email=REVIEWER).exists():
        staff.add(project, REVIEWER, Membership.Role.OWNER, actor=ACTOR, name="Robin Reviewer")


def _keys() -> dict[str, str]:
    """The secrets of the two keys, kept in a private file because the database has only their hashes."""
    path: Path = settings.CANDOR_VAR / "seed.json"
    kept: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
    for name, slug in (("api_key", DEMO), ("open_api_key", OPEN)):
        if name not in kept or keys.caller(kept[name]) is None:
            kept[name] = keys.create(Project.objects.get(slug=slug), "Demo agent", actor=ACTOR)[1]
    write_secret(path, json.dumps(kept, indent=2) + "\n")
    return kept


def _tell(caller: Caller, talk: Talk) -> None:
    roles = ("user", "assistant")
    messages = tuple(Said(roles[turn % 2], words) for turn, words in enumerate(talk.said))
    said_at = timezone.now() - timedelta(days=talk.days_ago)
    names = Names(user_id=talk.user, agent_id=talk.agent, run_id=f"{talk.user}-{talk.days_ago}")
    job = ingest.accept(caller, Post(messages, names, said_at, idempotency_key=f"demo-{talk.user}-{talk.days_ago}"))
    processing.work_lane(caller.project_id, job.owner_id)
