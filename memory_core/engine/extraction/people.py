"""Who speaks, and whom a clause is about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from memory_core.engine.extraction.lexicon import word_set
from memory_core.engine.types import Message, Role

USER = "User"

_LABEL = re.compile(r"^[ \t]*([A-Z][\w'-]{1,24}(?: [A-Z][\w'-]{1,24})?): ?", re.M)
_FIRST_LABEL = re.compile(r"\s*([A-Z][\w'-]{1,24}(?: [A-Z][\w'-]{1,24})?): ?")
_SELF_LABELS = frozenset({"user", "human", "me"})
_MACHINE_LABELS = frozenset({"assistant", "ai", "bot", "system", "chatbot", "agent", "model", "tool"})
_NOT_A_NAME = word_set(
    """
    about action also answer attachment background bio body bonus btw budget caution comment conclusion constraint
    context correction cost date definition description details disclaimer draft edit email error example exception
    explanation fact feedback file fix format fyi goal help hint http https idea important info ingredients input
    instruction instructions issue key language link list location message method mood morning motto name note notes
    objective ok option options output plan price problem profile project prompt ps purpose query question re reason
    recipe remember reminder reply request result results role rule rules scenario schedule side situation solution
    sorry source spoiler status step steps story subject summary task template text theme tip title today todo
    tomorrow tonight topic total translation type update version warning yesterday
    """
)

FAMILY = (
    r"(?:mother|mom|mum|mommy|father|dad|daddy|parents|brother|sister|siblings?|son|daughter|"
    r"kids?|child|children|baby|toddler|twins|"
    r"husband|wife|spouse|partner|fianc[eé]e?|girlfriend|boyfriend|grandmother|grandma|"
    r"grandfather|grandpa|grandparents|"
    r"granny|nana|aunt|uncle|cousin|niece|nephew|stepmother|stepfather|stepson|stepdaughter|"
    r"step-?dad|step-?mom|"
    r"(?:mother|father|brother|sister|son|daughter)-in-law|in-laws|grandson|granddaughter|"
    r"grandchildren)s?"
)
FRIENDS = (
    r"(?:(?:best |close |old )?friend|roommate|flatmate|housemate|neighbou?r|colleague|coworker|"
    r"co-worker|boss|manager|mentor|teacher|coach|therapist|doctor|business partner|teammate)s?"
)
PETS = (
    r"(?:dog|cat|puppy|pup|kitten|kitty|hamster|rabbit|bunny|parrot|bird|fish|goldfish|turtle|"
    r"tortoise|snake|lizard|gecko|horse|pony|guinea pig|ferret|iguana|chinchilla|hedgehog|pet)s?"
)
NAME = r"(?-i:[A-ZÀ-ÖØ-Þ][\w'’-]*(?: (?:van |de |von |der |da )*[A-ZÀ-ÖØ-Þ][\w'’-]+){0,2})"  # noqa: RUF001
KIN = (
    r"(?:(?:older|younger|elder|little|big|twin|oldest|youngest|eldest|middle|late|ex|ex-|step|"
    rf"new|adopted)[ -])*(?:{FAMILY}|{FRIENDS}|{PETS})"
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a message one person says. `speaker` is None where a machine speaks."""

    speaker: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a statement is about: how a sentence names them, and the owner of their slots."""

    text: str
    owner: str = ""

    @classmethod
    def speaker(cls, name: str) -> "Subject":
        return cls(name, "" if name == USER else name.lower())


def stretches(message: Message, text: str) -> Iterator[Stretch]:
    """Who says which part: `Caroline: …` at the start names the speaker, `Melanie: …` on a later line the next one."""
    speaker = _speaker_of(message)
    start = 0
    first = _FIRST_LABEL.match(text)
    labels = list(_LABEL.finditer(text)) if first and _named(first.group(1), message.name) is not _NOBODY else []
    for label in labels:
        named = _named(label.group(1), message.name)
        if named is _NOBODY:
            continue
        if text[start : label.start()].strip():
            yield Stretch(speaker, start, label.start())
        speaker, start = named, label.end()
    yield Stretch(speaker, start, len(text))


_NOBODY = "\0"


def _speaker_of(message: Message) -> str | None:
    if message.name and message.name.strip().lower() not in _SELF_LABELS | _MACHINE_LABELS:
        return message.name.strip()
    return USER if message.role is Role.USER else None


def _named(label: str, name: str | None) -> str | None:
    """The speaker a label stands for, None for a machine, `_NOBODY` when it is no label at all."""
    word = label.lower()
    if word in _SELF_LABELS:
        return USER
    if word in _MACHINE_LABELS:
        return None
    if name and word == name.lower():
        return label
    return _NOBODY if _NOT_A_NAME & set(word.split()) else label
