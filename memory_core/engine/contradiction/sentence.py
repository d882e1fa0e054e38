"""Whom a stored sentence is about, and what it says of them in the third person."""

import re
from dataclasses import dataclass, replace

from memory_core.engine.extraction.lexicon import word_set
from memory_core.engine.extraction.narrate import predicate
from memory_core.engine.extraction.people import KIN, NAME
from memory_core.engine.extraction.verbs import is_past

_USER = re.compile(r"(?:the )?(?:user|customer|client|person)(?P<own>'s)? +", re.I)
_ME = re.compile(r"(?:I|ich) ?(?P<aux>'(?:m|ve|d|ll))? *", re.I)
_MINE = re.compile(r"(?:my|our|mein|meine) +", re.I)
_OTHER = re.compile(rf"(?P<name>{NAME})(?P<own>'s)? +")
_KIN = re.compile(rf"(?P<kin>{KIN})(?:,? (?P<name>{NAME}),?)?(?P<is>'s)? +(?=[a-z])", re.I)
_VERB = word_set(
    """
    is has lives works likes loves hates prefers enjoys drinks eats speaks uses owns drives does cannot never no
    dislikes takes wakes runs plays smokes wears studies weighs goes keeps smokes avoids adores
    wohnt arbeitet mag liebt hasst trinkt isst raucht ist hat
    """
)
_SHORT = [
    (re.compile(pattern, re.I), full)
    for pattern, full in (
        (r"\bcan't\b|\bcan not\b", "cannot"),
        (r"\b(do|does|is|are|has|have|did|was|were|would|should|could)n['’]?t\b", r"\1 not"),  # noqa: RUF001
        (r"\bwon't\b", "will not"),
        (r"\bfavorite\b", "favourite"),
        (r"\bcolor\b", "colour"),
        (r"\b(?:really|just|also|currently|still|absolutely|always|very much|actually|now) (?=\w)", ""),
        (
            r",? (?:now|currently|these days|nowadays|at the moment|a lot|very much|at all|anymore|"
            r"any more)(?=[.!]?$)",
            "",
        ),
    )
]
_OVER = re.compile(
    r"\b(?:used to|formerly|previously|former|in the past|as a (?:child|kid|teenager)|back then|ex-\w+|"
    r"until (?:\w+ )?(?:19|20)\d\d|from (?:19|20)\d\d to|früher|damals|ehemalig\w*|died|passed away|late (?=wife|"
    r"husband))",
    re.I,
)
_NOT_YET = re.compile(
    r"(?:will|would|wants?|plans?|hopes?|might|may|could|should|considers?|dreams?|wish(?:es)?|intends?|tries|needs?|"
    r"aims?|(?:is|are) (?:planning|going to|considering|thinking|looking|trying|hoping|learning|about to|visiting|"
    r"travell?ing|moving|saving|training|preparing|interested in (?:moving|buying|getting|working)))\b"
)
# Told as past, true from then on.
_SINCE_THEN = re.compile(
    r"(?:was|were) born\b|(?:has |have )?(?:moved|relocated) .*\band (?:now )?lives? there\b|(?:has )?(?:joined|"
    r"became|turned)\b|"
    r"(?:has )?got(?:ten)? (?:married|engaged|divorced)\b|had (?:a|an|two|three|four|their)\b.*\b(?:baby|twins|son|"
    r"daughter)"
)
_HEDGED = re.compile(
    r"\b(?:sometimes|occasionally|rarely|maybe|perhaps|probably|almost|nearly|mostly|usually|seldom|hardly|partly|"
    r"part-time|if|unless|except|but|although|though|when|while|considering|manchmal|selten|vielleicht|fast)\b",
    re.I,
)
_BESIDES = re.compile(
    r"\b(?:also|part-time|freelanc\w+|volunteer\w*|second job|side (?:job|gig|project)|weekends?|intern\w*)\b", re.I
)
_ONLY_ONE = re.compile(
    r"(?<!-)\b(?:mother|mom|mum|father|dad|husband|wife|spouse|partner|fianc[eé]e?|boss|manager)$", re.I
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """`owner` is empty for the person the memory is about, else who is meant ("anna", "sister"). `says` is what is
    said of the owner ("lives in Oslo"); `thing` what is said of something of theirs ("name is Ana")."""

    owner: str
    says: str = ""
    thing: str = ""
    kin: str = ""
    hedged: bool = False
    besides: bool = False

    @property
    def leaves_open(self) -> frozenset[str]:
        """What another sentence may answer otherwise: a sister may be one of two, of whom each has a name; besides
        one job there may be another."""
        one_of_many = bool(self.kin) and not _ONLY_ONE.search(self.kin)
        return frozenset((["name"] if one_of_many else []) + (["employer"] if self.besides else []))


def parse(text: str) -> Sentence | None:
    """None for what is over, not yet so, or about nobody that can be told."""
    plain = _plain(text)
    found = None if _OVER.search(plain) else _subject(plain)
    if found is None or (found.says and not _is_now(found.says)):
        return None
    return replace(found, hedged=bool(_HEDGED.search(plain)), besides=bool(_BESIDES.search(text)))


def _plain(text: str) -> str:
    plain = " ".join(text.replace("’", "'").split()).rstrip(" .!")  # noqa: RUF001
    for pattern, full in _SHORT:
        plain = pattern.sub(full, plain)
    return plain


def _subject(text: str) -> Sentence | None:
    if (match := _USER.match(text)) or (match := _MINE.match(text)):
        rest = text[match.end() :]
        return _of_own(rest) if match.groupdict().get("own", "'s") else Sentence("", rest)
    if (match := _ME.match(text)) and match.end() < len(text):
        return Sentence("", predicate(text[match.end() :], match["aux"] or ""))
    first = text.split(" ", 1)[0]
    if first.casefold() in _VERB:
        return Sentence("", text[0].lower() + text[1:])
    if match := _OTHER.match(text):
        rest = text[match.end() :]
        return Sentence(match["name"].lower(), thing=rest) if match["own"] else Sentence(match["name"].lower(), rest)
    return None


def _of_own(rest: str) -> Sentence:
    if (match := _KIN.match(rest)) and not rest[match.end() :].startswith(("and ", "name")):
        kin, name = match["kin"].casefold(), match["name"]
        says = f"is {rest[match.end() :]}" if match["is"] else rest[match.end() :]
        return Sentence((name or kin).casefold(), says, thing=rest, kin=kin)
    return Sentence("", thing=rest)


def _is_now(says: str) -> bool:
    if _NOT_YET.match(says):
        return False
    words = says.split()
    past = bool(words) and (is_past(words[0]) or words[0] in {"was", "were", "had", "did"})
    return not past or bool(_SINCE_THEN.match(says))
