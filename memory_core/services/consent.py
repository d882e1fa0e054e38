"""Whether anything may be written down about a person, and whether what is there may be used: the person decides.

Paused, nothing new is kept, altogether or from one agent. Restricted (Art. 18 GDPR), nothing is read either, until
the restriction is lifted and all is as it was before.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from uuid import UUID

from django.db.models import Exists

from memory_core import prepared, vault
from memory_core.errors import IllegalTransition, NotFound
from memory_core.models import AgentPause, Subject
from memory_core.services import lanes
from memory_core.services.ledger import Log, act
from memory_core.services.subjects import mac_of

State = Subject.State


def pause(subject: Subject, *, actor: str, agent_id: str | None = None, key_id: UUID | None = None) -> bool:
    """Write nothing new down, or nothing from one agent; returns whether that was new.

    An agent is known by what it calls itself (`agent_id`), or by its API key where it does not say.
    Raises NotFound for somebody erased.
    """
    with _changing(subject.pk, subject.project_id) as (person, log):
        if mac := agent_mac(person.project_id, agent_id=agent_id, key_id=key_id):
            _, changed = AgentPause.objects.get_or_create(project_id=person.project_id, subject=person, agent_mac=mac)
        else:
            changed = _resting_state(person, State.PAUSED)
        if changed:
            log.add("subject.agent_paused" if mac else "subject.paused", actor=actor, subject=person)
    return changed


def resume(subject: Subject, *, actor: str, agent_id: str | None = None, key_id: UUID | None = None) -> bool:
    """Take a pause back, the one for everything or the one for an agent; returns whether there was one."""
    with _changing(subject.pk, subject.project_id) as (person, log):
        if mac := agent_mac(person.project_id, agent_id=agent_id, key_id=key_id):
            gone, _ = AgentPause.objects.filter(subject=person, agent_mac=mac).delete()
            changed = bool(gone)
        else:
            changed = _resting_state(person, State.ACTIVE)
        if changed:
            log.add("subject.agent_resumed" if mac else "subject.resumed", actor=actor, subject=person)
    return changed


def restrict(subject_id: UUID, *, project_id: UUID, actor: str) -> bool:
    """Let nobody but the person read anything, and learn nothing; returns whether that was new. Raises NotFound."""
    with _changing(subject_id, project_id) as (person, log):
        if person.state == State.RESTRICTED:
            return False
        person.state_before, person.state = person.state, State.RESTRICTED
        person.save(update_fields=["state", "state_before", "updated_at"])
        log.add("subject.restricted", actor=actor, subject=person)
    return True


def lift_restriction(subject_id: UUID, *, project_id: UUID, actor: str) -> Subject:
    """Back to how it was before, paused or not. Raises NotFound, and IllegalTransition when there is none to lift."""
    with _changing(subject_id, project_id) as (person, log):
        if person.state != State.RESTRICTED:
            raise IllegalTransition("There is no restriction to lift.")
        person.state, person.state_before = person.state_before or State.ACTIVE, ""
        person.save(update_fields=["state", "state_before", "updated_at"])
        log.add("subject.restriction_lifted", actor=actor, subject=person)
    return person


def is_paused(subject: Subject) -> bool:
    """Whether the person has paused everything; a restriction on top does not change that."""
    return State.PAUSED in (subject.state, subject.state_before)


def paused_agents(subject: Subject) -> frozenset[bytes]:
    """The agents that may write nothing down, as `agent_mac` has them. Call it inside the scope."""
    return frozenset(bytes(mac) for mac in subject.agent_pauses.values_list("agent_mac", flat=True))


def agent_mac(project_id: UUID, *, agent_id: str | None = None, key_id: UUID | None = None) -> bytes | None:
    """By what a pause knows an agent: its own name for itself, or else its key."""
    if agent_id:
        return mac_of(project_id, "agent", agent_id)
    return vault.mac(project_id, "agent's key", str(key_id)) if key_id else None


def may_learn(
    project_id: UUID, subject: Subject | None, *, agent_id: str | None = None, key_id: UUID | None = None
) -> bool:
    """Whether this agent may have something written down at this moment. True where it is about nobody.

    Whoever holds the person's lane can rely on it until the transaction ends. Call it inside the scope.
    """
    if subject is None:
        return True
    macs = [agent_mac(project_id, agent_id=agent_id), agent_mac(project_id, key_id=key_id)]
    return bool(_learning().rows(subject=subject.pk, macs=[mac for mac in macs if mac]))


@cache
def _learning() -> prepared.Statement:
    """Finds the person when nothing of theirs is paused for these agents."""
    person = prepared.given("subject")
    paused = AgentPause.objects.filter(prepared.is_among("agent_mac", "macs"), subject_id=person)
    return prepared.Statement.of(
        Subject.objects.filter(~Exists(paused), pk=person, state=State.ACTIVE).values_list("pk")
    )


@contextmanager
def _changing(subject_id: UUID, project_id: UUID) -> Iterator[tuple[Subject, Log]]:
    """The person, locked, behind everything that is being written about them."""
    with act(project_id) as log:
        if not Subject.objects.filter(pk=subject_id).exists():  # another project's, or gone: has no lane either
            raise NotFound("There is no such person.")
        lanes.hold(project_id, subject_id)
        person = Subject.objects.select_for_update().filter(pk=subject_id).exclude(state=State.ERASED).first()
        if person is None:
            raise NotFound("There is no such person.")
        yield person, log


def _resting_state(person: Subject, wanted: State) -> bool:
    """Set what the person's state is, or what it will be when a restriction is lifted."""
    column = "state_before" if person.state == State.RESTRICTED else "state"
    if getattr(person, column) == wanted:
        return False
    setattr(person, column, wanted)
    person.save(update_fields=[column, "updated_at"])
    return True
