"""The maintenance pages: what was typed into them, and what they show."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from audit.maintenance_rules import Number, Terms
from audit.maintenance_undo import SENTENCES, can_be_undone
from audit.models import MaintenanceAct, MaintenanceRun, MergeProposal
from dashboard import words
from dashboard.rows import person_of
from memory_core import vault
from memory_core.models import Memory, MemoryVersion
from memory_core.services import merging

MAX_DIGITS = 6
NO_NUMBER = -1
RULE_LABELS = {
    "expired": lazy("Expired"),
    "passed": lazy("Over"),
    "unused": lazy("Of little use"),
    "merge": lazy("Says the same as another"),
}


@dataclass(frozen=True, slots=True)
class Typed:
    """A number of a rule, as it stands in its field."""

    number: Number
    value: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    key: str
    sentence: str
    because: str
    is_on: bool
    is_blind: bool
    numbers: Sequence[Typed]


@dataclass(frozen=True, slots=True)
class RunRow:
    run: MaintenanceRun
    who: str
    counts: Sequence[str]
    can_be_undone: bool

    @property
    def is_going_on(self) -> bool:
        is_undoing = self.run.undo_asked_at is not None and self.run.undone_at is None
        return self.run.finished_at is None or is_undoing


@dataclass(frozen=True, slots=True)
class ActRow:
    act: MaintenanceAct
    rule: str
    text: str
    into: str
    person: str
    hindrance: str


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two that seem to say the same, and what would remain of them."""

    proposal: MergeProposal
    person: str
    other: str
    remains: MemoryVersion
    categories: str


def lines(terms: Terms, data: QueryDict, faults: Mapping[str, Sequence[str]]) -> list[Line]:
    """The rules as the form shows them: what was typed in, or else what holds."""
    return [
        Line(
            key=key,
            sentence=term.sentence,
            because=str(term.rule.because),
            is_on=key in data if data else term.is_on,
            is_blind=term.is_on and term.is_blind,
            numbers=[
                Typed(number, data.get(number.name, str(term.numbers[number.name])), faults.get(number.name, [""])[0])
                for number in term.rule.numbers
            ],
        )
        for key, term in terms.items()
    ]


def typed_in(terms: Terms, data: QueryDict) -> dict[str, int]:
    """Every switch, which is off where its box is empty, and every number that was sent."""
    switches = {key: int(key in data) for key in terms}
    names = [number.name for term in terms.values() for number in term.rule.numbers if number.name in data]
    return {**switches, **{name: _number(str(data[name])) for name in names}}


def run_rows(runs: Sequence[MaintenanceRun]) -> list[RunRow]:
    names = words.actor_names(run.actor for run in runs)
    return [RunRow(run, names.get(run.actor, run.actor), _counts(run), can_be_undone(run)) for run in runs]


def act_rows(acts: Sequence[MaintenanceAct]) -> list[ActRow]:
    """Rows for acts, in a fixed number of queries; those whose key is gone are left out."""
    versions = _versions(pk for act in acts for pk in (act.version_id, act.into_id) if pk)
    return [
        ActRow(
            act=act,
            rule=str(RULE_LABELS[act.rule]),
            text=versions[act.version_id].text,
            into=versions[act.into_id].text if act.into_id in versions else "",
            person=person_of(versions[act.version_id].memory),
            hindrance=SENTENCES[MaintenanceAct.Hindrance(act.hindrance)] if act.hindrance else "",
        )
        for act in acts
        if act.version_id in versions
    ]


def pair_rows(proposals: Sequence[MergeProposal]) -> list[PairRow]:
    versions = _versions(pk for one in proposals for pk in (one.survivor_id, one.other_id))
    pairs = [(one, versions.get(one.survivor_id), versions.get(one.other_id)) for one in proposals]
    return [_pair_row(proposal, survivor, other) for proposal, survivor, other in pairs if survivor and other]


def _pair_row(proposal: MergeProposal, survivor: MemoryVersion, other: MemoryVersion) -> PairRow:
    remains = merging.united([survivor, other], survivor.number + 1)
    return PairRow(proposal, person_of(survivor.memory), other.text, remains, ", ".join(remains.categories))


def _versions(pks: Iterable[UUID]) -> dict[UUID, MemoryVersion]:
    found = list(MemoryVersion.objects.filter(pk__in=set(pks)).select_related("memory__subject"))
    vault.load(version.owner_id for version in found)
    return {version.pk: version for version in found if version.opens and not _is_closed(version.memory)}


def _is_closed(memory: Memory) -> bool:
    """Of somebody who had their data restricted, nothing is shown here."""
    return memory.subject is not None and memory.subject.is_closed


def _counts(run: MaintenanceRun) -> list[str]:
    told = [
        (run.expired, ngettext("%(n)d expired", "%(n)d expired", run.expired)),
        (run.passed, ngettext("%(n)d over", "%(n)d over", run.passed)),
        (run.unused, ngettext("%(n)d of little use", "%(n)d of little use", run.unused)),
        (run.merged, ngettext("%(n)d merged", "%(n)d merged", run.merged)),
        (run.proposed, ngettext("%(n)d new pair", "%(n)d new pairs", run.proposed)),
    ]
    return [said % {"n": number} for number, said in told if number] or [_("nothing to do")]


def _number(text: str) -> int:
    typed = text.strip()
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= MAX_DIGITS else NO_NUMBER
