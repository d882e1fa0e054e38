"""Letters with links: what waits for the worker that writes them, and what it writes."""

import re
from typing import Any
from uuid import UUID

from memory_core.celery import app
from memory_core.services import invitations

TASK = "memory_core.tasks.send_links"
PUBLIC_URL = "https://candor.example"


def messages() -> list[list[list[str]]]:
    """Whom each message is about: ids of project and person. They are taken from the queue."""
    found = []
    with app.connection_for_read() as connection, connection.SimpleQueue("candor") as queue:
        while queue.qsize():
            message = queue.get()
            message.ack()
            if message.headers["task"] == TASK:
                found.append(message.payload[0][0])
    return found


def deliver() -> None:
    """Do what the worker does."""
    for people in messages():
        for project_id, subject_id in people:
            invitations.send(UUID(project_id), UUID(subject_id))


def link_in(letter: Any) -> str:
    [path] = re.findall(re.escape(PUBLIC_URL) + r"(/enter/\S+)", str(letter.body))
    return str(path)
