"""Short answers, read through the question they answer: "Where do you live?" "Oslo" → "I live in Oslo"."""

import re

from memory_core.engine.extraction.sentences import Clause, tidy

_LONGEST_ANSWER_WORDS = 8
_QUESTION = re.compile(r"(?:^|(?<=[.!?\n,]) *)([^.!?\n]{3,160})\?[\"')\s]*$")
_OPENING = re.compile(
    r"(?:(?:and|so|also|first|great|nice|thanks|ok|okay|may i ask|can i ask|could you tell me|by the way)[,!:]* )+",
    re.I,
)
_YES = re.compile(
    r"(?:yes|yep|yup|yeah|correct|right|indeed|sure|exactly|true)(?:,? (?:i (?:do|am|have)|that's right))?"
)
_NO = re.compile(r"(?:no|nope|nah)(?:,? i(?:'m not| do ?n.?t| am not| have ?n.?t))?")
_SENTENCE = re.compile(
    r"\b(?:i|i'm|im|i've|my|it's|its|call|we|you|don't|not|no|none|nothing|nowhere|why|what)\b", re.I
)
_ASKED = [
    (re.compile(pattern, re.I), said)
    for pattern, said in (
        (r"(?:what(?:'s| is)|may i have|could i have) your (?:full |first )?name$", "my name is {}"),
        (r"(?:who am i (?:talking|speaking) (?:to|with)|who(?:'s| is) this)$", "my name is {}"),
        (r"what (?:should|can|may|shall|do) (?:i|people) call you$", "call me {}"),
        (r"how old are you$", "I'm {}"),
        (r"where (?:do you (?:currently )?live|are you (?:based|located|living))(?: now| currently)?$", "I live in {}"),
        (r"(?:what|which) (?:city|country|town) (?:do you live|are you (?:based )?)(?: ?in)?$", "I live in {}"),
        (r"where (?:are you|do you come) (?:originally )?from$", "I'm from {}"),
        (r"what do you do(?: for (?:a living|work))?$", "I'm a {}"),
        (r"(?:where|who) do you work(?: for| at)?$", "I work at {}"),
        (r"(?:what|which) (?:programming )?languages? do you (?:use|code in|work with|write)\b.*", "I use {}"),
        (r"(?:what|which) (?:editor|ide|tools?|framework|database) do you use\b.*", "I use {}"),
        (r"(?:what|which) languages? do you speak$", "I speak {}"),
        (r"what are you allergic to$|(?:do you have|are there) any (?:food )?allergies$", "I'm allergic to {}"),
        (r"when (?:is|'s) your birthday$", "my birthday is {}"),
        (r"when were you born$", "I was born in {}"),
        (
            r"(?:what|which) (?:is|are) your (?P<thing>[\w ]{3,40})$|what's your (?P<other>[\w ]{3,40})$",
            "my {thing} is {}",
        ),
    )
]
_YES_OR_NO = re.compile(r"(?P<verb>are|do|have) you (?:currently |still )?(?P<rest>[^,]{3,80})$", re.I)
_LEADING = re.compile(
    r"(?:(?:in|at|from|an?|on|it's|the|oh|um|well|hi|hey|sure|to|mostly|mainly|usually)[,!]? )+", re.I
)


def answer(question: str, text: str, spoken: list[Clause]) -> Clause | None:
    """The reply `text`, whose clauses are `spoken`, as a sentence of the first person; None when it answers nothing."""
    asked = _QUESTION.search(tidy(question))
    if asked is None or not spoken or spoken[-1].doubtful:
        return None
    start, end = spoken[0].start, spoken[-1].end
    reply, words = text[start:end], _OPENING.sub("", asked.group(1).strip())
    if len(reply.split()) > _LONGEST_ANSWER_WORDS:
        return None
    said = _yes_or_no(words, reply) or _named(words, reply)
    return Clause(said, start, end) if said else None


def _yes_or_no(question: str, reply: str) -> str | None:
    """ "Are you vegan?" "Yes" → "I'm vegan"; what is asked about a favour for the other side is left alone."""
    match = _YES_OR_NO.match(question)
    if match is None or re.search(r"\b(?:me|my|i|any)\b", match["rest"], re.I):
        return None
    verb, rest = match["verb"].lower(), re.sub(r"\byour\b", "my", match["rest"])
    if _YES.fullmatch(reply.lower()):
        return {"are": f"I'm {rest}", "do": f"I {rest}", "have": f"I have {rest}"}[verb]
    if _NO.fullmatch(reply.lower()):
        return {"are": f"I'm not {rest}", "do": f"I don't {rest}", "have": f"I have not {rest}"}[verb]
    return None


def _named(question: str, reply: str) -> str | None:
    if _SENTENCE.search(reply) or _YES.fullmatch(reply.lower()):
        return None
    for pattern, said in _ASKED:
        if match := pattern.match(question):
            groups = match.groupdict()
            bare = _LEADING.sub("", reply, count=1) if "favourite" not in question else reply
            return said.format(bare, thing=groups.get("thing") or groups.get("other"))
    return None
