"""The retention page: what was typed into it, and what it shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from audit import retention
from audit.retention import Due, Rule, Term, Then
from audit.retention_rules import span
from dashboard import words
from memory_core.models import Project

PREFIX = "days-"
MAX_DIGITS = 6
NO_NUMBER = -1


@dataclass(frozen=True, slots=True)
class Line:
    """A rule as it is shown: what it says, the time typed in, and what the next round would do by it."""

    rule: Rule
    sentence: str
    typed: str
    range: str
    usual: str
    due: Due
    set_by: str
    fault: str = ""


def lines(
    project: Project, terms: Mapping[str, Term], data: QueryDict, faults: Mapping[str, Sequence[str]]
) -> list[Line]:
    """The rules with a time that can be changed. Call it inside the project's scope."""
    due = retention.forecast(project.pk)
    names = words.actor_names(term.override.set_by for term in terms.values() if term.override)
    return [
        _line(term, data.get(PREFIX + key, str(term.days)), due[key], names, faults.get(key, [""])[0])
        for key, term in terms.items()
        if term.rule.can_change
    ]


def fixed(terms: Mapping[str, Term]) -> list[tuple[str, list[Term]]]:
    """The other rules, by what becomes of what they are about."""
    others = [term for term in terms.values() if not term.rule.can_change]
    goes_along = [term for term in others if term.rule.then is Then.GOES_ALONG]
    stays = [term for term in others if term.rule.then is Then.STAYS]
    timed = [term for term in others if term.rule.days is not None]
    return [
        (_("Kept as long as what it belongs to"), goes_along),
        (_("Gone after a time that is always the same"), timed),
        (_("Kept for good, because it says nothing about whoever is remembered"), stays),
    ]


def typed_in(data: QueryDict) -> dict[str, int | None]:
    """The times that were typed in. A number that no rule takes stands for what is none."""
    names = [name for name in data if name.startswith(PREFIX)]
    return {name.removeprefix(PREFIX): _number(str(data[name])) for name in names}


def losses(project_id: UUID, wanted: Mapping[str, int | None]) -> dict[str, tuple[str, int]]:
    """What the next round would let go of by these times that it would not by the present ones."""
    now, then = retention.forecast(project_id), retention.forecast(project_id, wanted)
    more = {key: then[key].rows - now[key].rows for key in wanted if key in then}
    sentences = {key: retention.BY_KEY[key].says(wanted[key]) for key in more}
    return {key: (sentences[key], number) for key, number in more.items() if number > 0}


def _line(term: Term, typed: str, due: Due, names: Mapping[str, str], fault: str) -> Line:
    rule = term.rule
    return Line(
        rule=rule,
        sentence=term.sentence,
        typed=typed,
        range=_("%(floor)s to %(ceiling)s days") % {"floor": rule.floor, "ceiling": rule.ceiling},
        usual=span(rule.days or 0),
        due=due,
        set_by=names.get(term.override.set_by, "") if term.override else "",
        fault=fault,
    )


def _number(text: str) -> int | None:
    typed = text.strip()
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= MAX_DIGITS else NO_NUMBER
