"""What the recall index may know: terms as keyed hashes, vectors under a keyed rotation.

Both are keyed per owner, so equal words of two people look different. A permutation with sign
flips is orthogonal, so cosines within one owner are unchanged.
"""

import hashlib
from collections.abc import Iterable, Sequence
from functools import partial
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from memory_core import vault


def term_hash(key: bytes, term: str) -> int:
    """A signed 64-bit keyed BLAKE2b of one term."""
    digest = hashlib.blake2b(term.encode(), digest_size=8, key=key, person=b"term").digest()
    return int.from_bytes(digest, "big", signed=True)


def hashes(owner: UUID, terms: Iterable[str]) -> list[int]:
    key = vault.index_key(owner)
    return [term_hash(key, term) for term in terms]


def turn(owner: UUID, vector: Sequence[float]) -> list[float]:
    """`vector` (unit length) under the owner's permutation and sign flips."""
    numbers: list[float] = turned(owner, vector).tolist()
    return numbers


def turned(owner: UUID, vector: Sequence[float]) -> NDArray[np.float32]:
    """`turn`, as an array."""
    width = len(vector)
    order, signs = vault.derived(owner, f"rotation of {width}", partial(_rotation, dimensions=width))
    return np.asarray(vector, dtype=np.float32)[order] * signs


def _rotation(key: bytes, dimensions: int) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    seed = int.from_bytes(hashlib.blake2b(b"rotation", key=key, digest_size=16).digest(), "big")
    random = np.random.default_rng(seed)
    order = random.permutation(dimensions)
    signs = random.choice(np.array([-1.0, 1.0], dtype=np.float32), dimensions)
    return order, signs
