"""A project with very many memories, for measuring recall: written by COPY, in minutes instead of days.

People who are searched are true in everything that a search touches: their texts are sealed under their own keys,
embedded, cut into passages and turned, their words hashed, as the product's own functions do it. Everybody else's rows
have true columns and lengths, with random bytes for what is sealed, random term hashes, and vectors out of a pool of a
thousand. Rows stand in the order of time, as they would, so one person's are strewn over the whole table.
"""

import os
import random
import struct
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import psycopg
from psycopg import sql

PERSON_OF_OTHERS = 500  # memories that each of the others has
YEAR = timedelta(days=365)
POOL = 1_000
BATCH = 1_000
LONG_EVERY = 5  # every fifth memory has three sentences, so four vectors; the others have one of each
TABLES = ("memory", "memoryversion", "recallentry", "vectorentry", "posting")

WHO = ("Anna", "Ben", "Carla", "Deniz", "Elif", "Farid", "Greta", "Hugo", "Iris", "Jonas", "Kaya", "Lina")
DID = ("visited", "painted", "repaired", "sold", "borrowed", "described", "planted", "photographed", "cooked", "missed")
WHICH = ("old", "tiny", "blue", "noisy", "famous", "wooden", "broken", "quiet", "spicy", "borrowed", "frozen", "golden")
WHAT = (
    "lighthouse", "violin", "bakery", "sailing boat", "herb garden", "bicycle", "film camera", "train set", "kitchen",
    "chess club", "library", "hiking trail", "aquarium", "workshop", "market stall", "ski lift", "vineyard", "museum",
)  # fmt: skip
WHERE = (
    "Bergen", "Porto", "Graz", "Utrecht", "Lyon", "Gdansk", "Turku", "Sevilla", "Basel", "Leeds", "Ghent", "Zadar",
    "Tartu", "Aarhus", "Brno", "Cork",
)  # fmt: skip
WHEN = ("last spring", "in June", "on a rainy Sunday", "before breakfast", "after the concert", "for two weeks")

OTHERS = """
    CREATE TEMPORARY TABLE others AS
    SELECT uuidv7(-age) AS id, (%(people)s::uuid[])[1 + floor(random() * %(number)s)::int] AS owner, now() - age AS at,
           random() < %(long)s AS long
    FROM (SELECT random() * interval '365 days' AS age FROM generate_series(1, %(rows)s)) AS drawn
"""
VECTORS = """
    CREATE TEMPORARY TABLE pool AS
    SELECT n,
           (SELECT array_agg(random() - 0.5) FROM generate_series(1, %(width)s) WHERE n >= 0)::real[]::halfvec AS vector
    FROM generate_series(0, %(pool)s - 1) AS n
"""
OTHER_ROWS = {
    "memory": "SELECT id, {project}::uuid, owner, owner, {sealed}::bytea, false, at FROM others",
    "memoryversion": """
        SELECT id, {project}::uuid, owner, id, 1, {text}::bytea, {sealed}::bytea, {sealed}::bytea, {sealed}::bytea,
               '', false, 'fact', 5, 1, true, 'user', decode(md5(id::text), 'hex'), 'approved', '', false, false, 0,
               at, at,
               'system:screening', at, at, 'system:benchmark', 'verbatim', '', '', '1'
        FROM others""",
    "recallentry": "SELECT id, {project}::uuid, owner, true, 8, at, 5, true FROM others",
    "vectorentry": """
        SELECT {space}, {project}::uuid, owner, true, id, part, vector
        FROM others, generate_series(0, CASE WHEN long THEN 3 ELSE 0 END) AS part,
             LATERAL (SELECT floor(random() * {pool})::int AS n WHERE part >= 0) AS drawn JOIN pool USING (n)""",
    "posting": """
        SELECT {project}::uuid, owner, true, (random() * 9e18)::bigint, id, 1
        FROM others, generate_series(1, CASE WHEN long THEN 20 ELSE 8 END) AS n""",
}
OTHER_COLUMNS = {
    "memory": "id, project_id, subject_id, owner_id, scopes, immutable, created_at",
    "memoryversion": """
        id, project_id, owner_id, memory_id, number, text, metadata, categories, reason, change_reason, denies, kind,
        importance, confidence, stated, said_by, content_mac, status, retired_as, ended_validity, four_eyes, risk,
        due_at, decided_at, decided_by, said_at, recorded_at, proposed_by, extractor, model, prompt_version,
        rules_version""",
    "recallentry": "version_id, project_id, owner_id, live, length, said_at, importance, by_user",
    "vectorentry": "space_id, project_id, owner_id, live, version_id, part, vector",
    "posting": "project_id, owner_id, live, term, version_id, frequency",
}
ORDER = {"memory": "id", "memoryversion": "id"}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is searched: `size` memories, of which some are asked for."""

    id: UUID
    user_id: str
    size: int
    questions: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class World:
    """`secret` is that of a key, `key_id` its id."""

    project_id: UUID
    key_id: UUID
    secret: str
    memories: int
    people: list[Person]


def build(total: int, sizes: Sequence[tuple[int, int]]) -> World:
    """A project of `total` memories, with people of the given sizes (size, how many), which fit into it."""
    from memory_core.services import keys, subjects

    project = subjects.create_project("Big", "big")
    key, secret = keys.create(project, "benchmark", actor="system:benchmark")
    people = _people(project.pk, [size for size, number in sizes for _ in range(number)], "searched")
    held = sum(person.size for person in people)
    others = _people(project.pk, [PERSON_OF_OTHERS] * max(1, (total - held) // PERSON_OF_OTHERS), "other")
    with _superuser() as connection:
        definitions = _drop_indexes(connection)
        for table in TABLES:
            connection.execute(
                f"CREATE TEMPORARY TABLE made_{table} AS TABLE memory_core_{table} WITH NO DATA".encode()
            )
        for number, person in enumerate(people):
            _write(connection, project.pk, person, random.Random(number))  # noqa: S311 - the same world every time
        _write_others(connection, project.pk, [person.id for person in others], total - held)
        for definition in definitions:
            connection.execute(definition.encode())
        connection.commit()
        connection.autocommit = True
        connection.execute("VACUUM (ANALYZE)")
    return World(project.pk, key.pk, secret, total, people)


def _people(project_id: UUID, sizes: Sequence[int], name: str) -> list[Person]:
    from memory_core.models import Subject
    from memory_core.services import subjects
    from memory_core.tenancy import project_scope

    made = []
    with project_scope(project_id):
        for number, size in enumerate(sizes):
            user_id = f"{name}-{size}-{number}"
            subject: Subject = subjects.find_or_create(project_id, user_id)
            made.append(Person(subject.pk, user_id, size))
    return made


def _superuser() -> psycopg.Connection[Any]:
    """Foreign keys are true by construction, and the log of the writing is of no use to anybody."""
    from django.conf import settings

    from memory_core import databases

    name = settings.DATABASES["default"]["NAME"]
    connection = psycopg.connect(databases.address(settings.URLS.admin, database=name))
    connection.execute("SET session_replication_role = replica")
    connection.execute("SET maintenance_work_mem = '512MB'")
    connection.execute("SET work_mem = '256MB'")
    connection.execute(
        "TRUNCATE {} CASCADE".format(", ".join(f"memory_core_{table}" for table in TABLES)).encode()
    )  # new files, so with wal_level minimal nothing of them goes through the log
    return connection


def _drop_indexes(connection: psycopg.Connection[Any]) -> list[str]:
    """Drop what is quicker made anew; returns how."""
    rows = connection.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY(%s)"
        " AND indexname NOT IN (SELECT conname FROM pg_constraint)",
        [[f"memory_core_{table}" for table in TABLES]],
    ).fetchall()
    for name, _ in rows:
        connection.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
    return [definition for _, definition in rows]


def _write(connection: psycopg.Connection[Any], project_id: UUID, person: Person, dice: random.Random) -> None:
    """One searched person's rows into the temporary tables."""
    now = datetime.now(UTC)
    moments = sorted(now - dice.random() * YEAR for _ in range(person.size))
    texts = [_text(dice, number) for number in range(person.size)]
    for first in range(0, person.size, BATCH):
        rows = _rows(project_id, person, moments[first : first + BATCH], texts[first : first + BATCH], dice)
        for table, of_table in zip(TABLES, rows, strict=True):
            _copy(connection, f"made_{table}", of_table)
    person.questions.extend(_question(dice.choice(texts)) for _ in range(20))


def _rows(
    project_id: UUID, person: Person, moments: Sequence[datetime], texts: Sequence[str], dice: random.Random
) -> tuple[list[Any], ...]:
    from memory_core import vault
    from memory_core.models import Memory, MemoryVersion, RecallEntry
    from memory_core.services import indexing

    owner = {"project_id": project_id, "owner_id": person.id}
    memories, versions, entries = [], [], []
    vectors: list[Any] = []
    postings: list[Any] = []
    for at, text, embedded in zip(moments, texts, indexing.embed(texts), strict=True):
        memory = Memory(id=_id(at, dice), subject_id=person.id, created_at=at, **owner)
        version = MemoryVersion(
            id=_id(at, dice), memory=memory, text=text, reason="", content_mac=vault.mac(person.id, "content", text),
            status="approved", decided_at=at, decided_by="system:screening", said_at=at, recorded_at=at, due_at=at,
            proposed_by="system:benchmark", extractor="verbatim", rules_version="1", **owner,
        )  # fmt: skip
        memories.append(memory)
        versions.append(version)
        found = _terms(person.id, text)
        entries.append(RecallEntry(version=version, length=sum(found.values()), said_at=at, importance=5, **owner))
        postings += _postings(version, found)
        vectors += _vectors(version, embedded.in_spaces[0].vectors)
    return memories, versions, entries, vectors, postings


def _terms(owner_id: UUID, text: str) -> Counter[int]:
    from memory_core import blinding
    from memory_core.engine.tokens import terms

    return Counter(blinding.hashes(owner_id, terms(text)))


def _postings(version: Any, found: Counter[int]) -> Iterator[Any]:
    from memory_core.models import Posting

    for term, frequency in found.items():
        yield Posting(project_id=version.project_id, owner_id=version.owner_id, version=version, term=term,
                      frequency=frequency)  # fmt: skip


def _vectors(version: Any, vectors: Sequence[Sequence[float]]) -> Iterator[Any]:
    from memory_core import blinding
    from memory_core.models import VectorEntry
    from memory_core.services import indexing

    for part, vector in enumerate(vectors):
        yield VectorEntry(space_id=indexing.space_id(), project_id=version.project_id, owner_id=version.owner_id,
                          version=version, part=part, vector=blinding.turn(version.owner_id, vector))  # fmt: skip


def _copy(connection: psycopg.Connection[Any], table: str, instances: Sequence[Any]) -> None:
    """Write unsaved model instances, sealed as Django would seal them."""
    from django.db import connection as app

    fields = [one for one in instances[0]._meta.concrete_fields if one.column != "id" or not _is_counted(instances[0])]
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(sql.Identifier(one.column) for one in fields)
    )
    with connection.cursor().copy(statement) as copy:
        for instance in instances:
            copy.write_row([_plain(one.get_db_prep_save(one.pre_save(instance, True), app)) for one in fields])


def _is_counted(instance: Any) -> bool:
    return bool(instance._meta.pk.get_internal_type() == "BigAutoField")


def _plain(value: Any) -> Any:
    """What COPY understands of what Django prepares for an INSERT."""
    if isinstance(value, memoryview):
        return bytes(value)
    return value.to_text() if hasattr(value, "to_text") else value


def _write_others(connection: psycopg.Connection[Any], project_id: UUID, people: list[UUID], rows: int) -> None:
    """The rows of everybody else, and with them those of the temporary tables, in the order of time."""
    from memory_core.providers import active
    from memory_core.services import indexing

    given = {"people": people, "number": len(people), "rows": rows, "long": 1 / LONG_EVERY}
    connection.execute(OTHERS.encode(), given)
    connection.execute(VECTORS.encode(), {"width": active.embedder().dimensions, "pool": POOL})
    literals = {
        "project": sql.Literal(str(project_id)),
        "space": sql.Literal(indexing.space_id()),
        "pool": sql.Literal(POOL),
        "text": sql.Literal(os.urandom(90)),
        "sealed": sql.Literal(os.urandom(31)),
    }
    for table in TABLES:
        made = sql.SQL("INSERT INTO {} ({}) ").format(sql.Identifier(f"made_{table}"), sql.SQL(OTHER_COLUMNS[table]))
        connection.execute(made + sql.SQL(OTHER_ROWS[table]).format(**literals))
        _move(connection, table)


def _move(connection: psycopg.Connection[Any], table: str) -> None:
    rows = connection.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND is_identity = 'NO'",
        [f"memory_core_{table}"],
    ).fetchall()
    columns = sql.SQL(", ").join(sql.Identifier(name) for (name,) in rows)
    connection.execute(
        sql.SQL("INSERT INTO {} ({}) SELECT {} FROM {} ORDER BY {}").format(
            sql.Identifier(f"memory_core_{table}"),
            columns,
            columns,
            sql.Identifier(f"made_{table}"),
            sql.Identifier(ORDER.get(table, "version_id")),
        )
    )
    connection.execute(sql.SQL("DROP TABLE {}").format(sql.Identifier(f"made_{table}")))


def _id(at: datetime, dice: random.Random) -> UUID:
    """A version 7 UUID of that moment."""
    drawn = dice.getrandbits(80)
    high = (int(at.timestamp() * 1000) << 16) | 0x7000 | (drawn >> 68)
    return UUID(bytes=struct.pack(">QQ", high, 1 << 63 | drawn & (1 << 62) - 1))


def _text(dice: random.Random, number: int) -> str:
    sentences = [_sentence(dice) for _ in range(3 if number % LONG_EVERY == 0 else 1)]
    return f"{' '.join(sentences)} It was number {number}." if number % LONG_EVERY == 0 else sentences[0]


def _sentence(dice: random.Random) -> str:
    return (
        f"{dice.choice(WHO)} {dice.choice(DID)} the {dice.choice(WHICH)} {dice.choice(WHAT)}"
        f" in {dice.choice(WHERE)} {dice.choice(WHEN)}."
    )


def _question(text: str) -> str:
    words = text.split(". ")[0].rstrip(".").split()
    return f"What do you know about the {' '.join(words[3:6])} and {words[0]}?"


def sizes_within(total: int, sizes: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those people, smallest first, who fit into so many memories."""
    fitting: list[tuple[int, int]] = []
    for size, number in sizes:
        if sum(each * many for each, many in fitting) + size * number <= total:
            fitting.append((size, number))
    return fitting
