"""The embedder that needs no key and no network: static word vectors out of the wordllama package."""

import logging
import threading
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from memory_core.errors import ProviderError

DIMENSIONS = 256
MAX_CHARACTERS = 20_000  # some 5,000 tokens, 5 MB of vectors to average; the mean of a longer text says nothing more

_loading = threading.Lock()
_loaded: dict[str, Any] = {}


class LocalEmbedder:
    """Mean of the token vectors of a text, at unit length; 0.05 ms a text, safe to share between threads.

    A text without tokens gets the same unit vector whatever it is, as far from one meaning as from another.
    Raises ProviderError, not retryable, when the package is incomplete.
    """

    name = "local"
    model = "wordllama-256"
    dimensions = DIMENSIONS

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        model = _model()
        return [_unit(model, text[:MAX_CHARACTERS]).tolist() for text in texts]


def _unit(model: Any, text: str) -> NDArray[np.float32]:
    tokens = model.tokenizer.encode(text, add_special_tokens=False).ids
    total = model.embedding[tokens].sum(axis=0) if tokens else np.zeros(DIMENSIONS, np.float32)
    length = float(np.linalg.norm(total))
    return np.asarray(total / length if length else np.full(DIMENSIONS, DIMENSIONS**-0.5), np.float32)


def _model() -> Any:
    """Loaded once in a process, on first use (about a second)."""
    with _loading:
        if "model" not in _loaded:
            _loaded["model"] = _load()
        return _loaded["model"]


def _load() -> Any:
    spec = find_spec("wordllama")
    if spec is None or spec.origin is None:
        raise ProviderError("The local embedder's package is not installed.", retryable=False)
    wordllama = _import_without_its_logging()
    try:
        # Named as its cache, the package's own folder is where it finds both files it would else download.
        return wordllama.WordLlama.load(cache_dir=Path(spec.origin).parent, dim=DIMENSIONS, disable_download=True)
    except (OSError, ValueError) as error:
        raise ProviderError("The local embedder's weights cannot be read.", retryable=False) from error


def _import_without_its_logging() -> Any:
    """The package calls logging.basicConfig when imported, which would print every library's chatter."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    import wordllama

    root.handlers[:] = handlers
    root.setLevel(level)
    return wordllama
