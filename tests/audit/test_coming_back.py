"""The same conversations are posted again: after one fact was erased, and after the whole person was."""

import re

import psycopg
import pytest
from django.conf import settings
from psycopg import sql

from audit import erasure
from memory_core.callers import Caller
from memory_core.models import Memory, MemoryVersion, Project, Subject
from memory_core.services import erasure as mechanism
from memory_core.services import rotation
from memory_core.tenancy import project_scope
from tests.factories import ACTOR, make_caller
from tests.memory_core.worlds import in_force, tell, texts, versions

pytestmark = pytest.mark.django_db(transaction=True)

HISTORY = (
    ("spring", ("I live in Oslo with my partner.", "I like jazz.")),
    ("summer", ("My phone number is +41 79 123 45 67.", "I work as a nurse at Ullevål hospital.")),
)
REWORDED = (
    "Oslo is home for me and my partner.",
    "We reside in Oslo, my partner and I.",
    "My partner and I live in a flat in Oslo.",
    "These days I live in Oslo.",
)
# What may stand beside both: whose keys and rows they are. The chain of the ledger runs through everybody's entries.
TOKEN = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32,}")
CHAIN = "- 'previous' - 'digest'"
TABLES = (
    "SELECT table_schema, table_name FROM information_schema.tables"
    " WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')"
)


@pytest.fixture
def caller(project: Project) -> Caller:
    return make_caller(project)


def tell_all(caller: Caller, *, run: str = "") -> None:
    for name, said in HISTORY:
        tell(caller, "alice", *said, run_id=run + name, agent_id="planner")


def known(project: Project) -> list[str]:
    return sorted(texts(in_force(project)))


def erase_oslo(project: Project) -> None:
    [oslo] = [version for version in in_force(project) if "Oslo" in version.text]
    mechanism.erase_memory(project.pk, oslo.memory_id, actor=ACTOR)
    assert len(known(project)) > 1


@pytest.mark.parametrize("run", ["", "later-"], ids=["in the same runs", "in new ones"])
def test_the_same_conversations_do_not_bring_an_erased_fact_back(caller: Caller, project: Project, run: str) -> None:
    tell_all(caller)
    erase_oslo(project)
    left = known(project)
    tell_all(caller, run=run)
    assert known(project) == left


def test_reworded_they_do_not_either(caller: Caller, project: Project) -> None:
    tell_all(caller)
    erase_oslo(project)
    left = texts(versions(project))
    for number, said in enumerate(REWORDED):
        tell(caller, "alice", said, run_id=f"again-{number}")
    assert texts(versions(project)) == left


def test_without_the_erasure_the_rewordings_would_be_learned(caller: Caller, project: Project) -> None:
    for number, said in enumerate(REWORDED):
        tell(caller, "alice", said, run_id=f"again-{number}")
    assert len([text for text in texts(versions(project)) if "Oslo" in text]) >= 2


def test_nor_once_the_key_was_rotated(caller: Caller, project: Project) -> None:
    tell_all(caller)
    erase_oslo(project)
    rotation.run_due()
    left = known(project)
    tell_all(caller, run="later-")
    tell(caller, "alice", *REWORDED, run_id="reworded")
    assert known(project) == left


def test_after_the_person_was_erased_they_are_somebody_elses_whom_nothing_links_to_the_old(
    caller: Caller, project: Project
) -> None:
    tell_all(caller)
    old, old_ids = the_person(project)
    learned = known(project)
    erasure.proceed(erasure.start(old.pk, project_id=project.pk, actor=ACTOR).pk)
    tell_all(caller)
    new, new_ids = the_person(project)
    assert old.pk != new.pk and bytes(old.mac) == bytes(new.mac) and known(project) == learned
    rows = every_row()
    of_old, of_new = naming(old_ids, rows), naming(new_ids | {bytes(new.mac).hex()}, rows)
    assert len(of_old) > 5 and len(of_new) > 20
    everybodys = {str(project.pk), str(caller.key_id)}
    assert frozenset().union(*of_old) & frozenset().union(*of_new) <= everybodys


def the_person(project: Project) -> tuple[Subject, set[str]]:
    """Alice as she is now, and every id that is hers."""
    with project_scope(project.pk):
        alice = Subject.objects.get()
        mine = [
            model.objects.filter(owner_id=alice.pk).values_list("pk", flat=True) for model in (Memory, MemoryVersion)
        ]
        return alice, {str(alice.pk), *(str(pk) for ids in mine for pk in ids)}


def naming(ids: set[str], rows: list[frozenset[str]]) -> list[frozenset[str]]:
    return [row for row in rows if row & ids]


def every_row() -> list[frozenset[str]]:
    """Of each row of each table of both databases, the ids and MACs in it."""
    return [row for url in (settings.URLS.maintenance, settings.URLS.keys) for row in _rows(url)]


def _rows(url: str) -> list[frozenset[str]]:
    with psycopg.connect(url) as connection:
        names = connection.execute(TABLES).fetchall()
        asked = sql.SQL(f"SELECT (to_jsonb(t) {CHAIN})::text FROM {{}} t")
        found = [connection.execute(asked.format(sql.Identifier(*name))).fetchall() for name in names]
    return [frozenset(TOKEN.findall(str(row))) for rows in found for [row] in rows]
