"""What is tidied up, and when: one table, in data. The runs obey it and the page of every person prints it.

Nothing is deleted by these rules. What is put away or merged is out of everyday reading, stays in the history, and
can be brought back for UNDO_DAYS.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

from audit import retention
from audit.models import MaintenanceChoice
from audit.retention_rules import UNDO_DAYS, YEAR, span
from memory_core.errors import InvalidInput
from memory_core.models import Project
from memory_core.models.memory import PRECIOUS
from memory_core.services.ledger import act

CHANGED = "maintenance.changed"
EXPIRED, PASSED, UNUSED, MERGE, MERGE_ALONE = "expired", "passed", "unused", "merge", "merge_alone"


@dataclass(frozen=True, slots=True)
class Number:
    """Something that a rule leaves open: a number of days, unless it is a weight from 1 to 10."""

    name: str
    label: str | Promise
    usual: int
    floor: int
    ceiling: int
    is_days: bool = True


@dataclass(frozen=True, slots=True)
class Rule:
    """`sentence` is for the person, with each number by its name; `because` is for whoever decides on them."""

    key: str
    is_usually_on: bool
    numbers: tuple[Number, ...]
    sentence: str | Promise
    because: str | Promise


RULES: tuple[Rule, ...] = (
    Rule(
        EXPIRED,
        True,
        (Number("expired_days", lazy("Days after it expired"), 1, 0, 30),),
        lazy("What was meant for a time only is put away {expired_days} after that time."),
        lazy(
            "Nobody reads it any more by then. How long it is kept after that is said under how long things are kept."
        ),
    ),
    Rule(
        PASSED,
        True,
        (Number("passed_days", lazy("Days after it was over"), 30, 1, YEAR),),
        lazy("Plans, and what was so for the moment only, are put away {passed_days} after they are over."),
        lazy("An agent that takes last month's plan for this month's is worse than one that has forgotten it."),
    ),
    Rule(
        UNUSED,
        False,
        (
            Number("unused_importance", lazy("Importance, from 1 to 10, at most"), 3, 1, PRECIOUS - 1, is_days=False),
            Number("unused_unread_days", lazy("Days without an agent reading it"), 180, 30, 3 * YEAR),
            Number("unused_age_days", lazy("Days since it was written down"), 180, 30, 3 * YEAR),
        ),
        lazy(
            "What is of little importance ({unused_importance} of 10 at most), was written down more than"
            " {unused_age_days} ago and has been read by no agent for {unused_unread_days} is put away."
        ),
        lazy("What nobody asks for only stands between an agent and what matters."),
    ),
    Rule(
        MERGE,
        True,
        (),
        lazy("When two memories seem to say the same, somebody looks whether they do and makes one of them."),
        lazy("Two wordings of one fact take the place of two facts in what an agent is given."),
    ),
    Rule(
        MERGE_ALONE,
        False,
        (),
        lazy("Two memories that say the same, and in which nothing delicate was found, become one by themselves."),
        lazy("Only what says the same whichever of the two one starts from. Everything else waits for a person."),
    ),
)
BY_KEY = {rule.key: rule for rule in RULES}
NUMBERS = {number.name: number for rule in RULES for number in rule.numbers}
ASSURANCE = lazy(
    "What is put away or merged is no longer given to agents unless they ask about the past, and can be brought back"
    " for {time}. Never put away is what may not be changed, what you said yourself that you prefer and that weighs"
    " much, and anything while you have a request open or your data has to be kept."
)


@dataclass(frozen=True, slots=True)
class Term:
    """A rule as it holds in a project, with its numbers by name."""

    rule: Rule
    is_on: bool
    numbers: Mapping[str, int]
    is_blind: bool = False

    @property
    def acts(self) -> bool:
        """Whether a run obeys it. One that cannot see far enough back to know does nothing."""
        return self.is_on and not self.is_blind

    @property
    def sentence(self) -> str:
        said = {name: span(n) if NUMBERS[name].is_days else str(n) for name, n in self.numbers.items()}
        return str(self.rule.sentence).format(**said)


Terms = Mapping[str, Term]


def effective(project: Project) -> Terms:
    """Every rule by its key, with what holds in a project. Call it inside the project's scope."""
    chosen = dict(MaintenanceChoice.objects.filter(project=project).values_list("name", "value"))
    reads_kept = retention.effective(project)["recalls"].days or 0
    return {rule.key: _term(rule, chosen, reads_kept) for rule in RULES}


def told(project: Project) -> list[str]:
    """The rules that hold, as the privacy page prints them. Call it inside the project's scope."""
    sentences = [term.sentence for term in effective(project).values() if term.acts]
    return [*sentences, str(ASSURANCE).format(time=span(UNDO_DAYS))] if sentences else []


def checked(wanted: Mapping[str, int]) -> dict[str, int]:
    """Values by name; a rule's own key takes 1 for on and 0 for off. Raises InvalidInput naming each at fault."""
    faults: dict[str, list[str]] = {}
    for name, value in wanted.items():
        number = NUMBERS.get(name)
        if number is None and name not in BY_KEY:
            faults[name] = ["There is no such rule."]
        elif number is None and value not in (0, 1):
            faults[name] = ["Give 1 for on or 0 for off."]
        elif number is not None and not number.floor <= value <= number.ceiling:
            faults[name] = [f"Give a number from {number.floor} to {number.ceiling}."]
    if faults:
        raise InvalidInput("; ".join(f"{name}: {said[0]}" for name, said in faults.items()), fields=faults)
    return dict(wanted)


def change(project_id: UUID, wanted: Mapping[str, int], *, actor: str) -> list[str]:
    """Switch rules on or off and set their numbers; returns the names of what changed. Raises InvalidInput."""
    values = checked(wanted)
    with act(project_id) as log:
        project = Project.objects.select_for_update(no_key=True).get(pk=project_id)
        before = _values(effective(project))
        changed = [name for name in values if values[name] != before[name]]
        for name in changed:
            _set(project, name, values[name], actor)
            log.add(CHANGED, actor=actor, fields=[name], rule=name, before=before[name], after=values[name])
    return changed


def _term(rule: Rule, chosen: Mapping[str, int], reads_kept: int) -> Term:
    numbers = {number.name: chosen.get(number.name, number.usual) for number in rule.numbers}
    is_on = bool(chosen.get(rule.key, rule.is_usually_on))
    return Term(rule, is_on, numbers, is_blind=rule.key == UNUSED and numbers["unused_unread_days"] > reads_kept)


def _values(terms: Terms) -> dict[str, int]:
    switches = {key: int(term.is_on) for key, term in terms.items()}
    return {**switches, **{name: value for term in terms.values() for name, value in term.numbers.items()}}


def _set(project: Project, name: str, value: int, actor: str) -> None:
    """What stays as it usually is follows the product's."""
    usual = NUMBERS[name].usual if name in NUMBERS else int(BY_KEY[name].is_usually_on)
    if value == usual:
        MaintenanceChoice.objects.filter(project=project, name=name).delete()
        return
    chosen = {"value": value, "set_by": actor, "set_at": timezone.now()}
    MaintenanceChoice.objects.update_or_create(project=project, name=name, defaults=chosen)
