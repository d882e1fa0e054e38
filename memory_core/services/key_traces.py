"""What is left of a destroyed key as bytes in the files of the key database, and how far it can be taken out.

Deleting a row leaves it in the table's file, and its writing in the write-ahead log. The table is written anew. The
log is switched and checkpointed, after which a server that does not recycle its old segments deletes them; whether it
does so, and whether nobody else keeps them, is the server's to say.
"""

import logging
from enum import StrEnum

import psycopg
from django.conf import settings
from psycopg.conninfo import conninfo_to_dict

from memory_core import vault

log = logging.getLogger(__name__)

NOBODY_KEEPS_IT = (
    "SELECT current_setting('wal_recycle') = 'off' AND current_setting('archive_mode') = 'off'"
    " AND NOT EXISTS (SELECT FROM pg_replication_slots) AND NOT EXISTS (SELECT FROM pg_stat_replication)"
)


class Traces(StrEnum):
    """What became of them."""

    GONE = "gone"
    AT_NIGHT = "at night"  # the table is large or busy: the nightly job writes it anew
    SERVERS = "the server's"  # its log keeps them for a time of its own


def wash() -> tuple[Traces, Traces]:
    """Take the bytes of deleted keys out of the table's file and out of the log: what became of either.

    Once for many owners. Nobody can read keys while their table is written anew, which takes milliseconds.
    """
    if not vault.rewrite():
        return Traces.AT_NIGHT, Traces.SERVERS
    return Traces.GONE, _end_log()


def _end_log() -> Traces:
    try:
        with psycopg.connect(_strongest_login(), autocommit=True, connect_timeout=5) as connection:
            connection.execute("SELECT pg_switch_wal()")
            connection.execute("CHECKPOINT")
            row = connection.execute(NOBODY_KEEPS_IT).fetchone()
            return Traces.GONE if row and row[0] else Traces.SERVERS
    except psycopg.Error as error:
        log.info("the log of the key database is left to its server: %s", type(error).__name__)
        return Traces.SERVERS


def _strongest_login() -> str:
    """The admin where the keys live on the admin's server, else the keys' own login."""
    admin, keys = (conninfo_to_dict(url) for url in (settings.URLS.admin, settings.URLS.keys))
    same = all(admin.get(part) == keys.get(part) for part in ("host", "port"))
    return str(settings.URLS.admin if same else settings.URLS.keys)
