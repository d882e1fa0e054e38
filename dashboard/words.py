"""Codes in plain words."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from memory_core.engine.screening.policy import info
from memory_core.engine.types import Action
from memory_core.models import ApiKey, Finding, FormerMember, MemoryVersion, Retired, Status, User
from memory_core.services.remember import SCREENING

KIND_LABELS: Mapping[str, str | Promise] = {
    "preference": lazy("Preference"),
    "fact": lazy("Fact"),
    "event": lazy("Event"),
    "plan": lazy("Plan"),
    "temporary": lazy("For the moment"),
    "summary": lazy("Summary of a session"),
}
TOPICS: Mapping[str, str | Promise] = {
    "preference": lazy("What you like and prefer"),
    "fact": lazy("About you"),
    "plan": lazy("Your plans"),
    "event": lazy("What happened"),
    "temporary": lazy("For the moment"),
    "summary": lazy("What conversations came to"),
    "User preferences": lazy("What you like and prefer"),
}
ACTS: Mapping[str, str | Promise] = {
    "ingest.accepted": lazy("Conversation received"),
    "ingest.stored": lazy("Memory written down as given"),
    "ingest.read": lazy("Conversation read"),
    "ingest.failed": lazy("Conversation could not be read"),
    "ingest.replayed": lazy("Conversation to be read again"),
    "session.ended": lazy("Session ended"),
    "session.summed_up": lazy("Session summed up"),
    "memory.proposed": lazy("Memory proposed"),
    "memory.approved": lazy("Memory approved"),
    "memory.rejected": lazy("Memory rejected"),
    "memory.withdrawn": lazy("Proposal withdrawn"),
    "memory.retired": lazy("Memory retired"),
    "memory.ended_earlier": lazy("Memory was over earlier than was known"),
    "memory.reopened": lazy("Proposal waits again"),
    "memory.unapproved": lazy("Approval taken back"),
    "memory.reinstated": lazy("Memory back in force"),
    "memory.edited": lazy("Memory edited"),
    "memory.deleted": lazy("Memory erased"),
    "key.rotated": lazy("Key changed after something was erased"),
    "data.restored": lazy("Data restored from a backup"),
    "review.approve": lazy("Reviewer approved"),
    "review.edit": lazy("Reviewer edited and approved"),
    "review.mask": lazy("Reviewer masked and approved"),
    "review.reject": lazy("Reviewer rejected"),
    "review.split": lazy("Reviewer split it in several"),
    "review.merge": lazy("Reviewer merged it with another"),
    "review.first_yes": lazy("First of two reviewers said yes"),
    "review.undone": lazy("Decision undone"),
    "review.revoke": lazy("Reviewer revoked"),
    "review.noted": lazy("Note left"),
    "policy.changed": lazy("Policy changed"),
    "rescan.checked": lazy("Memories checked again"),
    "rescan.swept": lazy("Past words searched for secrets"),
    "rescan.deferred": lazy("Memory out of reading until its newer version is decided on"),
    "memory.rescanned": lazy("Memory checked again"),
    "memory.cut": lazy("Words that may not be stored cut out"),
    "turn.cut": lazy("Words that may not be stored cut out of a conversation"),
    "sample.drawn": lazy("Spot checks drawn"),
    "sample.sound": lazy("Spot check: rightly approved"),
    "sample.escaped": lazy("Spot check: should not have been approved"),
    "sample.reopened": lazy("Spot check taken back"),
    "contradiction.found": lazy("Conflicts found"),
    "contradiction.left": lazy("Conflict settled: the earlier one holds"),
    "contradiction.right": lazy("Conflict settled: the later one holds"),
    "contradiction.both": lazy("Conflict settled: both, at different times"),
    "contradiction.none": lazy("Conflict settled: none"),
    "contradiction.reopened": lazy("Conflict opened again"),
    "bulk.started": lazy("Decision on many begun"),
    "bulk.finished": lazy("Decision on many done"),
    "bulk.undo_asked": lazy("Taking back a decision on many"),
    "filter.saved": lazy("Filter saved"),
    "filter.removed": lazy("Filter removed"),
    "alarm.sent": lazy("Alarm sent"),
    "receiver.added": lazy("System to be told added"),
    "receiver.removed": lazy("System to be told removed"),
    "receiver.tested": lazy("Test message sent to a system"),
    "notice.queued": lazy("Other systems are to be told"),
    "notice.queued_again": lazy("Other system is to be told again"),
    "notice.told": lazy("Other system was told"),
    "notice.acknowledged": lazy("Other system has done it"),
    "notice.unreachable": lazy("Other system could not be told"),
    "request.filed": lazy("Request filed"),
    "request.proved": lazy("Proved who asks"),
    "request.own_wish": lazy("The person's own wish: the grace began"),
    "request.started": lazy("Request taken up"),
    "request.extended": lazy("Deadline extended by two months"),
    "request.first_yes": lazy("First of two officers said yes"),
    "request.yes_taken_back": lazy("First yes taken back"),
    "request.approved": lazy("Second officer agreed: the grace began"),
    "request.refused": lazy("Request refused"),
    "request.cancelled": lazy("Request taken back"),
    "request.linked": lazy("Closed as the same as another request"),
    "request.unlinked": lazy("Opened again: not the same as another"),
    "request.running": lazy("Carrying the request out began"),
    "request.returned": lazy("The copy could not be made: an officer looks again"),
    "request.fulfilled": lazy("Request fulfilled"),
    "request.restricted": lazy("Person restricted for a request"),
    "request.released": lazy("Restriction for a request lifted"),
    "request.noted": lazy("Note left on a request"),
    "request.letter": lazy("Letter kept with a request"),
    "request.alarm": lazy("Alarm sent: a request is due"),
    "hold.set": lazy("Legal hold set"),
    "hold.released": lazy("Legal hold released"),
    "subject.erasure_asked": lazy("Erasure of a person asked for"),
    "subject.sealed_off": lazy("Person sealed off, to be erased"),
    "key.destroyed": lazy("Key of a person destroyed"),
    "subject.erased": lazy("Person erased"),
    "receipt.issued": lazy("Receipt of an erasure issued"),
    "key.created": lazy("Key made"),
    "key.revoked": lazy("Key revoked"),
    "link.issued": lazy("Sign-in link issued"),
    "link.used": lazy("Sign-in link used"),
    "staff.signed_in": lazy("Signed in with a password"),
    "staff.braked": lazy("Too many wrong passwords for a member of staff"),
    "subject.signed_in": lazy("Person came in by an account elsewhere"),
    "subject.address_kept": lazy("E-mail address of a person kept"),
    "subject.address_dropped": lazy("E-mail address of a person removed"),
    "theme.changed": lazy("Look of people's pages changed"),
    "embedding.chosen": lazy("Another embedding model chosen"),
    "embedding.switched": lazy("Another embedding model answers"),
    "embedding.dropped": lazy("Vectors of an earlier embedding model deleted"),
    "staff.added": lazy("Member of staff added"),
    "staff.removed": lazy("Member of staff removed"),
    "staff.role_changed": lazy("Role of a member of staff changed"),
    "project.created": lazy("Project made"),
    "ledger.exported": lazy("Ledger exported"),
    "retention.changed": lazy("Time that something is kept changed"),
    "retention.cleared": lazy("What had its time was let go"),
    "maintenance.started": lazy("Round of maintenance begun"),
    "maintenance.finished": lazy("Round of maintenance over"),
    "maintenance.changed": lazy("Rule of maintenance changed"),
    "maintenance.undo_asked": lazy("Round of maintenance to be taken back"),
    "maintenance.undone": lazy("Maintenance taken back"),
    "memory.merged": lazy("Memories that say the same merged"),
    "merge.accepted": lazy("Pair merged by a person"),
    "merge.left_apart": lazy("Pair left apart by a person"),
    "export.asked": lazy("Copy of everything about a person asked for"),
    "export.made": lazy("Copy of everything about a person made"),
    "export.read": lazy("Copy of everything about a person fetched"),
    "export.dropped": lazy("Copy let go: something in it was deleted"),
    "export.failed": lazy("Copy of everything about a person could not be made"),
    "memories.deleted": lazy("Memories of one name erased"),
    "ingest.ignored": lazy("Conversation not kept, as the person wants it"),
    "memory.corrected": lazy("Corrected by the person"),
    "memory.contested": lazy("Marked as wrong by the person"),
    "memory.uncontested": lazy("No longer marked as wrong"),
    "removal.asked": lazy("Deletion asked for"),
    "removal.undone": lazy("Deletion taken back"),
    "removal.done": lazy("Deletion carried out"),
    "suppression.lifted": lazy("May be remembered again"),
    "suppression.person_allowed": lazy("A person may be remembered again"),
    "subject.paused": lazy("Remembering paused"),
    "subject.resumed": lazy("Remembering resumed"),
    "subject.agent_paused": lazy("Remembering by one agent paused"),
    "subject.agent_resumed": lazy("Remembering by one agent resumed"),
    "subject.restricted": lazy("Person restricted"),
    "subject.restriction_lifted": lazy("Restriction of a person lifted"),
}
ENDS: Mapping[str, str | Promise] = {
    Retired.SUPERSEDED: lazy("Replaced by something newer"),
    Retired.EXPIRED: lazy("Expired"),
    Retired.MERGED: lazy("Merged into another"),
    Retired.ARCHIVED: lazy("Archived"),
    Retired.REVOKED: lazy("Revoked"),
    Retired.RESCANNED: lazy("Back for a check"),
}
STATES: Mapping[str, tuple[str | Promise, str]] = {
    Status.PENDING: (lazy("Waiting"), "amber"),
    Status.APPROVED: (lazy("In force"), "green"),
    Status.REJECTED: (lazy("Rejected"), "red"),
    Status.WITHDRAWN: (lazy("Withdrawn"), "net"),
}


def kind_label(kind: str) -> str:
    return str(KIND_LABELS.get(kind, kind))


def topic_heading(topic: str) -> str:
    """The heading under which a person finds something, for the topic as `services.topics` names it."""
    return str(TOPICS.get(topic, topic))


def act_label(action: str) -> str:
    return str(ACTS.get(action) or action.replace(".", ": ").replace("_", " ").capitalize())


def state(version: MemoryVersion) -> tuple[str, str]:
    """What has become of a version, in words, and the tone of its badge."""
    if version.retired_at is not None:
        return str(ENDS.get(version.retired_as, version.retired_as)), "net"
    label, tone = STATES[version.status]
    return str(label), tone


def actor_names(actors: Iterable[str]) -> dict[str, str]:
    """Names for actors such as `user:<id>`, in at most one query for each sort of actor, and one for who left."""
    distinct = {actor for actor in actors if actor}
    agents, users = _ids(distinct, "agent"), _ids(distinct, "user")
    known: dict[str, str] = {}
    if agents:
        known |= {f"agent:{key.pk}": key.name for key in ApiKey.objects.filter(pk__in=agents).only("name")}
    if users:
        known |= {f"user:{user.pk}": str(user) for user in User.objects.filter(pk__in=users).only("name", "email")}
        known |= {member.actor: _left(member) for member in FormerMember.objects.filter(actor__in=distinct)}
    return {actor: known.get(actor) or _unnamed(actor) for actor in distinct}


def _left(member: FormerMember) -> str:
    return _("%(name)s (left %(day)s)") % {"name": member.name, "day": date_format(localtime(member.left_at), "j F Y")}


def _ids(actors: Iterable[str], sort: str) -> list[UUID]:
    found = []
    for actor in actors:
        prefix, _colon, rest = actor.partition(":")
        try:
            found += [UUID(rest)] if prefix == sort else []
        except ValueError:
            continue
    return found


def _unnamed(actor: str) -> str:
    sort, _colon, rest = actor.partition(":")
    if actor == SCREENING:
        return _("the automatic check")
    if sort == "system":
        return _("Candor") + f" ({rest.replace('_', ' ')})"
    return {
        "agent": _("an agent whose key is gone"),
        "user": _("a former member of staff"),
        "subject": _("the person"),
        "receiver": _("the system that was told"),
    }.get(sort, actor)


POLICY: Mapping[str, str | Promise] = {
    "allow": lazy("allowed"),
    "mask": lazy("to be masked"),
    "hold": lazy("held for a person to see"),
    "block": lazy("not to be stored"),
}
CASE_PARTS: Mapping[str, str | Promise] = {
    "words": lazy("the words"),
    "details": lazy("the details"),
    "kind": lazy("the kind"),
    "validity": lazy("when it is true"),
    "replaces": lazy("what it would replace"),
    "findings": lazy("what was found"),
}
VERDICTS: Mapping[str, str | Promise] = {
    "approve": lazy("Approved"),
    "edit": lazy("Approved with other words"),
    "mask": lazy("Masked and approved"),
    "reject": lazy("Rejected"),
    "split": lazy("Split"),
    "merge": lazy("Merged"),
    "revoke": lazy("Revoked"),
}
PLACES: Mapping[str, str | Promise] = {
    "metadata": lazy("in its details"),
    "categories": lazy("in its categories"),
    "ids": lazy("in its value or its names"),
    "turn": lazy("in what was said around it"),
}
RISKS: Mapping[str, str | Promise] = {"high": lazy("High"), "medium": lazy("Medium"), "low": lazy("Low")}


def place(finding: Finding) -> str:
    """Where a finding stands when it does not stand in the sentence."""
    return str(PLACES.get(finding.place, ""))


def policy_said(finding: Finding, waived_by: str = "") -> str:
    """What the project's policy says to a finding, or who has let it pass."""
    if finding.waived_at is not None:
        return _("let pass by %(name)s") % {"name": waived_by}
    said = str(POLICY.get(finding.action, finding.action))
    return _("%(said)s, by two people") % {"said": said} if _needs_two(finding) else said


def _needs_two(finding: Finding) -> bool:
    return finding.action == Action.HOLD and info(finding.kind).four_eyes


CAUSES: Mapping[str, str | Promise] = {
    "age": lazy("Age"),
    "alcohol": lazy("Alcohol"),
    "allergy": lazy("Allergies"),
    "belief": lazy("Belief"),
    "birthday": lazy("Birthday"),
    "birthplace": lazy("Place of birth"),
    "car": lazy("Car"),
    "children": lazy("Children"),
    "daytime": lazy("Early or late"),
    "diet": lazy("Diet"),
    "driving": lazy("Driving"),
    "employer": lazy("Employer"),
    "employment": lazy("Work or none"),
    "favourite": lazy("Favourite"),
    "handedness": lazy("Left or right hand"),
    "home": lazy("Home"),
    "household": lazy("Who they live with"),
    "liking": lazy("Liking"),
    "marital_status": lazy("Marital status"),
    "name": lazy("Name"),
    "negation": lazy("Said and denied"),
    "number": lazy("Another number"),
    "pets": lazy("Pets"),
    "preference": lazy("Preference"),
    "pronouns": lazy("Pronouns"),
    "siblings": lazy("Siblings"),
    "sight": lazy("Glasses"),
    "smoking": lazy("Smoking"),
    "temper": lazy("Temper"),
    "value": lazy("Another value"),
    "workplace": lazy("Where they work"),
}


def cause_label(cause: str) -> str:
    """What two facts disagree about."""
    return str(CAUSES.get(cause, cause))
