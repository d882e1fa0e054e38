"""What a backup says of itself, so that a wrong or damaged one is recognised before anything is touched."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from memory_core import databases
from memory_core.backups.errors import BackupError

FORMAT = 1
NAME = "manifest.json"
DATA, KEYS = "data.dump", "keys.dump"


@dataclass(frozen=True, slots=True)
class Manifest:
    """`rows` counts by table, `migrations` names the last by app, `files` has size and SHA-256 of each.

    `master_key` tells master keys apart and says nothing about them.
    """

    made_at: str
    postgres: int
    migrations: dict[str, str]
    rows: dict[str, int]
    master_key: str
    files: dict[str, dict[str, Any]] = field(default_factory=dict)
    format: int = FORMAT

    @property
    def has_keys(self) -> bool:
        return KEYS in self.files

    def write(self, folder: Path) -> None:
        databases.write_secret(folder / NAME, json.dumps(asdict(self), indent=2) + "\n")


def read(folder: Path) -> Manifest:
    """The manifest of the backup in `folder`. Raises BackupError."""
    try:
        said = json.loads((folder / NAME).read_text(encoding="utf-8"))
        manifest = Manifest(**said)
    except FileNotFoundError:
        raise BackupError(f"There is no backup in {folder}: {NAME} is missing.") from None
    except (OSError, ValueError, TypeError) as error:
        raise BackupError(f"{folder / NAME} cannot be read: {type(error).__name__}.") from error
    if manifest.format != FORMAT:
        raise BackupError(f"The backup in {folder} was made by another release of Candor (format {manifest.format}).")
    return manifest


def check_files(folder: Path, manifest: Manifest) -> None:
    """Raises BackupError when a file is missing or is not what was written."""
    for name, said in manifest.files.items():
        path = folder / name
        if not path.exists():
            raise BackupError(f"{path} is missing.")
        if described(path) != said:
            raise BackupError(f"{path} is damaged: it is not what was written when the backup was made.")


def described(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return {"bytes": path.stat().st_size, "sha256": hashlib.file_digest(file, "sha256").hexdigest()}


def fingerprint(master_key: bytes) -> str:
    return databases.derived_secret(master_key, "fingerprint")[:16]


def check_master_key(manifest: Manifest, master_key: bytes) -> None:
    if manifest.master_key != fingerprint(master_key):
        raise BackupError(
            "The backup was made under another master key: name that one with CANDOR_MASTER_KEY or"
            " CANDOR_MASTER_KEY_FILE. Without it nothing in the backup opens."
        )


def check_migrations(manifest: Manifest, known: Mapping[str, set[str]]) -> None:
    """Older ones are brought up to date afterwards; newer ones this release cannot know."""
    for app, last in manifest.migrations.items():
        if last not in known.get(app, set()):
            raise BackupError(f"The backup is of a newer release of Candor ({app} {last}): restore it with that one.")
