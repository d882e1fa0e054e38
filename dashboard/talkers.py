"""The agents that had something to do with a person: by the name they give themselves, else by their key."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, Q

from memory_core.errors import KeyDestroyed
from memory_core.models import AgentPause, ApiKey, Evidence, Job, Memory, Subject
from memory_core.services import consent
from memory_core.services.subjects import mac_of


@dataclass(frozen=True, slots=True)
class Talker:
    """An agent. `code` names it in an address and says nothing to whoever reads it there."""

    code: str
    name: str
    mac: bytes
    agent_id: str | None = None
    key_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Pausable:
    """An agent and whether the person has paused it."""

    talker: Talker
    is_paused: bool


def talkers_of(subject: Subject) -> list[Talker]:
    """Every agent that something of this person's came from, by name. Call it inside the scope."""
    return sorted([*_named(subject), *_unnamed(subject)], key=lambda talker: talker.name.casefold())


def pausable(subject: Subject, talkers: Iterable[Talker]) -> list[Pausable]:
    paused = consent.paused_agents(subject)
    return [Pausable(talker, talker.mac in paused) for talker in talkers]


def pauses_of_others(subject: Subject, talkers: Sequence[Talker]) -> list[AgentPause]:
    """Pauses of agents of which nothing is held any more, so that nobody can tell their names."""
    macs = {talker.mac for talker in talkers}
    pauses = AgentPause.objects.filter(subject=subject).order_by("since")
    return [pause for pause in pauses if bytes(pause.agent_mac) not in macs]


def of_talker(subject: Subject, talker: Talker) -> Q:
    """The versions that came from an agent. Of a key it is what came without another name."""
    if talker.agent_id:
        return Q(memory__agent_mac=mac_of(subject.project_id, "agent", talker.agent_id))
    jobs = Job.objects.filter(owner_id=subject.pk, api_key_id=talker.key_id)
    said = Evidence.objects.filter(turn__job__in=jobs).values("version_id")
    return (Q(proposed_by=f"agent:{talker.key_id}") | Q(pk__in=said)) & Q(memory__agent_mac=None)


def _named(subject: Subject) -> list[Talker]:
    memories = Memory.objects.filter(owner_id=subject.pk).exclude(agent_mac=None)
    found = []
    for memory in memories.order_by("agent_mac").distinct("agent_mac"):
        mac = bytes(memory.agent_mac or b"")
        if name := _agent_id(memory):
            found.append(Talker(mac.hex(), name, mac, agent_id=name))
    return found


def _agent_id(memory: Memory) -> str:
    try:
        return str(memory.scopes.get("agent_id", ""))
    except KeyDestroyed:
        return ""


def _unnamed(subject: Subject) -> list[Talker]:
    """By key, where anything came without a name: all keys then that ever told something of this person."""
    nameless = Memory.objects.filter(owner_id=subject.pk, agent_mac=None)
    told = Job.objects.filter(owner_id=subject.pk).values("api_key_id")
    return [_of_key(subject, key) for key in ApiKey.objects.filter(Exists(nameless), pk__in=told).order_by("name")]


def _of_key(subject: Subject, key: ApiKey) -> Talker:
    mac = consent.agent_mac(subject.project_id, key_id=key.pk) or b""
    return Talker(mac.hex(), key.name, mac, key_id=key.pk)
