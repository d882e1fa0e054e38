"""The policy page: what was typed into it, and what it shows."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from django.http import QueryDict
from django.utils.translation import gettext as _

from dashboard import learning_board, policy_words, words
from dashboard.marking import Piece, Span, look, pieces
from memory_core.engine.screening import DEFAULT_POLICY, KINDS, LANGUAGES
from memory_core.engine.types import Action, Finding
from memory_core.errors import InvalidInput
from memory_core.models import LedgerEntry, Project
from memory_core.services import policy, rescan
from memory_core.services.policy import FIELDS, Changes
from memory_core.services.preview import Preview, Shift, Trial
from memory_core.services.rescan import Progress
from memory_core.services.screening import policy_of

PREFIX = "do-"
EVERY_KIND = "*"
MAX_DIGITS = 6
NO_NUMBER = -1


@dataclass(frozen=True, slots=True)
class Typed:
    changes: Changes
    faults: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choice:
    action: str
    label: str
    is_chosen: bool
    is_saved: bool
    is_default: bool


@dataclass(frozen=True, slots=True)
class KindRow:
    """One kind of finding with its choices; what is saved, what is the default and what is chosen may all differ."""

    kind: str
    label: str
    example: str
    note: str
    choices: tuple[Choice, ...]

    @property
    def is_default(self) -> bool:
        return any(choice.is_chosen and choice.is_default for choice in self.choices)


@dataclass(frozen=True, slots=True)
class Group:
    code: str
    title: str
    about: str
    rows: tuple[KindRow, ...]
    folded: tuple[KindRow, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of what is about to be saved."""

    label: str
    before: str
    after: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class ShiftRow:
    before: str
    after: str
    tone: str
    number: int
    examples: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class TrialRow:
    """A tried text: its words marked, each kind with its action, and what would become of it."""

    sentence: tuple[Piece, ...]
    found: tuple[tuple[str, str, str], ...]
    outcome: str
    tone: str
    stored: str
    needs_two: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """By which rules the project's memories are screened, since when, and how far that has come."""

    rules: str
    changed: LedgerEntry | None
    changed_by: str
    progress: Progress


def typed_in(project: Project, data: QueryDict) -> Typed:
    """What the form says, without what cannot be used, and what is wrong with that."""
    changes, faults = _changes_in(data), dict[str, Sequence[str]]()
    while True:
        try:
            policy.drafted(project, changes)
        except InvalidInput as error:
            faults |= error.fields
            changes = _without(changes, error.fields)
        else:
            return Typed(changes, faults)


def groups(saved: Project, draft: Project) -> list[Group]:
    now, wanted = policy_of(saved), policy_of(draft)
    made = []
    for code, (title, about) in policy_words.GROUPS.items():
        rows = [_kind_row(kind, now[kind], wanted[kind]) for kind, info in KINDS.items() if info.group == code]
        shown = tuple(row for row in rows if row.kind in policy_words.KINDS)
        folded = tuple(row for row in rows if row.kind not in policy_words.KINDS)
        made.append(Group(code, str(title), str(about), shown, folded))
    return made


def languages(draft: Project) -> list[tuple[str, str, bool]]:
    return [(name, name.capitalize(), name in draft.languages) for name in LANGUAGES]


def differences(saved: Project, draft: Project) -> list[Difference]:
    """Kinds first, then everything else, in the order of the page."""
    kinds = [
        Difference(look(kind)[0], _act(old), _act(new), policy_words.TONES[new])
        for kind, old, new in policy.differences(saved, draft)
    ]
    others = [name for name in FIELDS if name != "screening" and getattr(saved, name) != getattr(draft, name)]
    return kinds + [
        Difference(str(policy_words.FIELDS[name]), _plain(saved, name), _plain(draft, name)) for name in others
    ]


def warnings(saved: Project, draft: Project) -> list[str]:
    """What somebody should think of twice before saving it."""
    loosened = [kind for kind, _old, new in policy.differences(saved, draft) if new is Action.ALLOW]
    said = []
    if any(KINDS[kind].four_eyes for kind in loosened):
        said.append(_("What the law protects most would be remembered without anybody looking at it."))
    if draft.auto_approve and not saved.auto_approve:
        said.append(_("What is found clean would be in force at once, without anybody looking at it."))
    if set(draft.languages) - set(saved.languages) - {"english", "german"}:
        said.append(
            _(
                "Words for health, belief and the like are known in English and German only. In other languages "
                "numbers, addresses and secrets are found, and what only words tell is not."
            )
        )
    return said


def shift_rows(shown: Preview) -> list[ShiftRow]:
    return [_shift_row(shift) for shift in shown.shifts]


def outcome_counts(shown: Preview) -> list[tuple[str, int, int]]:
    """What becomes of how many memories today, and what would."""
    counts = [(action, shown.before.get(action, 0), shown.after.get(action, 0)) for action in Action]
    return [(str(policy_words.OUTCOMES[action]), before, after) for action, before, after in counts]


def trial_row(trial: Trial) -> TrialRow:
    kinds = {found.kind: action for found, action in trial.findings}
    return TrialRow(
        sentence=_marked(trial.text, (found for found, _action in trial.findings)),
        found=tuple((look(kind)[0], _act(action), policy_words.TONES[action]) for kind, action in kinds.items()),
        outcome=str(policy_words.OUTCOMES[trial.outcome]),
        tone=policy_words.TONES[trial.outcome],
        stored=trial.stored if trial.stored != trial.text else "",
        needs_two=trial.four_eyes and trial.outcome is Action.HOLD,
    )


def standing(project: Project) -> Standing:
    """Within the project's scope."""
    changed = policy.last_change()
    names = words.actor_names([changed.actor] if changed else [])
    by = names.get(changed.actor, "") if changed else ""
    return Standing(policy.rules_stamp(project), changed, by, rescan.progress(project))


def _kind_row(kind: str, now: Action, wanted: Action) -> KindRow:
    offered = [action for action in Action if action in policy.choices(kind) or action is now]
    about = policy_words.KINDS.get(kind)
    return KindRow(
        kind=kind,
        label=look(kind)[0],
        example=str(about.example) if about else "",
        note=str(about.note) if about else "",
        choices=tuple(
            Choice(action.value, _act(action), action is wanted, action is now, action is DEFAULT_POLICY[kind])
            for action in offered
        ),
    )


def _shift_row(shift: Shift) -> ShiftRow:
    return ShiftRow(
        before=str(policy_words.OUTCOMES[shift.before]),
        after=str(policy_words.OUTCOMES[shift.after]),
        tone=policy_words.TONES[shift.after],
        number=shift.number,
        examples=tuple(_marked(one.version.text, one.findings) for one in shift.examples),
    )


def _marked(text: str, findings: Iterable[Finding]) -> tuple[Piece, ...]:
    return pieces(text, [Span(found.start, found.end, *look(found.kind)) for found in findings])


def _act(action: Action) -> str:
    return str(policy_words.ACTIONS[action][0])


def _plain(project: Project, name: str) -> str:
    value = getattr(project, name)
    if isinstance(value, bool):
        return _("on") if value else _("off")
    if name == "languages":
        return ", ".join(language.capitalize() for language in value) or _("none")
    if name == "sample_percent":
        return f"{value} %"
    if name == "alarm_after_hours":
        return _("%(hours)s hours") % {"hours": value}
    if name == "categories":
        return ", ".join(value) or _("the usual ones")
    return ", ".join(value) if isinstance(value, list) and value else str(value or _("none"))


def _changes_in(data: QueryDict) -> Changes:
    """A button that goes back to the default has the last word."""
    screening = {name.removeprefix(PREFIX): str(data[name]) for name in data if name.startswith(PREFIX)}
    reset = data.get("reset", "")
    for kind in KINDS if reset == EVERY_KIND else {reset} & KINDS.keys():
        screening[kind] = DEFAULT_POLICY[kind].value
    return {
        "screening": screening,
        "languages": data.getlist("languages"),
        "auto_approve": "auto_approve" in data,
        "sample_percent": _number(data, "sample_percent"),
        "alarm_after_hours": _number(data, "alarm_after_hours"),
        "alarm_emails": data.get("alarm_emails", "").split(","),
        "alarm_webhook": data.get("alarm_webhook", ""),
        **learning_board.changes_in(data),
    }


def _without(changes: Changes, faulty: Collection[str]) -> Changes:
    screening = {kind: action for kind, action in changes.get("screening", {}).items() if kind not in faulty}
    usable = {name: value for name, value in changes.items() if name not in faulty}
    if "screening" in usable:
        usable["screening"] = screening
    return cast(Changes, usable)


def _number(data: QueryDict, name: str) -> int:
    """A number that no field takes stands for what is none."""
    typed = data.get(name, "").strip()
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= MAX_DIGITS else NO_NUMBER
