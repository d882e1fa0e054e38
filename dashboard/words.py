"""Codes in plain words."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from memory_core.models import ApiKey, MemoryVersion, Retired, Status, User
from memory_core.services.remember import SCREENING

KIND_LABELS: Mapping[str, str | Promise] = {
    "preference": lazy("Preference"),
    "fact": lazy("Fact"),
    "event": lazy("Event"),
    "plan": lazy("Plan"),
    "temporary": lazy("For the moment"),
}
TOPICS: Mapping[str, str | Promise] = {
    "preference": lazy("What you like and prefer"),
    "fact": lazy("About you"),
    "plan": lazy("Your plans"),
    "event": lazy("What happened"),
    "temporary": lazy("For the moment"),
}
ACTS: Mapping[str, str | Promise] = {
    "ingest.accepted": lazy("Conversation received"),
    "ingest.stored": lazy("Memory written down as given"),
    "ingest.read": lazy("Conversation read"),
    "ingest.failed": lazy("Conversation could not be read"),
    "memory.proposed": lazy("Memory proposed"),
    "memory.approved": lazy("Memory approved"),
    "memory.rejected": lazy("Memory rejected"),
    "memory.withdrawn": lazy("Proposal withdrawn"),
    "memory.retired": lazy("Memory retired"),
    "memory.edited": lazy("Memory edited"),
    "memory.deleted": lazy("Memory erased"),
    "review.approve": lazy("Reviewer approved"),
    "review.edit": lazy("Reviewer edited and approved"),
    "review.mask": lazy("Reviewer masked and approved"),
    "review.reject": lazy("Reviewer rejected"),
    "subject.erasure_asked": lazy("Erasure of a person asked for"),
    "subject.erased": lazy("Person erased"),
    "key.created": lazy("Key made"),
    "key.revoked": lazy("Key revoked"),
    "link.issued": lazy("Sign-in link issued"),
    "link.used": lazy("Sign-in link used"),
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


def topic(version: MemoryVersion) -> str:
    """The heading under which a person finds this one: its own category, or its kind in plain words."""
    named = [category for category in version.categories if isinstance(category, str) and category.strip()]
    if named:
        return named[0].replace("_", " ").strip().capitalize()
    return str(TOPICS.get(version.kind, version.kind))


def act_label(action: str) -> str:
    return str(ACTS.get(action) or action.replace(".", ": ").replace("_", " ").capitalize())


def state(version: MemoryVersion) -> tuple[str, str]:
    """What has become of a version, in words, and the tone of its badge."""
    if version.retired_at is not None:
        return str(ENDS.get(version.retired_as, version.retired_as)), "net"
    label, tone = STATES[version.status]
    return str(label), tone


def actor_names(actors: Iterable[str]) -> dict[str, str]:
    """Names for actors such as `user:<id>`, in at most one query for each sort of actor."""
    distinct = {actor for actor in actors if actor}
    agents, users = _ids(distinct, "agent"), _ids(distinct, "user")
    known: dict[str, str] = {}
    if agents:
        known |= {f"agent:{key.pk}": key.name for key in ApiKey.objects.filter(pk__in=agents).only("name")}
    if users:
        known |= {f"user:{user.pk}": str(user) for user in User.objects.filter(pk__in=users).only("name", "email")}
    return {actor: known.get(actor) or _unnamed(actor) for actor in distinct}


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
    }.get(sort, actor)
