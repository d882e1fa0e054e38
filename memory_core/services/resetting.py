"""Forgetting a topic, an agent, an app or a run in one call: which memories that is, and the deletion of them."""

from dataclasses import dataclass
from uuid import UUID

from memory_core.callers import Caller
from memory_core.engine.filters import ANY
from memory_core.errors import InvalidInput, NotFound
from memory_core.models import Job, MemoryVersion, Subject
from memory_core.services import erasure, lanes, removal
from memory_core.services.events import note_deletion
from memory_core.services.ledger import act
from memory_core.services.removal import Selection
from memory_core.services.subjects import Names, find
from memory_core.services.topics import heading
from memory_core.tenancy import project_scope

ONE_OF = ("agent_id", "app_id", "run_id", "topic")


@dataclass(frozen=True, slots=True)
class Target:
    """Exactly one of an agent, an app, a run, or a topic of one person.

    A topic is the heading that the person's page has it under: a category, or the code of a kind.
    """

    agent_id: str = ""
    app_id: str = ""
    run_id: str = ""
    topic: str = ""
    user_id: str = ""

    def check(self) -> None:
        """Raises InvalidInput that names the field."""
        given = [name for name in ONE_OF if getattr(self, name)]
        if len(given) != 1:
            raise InvalidInput(f"Name exactly one of {', '.join(ONE_OF)}.", fields={ONE_OF[0]: ["Name exactly one."]})
        if bool(self.topic) != bool(self.user_id):
            raise InvalidInput.field("user_id", "A topic is one person's: name both topic and user_id, or neither.")
        if ANY in (getattr(self, given[0]), self.user_id):
            raise InvalidInput.field(given[0], f"'{ANY}' stands for every name. Name one.")

    @property
    def names(self) -> Names:
        return Names(agent_id=self.agent_id or None, app_id=self.app_id or None, run_id=self.run_id or None)


@dataclass(frozen=True, slots=True)
class Extent:
    """How many memories go, waiting and past ones too, and how many of them an agent could read."""

    memories: int
    readable: int


def extent(project_id: UUID, target: Target) -> Extent:
    """What a reset would delete; nothing goes. Raises InvalidInput, and NotFound for somebody unknown."""
    target.check()
    if not target.topic:
        return Extent(*erasure.extent(project_id, target.names))
    with project_scope(project_id):
        chosen = _under(_person(project_id, target.user_id), target.topic)
        readable = MemoryVersion.objects.readable(expired=True, superseded=True).filter(memory__in=chosen)
        return Extent(len(chosen), readable.values("memory").distinct().count())


def reset(project_id: UUID, target: Target, *, actor: str) -> int:
    """Delete for good, at once; returns how many memories went that an agent could have read.

    What was under a topic is not learned again. Raises what `extent` raises, and Conflict, deleting nothing, when a
    legal hold stands on one of the people whose they are.
    """
    target.check()
    if not target.topic:
        readable = erasure.extent(project_id, target.names)[1]
        erasure.erase_named(project_id, target.names, actor=actor)
        return readable
    with project_scope(project_id):
        subject = _person(project_id, target.user_id)
    with act(project_id) as log:
        lanes.hold(project_id, subject.pk)
        return erasure.erase_chosen(project_id, subject.pk, _under(subject, target.topic), actor=actor, log=log)


def reset_for(caller: Caller, target: Target) -> Job:
    """`reset` for an agent; returns the finished job that stands for it. Of a restricted person nothing is known."""
    target.check()
    if not target.topic:
        return erasure.delete_all(caller, target.names)
    return note_deletion(caller, reset(caller.project_id, target, actor=caller.actor))


def _person(project_id: UUID, user_id: str) -> Subject:
    subject = find(project_id, user_id)
    if subject is None or subject.is_closed:
        raise NotFound("Nothing is known of this user_id.")
    return subject


def _under(subject: Subject, topic: str) -> set[UUID]:
    """The memories under a topic, written as on the page of the person or as the category itself."""
    chosen: set[UUID] = set()
    for spelled in {topic, heading("", [topic])}:
        try:
            chosen |= removal.selected(subject, Selection(topic=spelled))
        except NotFound:
            continue
    return chosen
