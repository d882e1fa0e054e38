"""Other ways to read a text: figures for letters, letters in a muddle, spelled out, backwards, or encoded."""

import base64
import binascii
import codecs
import re
from collections.abc import Iterator

from memory_core.engine.extraction.lexicon import word_set

_LEET = str.maketrans("013457@$!|", "oieastasii")
_WITH_FIGURES = re.compile(r"\b(?=[\w@$!|]*[013457@$!|])(?=[\w@$!|]*[a-z])[\w@$!|]{3,20}", re.IGNORECASE)
_SPELLED = re.compile(r"(?<!\w)(?:[^\W\d_][\W_]{1,3}){7,}[^\W\d_](?!\w)")
_WORD = re.compile(r"[^\W\d_]{5,14}")
_BASE64 = re.compile(r"(?<![\w+/=])[A-Za-z0-9+/_-]{20,4000}={0,2}")
_HEX = re.compile(r"(?<![0-9a-f])(?:[0-9a-f]{2}[ :]?){12,2000}(?![0-9a-f])", re.IGNORECASE)
_LONGEST_BACKWARDS = 2000
_MOST_ENCODED = 20

# The words that orders are made of; one whose inner letters are shuffled is read as the word.
_OF_ORDERS = word_set(
    """
    ignore disregard forget override bypass previous prior above earlier instructions instruction rules guidelines
    prompt system safety reveal restrictions directives programming everything ignoriere vergiss vorherigen bisherigen
    anweisungen regeln vorgaben
    """
)


def _muddle(word: str) -> tuple[str, str, str]:
    return word[0], "".join(sorted(word[1:-1])), word[-1]


_MUDDLED = {_muddle(word): word for word in _OF_ORDERS}


def views(text: str) -> Iterator[str]:
    """The readings that differ from the text itself."""
    lettered = _WITH_FIGURES.sub(lambda match: match.group().lower().translate(_LEET), text)
    mended = _WORD.sub(_mended, lettered)
    if mended != text:
        yield mended
    yield from _decoded(text)
    if len(text) <= _LONGEST_BACKWARDS:
        yield text[::-1]
        yield codecs.encode(text, "rot13")


def glued(text: str) -> Iterator[str]:
    """Runs of single letters, as one word: "i g n o r e  a l l" → "ignoreall"."""
    return (re.sub(r"[\W_]+", "", match.group()) for match in _SPELLED.finditer(text))


def _mended(match: re.Match[str]) -> str:
    return _MUDDLED.get(_muddle(match.group().lower()), match.group())


def _decoded(text: str) -> Iterator[str]:
    for number, match in enumerate(_BASE64.finditer(text)):
        if number < _MOST_ENCODED:
            yield from _told(_of_base64(match.group()))
    for number, match in enumerate(_HEX.finditer(text)):
        if number < _MOST_ENCODED:
            yield from _told(bytes.fromhex(re.sub(r"[ :]", "", match.group())))


def _of_base64(letters: str) -> bytes:
    plain = letters.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4))
    except (binascii.Error, ValueError):
        return b""


def _told(decoded: bytes) -> Iterator[str]:
    text = decoded.decode("utf-8", "replace")
    if text and sum(letter.isprintable() or letter.isspace() for letter in text) > 0.9 * len(text):
        yield text
