"""The project that a transaction may see. Row-level security reads it; without it nothing is visible."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection, transaction

SETTING = "candor.project"


@contextmanager
def project_scope(project_id: UUID) -> Iterator[None]:
    """A transaction in which the rows of one project, and of no other, exist.

    Inside another scope it narrows to the new project and returns to the old one at the end.
    """
    nested = connection.in_atomic_block
    with transaction.atomic():
        before = _set(project_id, remember=nested)
        yield
        if nested:
            _set(before, remember=False)


def _set(project_id: UUID | str, *, remember: bool) -> str:
    with connection.cursor() as cursor:
        before = ""
        if remember:
            cursor.execute("SELECT coalesce(current_setting(%s, true), '')", [SETTING])
            before = cursor.fetchone()[0]
        if before != str(project_id):
            cursor.execute("SELECT set_config(%s, %s, true)", [SETTING, str(project_id)])
    return before
