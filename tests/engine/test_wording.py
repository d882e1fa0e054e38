"""The same fact in other words: nothing that differs may pass for it, and most of what is the same should."""

from itertools import chain

import pytest

from memory_core.engine.reconcile import NEAR_COSINE, Known, reconcile
from memory_core.engine.types import Candidate, Change, Kind
from memory_core.providers.local import LocalEmbedder
from tests.engine.near_duplicates import DIFFERENT, SAME
from tests.engine.test_reconcile import NOW, YESTERDAY


@pytest.fixture(scope="module")
def embedder() -> LocalEmbedder:
    return LocalEmbedder()


def is_duplicate(embedder: LocalEmbedder, new: str, old: str) -> bool:
    left, right = embedder.embed([new, old])
    cosine = sum(one * other for one, other in zip(left, right, strict=True))
    candidate = Candidate(new, Kind.FACT, new, 0, 0, len(new))
    held = Known("k", old, None, None, stated=True, said_at=YESTERDAY, similarity=cosine)
    return reconcile(candidate, [held], NOW).change is Change.DUPLICATE


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_differs_is_no_duplicate(embedder: LocalEmbedder, one: str, other: str) -> None:
    assert not is_duplicate(embedder, one, other) and not is_duplicate(embedder, other, one)


def test_most_of_what_is_the_same_is_recognised_whichever_came_first(embedder: LocalEmbedder) -> None:
    pairs = list(chain(SAME, (pair[::-1] for pair in SAME)))
    found = [pair for pair in pairs if is_duplicate(embedder, *pair)]
    assert len(found) / len(pairs) >= 0.85


def test_words_alone_do_not_make_a_duplicate() -> None:
    new, old = SAME[0]
    held = Known("k", old, None, None, stated=True, said_at=YESTERDAY, similarity=NEAR_COSINE - 0.01)
    candidate = Candidate(new, Kind.FACT, new, 0, 0, len(new))
    assert reconcile(candidate, [held], NOW).change is Change.NEW
