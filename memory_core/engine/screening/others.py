"""Facts about somebody who is not the one remembered: a relative, a colleague, a name, and something of their life.

Somebody is a relation with its owner ("her brother Tom", "the user's boss"), a close relation at the start of a
sentence ("Wife works ..."), or a name there. What comes next decides: work, whereabouts, age, means, character, love
life, or anything of a special category. A name alone needs a turn of phrase that only people have.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from memory_core.engine.screening import people_words as words
from memory_core.engine.types import Finding

SENTENCE = re.compile(r"(?:[^.!?\n;]|\.(?=\w)|(?<=\bMr)\.|(?<=\bMrs)\.|(?<=\bMs)\.|(?<=\bDr)\.|(?<=\bProf)\.)+")
RELATION = re.compile(words.RELATION, re.IGNORECASE)
RELATION_FIRST = re.compile(r"\s*" + words.RELATION_FIRST)
NAME_FIRST = re.compile(r"\s*" + words.NAME_FIRST)
OF_A_RELATION = re.compile(words.BETWEEN + r"(?:" + words.OF_ANYBODY + "|" + words.OF_RELATIONS + r")", re.IGNORECASE)
OF_A_NAME = re.compile(words.BETWEEN + r"(?:" + words.OF_ANYBODY + "|" + words.OF_NAMES + r")", re.IGNORECASE)
BELONGING = re.compile(words.BELONGING, re.IGNORECASE)
GOES_ON = re.compile(words.BETWEEN + words.HAS_OR_IS, re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")


def third_persons(text: str, *, told: Iterable[Finding] = (), about: Collection[str] = ()) -> Iterator[Finding]:
    """Clauses that tell something of another person's life.

    `told` are the special categories already found; `about` names the one remembered, who is no other person.
    """
    themselves = {word.group().casefold() for name in about for word in WORD.finditer(name)}
    sensitive = [finding.start for finding in told]
    for sentence in SENTENCE.finditer(text):
        start, end = sentence.span()
        for subject, is_name in _subjects(text, start, end, themselves):
            if _tells(text, subject.end(), end, is_name, sensitive):
                yield Finding("third_person", _first_letter(text, subject.start()), end, 0.7)
                break


def _subjects(text: str, start: int, end: int, themselves: set[str]) -> Iterator[tuple[re.Match[str], bool]]:
    for relation in RELATION.finditer(text, start, end):
        yield relation, False
    first = RELATION_FIRST.match(text, start, end)
    if first is not None:
        yield first, False
    name = NAME_FIRST.match(text, start, end)
    if name is not None and not themselves & {word.casefold() for word in name.group().split()}:
        yield name, True


def _tells(text: str, after: int, end: int, is_name: bool, sensitive: list[int]) -> bool:
    predicate = (OF_A_NAME if is_name else OF_A_RELATION).match(text, after, end)
    if predicate is not None or BELONGING.match(text, after, end) is not None:
        return True
    goes_on = GOES_ON.match(text, after, end) is not None
    return goes_on and any(after <= place < end for place in sensitive)


def _first_letter(text: str, start: int) -> int:
    return next((place for place in range(start, len(text)) if not text[place].isspace()), start)
