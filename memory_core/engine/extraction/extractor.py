"""The extractor that needs no model: reads personal facts by rules."""

from collections.abc import Iterator
from dataclasses import replace

from memory_core.engine.extraction import german
from memory_core.engine.extraction.answers import answer
from memory_core.engine.extraction.people import USER, stretches
from memory_core.engine.extraction.rules import candidates
from memory_core.engine.extraction.sentences import Clause, clauses, is_taken_back, tidy
from memory_core.engine.extraction.statements import Form, Statement, statements
from memory_core.engine.types import Candidate, Dropped, Exchange, Extraction, Kind, Message, Role
from memory_core.engine.wanted import EXCLUDED, categories_in, excluded_subjects, is_excluded

VERSION = "3"


class RuleExtractor:
    """Implements Extractor with tables of rules; deterministic, offline; English, and the commonest
    facts in German.

    Takes what a user says, and what any named speaker says ("Caroline: …"), never what the
    assistant says; a short answer is read through the assistant's question before it. Proposes
    stated facts only, each once in an exchange.
    """

    name = "rules"
    model = "candor-rules"
    version = VERSION

    def extract(self, exchange: Exchange) -> Extraction:
        found: dict[object, Candidate] = {}
        before = exchange.context[-1] if exchange.context else None
        for index, message in enumerate(exchange.messages):
            for candidate in _of_message(index, message, before):
                found.setdefault(_identity(candidate), candidate)
            before = message
        unique = {candidate.text.casefold(): candidate for candidate in reversed(found.values())}
        return _as_wanted(tuple(reversed(unique.values())), exchange)


def _as_wanted(found: tuple[Candidate, ...], exchange: Exchange) -> Extraction:
    """Without what the project excludes, and under the names of its catalogue. Instructions take a model to read."""
    subjects = excluded_subjects(exchange.excludes)
    kept = [candidate for candidate in found if not is_excluded(candidate, subjects)]
    if exchange.categories:
        kept = [replace(one, categories=categories_in(one, exchange.categories)) for one in kept]
    return Extraction(tuple(kept), (Dropped(EXCLUDED),) * (len(found) - len(kept)))


def _identity(candidate: Candidate) -> object:
    if candidate.slot is None or candidate.value is None or candidate.kind in {Kind.EVENT, Kind.PLAN}:
        return candidate.text.casefold()
    return candidate.slot, candidate.value, candidate.change


def _of_message(index: int, message: Message, before: Message | None) -> Iterator[Candidate]:
    if is_taken_back(message.content):
        return
    text = tidy(message.content)
    for stretch in stretches(message, text):
        if stretch.speaker is None:
            continue
        spoken = list(clauses(text, stretch.start, stretch.end))
        if stretch.speaker == USER and before and before.role is Role.ASSISTANT:
            spoken = _answered(before.content, text, spoken)
        read = list(statements(spoken, stretch.speaker))
        found = [(statement, candidates(statement, index, message.content, message.said_at)) for statement in read]
        yield from german.candidates(spoken, stretch.speaker, index, message.content, message.said_at)
        for statement, proposed in found:
            if not _is_said_anyway(statement, found):
                yield from proposed


def _answered(question: str, text: str, spoken: list[Clause]) -> list[Clause]:
    replied = answer(question, text, spoken)
    return [replied] if replied else spoken


def _is_said_anyway(minor: Statement, found: list[tuple[Statement, list[Candidate]]]) -> bool:
    """Whether another fact of the same words holds what is `minor`: a name in passing ("User's partner Samir is a
    nurse"), or a whole clause that was only kept because it should be remembered."""
    if minor.form is not Form.TOLD and not minor.implied:
        return False
    named = f"{minor.subject.text} {minor.words.replace(' is called ', ' ')} ".lower() if minor.implied else ""
    return any(
        candidate.text.lower().startswith(named)
        for statement, proposed in found
        for candidate in proposed
        if statement.clause == minor.clause and statement is not minor
    )
