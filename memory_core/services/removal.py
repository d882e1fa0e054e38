"""What a person wants gone: out of every reading at once, deleted for good when the time to think it over has passed.

Until then it can be taken back and everything is as it was. What is on its way out is not learned again meanwhile.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from memory_core.errors import IllegalTransition, InvalidInput, KeyDestroyed, NotFound
from memory_core.models import Job, Memory, MemoryVersion, Removal, Retired, Status, Subject
from memory_core.models.memory import VersionQuerySet
from memory_core.services import erasure, indexing, lanes, lifecycle, merging, suppression
from memory_core.services.ledger import Log, act
from memory_core.services.subjects import mac_of
from memory_core.services.topics import headings
from memory_core.tenancy import project_scope

EVERYWHERE = "maintenance"
ACTOR = "system:removal"
NOTHING = "There is nothing of this kind."
PREVIEWED = 50


@dataclass(frozen=True, slots=True)
class Selection:
    """Exactly one of: a memory, a topic (as `topics.heading` names it), a range of dates, an agent, everything.

    The dates are those on which something was said, both included; one of them may be left open. An agent is known by
    what it calls itself (`agent`), or by its API key.
    """

    memory_id: UUID | None = None
    topic: str = ""
    since: date | None = None
    until: date | None = None
    agent: str = ""
    key_id: UUID | None = None
    everything: bool = False

    @property
    def what(self) -> Removal.What:
        """Raises InvalidInput when it is not exactly one of them."""
        asked = {
            Removal.What.MEMORY: self.memory_id is not None,
            Removal.What.TOPIC: bool(self.topic),
            Removal.What.DATES: self.since is not None or self.until is not None,
            Removal.What.AGENT: bool(self.agent or self.key_id),
            Removal.What.SELECTION: self.everything,
        }
        chosen = [what for what, is_asked in asked.items() if is_asked]
        if len(chosen) != 1:
            raise InvalidInput("Choose one thing to delete: a memory, a topic, dates, an agent or everything.")
        if self.since and self.until and self.until < self.since:
            raise InvalidInput.field("until", "The last day is before the first.")
        return chosen[0]


@dataclass(frozen=True, slots=True)
class Preview:
    """What would go: how many memories a person sees, how many past ones with them, and the latest of what is held."""

    number: int
    past: int
    versions: Sequence[MemoryVersion]


def preview(subject: Subject, selection: Selection) -> Preview:
    """Raises InvalidInput for a selection that is none, NotFound for one that is empty or somebody else's."""
    with project_scope(subject.project_id):
        chosen = _chosen(subject, selection)
        seen = [memory for memory in _seen(subject) if memory in chosen]
        number = len(set(seen))
        latest = MemoryVersion.objects.held_about(subject.pk).filter(memory__in=seen[:PREVIEWED])
        return Preview(number, len(chosen) - number, list(latest.order_by("-recorded_at", "-pk")))


def ask(subject: Subject, selection: Selection, *, actor: str, never_again: bool = False) -> Removal:
    """Hide what was selected at once, to be deleted after CANDOR_GRACE_HOURS. Raises what `preview` raises.

    What it replaced goes along. `never_again` makes it the person's own wish that it is not learned again, which
    binds also what an agent adds word for word.
    """
    now = timezone.now()
    with act(subject.project_id) as log:
        _hold(subject)
        chosen = _chosen(subject, selection)
        removal = Removal.objects.create(
            project_id=subject.project_id,
            subject=subject,
            actor=actor,
            what=selection.what,
            number=len(chosen.intersection(_seen(subject))) or len(chosen),
            never_again=never_again,
            asked_at=now,
            run_at=now + settings.CANDOR_GRACE,
        )
        versions = MemoryVersion.objects.filter(memory__in=chosen)
        suppression.fingerprint(versions.select_related("memory"), by_person=never_again)
        indexing.withdraw_all(versions.in_force())
        versions.update(removal=removal)
        _note("removal.asked", removal, actor, log)
    return removal


def selected(subject: Subject, selection: Selection) -> set[UUID]:
    """The memories that a selection means, with all that goes along. Raises what `preview` raises; in the scope."""
    return _chosen(subject, selection)


def undo(removal_id: UUID, *, project_id: UUID, actor: str) -> Removal:
    """Everything is as it was, and may be talked about again; what was replaced meanwhile is replaced.

    A person takes back their own only. Raises NotFound, and IllegalTransition for one that was taken back already
    or was carried out.
    """
    with act(project_id) as log:
        removal = _locked(removal_id)
        if actor.startswith("subject:") and actor != removal.subject.actor:
            raise NotFound(NOTHING)
        _check_open(removal)
        versions = list(MemoryVersion.objects.leaving_with(removal.pk).select_related("memory"))
        MemoryVersion.objects.leaving_with(removal.pk).update(removal=None)
        suppression.forget_fingerprints(removal.subject_id, {version.memory_id for version in versions})
        _put_back(versions, actor=actor, log=log)
        removal.undone_at = timezone.now()
        removal.save(update_fields=["undone_at"])
        _note("removal.undone", removal, actor, log)
    return removal


def run_due(*, is_kept: Callable[[UUID], object] = lambda subject_id: False) -> int:
    """Delete for good whatever has had its time; returns how many removals were carried out.

    `is_kept` says, inside the project's scope, of whom everything has to be kept for now: theirs stays hidden and
    waits.
    """
    due = Removal.objects.using(EVERYWHERE).due_at(timezone.now()).order_by("run_at")
    waiting = list(due.values_list("pk", "project_id"))
    return sum(_carry_out(removal_id, project_id, is_kept) for removal_id, project_id in waiting)


def on_their_way_out(subject: Subject) -> list[Removal]:
    """What can still be taken back, the latest first. Call it inside the scope."""
    return list(Removal.objects.open().filter(subject=subject).order_by("-asked_at"))


def _carry_out(removal_id: UUID, project_id: UUID, is_kept: Callable[[UUID], object]) -> bool:
    """False where it is kept, or somebody was quicker: taken back, carried out, or the whole person erased."""
    with act(project_id) as log:
        try:
            removal = _locked(removal_id)
            _check_open(removal)
        except (NotFound, IllegalTransition):
            return False
        if is_kept(removal.subject_id):
            return False
        memories = list(Memory.objects.filter(versions__removal=removal).distinct())
        removal.done_at = timezone.now()
        removal.save(update_fields=["done_at"])
        erasure.delete_held(memories, actor=ACTOR, log=log)
        log.add("removal.done", actor=ACTOR, subject=removal.subject, removal=str(removal.pk), memories=len(memories))
    return True


def _locked(removal_id: UUID) -> Removal:
    """A removal whose person's lane is held, so that nobody else is at it. Raises NotFound."""
    found = Removal.objects.filter(pk=removal_id).select_related("subject").first()
    if found is None:
        raise NotFound(NOTHING)
    _hold(found.subject)
    locked = Removal.objects.select_for_update(of=("self",)).select_related("subject").filter(pk=removal_id).first()
    if locked is None:
        raise NotFound(NOTHING)
    return locked


def _hold(subject: Subject) -> None:
    if not Subject.objects.filter(pk=subject.pk).exists():
        raise NotFound("There is no such person.")
    lanes.hold(subject.project_id, subject.pk)


def _check_open(removal: Removal) -> None:
    if removal.done_at is not None:
        raise IllegalTransition("It has been deleted for good and cannot be taken back.")
    if removal.undone_at is not None:
        raise IllegalTransition("It was taken back already.")


def _chosen(subject: Subject, selection: Selection) -> set[UUID]:
    """The memories selected with all that they have replaced. Raises NotFound when there is none."""
    what = selection.what
    staying = MemoryVersion.objects.staying().filter(owner_id=subject.pk)
    chosen = set(_matching(staying, what, selection, subject))
    if not chosen:
        raise NotFound(NOTHING)
    return merging.saying_the_same(chosen | _replaced_by(chosen, subject))


def _replaced_by(chosen: AbstractSet[UUID], subject: Subject) -> set[UUID]:
    """What came before, step by step, as far as it is past: a correction that waits has replaced nothing yet."""
    older = dict(Memory.objects.filter(subject=subject).exclude(supersedes=None).values_list("pk", "supersedes_id"))
    alive = set(_seen(subject))
    replaced: set[UUID] = set()
    for memory in chosen:
        step = older.get(memory)
        while step is not None and step not in alive and step not in replaced:
            replaced.add(step)
            step = older.get(step)
    return replaced


def _matching(versions: VersionQuerySet, what: Removal.What, selection: Selection, subject: Subject) -> Iterable[UUID]:
    match what:
        case Removal.What.MEMORY:
            versions = versions.filter(memory=selection.memory_id)
        case Removal.What.TOPIC:
            return _under(versions, selection.topic, subject)
        case Removal.What.DATES:
            versions = _within(versions, selection)
        case Removal.What.AGENT:
            versions = _of_agent(versions, selection, subject)
    return versions.values_list("memory_id", flat=True)


def _under(versions: VersionQuerySet, topic: str, subject: Subject) -> Iterator[UUID]:
    heading_by = headings(subject.pk)
    for memory_id, pk, kind, categories in versions.values_list("memory_id", "pk", "kind", "categories"):
        with suppress(KeyDestroyed):
            if heading_by(pk, kind, categories) == topic:
                yield memory_id


def _within(versions: VersionQuerySet, selection: Selection) -> VersionQuerySet:
    since = Q(said_at__date__gte=selection.since) if selection.since else Q()
    until = Q(said_at__date__lte=selection.until) if selection.until else Q()
    return versions.filter(since & until)


def _of_agent(versions: VersionQuerySet, selection: Selection, subject: Subject) -> VersionQuerySet:
    """Under the agent's own name; by key, what came through it without one."""
    if selection.agent:
        return versions.filter(memory__agent_mac=mac_of(subject.project_id, "agent", selection.agent))
    jobs = Job.objects.filter(owner_id=subject.pk, api_key_id=selection.key_id)
    came = Q(evidence__turn__job__in=jobs) | Q(proposed_by=f"agent:{selection.key_id}")
    return versions.filter(came, memory__agent_mac=None).distinct()


def _seen(subject: Subject) -> Iterable[UUID]:
    """The memories that the person sees, the newest first, twice where a correction waits."""
    held = MemoryVersion.objects.held_about(subject.pk).order_by("-recorded_at", "-pk")
    return held.values_list("memory_id", flat=True)


def _put_back(versions: Sequence[MemoryVersion], *, actor: str, log: Log) -> None:
    """Into reading again what is in force, save where something newer has come in its place."""
    for version in versions:
        version.removal = None
        if version.status != Status.APPROVED or version.retired_at is not None:
            continue
        newer = MemoryVersion.objects.in_force().filter(memory__supersedes=version.memory_id).first()
        indexing.restore(version)
        if newer is not None:
            lifecycle.retire(version, as_=Retired.SUPERSEDED, actor=actor, log=log, ended_by=newer)
        else:
            lifecycle.settle(version, actor=actor, log=log)


def _note(action: str, removal: Removal, actor: str, log: Log) -> None:
    log.add(
        action,
        actor=actor,
        subject=removal.subject,
        removal=str(removal.pk),
        what=str(removal.what),
        memories=removal.number,
        never_again=removal.never_again,
    )
