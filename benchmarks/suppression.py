"""How well what was erased is recognised when it is said differently: `python benchmarks/suppression.py`.

Two sets of ten facts with five rewordings each, and fifty other facts about the same people: one the rules were made
with, one written afterwards. Prints a table and what was missed, writes nothing.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from memory_core.engine.gist import gist, is_about_the_same
from tests.memory_core.erased_facts import ERASED, ERASED_LATER, OTHERS, OTHERS_LATER, Erased, Words

Face = Callable[[Words], str]
SETS = (("made with", ERASED, OTHERS), ("not met before", ERASED_LATER, OTHERS_LATER))
FACES: tuple[tuple[str, Face], ...] = (("as a model writes", lambda w: w.fact), ("as said", lambda w: w.said))


def says_again(text: str, erased: str) -> bool:
    new, old = gist(text), gist(erased)
    return is_about_the_same(len(new), len(new & old), len(old))


def missed(facts: Sequence[Erased], face: Face) -> list[str]:
    return [face(words) for one in facts for words in one.again if not says_again(face(words), one.words.fact)]


def wrong(facts: Sequence[Erased], others: Sequence[Words], face: Face) -> list[str]:
    return [face(words) for words in others if any(says_again(face(words), one.words.fact) for one in facts)]


def main() -> None:
    for name, facts, others in SETS:
        for way, face in FACES:
            all_of_them = sum(len(one.again) for one in facts)
            lost, refused = missed(facts, face), wrong(facts, others, face)
            recognised = all_of_them - len(lost)
            print(f"{name}, {way}: {recognised} of {all_of_them} recognised, {len(refused)} of {len(others)} wrongly")
            for text in lost:
                print(f"    missed: {text}")
            for text in refused:
                print(f"    wrongly refused: {text}")


if __name__ == "__main__":
    main()
