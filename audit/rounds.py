"""A search that goes round all projects, a turn at a time."""

import logging
import time
from collections.abc import Callable
from uuid import UUID

from django.db import DatabaseError

from memory_core.errors import CandorError
from memory_core.models import Project

log = logging.getLogger(__name__)

TURN_SECONDS = 30


def everywhere(search: Callable[[UUID], int]) -> int:
    """Search each project, in an order that is another each time, until the time is up; returns what was found.

    What fails in one project is left for the next turn and holds up no other.
    """
    found, until = 0, time.monotonic() + TURN_SECONDS
    for project_id in list(Project.objects.order_by("?").values_list("pk", flat=True)):
        if time.monotonic() > until:
            break
        try:
            found += search(project_id)
        except (CandorError, DatabaseError) as error:
            log.warning("project %s is left for the next turn: %s", project_id, type(error).__name__)
    return found
