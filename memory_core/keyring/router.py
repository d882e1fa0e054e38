"""Sends the key ring to its own small database, and everything else to the main one."""

from typing import Any

from django.db.models import Model

KEYS = "keys"


class KeyRouter:
    def db_for_read(self, model: type[Model], **_: Any) -> str | None:
        return KEYS if model._meta.app_label == "keyring" else None

    db_for_write = db_for_read

    def allow_migrate(self, db: str, app_label: str, **_: Any) -> bool:
        return (app_label == "keyring") == (db == KEYS)
