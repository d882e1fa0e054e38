"""The embedder that ships."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from memory_core.engine.types import Embedder
from memory_core.providers.local import LocalEmbedder


def likeness(one: str, other: str) -> float:
    first, second = LocalEmbedder().embed([one, other])
    return float(np.dot(first, second))


@pytest.mark.parametrize("text", ["User is a vegetarian", "", "   ", "\x00", "🙂", "我喜欢喝绿茶", "word " * 50_000])
def test_every_text_becomes_a_unit_vector(text: str) -> None:
    (vector,) = LocalEmbedder().embed([text])
    assert len(vector) == LocalEmbedder.dimensions and np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)


def test_no_texts_are_no_vectors() -> None:
    assert LocalEmbedder().embed([]) == []


def test_related_texts_are_closer_than_unrelated_ones() -> None:
    assert likeness("cook", "User is a vegetarian") > likeness("cook", "User lives in Berlin") + 0.1


def test_a_text_has_the_same_vector_alone_and_in_company() -> None:
    embedder: Embedder = LocalEmbedder()
    assert embedder.embed(["tea"])[0] == embedder.embed(["a much longer text than tea", "tea"])[1]


def test_threads_share_one_model() -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda text: LocalEmbedder().embed([text])[0], ["tea"] * 100))
    assert all(vector == found[0] for vector in found)


def test_loading_neither_calls_out_nor_touches_the_root_logger() -> None:
    code = (
        "import logging, socket\n"
        "def refuse(*args): raise SystemExit('called out')\n"
        "socket.socket.connect = socket.getaddrinfo = refuse\n"
        "from memory_core.providers.local import LocalEmbedder\n"
        "LocalEmbedder().embed(['tea'])\n"
        "assert not logging.getLogger().handlers and logging.getLogger().level == logging.WARNING\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
