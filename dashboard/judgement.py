"""How good the judgement is, as the overview shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from audit import quality
from audit.quality import Escapes, Queue, Rate, Reviewer, Stratum
from dashboard import chart, words
from dashboard.chart import Band, Whiskers


@dataclass(frozen=True, slots=True)
class ReviewerRow:
    name: str
    reviewer: Reviewer


@dataclass(frozen=True, slots=True)
class StratumRow:
    """`source` is what made them, `kind` of which kind they are."""

    source: str
    rules: str
    kind: str
    stratum: Stratum


@dataclass(frozen=True, slots=True)
class Judgement:
    escapes: Escapes
    drawn: Whiskers
    strata: Sequence[StratumRow]
    overturned: Rate
    median_seconds: float | None
    reviewers: Sequence[ReviewerRow]
    queue: Queue
    ages: Sequence[Band]


def judgement(project_id: UUID) -> Judgement:
    """Everything in a fixed number of queries. Call it inside the project's scope."""
    escapes, queue, people = quality.escapes(project_id), quality.queue_health(), quality.reviewers()
    names = words.actor_names(person.actor for person in people)
    return Judgement(
        escapes=escapes,
        drawn=chart.whiskers(escapes.overall.value, escapes.overall.low, escapes.overall.high),
        strata=[_stratum_row(stratum) for stratum in escapes.strata if stratum.drawn],
        overturned=quality.overturned(),
        median_seconds=quality.median_seconds(),
        reviewers=[ReviewerRow(names[person.actor], person) for person in people],
        queue=queue,
        ages=chart.bands(_age_labels(), queue.by_age),
    )


def _age_labels() -> list[str]:
    return [_("under 1 h"), _("1–4 h"), _("4–24 h"), _("1–3 days"), _("longer")]  # noqa: RUF001 - a range


def _stratum_row(stratum: Stratum) -> StratumRow:
    source, prompt, rules, kind = stratum.name.rsplit("/", 3)
    return StratumRow(f"{source} {prompt}".strip() or _("as given"), rules, words.kind_label(kind), stratum)
