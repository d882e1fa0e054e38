"""The server that a backup is made of or restored to."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import psycopg

from memory_core import databases
from memory_core.backups.errors import BackupError
from memory_core.databases import Urls
from memory_core.embedded.cluster import Cluster
from memory_core.embedded.lock import hold


@contextmanager
def at_hand(env: Mapping[str, str]) -> Iterator[None]:
    """A server that answers: one that runs anyway, or the embedded one, started for as long as it is needed."""
    if env.get("CANDOR_DATABASE_URL") or Cluster(databases.postgres_folder(env)).is_running():
        yield
    else:
        with for_ourselves(env):
            yield


@contextmanager
def for_ourselves(env: Mapping[str, str]) -> Iterator[None]:
    """The embedded server, with nobody else at it; started, or made, and stopped at the end. Raises ClusterError."""
    if env.get("CANDOR_DATABASE_URL"):
        yield
        return
    var = databases.var_folder(env)
    var.mkdir(mode=0o700, parents=True, exist_ok=True)
    with hold(var):
        cluster = Cluster(databases.postgres_folder(env))
        try:
            cluster.init()
            cluster.start()
            yield
        finally:
            cluster.stop()


GUESTS_SECONDS = 5.0  # how long those may take to leave who are just being stopped


def refuse_guests(urls: Urls) -> None:
    """Raises BackupError while web servers or workers are connected, once they had time to leave."""
    until = time.monotonic() + GUESTS_SECONDS
    with psycopg.connect(urls.owner, autocommit=True) as connection:
        while guests := _guests(connection):
            if time.monotonic() > until:
                raise BackupError(
                    f"Candor is still running ({guests} connections): stop web servers and workers first."
                )
            time.sleep(0.1)


def _guests(connection: psycopg.Connection) -> int:
    query = (
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename <> current_user"
    )
    [guests] = connection.execute(query).fetchone() or [0]
    return int(guests)
