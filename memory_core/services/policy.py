"""What a project has decided about screening and review, and the one way to change it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from functools import partial
from hashlib import blake2b
from typing import Any, TypedDict
from urllib.parse import urlsplit
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from memory_core.engine import screening
from memory_core.engine.screening import DEFAULT_POLICY, KINDS, LANGUAGES
from memory_core.engine.types import Action
from memory_core.errors import Conflict, InvalidInput
from memory_core.models import LedgerEntry, Project
from memory_core.services import learning, wake
from memory_core.services.ledger import act
from memory_core.services.screening import Rules, policy_of, rules_of

CHANGED = "policy.changed"
REMOVED_SECRET = "secret"  # noqa: S105 - the kind of a place from which a secret was taken
MAX_ALARM_EMAILS = 10
MAX_ALARM_HOURS = 24 * 90
MAX_WEBHOOK_CHARS = 500
DIGEST_BYTES = 6


class Changes(TypedDict, total=False):
    """What a change may touch; what is absent stays. `screening` may name some kinds only."""

    screening: Mapping[str, str]
    languages: Sequence[str]
    auto_approve: bool
    sample_percent: int
    alarm_after_hours: int
    alarm_emails: Sequence[str]
    alarm_webhook: str
    instructions: str
    includes: str
    excludes: str
    categories: Mapping[str, str]


FIELDS = tuple(Changes.__annotations__)


def rules_stamp(project: Project) -> str:
    """What `rules_version` of a version holds: the rules' own version and a digest of what the project made of them.

    So one comparison tells what has to be screened again, be it after an upgrade or after a change of policy.
    At most 20 characters.
    """
    return stamp_of(rules_of(project))


def stamp_of(rules: Rules) -> str:
    decided = json.dumps([sorted(rules.policy.items()), sorted(rules.languages)])
    return f"{screening.RULES_VERSION}-{blake2b(decided.encode(), digest_size=DIGEST_BYTES).hexdigest()}"


def state_of(project: Project) -> str:
    """A digest of everything that can be changed here; binds a change to what was seen before it."""
    decided = json.dumps([policy_of(project), *(getattr(project, name) for name in FIELDS)], sort_keys=True)
    return blake2b(decided.encode(), digest_size=DIGEST_BYTES).hexdigest()


def choices(kind: str) -> tuple[Action, ...]:
    """What a project may do about a kind. Secrets are cut out at the door, so to allow one would promise too much."""
    return tuple(Action) if not _is_secret(kind) else (Action.MASK, Action.HOLD, Action.BLOCK)


def drafted(project: Project, changes: Changes) -> Project:
    """The project as it would be, not saved. Raises InvalidInput, naming the field and how to mend it."""
    draft = copy(project)
    for name, value in _checked(project, changes).items():
        setattr(draft, name, value)
    return draft


def change(project_id: UUID, changes: Changes, *, actor: str, seen: str | None = None) -> Project:
    """Change what is named; what is stored already is then screened again in the background.

    Raises InvalidInput, and Conflict when `seen` (see `state_of`) is given and is no longer so.
    """
    with act(project_id) as log:
        before = Project.objects.select_for_update(no_key=True).get(pk=project_id)
        if seen is not None and seen != state_of(before):
            raise Conflict("Somebody else has changed the policy in the meantime. Nothing was saved.")
        after = drafted(before, changes)
        fields = [name for name in FIELDS if getattr(after, name) != getattr(before, name)]
        if not fields:
            return before
        after.save(update_fields=fields)
        log.add(
            CHANGED,
            actor=actor,
            fields=fields,
            kinds=[f"{kind}: {old} to {new}" for kind, old, new in differences(before, after)],
            languages=sorted(after.languages) if "languages" in fields else None,
            rules=rules_stamp(after),
        )
        if rules_stamp(after) != rules_stamp(before):
            transaction.on_commit(partial(wake.rescan, project_id))
    return after


def differences(before: Project, after: Project) -> list[tuple[str, Action, Action]]:
    """The kinds of which something else becomes, with what it was and what it is."""
    old, new = policy_of(before), policy_of(after)
    return [(kind, old[kind], new[kind]) for kind in new if kind in old and old[kind] is not new[kind]]


def last_change() -> LedgerEntry | None:
    """The newest change of the project in whose scope this is asked."""
    return LedgerEntry.objects.filter(action=CHANGED).order_by("-sequence").first()


def _checked(project: Project, changes: Changes) -> dict[str, Any]:
    checked: dict[str, Any] = dict(changes)
    if "screening" in changes:
        checked["screening"] = _screening(project, changes["screening"])
    if "languages" in changes:
        checked["languages"] = _languages(changes["languages"])
    if "alarm_emails" in changes:
        checked["alarm_emails"] = _emails(changes["alarm_emails"])
    if "alarm_webhook" in changes:
        checked["alarm_webhook"] = _webhook(changes["alarm_webhook"])
    for name in learning.FIELDS:
        if name in checked:
            checked[name] = learning.checked(name, checked[name])
    for name, least, most in (("sample_percent", 0, 100), ("alarm_after_hours", 1, MAX_ALARM_HOURS)):
        if name in checked and not least <= checked[name] <= most:
            raise InvalidInput.field(name, f"Give a number from {least} to {most}.")
    return checked


def _screening(project: Project, wanted: Mapping[str, str]) -> dict[str, str]:
    """The choices that differ from the defaults. What stays at its default follows the product's."""
    chosen = policy_of(project)
    for kind, action in wanted.items():
        if kind not in KINDS:
            raise InvalidInput.field("screening", "There is no such kind of finding.")
        if action not in set(Action):
            raise InvalidInput.field(kind, f"Choose one of {', '.join(Action)}.")
        if chosen[kind] != action and action not in choices(kind):
            raise InvalidInput.field(kind, "Secrets are never stored, so they can be masked, held or blocked only.")
        chosen[kind] = Action(action)
    return {kind: action.value for kind, action in chosen.items() if action is not DEFAULT_POLICY.get(kind)}


def _languages(wanted: Iterable[str]) -> list[str]:
    known = sorted(set(wanted))
    if unknown := [name for name in known if name not in LANGUAGES]:
        raise InvalidInput.field("languages", f"Unknown: {len(unknown)}. Choose from {', '.join(LANGUAGES)}.")
    return known


def _emails(wanted: Iterable[str]) -> list[str]:
    emails = list(dict.fromkeys(email.strip() for email in wanted if email.strip()))
    if len(emails) > MAX_ALARM_EMAILS:
        raise InvalidInput.field("alarm_emails", f"Name at most {MAX_ALARM_EMAILS} addresses.")
    for email in emails:
        try:
            validate_email(email)
        except ValidationError:
            raise InvalidInput.field("alarm_emails", "Give e-mail addresses, separated by commas.") from None
    return emails


def _webhook(wanted: str) -> str:
    address = wanted.strip()
    try:
        parts = urlsplit(address)
        is_usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_usable = False
    if address and (not is_usable or len(address) > MAX_WEBHOOK_CHARS):
        raise InvalidInput.field("alarm_webhook", "Give an address that starts with https:// or http://.")
    return address


def _is_secret(kind: str) -> bool:
    return KINDS[kind].group == "secret" and kind != REMOVED_SECRET
