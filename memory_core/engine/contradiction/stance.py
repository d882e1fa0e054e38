"""One answer to one question."""

from collections.abc import Iterable
from dataclasses import dataclass

YES, NO = frozenset({"yes"}), frozenset({"no"})
MANY = 20


@dataclass(frozen=True, slots=True)
class Stance:
    """`answers` are the values that are possible if the sentence is true; two sentences whose answers share none
    contradict each other. `cause` is a code without content, `detail` what the question is about (a thing liked)."""

    cause: str
    answers: frozenset[str]
    detail: str = ""


def exactly(number: int) -> frozenset[str]:
    return frozenset({str(number)})


def at_least(number: int) -> frozenset[str]:
    return frozenset(map(str, range(number, MANY + 1)))


def one_of(values: Iterable[str]) -> frozenset[str]:
    return frozenset(values)


def beginnings(value: str) -> frozenset[str]:
    """Every beginning of a value in whole words, so that "ana" and "ana silva" agree."""
    words = value.casefold().replace(",", " ").split()
    return frozenset(" ".join(words[:length]) for length in range(1, len(words) + 1))
