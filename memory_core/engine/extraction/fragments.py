"""Sentences that do not stand alone, or say nothing: "raised a ton", "found these", "had an adventure"."""

import re

_DATE_BEHIND = re.compile(r" \([^()]*\)$")
_ENDS_OPEN = re.compile(
    r"\b(?:an?|the|this|that|these|those|an? (?:ton|lot|bunch|few|couple|pair|set|number|variety|series)|some|"
    r"several|many|"
    r"such|quite|regular|various|another|their|its|his|her|to|of|for|with|at|from|by|into|than|an? (?:[\w-]+ )?(?:good|"
    r"great|nice|new|regular|big|real|special|important)|(?:some|more|other|many|lots of|cool|fun|good|"
    r"new)(?: [\w-]+)? "
    r"(?:things?|stuff|events)|(?:some|different|new|other|many) (?:people|places|options|ideas)|exploring options|"
    r"something|everything|anything|everyone|everybody|one|ones)$",
    re.I,
)
# What is pointed at stands outside of the sentence, save for times.
_POINTS = re.compile(
    r"\b(?:these|those) (?!days\b|of (?:us|you|them)\b|who\b)|\b(?:this|that) (?!year|week|month|summer|spring|"
    r"autumn|fall|"
    r"winter|morning|evening|season|semester|term|is|was|can|will|has|would|he|she|they|it|there|the|their|someone|"
    r"people|"
    r"[a-z]+s\b)[a-z]|\bsome to \w|\ball the (?!time|way|world)|\bthe following\b|\bthe (?:above|below)\b",
    re.I,
)
_LIGHT = (
    r"(?:adventures?|times?|days?|weeks?|weekends?|moments?|fun|blast|chats?|talks?|conversations?|experiences?|"
    r"feelings?|ride|"
    r"journey|steps?|progress|difference|laughs?|while|look|call|decision|changes?)"
)
_ERRAND = (
    r"(?:research|work|stuff|things|shower|nap|break|bed|sleep|rest|snack|lunch|dinner|coffee|look|errands|chores)"
)
_SAYS_NOTHING = re.compile(
    r"(?:has |have )?(?:had|got|made|did|took|gave|spent|shared)(?: (?:quite|such|really|so|some|much|an?|the|their|"
    r"more|lots of|"
    rf"a lot of|a bit of|really|very)){{0,4}}(?: [\w-]+){{0,2}} {_LIGHT}$|(?:has |have )?helped(?: out)?(?: with|"
    rf" on)?(?: the| some|"
    r" getting)?(?: everything| things| stuff)?(?: ready| done)?$|is (?:off|going) to (?:go )?(?:do|get|grab|have|"
    r"take|run)"
    rf"(?: (?:some|an?|more|my|their))? {_ERRAND}$|(?:is looking|looks?) forward to (?:more|what|the (?:next|"
    rf"rest))\b.*",
    re.I,
)


# "volunteered at the shelter was wild": the start of one sentence and the end of another.
_TWO_HALVES = re.compile(
    r"(?:\w+ed|went|had|took|saw|got|did|made)\b(?!.*(?:\b(?:that|who|which|when|where|how|what|as|because|and|but|"
    r"while|if|it|there)"
    r"\b|,)).* (?:was|were) (?:\w+ ){0,2}\w+$",
    re.I,
)


def is_fragment(text: str, subject: str) -> bool:
    """Whether what is told of `subject` leans on words outside of `text` or says nothing of them."""
    bare = _DATE_BEHIND.sub("", text)
    told = bare.removeprefix(subject).strip()
    is_dated = bare != text
    nothing = _SAYS_NOTHING.match(told) and not is_dated
    return bool(_ENDS_OPEN.search(told) or _POINTS.search(told) or _TWO_HALVES.match(told) or nothing)
