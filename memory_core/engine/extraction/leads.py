"""What stands around a statement without belonging to it: openings, names called out, times in front."""

import re

from memory_core.engine.extraction.dates import is_only_time
from memory_core.engine.extraction.people import KIN, NAME

_LEAD = re.compile(
    r"(?:well|so|yeah|yes|yep|yup|no(?=,| (?:i|my|we|our|it|he|she|the|that|wait|actually|his|her)\b)|nope|ok|okay|"
    r"cool|great|nice|oh|ah|wow|hmm|btw|by the way|"
    r"fyi|also|and|but|or|plus|then|anyway|sorry|"
    r"anyways|honestly|to be honest|tbh|in fact|guess what|unfortunately|luckily|fortunately|"
    r"sadly|sure|right|thanks|thank you|hey|hi|yo|hiya|"
    r"hello(?: there)?|hi there|hey there|good (?:morning|afternoon|evening)|as i said|like i said|as you know|"
    r"just so you know|for the record|for context|for your information|"
    r"you should know(?: that)?|(?:what )?i meant?(?: to say)?(?: is)?(?: that)?|"
    r"(?:i )?(?:already |just )*(?:told you|said|mentioned)(?: before| earlier)?(?: that)?|i "
    r"(?:should|must) (?:say|mention|add)(?: that)?|"
    r"(?:the|my) (?:[\w' -]{3,40}) (?:is|was) that(?= (?:i|we|my|our) (?:had|got|have|lost|will|can't|need|am|was|"
    r"just|moved|"
    r"started)\b)|(?:the )?(?:thing|truth|fact) is(?: that)?|turns out(?: that)?|actually|correction|no wait|"
    r"wait|update|(?:since|after)(?= )(?! (?:i|we|my)\b[^,]* (?:i|we) )|because|'?cause|cuz|"
    r"although|though|even though|lol|haha|phew|yay|woohoo|woah|whoa|hooray|also|personally|of "
    r"course|like|definitely|absolutely|totally|"
    r"in general|overall|basically|finally|lately|recently|currently|nowadays|these days|now|ever "
    r"since then|since then|"
    r"as of (?:today|now)|from now on|at the moment|right now|here's|(?:since|when) we last "
    r"(?:spoke|talked|chatted|met)|(?:at (?:work|home|school|the office|my job)|for (?:work|fun|a living|side "
    r"projects)|in my (?:free|spare) time|"
    r"on (?:the side|weekends)|professionally|privately)(?=,? (?:i|we|my|our)\b))"
    r"(?:[,:]? +|, *)",
    re.I,
)
_TOLD = re.compile(
    r"(?:(?:please|just|always|also|and|pls) )*(?:(?:(?:can|could) you )?(?:please )?(?:remember|note|remind me|"
    r"keep in mind|don'?t forget|make a note|take note|be aware|bear in mind)(?! to\b)(?: that| this)?|"
    r"i (?:want|would like|need) you to (?:remember|know)(?: that)?)(?:[,:]? +|, *|$)",
    re.I,
)
_ADDRESSED = re.compile(rf"{NAME}[,!] +(?=(?:i|my|we|our)\b)", re.I)
_TOGETHER = re.compile(
    rf"(?:my|our) (?:{KIN})(?: {NAME})? and (?=i\b)|(?:{NAME}) and (?=i\b)|(?:me and my [\w ]+?|"
    r"both of us|all of us) (?=\w)",
    re.I,
)
# "…, Caroline": the other person, unless it goes on a name ("Oslo, Norway", "live in oslo, Norway").
_SPOKEN_TO = re.compile(
    rf"(?<= )(?!(?:{KIN})\b)(?<!\bin )(?<!\bfrom )(?<!moved to )([a-z][\w']*)(?:,? too)?, [A-Z][a-z]+$"
)
_AFTERTHOUGHT = re.compile(
    r"(?:,? (?:too|as well|though|tho|lol|haha|btw|tbh|please|pls|thanks|thank you|from now on|going "
    r"forward|in (?:the )?future|(?:if|when|whenever) possible))+$",
    re.I,
)
_TIME_IN_FRONT = re.compile(
    r"(?P<time>(?:just )?(?:yesterday|today|tomorrow|last|next|this|on|in|a|two|three|four|five|"
    r"\d+)\b[\w ]{0,30}?),? (?=(?:i|i'm|i've|we|my|our)\b)",
    re.I,
)

_OFTEN_IN_FRONT = re.compile(
    r"(?P<often>(?:every|each|most) \w+|on (?:\w+days|weekends)|(?:once|twice) a \w+|in the (?:mornings?|evenings?)),? "
    r"(?=(?:i|we) )",
    re.I,
)


def is_told(text: str) -> bool:
    """Whether the speaker asks to have it remembered: "Remember that …"; "note that …" also explains code."""
    return bool(_TOLD.match(text)) and not text.lower().startswith(("note", "be aware"))


def without_leads(text: str) -> str:
    text = _SPOKEN_TO.sub(r"\1", text.strip())
    text = _AFTERTHOUGHT.sub("", text)
    while match := _TOLD.match(text) or _LEAD.match(text) or _ADDRESSED.match(text) or _TOGETHER.match(text):
        text = text[match.end() :]
    return _time_behind(text)


def _time_behind(text: str) -> str:
    """ "Yesterday I took the kids out" → "I took the kids out Yesterday"."""
    match = _TIME_IN_FRONT.match(text)
    if match and is_only_time(match.group("time")):
        return f"{text[match.end() :]} {match.group('time')}"
    if often := _OFTEN_IN_FRONT.match(text):
        return f"{text[often.end() :]} {often['often'].lower()}"
    return text
