"""Write the data and, in a file of their own, the keys into a folder."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from memory_core import databases
from memory_core.backups import making, server
from memory_core.backups.errors import BackupError
from memory_core.databases import ConfigurationError
from memory_core.embedded.errors import ClusterError

MADE = """The backup is in {folder} ({rows} rows, {size:.1f} MB).
  data.dump   everything, sealed: without the keys nobody can read it
  keys.dump   the keys, wrapped by the master key: keep it apart from the data, and for a shorter time
The master key is not in it. Without that one nothing opens."""
DATA_ONLY = "The backup is in {folder} ({rows} rows, {size:.1f} MB): the data, sealed, without the keys."


class Command(BaseCommand):
    help = "Make a backup of the data and, apart from it, of the keys. Candor may be running."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="a new or empty folder")
        parser.add_argument("--data-only", action="store_true", help="leave the keys out")

    def handle(self, *args: object, folder: Path, data_only: bool, **options: Any) -> None:
        folder = folder.absolute()
        try:
            key = databases.master_key(os.environ)
            with server.at_hand(os.environ):
                urls = databases.urls(os.environ, key)
                made = making.make(urls, key, folder, with_keys=not data_only, say=self.stdout.write)
        except (BackupError, ClusterError, ConfigurationError) as error:
            raise CommandError(str(error)) from error
        size = sum(file["bytes"] for file in made.files.values()) / 1e6
        told = MADE if made.has_keys else DATA_ONLY
        self.stdout.write(told.format(folder=folder, rows=sum(made.rows.values()), size=size))
