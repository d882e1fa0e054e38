"""Batches of sentences in `special_sentences/`, a line `kind|sentence` each, `-` where it is harmless.

No rule had seen a batch when it was first measured; docs/screening.md has those figures.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

HARMLESS = "-"


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences that tell of a special category, by kind, and sentences that only sound like it."""

    name: str
    TELLING: Mapping[str, tuple[str, ...]]
    NOT_TELLING: tuple[str, ...]


def _read(path: Path) -> Batch:
    sentences: dict[str, list[str]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, _, sentence = line.partition("|")
        sentences[kind].append(sentence)
    harmless = tuple(sentences.pop(HARMLESS))
    return Batch(path.stem, {kind: tuple(some) for kind, some in sentences.items()}, harmless)


BATCHES = tuple(_read(path) for path in sorted((Path(__file__).parent / "special_sentences").glob("*.txt")))
