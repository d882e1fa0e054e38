"""The parts of a text that get a vector of their own."""

import re

MAX_SENTENCES = 8
MIN_BYTES = 12  # "Wow!" has no meaning to search for and stays with the next; four Han characters may have one

# A full stop ends a sentence before a space, an ideographic one anywhere; so does the end of a line.
_END = re.compile("(?<=[.!?\u2026\u061f\u0964])[\"'\u201d\u2019)\\]]*\\s+|(?<=[\u3002\uff01\uff1f])|\\n+")


def passages(text: str) -> list[str]:
    """The whole text first, then its sentences when there are two or more, at most MAX_SENTENCES of them.

    Sentences too short to mean anything join the next one; those past the limit are only in the whole.
    An empty text has no passages.
    """
    whole = text.strip()
    sentences = _joined([part.strip() for part in _END.split(whole) if part.strip()])
    return [part for part in [whole, *(sentences[:MAX_SENTENCES] if len(sentences) > 1 else [])] if part]


def _joined(parts: list[str]) -> list[str]:
    sentences: list[str] = []
    waiting = ""
    for part in parts:
        waiting = f"{waiting} {part}".strip()
        if len(waiting.encode()) >= MIN_BYTES:
            sentences.append(waiting)
            waiting = ""
    if waiting and sentences:
        sentences[-1] = f"{sentences[-1]} {waiting}"
    return sentences or ([waiting] if waiting else [])
