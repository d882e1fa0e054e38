"""What an agent was given comes back in the conversation: in a prompt, in its answer, quoted in the person's turn.

That is no new fact, and the person has not said it again. What the person says in words of their own counts: "I'm a
vegetarian" after the agent was given "User is a vegetarian".
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from memory_core.engine.extraction.lexicon import word_set
from memory_core.engine.extraction.people import USER, stretches
from memory_core.engine.gist import gist, normal, telling
from memory_core.engine.types import Candidate, Change, Message

REASON = "repeats what was recalled"
# Of the words of weight in a claim, as many stand in the memory it repeats; one word more in four is a rewording.
MOST_OF_IT = 0.75

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_NOT = word_set("not no never none nor without neither cannot longer stopped quit nicht kein keine keinen nie niemals")
_AGAINST = word_set("dislike dislikes hate hates detest detests avoid avoids hasst")
_FIRST_PERSON = word_set("i i'm im i've i'd i'll my mine me we we're we've our ours us ich mein meine mich mir wir")
_MARKED = re.compile(r"""\s*(?:[-*•>"“„'(\[]|\d{1,3}[.)])\s*""")
_ABOUT_MEMORY = re.compile(
    r"\b(?:memor(?:y|ies)|remember(?:ed|s)?|recall(?:ed)?|known (?:facts?|about)|know about|context|profile|background|"
    r"preferences|facts|notes|erinnerung(?:en)?|bekannt(?:es)?)\b[^\n]{0,80}[:>]\s*$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")


@dataclass(frozen=True, slots=True)
class Given:
    """A memory that an agent was given: its words of weight, its words alone, and what nothing else may differ in."""

    gist: frozenset[str]
    normal: str
    names: frozenset[str]
    sign: tuple[bool, bool]

    @classmethod
    def of(cls, text: str) -> "Given":
        return cls(gist(text), normal(text), _names(text), _sign(text))


def given(texts: Iterable[str]) -> tuple[Given, ...]:
    return tuple(Given.of(text) for text in dict.fromkeys(texts))


def is_echo(candidate: Candidate, said: Message, memories: Sequence[Given]) -> bool:
    """Whether a candidate from the turn `said` only says what one of `memories` says.

    Anybody but a person may not repeat it at all. A person's own turn echoes where it quotes a memory, speaks of the
    person as of another, or where the quoted words have nothing of what the candidate claims. What adds a name, a
    number, a "not" or a change is no echo.
    """
    if candidate.change is not Change.NEW:
        return False
    same = [memory for memory in memories if _says_again(candidate.text, memory)]
    if not same:
        return False
    return not _is_a_persons(said, candidate.start) or any(_is_quoted(candidate, said, memory) for memory in same)


def _says_again(text: str, memory: Given) -> bool:
    new = gist(text)
    is_all_there = bool(new) and len(new & memory.gist) >= MOST_OF_IT * len(new)
    return is_all_there and _names(text) <= memory.names and _sign(text) == memory.sign


def _is_a_persons(said: Message, place: int) -> bool:
    return any(part.speaker for part in stretches(said, said.content) if part.start <= place < part.end)


def _is_quoted(candidate: Candidate, said: Message, memory: Given) -> bool:
    own = telling(candidate.quote)
    if own and not own & memory.gist:
        return True  # the words are about something else: the claim was taken from the memory beside them
    line, above = _line(said.content, candidate.start)
    is_marked = bool(_MARKED.match(line) or _ABOUT_MEMORY.search(above))
    if f" {memory.normal} " in f" {normal(line)} ":
        return is_marked or not _is_first_person(memory.normal)
    sentence = next((part for part in _SENTENCE_END.split(line) if candidate.quote in part), line)
    return not _is_first_person(sentence) and (is_marked or _is_of_another(sentence, said))


def _line(content: str, place: int) -> tuple[str, str]:
    """The line at `place`, and the last line with words above it that is no item of the same list."""
    start = content.rfind("\n", 0, place) + 1
    end = content.find("\n", place)
    above = [line for line in content[:start].splitlines() if line.strip() and not _MARKED.match(line)]
    return content[start : end if end >= 0 else len(content)], above[-1] if above else ""


def _is_first_person(text: str) -> bool:
    return not _FIRST_PERSON.isdisjoint(_WORD.findall(text.casefold()))


def _is_of_another(sentence: str, said: Message) -> bool:
    names = {USER.casefold(), *(part.speaker.casefold() for part in stretches(said, said.content) if part.speaker)}
    return not names.isdisjoint(word.removesuffix("'s") for word in _WORD.findall(sentence.casefold()))


def _names(text: str) -> frozenset[str]:
    """Numbers and names, but for the first word, which is capital anyway."""
    words = _WORD.findall(text)[1:]
    told = (word for word in words if word[0].isupper() or any(letter.isdigit() for letter in word))
    return frozenset(word.casefold().removesuffix("'s") for word in told) - {USER.casefold()}


def _sign(text: str) -> tuple[bool, bool]:
    words = set(_WORD.findall(text.casefold()))
    return words.isdisjoint(_NOT) and not any(word.endswith("n't") for word in words), words.isdisjoint(_AGAINST)
