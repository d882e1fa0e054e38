"""The models in use: OpenAI's when a key is set, the local ones otherwise."""

from functools import lru_cache
from typing import TYPE_CHECKING

from django.conf import settings

from memory_core.engine.extraction import RuleExtractor
from memory_core.engine.sessions import QuotingSummariser, Summariser
from memory_core.engine.types import Embedder, Extractor
from memory_core.providers.local import LocalEmbedder

if TYPE_CHECKING:
    from openai import OpenAI

_clients: "dict[tuple[str, str | None], OpenAI]" = {}


def extractor() -> Extractor:
    return _extractor(settings.OPENAI_API_KEY, settings.OPENAI_BASE_URL, settings.CANDOR_EXTRACTION_MODEL)


def embedder() -> Embedder:
    return _embedder(
        settings.OPENAI_API_KEY,
        settings.OPENAI_BASE_URL,
        settings.CANDOR_EMBEDDING_MODEL,
        settings.CANDOR_EMBEDDING_DIMENSIONS,
    )


def summariser() -> Summariser:
    return _summariser(settings.OPENAI_API_KEY, settings.OPENAI_BASE_URL, settings.CANDOR_EXTRACTION_MODEL)


def warm() -> None:
    """Load what the first request would otherwise wait for. A remote model needs none."""
    if not settings.OPENAI_API_KEY:
        embedder().embed(["warm"])


def close() -> None:
    """Let go of the models and of their connections."""
    for client in _clients.values():
        client.close()
    for cache in (_extractor, _summariser, _embedder):
        cache.cache_clear()
    _clients.clear()


@lru_cache(maxsize=4)
def _extractor(api_key: str, base_url: str | None, model: str) -> Extractor:
    if not api_key:
        return RuleExtractor()
    from memory_core.providers.openai import OpenAIExtractor  # half a second that most starts can spare

    return OpenAIExtractor(_client(api_key, base_url), model)


@lru_cache(maxsize=4)
def _summariser(api_key: str, base_url: str | None, model: str) -> Summariser:
    if not api_key:
        return QuotingSummariser()
    from memory_core.providers.openai_sessions import OpenAISummariser

    return OpenAISummariser(_client(api_key, base_url), model)


@lru_cache(maxsize=4)
def _embedder(api_key: str, base_url: str | None, model: str, dimensions: int) -> Embedder:
    if not api_key:
        return LocalEmbedder()
    from memory_core.providers.openai import OpenAIEmbedder

    return OpenAIEmbedder(_client(api_key, base_url), model, dimensions)


def _client(api_key: str, base_url: str | None) -> "OpenAI":
    """One client, and so one pool of connections, for both models of an endpoint."""
    from memory_core.providers.openai import make_client

    if (api_key, base_url) not in _clients:
        _clients[api_key, base_url] = make_client(api_key, base_url, settings.CANDOR_MODEL_TIMEOUT_SECONDS)
    return _clients[api_key, base_url]
