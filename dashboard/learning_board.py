"""What a project wants learned, as the policy page asks for it and says what it comes to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from memory_core.engine.types import Candidate
from memory_core.engine.wanted import DEFAULT_CATEGORIES, excluded_subjects
from memory_core.models import Project
from memory_core.services import learning
from memory_core.services.policy import Changes

TEXTS = ("instructions", "includes", "excludes")


@dataclass(frozen=True, slots=True)
class Board:
    """The catalogue as it is typed, one category a line, and in plain words what all of it means."""

    categories: str
    usual: str
    meaning: Sequence[str]


@dataclass(frozen=True, slots=True)
class Learned:
    facts: Sequence[Candidate]
    left_out: int


def board(draft: Project) -> Board:
    return Board(_lines(draft.categories), _lines(DEFAULT_CATEGORIES), _meaning(draft))


def learned(draft: Project, text: str) -> Learned | None:
    """What the rules make of a text; None where a model reads, which is not asked for a trial."""
    if learning.model_in_use():
        return None
    found = learning.tried(draft, text)
    return Learned(found.candidates, len(found.dropped))


def changes_in(data: QueryDict) -> Changes:
    changes: dict[str, object] = {name: str(data[name]) for name in TEXTS if name in data}
    if "categories" in data:
        changes["categories"] = _catalogue(str(data["categories"]))
    return cast(Changes, changes)


def _catalogue(typed: str) -> dict[str, str]:
    """Lines such as "tea: Teas and pots"."""
    parts = [line.partition(":") for line in typed.splitlines() if line.strip()]
    return {name.strip(): about.strip() for name, _colon, about in parts}


def _lines(catalogue: Mapping[str, str]) -> str:
    return "\n".join(f"{name}: {about}".rstrip(": ") for name, about in catalogue.items())


def _meaning(draft: Project) -> list[str]:
    model = learning.model_in_use()
    said = [_told_a_model(model) if model else _("Facts are read by rules in this installation. No model is asked.")]
    if not model and (draft.instructions or draft.includes):
        said.append(_("Instructions and what matters most take a model to be understood; the rules pass them over."))
    if draft.excludes:
        said.append(_left_out(draft, by_rules=not model))
    number = len(draft.categories)
    said.append(
        ngettext(
            "Memories are filed under one category of your own.", "Memories are filed under %(n)d of your own.", number
        )
        % {"n": number}
        if number
        else _("Memories are filed under the fifteen usual categories.")
    )
    said.append(_("A single call may ask for more to be left out and bring categories of its own; it lifts nothing."))
    return said


def _told_a_model(model: str) -> str:
    return _("Facts are read by %(model)s, which is told all of this with each exchange.") % {"model": model}


def _left_out(draft: Project, *, by_rules: bool) -> str:
    subjects = excluded_subjects(draft.excludes)
    if by_rules and not subjects:
        return _("None of the words under what is left out names a subject, so nothing is left out.")
    if by_rules:
        return ngettext(
            "One subject is left out: what has its words in it is not learned.",
            "%(n)d subjects are left out: what has the words of one in it is not learned.",
            len(subjects),
        ) % {"n": len(subjects)}
    return _("What is left out is not learned, as far as the model can tell.")
