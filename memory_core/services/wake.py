"""Wake-ups: tell a worker that an owner has work waiting.

The jobs table is the queue of record and beat sweeps what was missed, so a wake-up may be lost. A
send to the broker costs milliseconds, so a thread of its own sends them, each owner once per batch.
"""

import logging
from queue import SimpleQueue
from threading import Lock, Thread
from time import sleep
from uuid import UUID

from kombu.exceptions import OperationalError

from memory_core.celery import app

log = logging.getLogger(__name__)

BATCH_SECONDS = 0.02

_waiting: "SimpleQueue[tuple[UUID, UUID]]" = SimpleQueue()
_lock = Lock()
_sender: Thread | None = None


def lane(project_id: UUID, owner_id: UUID) -> None:
    """Ask for a worker for one owner's jobs. Returns at once."""
    global _sender
    _waiting.put((project_id, owner_id))
    with _lock:
        if _sender is None or not _sender.is_alive():
            _sender = Thread(target=_send_for_ever, name="wake", daemon=True)
            _sender.start()


def send(project_id: UUID, owner_id: UUID) -> None:
    """Send one wake-up now."""
    app.send_task("memory_core.tasks.work_lane", args=[str(project_id), str(owner_id)], ignore_result=True)


def sweep() -> None:
    """Ask for a sweep of everything that waits. Sent at start, it also opens the way to the broker early."""
    try:
        app.send_task("memory_core.tasks.sweep_lanes", ignore_result=True)
    except (OperationalError, OSError) as error:
        log.warning("broker unavailable: %s", type(error).__name__)


def rescan(project_id: UUID) -> None:
    """Ask for what is stored to be screened again. Beat would come to it too."""
    try:
        app.send_task("memory_core.tasks.rescan_project", args=[str(project_id)], ignore_result=True)
    except (OperationalError, OSError) as error:
        log.warning("broker unavailable, the next round will rescan: %s", type(error).__name__)


def rebuild() -> None:
    """Ask for the vectors to be rebuilt with another model. Beat would come to it too."""
    try:
        app.send_task("memory_core.tasks.rebuild_vectors", ignore_result=True)
    except (OperationalError, OSError) as error:
        log.warning("broker unavailable, the next round will rebuild: %s", type(error).__name__)


def _send_for_ever() -> None:
    while True:
        batch = {_waiting.get()}
        sleep(BATCH_SECONDS)
        while not _waiting.empty():
            batch.add(_waiting.get())
        for project_id, owner_id in batch:
            try:
                send(project_id, owner_id)
            except (OperationalError, OSError) as error:
                log.warning("broker unavailable, the sweep will find this lane: %s", type(error).__name__)
