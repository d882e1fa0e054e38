"""Roles, databases and rights. Run as often as you like: what is there stays, what is missing is made."""

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import psycopg
from psycopg import errors, sql
from psycopg.conninfo import conninfo_to_dict

from memory_core import databases
from memory_core.databases import Urls

ONE_AT_A_TIME = 0x43414E44  # the advisory lock that keeps two bootstraps apart

Connection = psycopg.Connection[tuple[object, ...]]


class BootstrapError(Exception):
    """The server cannot be made ready. The text is one line that says why."""


@dataclass(frozen=True, slots=True)
class Login:
    """One of our addresses, taken apart. `server` is host and port, to tell servers apart."""

    role: str
    password: str
    database: str
    server: str

    @classmethod
    def of(cls, url: str) -> "Login":
        parts = conninfo_to_dict(url.replace("pgmq://", "postgresql://", 1))
        return cls(
            role=str(parts.get("user") or ""),
            password=str(parts.get("password") or ""),
            database=str(parts.get("dbname") or ""),
            server=f"{parts.get('host')}:{parts.get('port') or 5432}",
        )


def bootstrap(urls: Urls, *, drop: bool = False) -> None:
    """Make the server of `urls.admin` ready for `migrate`.

    An address that points to another server is its operator's business and is left alone. `drop` throws our
    databases away first. Raises BootstrapError, with one line, for whatever the server refuses.
    """
    try:
        with psycopg.connect(urls.admin, autocommit=True) as admin:
            admin.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
            _prepare(admin, urls, drop=drop)
    except psycopg.Error as error:
        raise BootstrapError(f"The database server refused: {str(error).splitlines()[0]}") from error


def _prepare(admin: Connection, urls: Urls, *, drop: bool) -> None:
    owner, app, maintenance = (Login.of(url) for url in (urls.owner, urls.app, urls.maintenance))
    for login in (owner, app, maintenance):
        _create_role(admin, login)
    _create_database(admin, owner, drop=drop)
    _admit(admin, owner.database, (app, maintenance))
    with _inside(urls.admin, owner.database) as main:
        _install_vectors(main, owner.database)
        _grant_rows(main, owner, (app, maintenance))
    _prepare_aside(admin, urls, drop=drop)


def _prepare_aside(admin: Connection, urls: Urls, *, drop: bool) -> None:
    """The two databases beside the main one: the keys, and the queue where PostgreSQL carries it."""
    here = Login.of(urls.admin).server
    keys = Login.of(urls.keys)
    if keys.server == here:
        _create_role(admin, keys)
        _create_database(admin, keys, drop=drop)
    if not urls.broker.startswith("pgmq://"):
        return
    queue = Login.of(urls.broker)
    if queue.server == here:
        _create_role(admin, queue)
        _create_database(admin, queue, drop=drop)
        _install_queue(databases.address(urls.admin, role=queue.role, password=queue.password, database=queue.database))


def _create_role(admin: Connection, login: Login) -> None:
    """The password travels hashed, so that no statement log can hold it."""
    name = sql.Identifier(login.role)
    hashed = admin.pgconn.encrypt_password(login.password.encode(), login.role.encode(), b"scram-sha-256").decode()
    known = admin.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = %s", [login.role]).fetchone()
    if known is not None and known[0]:
        raise BootstrapError(f"The role {login.role} must be neither SUPERUSER nor BYPASSRLS")
    verb = sql.SQL("CREATE" if known is None else "ALTER")
    admin.execute(sql.SQL("{} ROLE {} LOGIN PASSWORD {}").format(verb, name, sql.Literal(hashed)))


def _create_database(admin: Connection, owner: Login, *, drop: bool) -> None:
    """An admin that is no superuser has to be a member of a role before it may give it a database."""
    database, role = sql.Identifier(owner.database), sql.Identifier(owner.role)
    if drop:
        admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(database))
    if not _one(admin, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"):
        admin.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(role))
    if not _one(admin, "SELECT 1 FROM pg_database WHERE datname = %s", owner.database):
        create = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8'")
        admin.execute(create.format(database, role))
    admin.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))


def _admit(admin: Connection, database: str, logins: tuple[Login, ...]) -> None:
    roles = sql.SQL(", ").join(sql.Identifier(login.role) for login in logins)
    admin.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(sql.Identifier(database), roles))


def _install_vectors(main: Connection, database: str) -> None:
    try:
        main.execute("CREATE EXTENSION IF NOT EXISTS vector")
    except errors.InsufficientPrivilege as error:
        advice = f"As a superuser, run CREATE EXTENSION vector in the database {database}, then run this again"
        raise BootstrapError(advice) from error
    except errors.FeatureNotSupported as error:
        raise BootstrapError("The database server lacks pgvector: install it, then run this again") from error


def _grant_rows(main: Connection, owner: Login, logins: tuple[Login, ...]) -> None:
    """What the owner creates from now on, the logins may read and write by row, and nothing more."""
    names = {
        "owner": sql.Identifier(owner.role),
        "logins": sql.SQL(", ").join(sql.Identifier(login.role) for login in logins),
    }
    for statement in (
        "GRANT USAGE ON SCHEMA public TO {logins}",
        "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public"
        " GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {logins}",
        "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {logins}",
    ):
        main.execute(sql.SQL(statement).format(**names))


def _install_queue(url: str) -> None:
    """The queue's own SQL cannot be run twice, and a half-run leaves nothing: it is one transaction."""
    with psycopg.connect(url) as queue:
        if not _one(queue, "SELECT to_regnamespace('pgmq') IS NOT NULL"):
            queue.execute(_queue_sql())


def _queue_sql() -> bytes:
    """Read beside the package and not through it, because importing it costs more than half a second."""
    package = find_spec("pgmq")
    if package is None or package.origin is None:
        raise BootstrapError("The pgmq package is missing: install it or set CANDOR_BROKER_URL")
    return Path(package.origin).with_name("sql").joinpath("pgmq.sql").read_bytes()


def _inside(admin_url: str, database: str) -> Connection:
    return psycopg.connect(databases.address(admin_url, database=database), autocommit=True)


def _one(connection: Connection, query: str, *parameters: object) -> object:
    row = connection.execute(query, parameters).fetchone()
    return None if row is None else row[0]
