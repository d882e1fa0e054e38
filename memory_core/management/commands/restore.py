"""Put a backup in the place of the data. What was erased since stays erased."""

import os
from argparse import ArgumentParser
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db.migrations.loader import MigrationLoader

from memory_core import databases
from memory_core.backups import restoring, server
from memory_core.backups.errors import BackupError
from memory_core.backups.restoring import Sealed, Wishes
from memory_core.bootstrap import BootstrapError
from memory_core.databases import ConfigurationError
from memory_core.embedded.errors import ClusterError
from memory_core.services import resealing

DONE = "Restored: {rows} rows of {at}, less what was erased since. Start Candor again."
WITNESS = "What witnessed the ledger until now is kept as {path}: it knows of entries that the backup does not have."


class Command(BaseCommand):
    help = "Restore a backup. Stop Candor first. The keys and tombstones that are here stay."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="what `manage.py backup` wrote")
        parser.add_argument(
            "--with-keys", action="store_true", help="bring the keys of the backup back as well, but of nobody erased"
        )
        parser.add_argument(
            "--lose-unreadable", action="store_true", help="go on without the people whose keys are gone"
        )
        parser.add_argument("--force", action="store_true", help="replace the data that is here")

    def handle(self, *args: object, folder: Path, **options: Any) -> None:
        wishes = Wishes(options["with_keys"], options["lose_unreadable"], options["force"])
        try:
            key = databases.master_key(os.environ)
            said = restoring.check(folder.absolute(), key, wishes, _known_migrations())
            with server.for_ourselves(os.environ):
                urls = databases.urls(os.environ, key)
                restoring.restore(urls, folder.absolute(), said, wishes, _sealed(), say=self.stdout.write)
        except (BackupError, BootstrapError, ClusterError, ConfigurationError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(DONE.format(rows=sum(said.rows.values()), at=said.made_at))
        if aside := set_witness_aside():
            self.stdout.write(WITNESS.format(path=aside))


def set_witness_aside() -> Path | None:
    """The ledger goes on from the backup; a witness of what came after it would refuse it for ever. Nothing is lost."""
    path: Path = settings.CANDOR_ANCHOR_FILE
    if not path.exists():
        return None
    return path.rename(path.with_name(f"{path.stem}.until-{datetime.now(UTC):%Y%m%dT%H%M%SZ}{path.suffix}"))


def _known_migrations() -> dict[str, set[str]]:
    known: dict[str, set[str]] = {}
    for app, name in MigrationLoader(None).disk_migrations:
        known.setdefault(app, set()).add(name)
    return known


def _sealed() -> list[Sealed]:
    """The sealed columns of every table, by their names in the database."""
    return [
        Sealed(table.model._meta.db_table, table.owner_column, tuple(str(field.column) for field in table.fields))
        for table in resealing.tables()
    ]
