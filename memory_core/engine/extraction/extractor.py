"""The extractor that needs no model: reads personal facts by rules."""

from collections.abc import Iterator

from memory_core.engine.extraction.people import stretches
from memory_core.engine.extraction.rules import candidates
from memory_core.engine.extraction.sentences import clauses, is_taken_back, tidy
from memory_core.engine.extraction.statements import statements
from memory_core.engine.types import Candidate, Exchange, Extraction, Kind, Message

VERSION = "1"


class RuleExtractor:
    """Implements Extractor with tables of rules; deterministic, offline, English only.

    Takes what a user says, and what any named speaker says ("Caroline: …"), never what the
    assistant says. Proposes stated facts only, each once in an exchange.
    """

    name = "rules"
    model = "candor-rules"
    version = VERSION

    def extract(self, exchange: Exchange) -> Extraction:
        found: dict[object, Candidate] = {}
        for index, message in enumerate(exchange.messages):
            for candidate in _of_message(index, message):
                found.setdefault(_identity(candidate), candidate)
        unique = {candidate.text.casefold(): candidate for candidate in reversed(found.values())}
        return Extraction(candidates=tuple(reversed(unique.values())))


def _identity(candidate: Candidate) -> object:
    if candidate.slot is None or candidate.value is None or candidate.kind in {Kind.EVENT, Kind.PLAN}:
        return candidate.text.casefold()
    return candidate.slot, candidate.value, candidate.change


def _of_message(index: int, message: Message) -> Iterator[Candidate]:
    if is_taken_back(message.content):
        return
    text = tidy(message.content)
    for stretch in stretches(message, text):
        if stretch.speaker is None:
            continue
        spoken = list(clauses(text, stretch.start, stretch.end))
        for statement in statements(spoken, stretch.speaker):
            yield from candidates(statement, index, message.content, message.said_at)
