"""The models in use: OpenAI's when a key is set, the local ones otherwise.

Which embedding model answers is for `services.spaces` to say, since vectors of two cannot be compared; here is
which one the settings ask for, and every one that can be had.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

from django.conf import settings

from memory_core.engine.embedding import EmbeddingModel
from memory_core.engine.extraction import RuleExtractor
from memory_core.engine.sessions import QuotingSummariser, Summariser
from memory_core.engine.types import Embedder, Extractor
from memory_core.errors import ProviderError
from memory_core.providers.local import LocalEmbedder

if TYPE_CHECKING:
    from openai import OpenAI

OPENAI = "openai"
LOCAL = EmbeddingModel(LocalEmbedder.name, LocalEmbedder.model, LocalEmbedder.dimensions)
NO_KEY = "There is no OPENAI_API_KEY any more, so the model cannot be asked."

_clients: "dict[tuple[str, str | None], OpenAI]" = {}


def extractor() -> Extractor:
    return _extractor(settings.OPENAI_API_KEY, settings.OPENAI_BASE_URL, settings.CANDOR_EXTRACTION_MODEL)


def configured() -> EmbeddingModel:
    """The embedding model that the settings ask for."""
    if (settings.CANDOR_EMBEDDER or (OPENAI if settings.OPENAI_API_KEY else LOCAL.provider)) == OPENAI:
        return EmbeddingModel(OPENAI, settings.CANDOR_EMBEDDING_MODEL, settings.CANDOR_EMBEDDING_DIMENSIONS)
    return LOCAL


def offers(model: EmbeddingModel) -> bool:
    """Whether a model can be asked at all with today's settings."""
    return model == LOCAL or (model.provider == OPENAI and bool(settings.OPENAI_API_KEY))


def embedder(model: EmbeddingModel | None = None) -> Embedder:
    """The embedder of a model, by default the one that the settings ask for.

    Raises ProviderError, not retryable, for one that cannot be had, or not any more.
    """
    wanted = model or configured()
    if not offers(wanted):
        detail = NO_KEY if wanted.provider == OPENAI else f"This version has no embedding model {wanted.model}."
        raise ProviderError(detail, retryable=False)
    key = settings.OPENAI_API_KEY if wanted.provider == OPENAI else ""
    return _embedder(key, settings.OPENAI_BASE_URL, wanted.model, wanted.dimensions)


def is_remote() -> bool:
    """Whether the models are reached over a network, which may fail."""
    return bool(settings.OPENAI_API_KEY)


def summariser() -> Summariser:
    return _summariser(settings.OPENAI_API_KEY, settings.OPENAI_BASE_URL, settings.CANDOR_EXTRACTION_MODEL)


def warm() -> None:
    """Load what the first request would otherwise wait for. A remote model needs none."""
    if configured() == LOCAL:
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


@lru_cache(maxsize=8)
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
