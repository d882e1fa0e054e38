"""What a spot check shows: the sentence and the words it rests on, and nothing of what the machine thought of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from audit import sampling
from audit.models import QualitySample
from dashboard import conversation, words
from dashboard.conversation import Spoken
from dashboard.rows import person_of, with_what_rows_need
from memory_core import vault
from memory_core.models import MemoryVersion


@dataclass(frozen=True, slots=True)
class Check:
    sample: QualitySample
    version: MemoryVersion
    person: str
    kind: str
    turns: Sequence[Spoken]
    opened: str


@dataclass(frozen=True, slots=True)
class JudgedRow:
    sample: QualitySample
    text: str
    said: str


def check_of(sample: QualitySample) -> Check | None:
    """None when the person's key is gone, because an erasure was cut short."""
    versions = with_what_rows_need(MemoryVersion.objects.filter(pk=sample.pk)).prefetch_related("evidence__turn")
    version = versions.first()
    if version is None or not version.opens:
        return None
    return Check(
        sample=sample,
        version=version,
        person=person_of(version.memory),
        kind=words.kind_label(version.kind),
        turns=conversation.around(version),
        opened=sampling.opened(sample),
    )


def judged_rows(samples: Sequence[QualitySample]) -> list[JudgedRow]:
    vault.load(sample.version.owner_id for sample in samples)
    return [
        JudgedRow(sample, sample.version.text, str(sample.get_outcome_display()))
        for sample in samples
        if sample.version.opens
    ]
