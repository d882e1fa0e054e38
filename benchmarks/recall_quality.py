"""What recall finds, through the running service, next to plain baselines on the same questions.

    python -m benchmarks.recall_quality FILE [--weights] [--json OUT]

The file is a list of `{user, turns: [{id, text, time}], questions: [{question, category, evidence: [turn id]}]}`, such
as LoCoMo's or benchmarks/assistant_memories.json. Every turn is stored as a memory (`infer: false`) and every question
asked over HTTP, once in the project whose policy lets everything pass and once under the default screening policy,
where what is held cannot be found: the difference is what screening costs before anybody has reviewed anything.
recall@k is the share of a question's evidence among the first k results, averaged over the questions. Differences in
recall@10 are against plain cosine of the same embedder on the same questions, with a paired bootstrap interval.

`--weights` tries the ranking's weights over a coarse grid, offline, and picks them with each conversation left out.
With `--embeddings URL` the baselines use that OpenAI-compatible endpoint, as the service then should too.
Exit status 1: a call failed.
"""

import argparse
import json
import secrets
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import locomo, ranking_study
from benchmarks.ranking_study import CUTOFFS, Vectors, interval
from memory_core.engine import ranking
from memory_core.providers.openai import OpenAIEmbedder, make_client

GRID: Mapping[str, tuple[float, ...]] = {
    "words": (0.6, 0.8, 1.0),
    "neighbours": (0.3, 0.5, 0.7),
    "time": (0.15, 0.3, 0.5),
    "other_speaker": (0.5, 2 / 3, 0.85),
    "whole": (0.35, 0.65),
}
AT_10 = CUTOFFS.index(10)

Json = dict[str, Any]


@dataclass(frozen=True)
class Row:
    """One way to answer the questions: recall at each cutoff, a line per question; `note` says what else there is."""

    name: str
    found: Vectors
    note: str = ""


@dataclass(frozen=True)
class Questions:
    """Every question with its category and whose it is, in the order of the file."""

    conversations: Sequence[locomo.Conversation]

    @property
    def asked(self) -> list[tuple[locomo.Conversation, locomo.Question]]:
        return [(conversation, question) for conversation in self.conversations for question in conversation.questions]

    @property
    def categories(self) -> list[str]:
        return [question.category for _, question in self.asked]

    @property
    def names(self) -> list[str]:
        return [conversation.name for conversation, _ in self.asked]


def offline(path: Path) -> tuple[Row, Row, list[ranking_study.Search]]:
    """Plain cosine and BM25, and the searches as the ranking gets them."""
    conversations = json.loads(path.read_text())
    people = {each["user"]: ranking_study.index(each["turns"]) for each in conversations}
    asked = [(each["user"], one) for each in conversations for one in each["questions"] if one["evidence"]]
    plain = [ranking_study.search(people[user], user, one, whole_question=True) for user, one in asked]
    searches = [ranking_study.search(people[user], user, one) for user, one in asked]
    cosine = ranking_study.recalls(plain, ranking_study.by_cosine)
    words = ranking_study.recalls(plain, ranking_study.by_signal("bm25"))
    return Row("plain cosine, offline", cosine), Row("plain BM25, offline", words), searches


def served(name: str, server: locomo.Server, questions: Questions) -> tuple[Row, Json]:
    """Store every turn and ask every question of a running service; a question that failed found nothing."""
    stored = locomo.in_parallel(lambda each: locomo.store(server, each), questions.conversations)
    answers = locomo.in_parallel(lambda pair: locomo.ask(server, *pair), questions.asked)
    found = [[answer.recall(depth) if answer else 0.0 for depth in CUTOFFS] for answer in answers]
    counts = {outcome: sum(each[outcome] for each in stored) for outcome in ("stored", "held", "failed")}
    note = f"{counts['stored']} memories found, {counts['held']} held"
    failed = counts["failed"] + sum(answer is None for answer in answers)
    return Row(name, np.array(found), note), {**counts, "failed": failed}


def weights() -> Iterator[ranking.Weights]:
    for words, neighbours, time, other, whole in product(*GRID.values()):
        yield replace(ranking.DEFAULT, words=words, neighbours=neighbours, time=time, other_speaker=other, whole=whole)


def left_out(searches: Sequence[ranking_study.Search], names: Sequence[str]) -> tuple[Row, Json]:
    """Each conversation asked with the weights that were best on the others."""
    tried = list(weights())
    each = np.array([ranking_study.recalls(searches, ranking_study.fused(one)) for one in tried])
    found, chosen = np.zeros_like(each[0]), {}
    for name in dict.fromkeys(names):
        out = np.array([other == name for other in names])
        best = int(each[:, ~out, AT_10].mean(axis=1).argmax()) if not out.all() else 0
        found[out], chosen[name] = each[best][out], asdict(tried[best])
    overall = each[:, :, AT_10].mean(axis=1)
    grid = {"settings": len(tried), "least": float(overall.min()), "most": float(overall.max()), "chosen": chosen}
    return Row("weights picked with one left out, offline", found), grid


def told(row: Row, base: Row, questions: Questions) -> Json:
    """A row in figures."""
    low, high = interval(row.found[:, AT_10] - base.found[:, AT_10])
    return {
        "name": row.name,
        "note": row.note,
        "questions": len(row.found),
        **{f"recall@{depth}": float(share) for depth, share in zip(CUTOFFS, row.found.mean(axis=0), strict=True)},
        "gain_over_cosine_95": [low, high],
        "by_category": _means(row, questions.categories),
        "by_conversation": _means(row, questions.names),
    }


def _means(row: Row, groups: Sequence[str]) -> dict[str, float]:
    of = np.array(groups)
    return {group: float(row.found[of == group, AT_10].mean()) for group in sorted(set(groups))}


def print_table(rows: Sequence[Json]) -> None:
    head = "".join(f"{f'R@{depth}':>7}" for depth in CUTOFFS)
    print(f"{rows[0]['questions']} questions{'':30}{head}   R@10 against cosine (95 %)")
    for row in rows:
        shares = "".join(f"{100 * row[f'recall@{depth}']:7.1f}" for depth in CUTOFFS)
        low, high = row["gain_over_cosine_95"]
        print(f"{row['name']:43}{shares}   {100 * low:+5.1f} to {100 * high:+5.1f}   {row['note']}")
    for by in ("by_category", "by_conversation"):
        names = list(rows[0][by])
        print("\n" + f"{'R@10':43}" + "".join(f"{name[:12]:>14}" for name in names))
        for row in rows:
            print(f"{row['name']:43}" + "".join(f"{100 * row[by][name]:14.1f}" for name in names))


def read_arguments() -> argparse.Namespace:
    running = json.loads(locomo.RUN_FILE.read_text()) if locomo.RUN_FILE.exists() else {}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--url", default=running.get("url"))
    parser.add_argument("--api-key", default=running.get("api_key"), help="of a project with the default policy")
    parser.add_argument("--open-api-key", default=running.get("open_api_key"), help="of one that lets everything pass")
    parser.add_argument("--weights", action="store_true", help="try the weights too; takes minutes")
    parser.add_argument("--embeddings", metavar="URL", help="OpenAI-compatible endpoint for the baselines")
    parser.add_argument("--embedding-model", default="text-embedding-3-small")
    parser.add_argument("--dimensions", type=int, default=512)
    parser.add_argument("--json", type=Path, metavar="OUT", help="write the figures here too")
    asked = parser.parse_args()
    if not (asked.url and asked.api_key and asked.open_api_key):
        parser.error("no running Candor found: give --url, --api-key and --open-api-key")
    return asked


def main() -> int:
    asked = read_arguments()
    if asked.embeddings:
        client = make_client("none", asked.embeddings)
        ranking_study.EMBEDDER = OpenAIEmbedder(client, asked.embedding_model, asked.dimensions)
    questions = Questions(locomo.load(asked.path, None, run=secrets.token_hex(3)))
    cosine, words, searches = offline(asked.path)
    rows, report = [cosine, words], Json(grid=None)
    for name, key in (("Candor, open project", asked.open_api_key), ("Candor, default screening", asked.api_key)):
        row, report[name] = served(name, locomo.Server(asked.url, key), questions)
        rows.append(row)
    if asked.weights:
        row, report["grid"] = left_out(searches, questions.names)
        rows.append(row)
    report["rows"] = [told(row, cosine, questions) for row in rows]
    print_table(report["rows"])
    if grid := report["grid"]:
        print(
            f"\nover {grid['settings']} settings R@10 runs from {100 * grid['least']:.1f} to {100 * grid['most']:.1f}"
        )
    if asked.json:
        asked.json.write_text(json.dumps(report, indent=2))
    return 1 if any(report[name]["failed"] for name in ("Candor, open project", "Candor, default screening")) else 0


if __name__ == "__main__":
    sys.exit(main())
