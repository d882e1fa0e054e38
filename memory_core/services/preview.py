"""What a policy would do, before anybody decides for it: to a text somebody tries, and to what is stored already."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from uuid import UUID

from memory_core import vault
from memory_core.engine import screening
from memory_core.engine.screening.language import unread_language
from memory_core.engine.screening.rewriting import without
from memory_core.engine.types import Action, Finding
from memory_core.models import MemoryVersion, Project
from memory_core.services import remember
from memory_core.services.policy import Changes, drafted
from memory_core.services.rereading import stored_draft
from memory_core.services.screening import Rules, Screened, rules_of, screen, without_secrets
from memory_core.services.waivers import left_open, waivers_of
from memory_core.tenancy import project_scope

LOOKED_AT = 1_000
EXAMPLES = 5
MAX_TRIED = 5_000


@dataclass(frozen=True, slots=True)
class Trial:
    """A text, what was found in it with the action each finding gets, and what would be stored of it, if anything.

    `outcome` is what becomes of the text as a whole; MASK where the rest of it would be remembered.
    """

    text: str
    findings: tuple[tuple[Finding, Action], ...]
    outcome: Action
    stored: str
    four_eyes: bool


@dataclass(frozen=True, slots=True)
class Example:
    """A memory with those of its findings that would be treated otherwise."""

    version: MemoryVersion
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Shift:
    """How many memories would be treated in another way than today, with the newest of them."""

    before: Action
    after: Action
    number: int
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class KindShift:
    """How many memories have a finding of this kind, of which something else would become."""

    kind: str
    before: Action
    after: Action
    number: int


@dataclass(frozen=True, slots=True)
class Preview:
    """Today's policy and another one over the newest memories: numbers by what becomes of them, and the differences."""

    examined: int
    before: Mapping[Action, int]
    after: Mapping[Action, int]
    shifts: tuple[Shift, ...]
    kinds: tuple[KindShift, ...]


@dataclass(frozen=True, slots=True)
class _Judged:
    version: MemoryVersion
    before: Screened
    after: Screened


def try_out(project: Project, text: str) -> Trial:
    """What this project's policy makes of a text. Nothing is stored, and secrets are cut out first, as at the door."""
    rules, text = rules_of(project), text[:MAX_TRIED]
    shown = screening.verdict(screening.scan(text, rules.languages), rules.policy)
    words = without_secrets(text)
    judged = screen(rules, words, {})
    masks = [found for _, found, action in judged.findings if action is Action.MASK]
    if masks:
        words = without(words, masks).text
        judged = screen(rules, words, {})
    is_masked = bool(masks) and judged.action is Action.ALLOW
    outcome = Action.MASK if is_masked else Action.HOLD if judged.action is Action.MASK else judged.action
    stored = "" if outcome is Action.BLOCK else words
    return Trial(text, shown.findings, outcome, stored, judged.four_eyes)


def preview(project_id: UUID, changes: Changes) -> Preview:
    """What the changes would have done to the newest memories that wait or are in force. Raises InvalidInput."""
    project = Project.objects.get(pk=project_id)
    old, new = rules_of(project), rules_of(drafted(project, changes))
    with project_scope(project_id):
        versions = _newest()
        vault.load(version.owner_id for version in versions)
        judged = [_judged(version, old, new) for version in versions if version.opens]
    return Preview(
        examined=len(judged),
        before=Counter(one.before.action for one in judged),
        after=Counter(one.after.action for one in judged),
        shifts=tuple(_shifts(judged)),
        kinds=tuple(_kinds(judged, old, new)),
    )


def _newest() -> list[MemoryVersion]:
    """Each half by its own index; both together sorted by when they were written down."""
    in_force = MemoryVersion.objects.in_force().order_by("-decided_at")
    waiting = MemoryVersion.objects.awaiting_human().order_by("-recorded_at")
    at_hand = ("findings", "evidence__turn")
    halves = [
        half.select_related("memory__subject").prefetch_related(*at_hand)[:LOOKED_AT] for half in (in_force, waiting)
    ]
    found = [version for half in halves for version in half]
    return sorted(found, key=lambda version: version.recorded_at, reverse=True)[:LOOKED_AT]


def _judged(version: MemoryVersion, old: Rules, new: Rules) -> _Judged:
    """One scan serves both policies; only which language it is in has to be asked again where that differs."""
    draft, waivers = stored_draft(version), waivers_of(version)
    before = remember.screened(old, draft)
    after = before if new.languages == old.languages else _in_other_languages(before, draft.text, new)
    return _Judged(version, left_open(old, before, waivers), left_open(new, after, waivers))


def _in_other_languages(screened: Screened, text: str, rules: Rules) -> Screened:
    others = [found for found in screened.findings if found[1].kind != "language"]
    unread = [("text", found, rules.policy[found.kind]) for found in unread_language(text, languages=rules.languages)]
    return replace(screened, findings=(*others, *unread))


def _shifts(judged: Iterable[_Judged]) -> Iterator[Shift]:
    moves: dict[tuple[Action, Action], list[_Judged]] = {}
    for one in judged:
        if one.before.action is not one.after.action:
            moves.setdefault((one.before.action, one.after.action), []).append(one)
    for (before, after), some in sorted(moves.items(), key=lambda move: -len(move[1])):
        yield Shift(before, after, len(some), tuple(map(_example, islice(some, EXAMPLES))))


def _example(one: _Judged) -> Example:
    before, after = set(one.before.findings), set(one.after.findings)
    changed = {found for place, found, _ in before ^ after if place == "text"}
    return Example(one.version, tuple(sorted(changed, key=lambda found: found.start)))


def _kinds(judged: Iterable[_Judged], old: Rules, new: Rules) -> Iterator[KindShift]:
    numbers: Counter[str] = Counter()
    for one in judged:
        numbers.update({found.kind for screened in (one.before, one.after) for _, found, _ in screened.findings})
    for kind, number in numbers.most_common():
        before, after = (rules.policy.get(kind, Action.HOLD) for rules in (old, new))
        if before is not after:
            yield KindShift(kind, before, after, number)
