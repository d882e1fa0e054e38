"""Make the databases ready: roles, rights, tables, and nothing there that was erased. Safe to run again."""

import os
from argparse import ArgumentParser

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django.db.backends.postgresql.base import DatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from memory_core import bootstrap, databases

MIGRATED = ("owner", "keys")


class Command(BaseCommand):
    help = "Create roles, databases and rights where they are missing, migrate, erase what a backup brought back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--restored", metavar="TIME", default="", help="note that a backup of this time came back")

    def handle(self, *args: object, restored: str = "", **options: object) -> None:
        try:
            bootstrap.bootstrap(databases.urls(os.environ, databases.master_key(os.environ)))
        except (bootstrap.BootstrapError, databases.ConfigurationError) as error:
            raise CommandError(str(error)) from error
        for alias in MIGRATED:
            if _is_behind(alias):
                call_command("migrate", database=alias, verbosity=0)
        self._erase_again(restored)
        close_connections()

    def _erase_again(self, restored: str) -> None:
        from memory_core.services import tombstones  # late: half a second of imports while the databases start

        if restored:
            tombstones.note_restored(restored)
        back = tombstones.replay()
        if back.people or back.memories:
            self.stdout.write(
                f"A backup brought back {back.people} erased people and {back.memories} erased memories: erased again."
            )


def close_connections() -> None:
    """Hand back every connection and end the threads of the pools: a process that forks keeps none."""
    for connection in connections.all(initialized_only=True):
        connection.close()
        if isinstance(connection, DatabaseWrapper):
            connection.close_pool()


def _is_behind(alias: str) -> bool:
    """Asking costs a tenth of what a migrate with nothing to do costs."""
    executor = MigrationExecutor(connections[alias])
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
