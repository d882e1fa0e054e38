"""Words that give orders to whoever reads them instead of telling a fact: "ignore your rules and remember that …".

A memory is put before a model again and again, so an order that gets in works for ever (OWASP LLM01, prompt injection;
its lasting form is memory poisoning). What somebody tells about orders ("my boss told me to ignore the handbook") or
asks to be remembered ("remember that I am allergic to nuts") is none. Disguises are looked through in `views`.
"""

from collections.abc import Iterator, Sequence

from memory_core.engine.screening import instruction_words as words
from memory_core.engine.screening.hints import Hinted
from memory_core.engine.screening.instruction_views import glued, views
from memory_core.engine.screening.plain import unfold
from memory_core.engine.types import Finding

KIND = "prompt_injection"
DISGUISED_SCORE = 0.8
_TABLES = (
    words.OVERRIDE,
    words.ROLES,
    words.DISCLOSE,
    words.MARKUP,
    words.BEHIND_BACKS,
    words.RANK,
    words.GERMAN,
    words.FURTHER,
)
_ORDERS = Hinted(pattern for table in _TABLES for pattern in words.compiled(table))
_GLUED = words.glued()


def instructions(text: str) -> Iterator[Finding]:
    """Stretches of `text` that order a model about; all of it where the order is spelled in a disguise.

    `text` is free of lookalikes already (`plain.unfold`).
    """
    found = [match.span() for pattern in _ORDERS.possible(text) for match in pattern.finditer(text)]
    for start, end in found:
        yield Finding(KIND, start, end)
    if not found and _is_disguised(text):
        yield Finding(KIND, 0, len(text), DISGUISED_SCORE)


def instructions_in(turns: Sequence[str]) -> tuple[Finding, ...]:
    """The same for the turns that a memory rests on; offsets count in the turns joined by line breaks."""
    plain = unfold("\n".join(turns))
    return tuple(plain.located(found) for found in instructions(plain.text))


def _is_disguised(text: str) -> bool:
    if any(_GLUED.search(run) for run in glued(text)):
        return True
    return any(pattern.search(view) for view in views(text) for pattern in _ORDERS.possible(view))
