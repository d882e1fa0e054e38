"""The project that a transaction may see. Row-level security reads it; without it nothing is visible."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection, transaction

from memory_core import prepared

SETTING = "candor.project"


@contextmanager
def project_scope(project_id: UUID) -> Iterator[None]:
    """A transaction in which the rows of one project, and of no other, exist.

    Inside another scope it narrows to the new project and returns to the old one at the end.
    """
    nested = connection.in_atomic_block
    with transaction.atomic():
        before = _current() if nested else ""
        _narrow(before, str(project_id))
        yield
        if nested:
            _narrow(str(project_id), before)


def _current() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(current_setting(%s, true), '')", [SETTING])
        return str(cursor.fetchone()[0])


def _narrow(before: str, after: str) -> None:
    if before != after:
        with prepared.cursor() as cursor:
            cursor.execute("SELECT set_config(%s, %s, true)", [SETTING, after])
