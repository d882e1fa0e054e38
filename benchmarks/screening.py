"""How well the gate screens: `python benchmarks/screening.py SAMPLES [CONVERSATIONS]`.

SAMPLES is a JSON list of `{full_text, spans: [{entity_type, start_position, end_position}], template_id}`;
CONVERSATIONS a JSON list of `{turns: [{text}]}` in which hardly anything should be held. Prints tables, writes nothing.
"""

import json
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from memory_core.engine.screening import DEFAULT_POLICY, KINDS, scan, verdict
from memory_core.engine.types import Action, Finding
from tests.engine import (
    other_languages,
    other_people,
    special_batches,
    special_categories,
    special_categories_user_notes,
)
from tests.engine.special_batches import Batch

KIND_OF_LABEL: Mapping[str, frozenset[str]] = {
    "CREDIT_CARD": frozenset({"card"}),
    "PHONE_NUMBER": frozenset({"phone"}),
    "EMAIL_ADDRESS": frozenset({"email"}),
    "IBAN_CODE": frozenset({"iban"}),
    "US_SSN": frozenset({"us_ssn"}),
    "IP_ADDRESS": frozenset({"ip"}),
    "US_DRIVER_LICENSE": frozenset({"licence"}),
}
LOOSE_LABELS = ("ADDRESS", "STREET_ADDRESS")
OVERLAP = 0.5
SPECIAL = frozenset(kind for kind, info in KINDS.items() if info.group == "special")
READ_NOT_SHAPED = frozenset({"special", "person", "language"})
HOME = ("english", "german")

Sample = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Scanned:
    """A sample, what was found in it, and the seconds that took."""

    sample: Sample
    findings: tuple[Finding, ...]
    seconds: float

    @property
    def structured(self) -> list[Finding]:
        return [finding for finding in self.findings if KINDS[finding.kind].group not in READ_NOT_SHAPED]

    @property
    def held(self) -> bool:
        return verdict(self.structured, DEFAULT_POLICY).action in {Action.HOLD, Action.BLOCK}

    def labels(self) -> set[str]:
        return {span["entity_type"] for span in self.sample["spans"]}


def scanned(samples: Iterable[Sample]) -> list[Scanned]:
    scan("warm up: call 030 1234567")
    results = []
    for sample in samples:
        begun = time.thread_time()
        findings = scan(sample["full_text"], HOME)
        results.append(Scanned(sample, findings, time.thread_time() - begun))
    return results


def held_by_label(results: Sequence[Scanned]) -> None:
    print(f"{'label':20} {'texts':>6} {'held':>7} {'span P':>7} {'span R':>7} {'span F2':>8}")
    for label in (*KIND_OF_LABEL, *LOOSE_LABELS):
        texts = [result for result in results if label in result.labels()]
        if texts:
            spans = span_scores(results, [label]) if label in KIND_OF_LABEL else ""
            print(f"{label:20} {len(texts):6} {share(texts, lambda result: result.held):7.4f} {spans}")
    structured = [result for result in results if result.labels() & set(KIND_OF_LABEL)]
    print(f"{'all structured':20} {len(structured):6} {share(structured, lambda result: result.held):7.4f} ", end="")
    print(span_scores(results, list(KIND_OF_LABEL)))


def share(results: Sequence[Scanned], holds: Callable[[Scanned], bool]) -> float:
    return sum(map(holds, results)) / len(results) if results else 0.0


def span_scores(results: Sequence[Scanned], labels: Sequence[str]) -> str:
    """Precision, recall and F2 of spans that overlap by at least half (intersection over union)."""
    expected = found = hit_expected = hit_found = 0
    for result in results:
        for label in labels:
            gold = [
                (s["start_position"], s["end_position"]) for s in result.sample["spans"] if s["entity_type"] == label
            ]
            seen = [(f.start, f.end) for f in result.findings if f.kind in KIND_OF_LABEL[label]]
            expected, found = expected + len(gold), found + len(seen)
            hit_expected += sum(any(overlap(one, other) >= OVERLAP for other in seen) for one in gold)
            hit_found += sum(any(overlap(one, other) >= OVERLAP for other in gold) for one in seen)
    precision, recall = hit_found / max(found, 1), hit_expected / max(expected, 1)
    f2 = 5 * precision * recall / max(4 * precision + recall, 1e-9)
    return f"{precision:7.4f} {recall:7.4f} {f2:8.4f}"


def overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / (max(one[1], other[1]) - min(one[0], other[0]))


def over_hold(results: Sequence[Scanned]) -> None:
    by_template: dict[Any, list[Scanned]] = defaultdict(list)
    for result in results:
        if not result.sample["spans"]:
            by_template[result.sample["template_id"]].append(result)
    shares = [share(group, lambda result: result.held) for group in by_template.values()]
    special = [
        share(group, lambda result: len(result.findings) > len(result.structured)) for group in by_template.values()
    ]
    if shares:
        print(
            f"over-hold, structured, by template {statistics.mean(shares):.4f}; special {statistics.mean(special):.4f}"
        )


def speed(results: Sequence[Scanned]) -> None:
    times = sorted(result.seconds * 1000 for result in results)
    print(
        f"processor time per text: median {statistics.median(times):.2f} ms, p95 {times[int(len(times) * 0.95)]:.2f} ms"
    )


def conversations(people: Iterable[Sample]) -> None:
    turns = [turn["text"] for person in people for turn in person["turns"]]
    kinds = [{finding.kind for finding in scan(text, HOME, about=[text.partition(":")[0]])} for text in turns]
    counts = Counter(kind for found in kinds for kind in found)
    held = sum(bool(found) for found in kinds)
    print(f"\nconversation turns: {len(turns)}, with a finding {held} ({held / len(turns):.3f})")
    for kind, count in counts.most_common():
        print(f"  {kind:20} {count:5}  {count / len(turns):.4f}")


def sentences() -> None:
    """The hand-written sentences of the tests: what is told and found, what is harmless and held."""
    print(f"\n{'hand-written':34} {'told':>5} {'found':>7} {'harmless':>9} {'held':>7}")
    named: list[tuple[str, Batch | ModuleType]] = [
        ("as spoken", special_categories),
        ("as noted", special_categories_user_notes),
        *((batch.name, batch) for batch in special_batches.BATCHES),
    ]
    for name, batch in named:
        told = [(sentence, {kind}) for kind, some in batch.TELLING.items() for sentence in some]
        table(f"special categories, {name}", told, batch.NOT_TELLING, SPECIAL)
    person = [(sentence, {"third_person"}) for sentence in other_people.ABOUT_ANOTHER]
    table("other people", person, other_people.ABOUT_NOBODY_ELSE, frozenset({"third_person"}))
    foreign = [(sentence, {"language"}) for some in other_languages.SENTENCES.values() for sentence in some]
    table("other languages", foreign, other_languages.AT_HOME, frozenset({"language"}))


def table(name: str, told: Sequence[tuple[str, set[str]]], harmless: Sequence[str], kinds: frozenset[str]) -> None:
    found = sum(bool(wanted & kinds_in(sentence)) for sentence, wanted in told) / len(told)
    held = sum(bool(kinds & kinds_in(sentence)) for sentence in harmless) / len(harmless)
    print(f"{name:34} {len(told):5} {found:7.3f} {len(harmless):9} {held:7.3f}")


def kinds_in(sentence: str) -> set[str]:
    return {finding.kind for finding in scan(sentence, HOME)}


def main(samples_path: str, conversations_path: str | None = None) -> None:
    results = scanned(json.loads(Path(samples_path).read_text(encoding="utf-8")))
    held_by_label(results)
    over_hold(results)
    speed(results)
    sentences()
    if conversations_path:
        conversations(json.loads(Path(conversations_path).read_text(encoding="utf-8")))


if __name__ == "__main__":
    main(*sys.argv[1:3])
