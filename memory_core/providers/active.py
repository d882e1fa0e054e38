"""The models in use: OpenAI's when a key is set, the local ones otherwise."""

from functools import lru_cache

from django.conf import settings

from memory_core.engine.extraction import RuleExtractor
from memory_core.engine.types import Embedder, Extractor
from memory_core.providers.local import LocalEmbedder


def extractor() -> Extractor:
    return _extractor(settings.OPENAI_API_KEY, settings.OPENAI_BASE_URL, settings.CANDOR_EXTRACTION_MODEL)


def embedder() -> Embedder:
    return _embedder(
        settings.OPENAI_API_KEY,
        settings.OPENAI_BASE_URL,
        settings.CANDOR_EMBEDDING_MODEL,
        settings.CANDOR_EMBEDDING_DIMENSIONS,
    )


def warm() -> None:
    """Load what the first request would otherwise wait for. A remote model needs none."""
    if not settings.OPENAI_API_KEY:
        embedder().embed(["warm"])


@lru_cache(maxsize=4)
def _extractor(api_key: str, base_url: str | None, model: str) -> Extractor:
    if not api_key:
        return RuleExtractor()
    from memory_core.providers.openai import OpenAIExtractor, make_client  # half a second that most starts can spare

    return OpenAIExtractor(make_client(api_key, base_url, settings.CANDOR_MODEL_TIMEOUT_SECONDS), model)


@lru_cache(maxsize=4)
def _embedder(api_key: str, base_url: str | None, model: str, dimensions: int) -> Embedder:
    if not api_key:
        return LocalEmbedder()
    from memory_core.providers.openai import OpenAIEmbedder, make_client

    return OpenAIEmbedder(make_client(api_key, base_url, settings.CANDOR_MODEL_TIMEOUT_SECONDS), model, dimensions)
