"""Cuts a message into sentences and clauses that know where they stand in it.

Every step keeps the length of the text, so an offset in the tidied text is an offset in
the original. All patterns run in linear time.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

LONGEST_CLAUSE = 400
# Nobody states 2,000 characters in one breath; what goes on is pasted text, and is not read.
LONGEST_SENTENCE = 2000

_TIDY = str.maketrans("’‘ʼ`´“”„«»\u00a0\u2009\u202f\t\r", "'''''\"\"\"\"\"     ")  # noqa: RUF001
_EMOJI = re.compile("[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f]")
_MASKED = re.compile(
    r"```.*?(?:```|\Z)"  # code
    r"|(?<!\[)\[[^\]\n]{0,300}\]"  # captions and other asides of the chat program
    r"|(?<!<)<[^>\n]{1,200}>"  # markup
    r"|^>[^\n]*"  # quoted mail
    r"|https?://\S+",
    re.S | re.M,
)
_QUOTATION = re.compile(r'"[^"\n]{1,300}"')
_IS_SPEECH = re.compile(r"(?:(?<![\w-])(?:i|i'm|my|me|we|you|your)(?![\w-])|[.!?,]\"$)", re.I)
_SAYS = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|told|tells|ask(?:s|ed)|wrote|writes|repl(?:y|ied)|like|quote|"
    r"thought|text(?:ed)?)[:,]? *$",
    re.I,
)

# From here to the end of the message the words are made up, or somebody else's.
_NOT_THE_SPEAKER = re.compile(
    r"(?:^|(?<=[.!?\n:])) *(?:please |can you |could you |now |help me |i want you to |hey,? )*(?:"
    r"(?:pretend|imagine|suppose|let's say|let us say|role-?play|act as|say i (?:was|were|am))\b"
    r"|in (?:the|my|this|our) (?:story|game|novel|dream|movie|scenario|role-?play|simulation),"
    r"|(?:translate|rewrite|rephrase|paraphrase|proofread|summari[sz]e|correct|fix|edit|improve|"
    r"check|reply|respond|convert)\b"
    r"[^.\n:]{0,60}(?::|\bto (?:english|french|german|spanish)\b)"
    r"|(?:write|draft|compose|generate|create|tell)\b[^.\n:]{0,30}"
    r"\b(?:story|poem|song|e-?mail|letter|essay|dialogue|scene|bio|post|tweet|message|joke)\b)"
    r"|\b(?:hypothetically|what if)\b",
    re.I,
)
_TAKEN_BACK = re.compile(
    r"\b(?:just kidding|jk|only joking|just joking|i'?m (?:just )?(?:kidding|joking)|not really lol|/s)\b", re.I
)

_SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++[\"')]*+(?=\s|$)|\n+|[;•]")
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|st|prof|e\.g|i\.e|etc|vs|approx|no|jr|sr|a\.m|p\.m|u\.s|u\.k|inc|[a-z]))\.$", re.I
)

_GERMAN_DATE = re.compile(r"\. ?(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)")

_SPLIT = re.compile(
    r"(?: [-–—]{1,3} |—|--| \(|\) ?|: )"  # noqa: RUF001
    r"|,? (?=and (?:please |always |also )?(?:remember|note|keep in mind|don't forget) that\b)"
    r"|(?<=\w)- |,? (?=(?:because|'cause|cause (?=i|i'm|it|it's|we|he|she|they|my|the)\b|cuz|although|though|whereas|"
    r"(?<! a )while|which|who|"
    r"whose|if|unless|whether|when|whenever|just \w+ing|"
    r"where|so that|plus|yet|except|otherwise|even though|as long as|in case)\b|(?:ever since|"
    r"since|until|after) (?:i|we|my|he|she|they|it|you|there|the)\b)"
    r"|,? (?=(?:and|so|or|but)(?: also| then| now| even| just| still| since)? (?:i|i'm|i've|i'd|"
    r"i'll|im|my|we|we're|we've|our|it|it's|he|she|they|you)\b)"
    r"|,? (?=(?:and|but|so)(?: also| just)? (?:please|call me|you can|everyone|everybody|people|(?:his|her|their) "
    r"name)\b)|, (?=(?:(?:nice|good|great|pleased) to (?:meet|be|see)|(?:so |but )?now (?:i|i'm|im|we|my)|(?:people|"
    r"everyone|everybody|friends) calls?|"
    r"(?:his|her|their) name)\b)"
    r"|,? (?=(?:and|but) (?:the|my|our|everyone|everybody|everything|people|things|life|there)(?: [\w'-]+){0,3}? "
    r"(?:is|are|was|were|has|have|had|isn't|aren't)\b)|, (?=(?:things|everything|life|nothing|there)(?:'s| is| are|"
    r" was|"
    r" were| has| have)\b)"
    r"|, (?=(?:i|i'm|i've|i'd|i'll|im|my(?! [\w -]{2,20}(?:[,.!]|$))|we|we're|we've|you|it|it's|"
    r"they|he|she|that's|so|what|how|can|could|do|does|did|is|are|any|"
    r"should|would|where|who|why|please|thanks)\b)",
    re.I,
)
_SUBORDINATE = re.compile(
    r"(?:if|unless|whether|when|whenever|where|which|who|whose|in case|as long as|or|otherwise|so "
    r"that|that|while|except)\b",
    re.I,
)
_ASKING = re.compile(
    r"(?:so |and |but |or )?(?:what|how|can|could|do|does|did|is|are|am|any|should|would|where|"
    r"who|why|when|which|will|have|has|was|were|"
    r"right|isn't|don't|doesn't|wouldn't|shall|may|got|wanna|want)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch `[start:end]` of a message. `doubtful`: asked, supposed or subordinate, so not a statement."""

    text: str
    start: int
    end: int
    opens_sentence: bool = True
    doubtful: bool = False


def tidy(content: str) -> str:
    """The text with plain quotes and spaces, and with code, captions and speech blanked; same length."""
    text = _EMOJI.sub("\n", _MASKED.sub(_blank, content).translate(_TIDY))
    text = _QUOTATION.sub(lambda match: _blank(match) if _is_speech(match, text) else match.group(), text)
    alien = _NOT_THE_SPEAKER.search(text)
    return text[: alien.start()] + " " * (len(text) - alien.start()) if alien else text


def is_taken_back(content: str) -> bool:
    """`Just kidding`: nothing in the message is meant."""
    return bool(_TAKEN_BACK.search(content))


def clauses(text: str, start: int, end: int) -> Iterator[Clause]:
    """The clauses of `text[start:end]` (tidied), in order. Longer ones than LONGEST_CLAUSE are left out."""
    for first, last in _sentences(text, start, end):
        yield from _clauses_of(text, first, last)


def _blank(match: re.Match[str]) -> str:
    return "\n" * len(match.group())


def _is_speech(match: re.Match[str], text: str) -> bool:
    before = text[max(0, match.start() - 20) : match.start()]
    return bool(_IS_SPEECH.search(match.group()) or _SAYS.search(before))


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for stop in _SENTENCE_END.finditer(text, start, end):
        if text[stop.start()] == "." and _ABBREVIATION.search(text, max(start, stop.start() - 8), stop.start() + 1):
            continue
        if _GERMAN_DATE.match(text, stop.start()) and text[stop.start() - 1].isdigit():
            continue
        yield start, min(stop.end(), start + LONGEST_SENTENCE)
        start = stop.end()
    if start < end:
        yield start, min(end, start + LONGEST_SENTENCE)


def _clauses_of(text: str, start: int, end: int) -> Iterator[Clause]:
    question = text[start:end].rstrip("\"') \n").endswith("?")
    cuts = [start, *(match.end() for match in _SPLIT.finditer(text, start, end)), end]
    pieces = [_trimmed(text, left, right) for left, right in pairwise(cuts)]
    pieces = [piece for piece in pieces if piece.text]
    asking = False
    for index, piece in enumerate(pieces):
        last = index == len(pieces) - 1
        asking = asking or (question and (last or bool(_ASKING.match(piece.text))))
        doubtful = asking or bool(_SUBORDINATE.match(piece.text))
        if piece.end - piece.start <= LONGEST_CLAUSE:
            yield replace(piece, opens_sentence=index == 0, doubtful=doubtful)


def _trimmed(text: str, start: int, end: int) -> Clause:
    while start < end and text[start] in " \n,;:.!?-–—()\"'*•…":  # noqa: RUF001
        start += 1
    while end > start and text[end - 1] in " \n,;:.!?-–—(…":  # noqa: RUF001
        end -= 1
    return Clause(text[start:end], start, end)
