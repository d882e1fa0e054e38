"""Pairs that seem to say the same, for a person to decide on."""

from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone

from audit.clearing import undo_closed_before
from audit.maintenance_plan import people_kept
from audit.maintenance_rules import MERGE
from audit.models import MaintenanceAct, MergeProposal
from audit.models.maintenance import ProposalQuerySet
from memory_core.errors import Conflict, NotFound
from memory_core.models import MemoryVersion, Subject
from memory_core.services import lanes, lifecycle, merging
from memory_core.services.ledger import act

State = MergeProposal.State
GONE = "One of the two has changed since, so there is nothing to merge any more."


def waiting() -> ProposalQuerySet:
    """Undecided pairs of people whose data may be looked at. Call it inside the scope."""
    closed = Subject.objects.exclude(pk__in=Subject.objects.open().values("pk")).values("pk")
    return MergeProposal.objects.waiting().exclude(owner_id__in=closed).order_by("id")


def waiting_count(limit: int = 100) -> int:
    """How many pairs wait, counted no further than `limit`."""
    return len(waiting().values_list("pk", flat=True)[:limit])


def accept(proposal_id: UUID, *, project_id: UUID, actor: str) -> MaintenanceAct:
    """They say the same: one remains, in the survivor's words. Raises NotFound, and Conflict where it cannot be."""
    with act(project_id) as log:
        proposal = _open(proposal_id, project_id)
        if people_kept([proposal.owner_id]):
            raise Conflict("This person's data has to be kept as it is for now.")
        pair = _both(proposal)
        [made] = merging.merge([pair], actor=actor, log=log)
        done = MaintenanceAct.objects.create(
            project_id=project_id, owner_id=proposal.owner_id, rule=MERGE, version=pair[1], into=made
        )
        _settle(proposal, State.MERGED, actor)
        log.add("merge.accepted", actor=actor, version=made, proposal=str(proposal.pk))
    return done


def leave_apart(proposal_id: UUID, *, project_id: UUID, actor: str) -> MergeProposal:
    """They do not say the same; nobody is asked about them again. Raises NotFound and Conflict."""
    with act(project_id) as log:
        proposal = _open(proposal_id, project_id)
        _settle(proposal, State.APART, actor)
        subject_id = proposal.owner_id if proposal.owner_id != project_id else None
        log.add("merge.left_apart", actor=actor, subject_id=subject_id, proposal=str(proposal.pk))
    return proposal


def merged_by_hand(limit: int = 5) -> list[MaintenanceAct]:
    """What people merged lately and can still take back, the latest first. Call it inside the scope."""
    found = MaintenanceAct.objects.standing().filter(run=None, rule=MERGE).select_related("into__memory__subject")
    return list(found.since(undo_closed_before()).order_by("-at")[:limit])


def _open(proposal_id: UUID, project_id: UUID) -> MergeProposal:
    """The owner's lane, then the pair."""
    owner = MergeProposal.objects.filter(pk=proposal_id).values_list("owner_id", flat=True).first()
    if owner is None:
        raise NotFound("There is no such pair any more.")
    lanes.hold(project_id, owner)
    proposal = MergeProposal.objects.select_for_update().filter(pk=proposal_id).first()
    if proposal is None:
        raise NotFound("There is no such pair any more.")
    if proposal.state != State.OPEN:
        raise Conflict("Somebody has decided about this pair already.")
    return proposal


def _both(proposal: MergeProposal) -> Sequence[MemoryVersion]:
    tidy = MemoryVersion.objects.may_be_tidied().filter(pk__in=[proposal.survivor_id, proposal.other_id])
    locked = {version.pk: version for version in lifecycle.lock_all(tidy.values_list("pk", flat=True))}
    if len(locked) < 2:
        raise Conflict(GONE)
    return [locked[proposal.survivor_id], locked[proposal.other_id]]


def _settle(proposal: MergeProposal, state: str, actor: str) -> None:
    proposal.state, proposal.decided_at, proposal.decided_by = state, timezone.now(), actor
    proposal.save(update_fields=["state", "decided_at", "decided_by"])
