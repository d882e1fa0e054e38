"""What the gate lets through and what the rules make of it, without a model: `python -m benchmarks.extraction FILE`.

FILE is a list of `{user, turns: [{id, text, time}], facts: [{speaker, fact, evidence: [turn ids]}]}`, as LoCoMo is once
converted. A turn that a fact rests on is an evidence turn. `--greetings` is a file of greetings and thanks, one a line,
each of which alone should be dropped. `--sample N` prints N of the proposed facts, chosen by `--seed`, with the words
they rest on, to be judged by hand. Prints a table; `--json` writes it.
"""

import argparse
import json
import random
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from memory_core.engine.extraction import RuleExtractor
from memory_core.engine.gate import worth_reading
from memory_core.engine.types import Candidate, Exchange, Message, Role

GREETINGS = Path(__file__).resolve().parent / "greetings.txt"
SEED = 20
Dealt = Callable[[int, str, str], Role]


@dataclass(frozen=True, slots=True)
class Turn:
    id: str
    message: Message
    is_evidence: bool

    @property
    def session(self) -> str:
        return self.id.split(":")[0]


@dataclass(frozen=True, slots=True)
class Proposed:
    turn: Turn
    candidate: Candidate


@dataclass(frozen=True, slots=True)
class Shares:
    """Of the turns: those with evidence that were kept, the others that were dropped, those that yield a fact."""

    turns: int
    evidence_turns: int
    evidence_kept: float
    others_dropped: float
    evidence_that_yields: float
    others_that_yield: float
    proposed: int
    milliseconds_a_turn: float


def everyone_a_user(number: int, speaker: str, first: str) -> Role:
    return Role.USER


def one_the_assistant(number: int, speaker: str, first: str) -> Role:
    return Role.USER if speaker == first else Role.ASSISTANT


DEALT: Mapping[str, Dealt] = {"both users": everyone_a_user, "one the assistant": one_the_assistant}


def turns_of(conversation: Mapping[str, Any], dealt: Dealt) -> list[Turn]:
    evidence = {turn for fact in conversation["facts"] for turn in fact["evidence"]}
    first = conversation["turns"][0]["text"].split(":")[0]
    made = []
    for number, turn in enumerate(conversation["turns"]):
        role = dealt(number, turn["text"].split(":")[0], first)
        said_at = datetime.fromisoformat(turn["time"] + "+00:00")
        made.append(Turn(turn["id"], Message(role, turn["text"], said_at), turn["id"] in evidence))
    return made


def sessions(turns: Sequence[Turn]) -> Iterator[list[Turn]]:
    return (list(group) for _, group in groupby(turns, key=lambda turn: turn.session))


def read(turns: Sequence[Turn]) -> tuple[list[bool], list[Proposed]]:
    """What the gate keeps of a session, and what the rules propose from that."""
    kept = list(worth_reading([turn.message for turn in turns]))
    left = [turn for turn, keep in zip(turns, kept, strict=True) if keep]
    found = RuleExtractor().extract(Exchange(tuple(turn.message for turn in left))).candidates
    return kept, [Proposed(left[candidate.message], candidate) for candidate in found]


def measured(conversations: Sequence[Mapping[str, Any]], dealt: Dealt) -> tuple[Shares, list[Proposed]]:
    every: list[Turn] = []
    kept: list[bool] = []
    proposed: list[Proposed] = []
    begun = time.process_time()
    for conversation in conversations:
        for session in sessions(turns_of(conversation, dealt)):
            flags, found = read(session)
            every, kept, proposed = [*every, *session], [*kept, *flags], [*proposed, *found]
    took = time.process_time() - begun
    yielding = {one.turn.id for one in proposed}
    evidence = [turn for turn in every if turn.is_evidence]
    others = [turn for turn in every if not turn.is_evidence]
    is_kept = {turn.id: keep for turn, keep in zip(every, kept, strict=True)}
    shares = Shares(
        turns=len(every),
        evidence_turns=len(evidence),
        evidence_kept=_share(is_kept[turn.id] for turn in evidence),
        others_dropped=_share(not is_kept[turn.id] for turn in others),
        evidence_that_yields=_share(turn.id in yielding for turn in evidence),
        others_that_yield=_share(turn.id in yielding for turn in others),
        proposed=len(proposed),
        milliseconds_a_turn=round(took / max(len(every), 1) * 1000, 2),
    )
    return shares, proposed


def _share(flags: Iterable[bool]) -> float:
    told = list(flags)
    return round(sum(told) / max(len(told), 1), 4)


def lines_of(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def kept_greetings(lines: Sequence[str]) -> list[str]:
    """Those that get through although each stands alone."""
    now = datetime.fromisoformat("2026-01-01T12:00:00+00:00")
    return [line for line in lines if worth_reading([Message(Role.USER, line, now)])[0]]


def main() -> None:
    wanted = _arguments()
    report: dict[str, Any] = {}
    greetings = lines_of(wanted.greetings)
    through = kept_greetings(greetings)
    report["greetings"] = {"lines": len(greetings), "dropped": round(1 - len(through) / len(greetings), 4)}
    print(f"{'greetings and thanks':32} {len(greetings):6} of which dropped {report['greetings']['dropped']:.1%}")
    for line in through:
        print(f"    kept: {line}")
    proposed: list[Proposed] = []
    conversations = json.loads(wanted.file.read_text(encoding="utf-8"))
    for name, dealt in DEALT.items():
        shares, found = measured(conversations, dealt)
        proposed = proposed or found
        report[name] = asdict(shares)
        print(name)
        for field, value in asdict(shares).items():
            told = f"{value:.1%}" if "milli" not in field and isinstance(value, float) else value
            print(f"    {field.replace('_', ' '):28} {told}")
    for number, one in enumerate(_sampled(proposed, wanted.sample, wanted.seed), 1):
        kind = f"{one.candidate.kind}, {one.candidate.slot}={one.candidate.value}, {one.candidate.reason}"
        print(f"{number:4} {one.candidate.text}\n       {one.turn.message.content[:600]!r}\n       [{kind}]")
    if wanted.json:
        wanted.json.write_text(json.dumps(report, indent=1), encoding="utf-8")


def _sampled(proposed: Sequence[Proposed], number: int, seed: int) -> list[Proposed]:
    return random.Random(seed).sample(list(proposed), min(number, len(proposed)))  # noqa: S311 - a fixed sample


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--greetings", type=Path, default=GREETINGS)
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
