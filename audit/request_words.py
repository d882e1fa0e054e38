"""Words that people write about a request, as they may be stored."""

from memory_core.errors import InvalidInput
from memory_core.services.screening import without_secrets

MAX_WORDS = 5_000


def words_of(field: str, text: str, *, required: bool = True) -> str:
    """The text, trimmed and with its secrets masked. Raises InvalidInput when it is missing or too long."""
    words: str = without_secrets(text.replace("\r\n", "\n").strip())
    if "\0" in words or len(words) > MAX_WORDS or (required and not words):
        raise InvalidInput.field(field, f"Write between 1 and {MAX_WORDS:,} characters.")
    return words
