from collections.abc import Iterator
from dataclasses import replace

import psycopg
import pytest
from psycopg import errors

from memory_core import databases
from memory_core.bootstrap import BootstrapError, bootstrap
from memory_core.databases import Urls
from memory_core.embedded.cluster import Cluster

KEY = bytes(range(32))


def run(url: str, statement: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url, autocommit=True) as connection:
        cursor = connection.execute(statement.encode())
        return cursor.fetchall() if cursor.description else []


@pytest.fixture(scope="module")
def urls(server: Cluster) -> Urls:
    made = databases.urls({"CANDOR_DATABASE_URL": server.url}, KEY)
    bootstrap(made)
    return made


@pytest.fixture
def table(urls: Urls) -> Iterator[str]:
    run(urls.owner, "CREATE TABLE note (id serial PRIMARY KEY, text text)")
    yield "note"
    run(urls.owner, "DROP TABLE note")


@pytest.mark.parametrize("who", ["app", "maintenance"])
def test_rows_may_be_written_and_nothing_more(urls: Urls, table: str, who: str) -> None:
    url = getattr(urls, who)
    run(url, f"INSERT INTO {table} (text) VALUES ('kept')")
    assert run(url, f"SELECT text FROM {table}") == [("kept",)]
    for refused in (f"TRUNCATE {table}", f"DROP TABLE {table}", "CREATE TABLE mine ()"):
        with pytest.raises(errors.InsufficientPrivilege):
            run(url, refused)


def test_neither_login_can_step_over_row_level_security(urls: Urls) -> None:
    rows = run(urls.admin, "SELECT rolname FROM pg_roles WHERE rolname LIKE 'candor%' AND (rolsuper OR rolbypassrls)")
    assert rows == []


def test_the_app_cannot_log_in_to_the_keys_or_the_queue(urls: Urls) -> None:
    for database in ("candor_keys", "candor_queue"):
        with pytest.raises(psycopg.OperationalError, match="permission denied"):
            run(databases.address(urls.app, database=database), "SELECT 1")


def test_vectors_and_the_queue_are_there(urls: Urls) -> None:
    assert run(urls.app, "SELECT '[1,2]'::halfvec <=> '[1,2]'::halfvec") == [(0.0,)]
    queue = urls.broker.replace("pgmq://", "postgresql://")
    run(queue, "SELECT pgmq.create('try')")
    assert run(queue, """SELECT pgmq.send('try', '{"id": 1}')""") == [(1,)]


def test_a_second_run_keeps_what_is_there(urls: Urls, table: str) -> None:
    run(urls.app, f"INSERT INTO {table} (text) VALUES ('kept')")
    bootstrap(urls)
    assert run(urls.app, f"SELECT text FROM {table}") == [("kept",)]


def test_a_new_master_key_changes_the_passwords(urls: Urls, server: Cluster) -> None:
    renewed = databases.urls({"CANDOR_DATABASE_URL": server.url}, bytes(32))
    bootstrap(renewed)
    assert run(renewed.app, "SELECT 1") == [(1,)]
    with pytest.raises(psycopg.OperationalError, match="password"):
        run(urls.app, "SELECT 1")
    bootstrap(urls)


def test_dropping_begins_with_empty_databases(server: Cluster) -> None:
    own = databases.urls({"CANDOR_DATABASE_URL": server.url, "CANDOR_DATABASE_NAME": "again"}, KEY)
    bootstrap(own)
    run(own.owner, "CREATE TABLE note ()")
    bootstrap(own, drop=True)
    assert run(own.owner, "SELECT to_regclass('note')") == [(None,)]


def test_an_admin_without_superuser_is_enough_once_the_extension_is_there(server: Cluster) -> None:
    run(server.url, "CREATE ROLE clerk LOGIN CREATEDB CREATEROLE PASSWORD 'pen'")
    admin = databases.address(server.url, role="clerk", password="pen", database="postgres")
    own = databases.urls({"CANDOR_DATABASE_URL": admin, "CANDOR_DATABASE_NAME": "clerks"}, KEY)
    own = Urls(*(getattr(own, name).replace("candor_", "elsewhere_") for name in Urls.__slots__))
    with pytest.raises(BootstrapError, match="CREATE EXTENSION vector in the database clerks"):
        bootstrap(own)
    run(databases.address(server.url, database="clerks"), "CREATE EXTENSION vector")
    bootstrap(own)
    assert run(own.app, "SELECT current_user") == [("elsewhere_app",)]


def test_a_login_that_ignores_row_level_security_is_refused(urls: Urls) -> None:
    run(urls.admin, "ALTER ROLE candor_app BYPASSRLS")
    with pytest.raises(BootstrapError, match="BYPASSRLS"):
        bootstrap(urls)
    run(urls.admin, "ALTER ROLE candor_app NOBYPASSRLS")


def test_keys_on_a_server_of_their_own_are_left_alone(urls: Urls, server: Cluster) -> None:
    bootstrap(replace(urls, keys="postgresql://candor_keys:x@keys.example/candor_keys", broker="redis://cache"))


def test_a_server_that_does_not_answer_is_one_line() -> None:
    urls = databases.urls({"CANDOR_DATABASE_URL": "postgresql://a:b@127.0.0.1:1/postgres"}, KEY)
    with pytest.raises(BootstrapError) as refused:
        bootstrap(urls)
    assert "\n" not in str(refused.value)
