"""What is over, said as what it was: "no longer works at Acme" ends "works at Acme"."""

import re
from dataclasses import dataclass

from memory_core.engine.extraction.narrate import without_fillers
from memory_core.engine.extraction.verbs import third_person

_USED_TO = re.compile(r"used to (?P<verb>\w+)(?P<rest>\b.*)", re.I)
_NO_LONGER = re.compile(r"(?:(?P<be>is|are|has|have) )?no longer (?P<rest>.+)", re.I)
_STOPPED = re.compile(r"(?:has |have )?(?:stopped|quit|gave up|given up) (?P<verb>\w+?)ing\b(?P<rest>.*)", re.I)
_NOT_ANY_MORE = re.compile(
    r"(?P<aux>does|do|is|are|has|have) not (?P<rest>.+?),? any ?(?:more|longer)\b,?"
    r"(?: but (?:rather )?(?P<new>[^,]{1,60}))?",
    re.I,
)
_NOT_BUT = re.compile(
    r"(?P<aux>does|do|is|are) not (?P<rest>[^,]+?),? but (?:rather |instead )?(?P<new>[^,]{1,60})$", re.I
)
# What is left of a verb without its "-ing", where that is not its base.
_BASES = {
    "liv": "live",
    "us": "use",
    "driv": "drive",
    "tak": "take",
    "writ": "write",
    "cod": "code",
    "danc": "dance",
    "runn": "run",
    "swimm": "swim",
    "smok": "smoke",
    "mak": "make",
    "rid": "ride",
    "jogg": "jog",
}

_CHANGED_JOBS = re.compile(
    r"(?:has )?(?:switched|changed) jobs|(?:started|got) a (?:new )?job|(?:left|quit) their .*job"
)
_PLACED = re.compile(r"(?P<verb>works|lives) (?:at|for|in|with) ")
_WITH_EMPLOYER = re.compile(r"(?:with|at) (?P<who>[A-Z].*)")
_IS_PLACED = re.compile(r"is (?P<where>(?:at|in|with) [A-Z].*)")


@dataclass(frozen=True, slots=True)
class Ending:
    """`was` is the predicate that no longer holds, `now` the one that took its place; either may be empty."""

    was: str = ""
    now: str = ""


def ending(words: str) -> Ending | None:
    """What a predicate in the third person ends and puts in its place; None when it ends nothing."""
    if match := _NOT_ANY_MORE.match(words) or _NOT_BUT.match(words):
        return _turned(_positive(match["aux"], match["rest"]), match["new"])
    if match := _USED_TO.match(words):
        return Ending(was=third_person(match["verb"]) + match["rest"])
    if match := _NO_LONGER.match(words):
        return Ending(was=_was(match["be"], match["rest"]))
    if match := _STOPPED.match(words):
        return Ending(was=third_person(_BASES.get(match["verb"], match["verb"])) + match["rest"])
    return None


def _was(be: str | None, rest: str) -> str:
    """ "is no longer with Acme" is said of an employer only."""
    if be and (employer := _WITH_EMPLOYER.match(rest)):
        return f"works at {employer['who']}"
    return f"{be} {rest}" if be else rest


def _turned(old: str, new: str | None) -> Ending:
    """ "uses vim", "VS Code" → "uses VS Code instead of vim"."""
    if new is None:
        return Ending(was=old)
    verb, _, rest = old.partition(" ")
    return Ending(now=f"{verb} {new} instead of {rest}" if verb == "uses" else f"{verb} {new}")


def _positive(auxiliary: str, rest: str) -> str:
    if auxiliary.lower() not in {"does", "do"}:
        return f"{auxiliary} {rest}"
    verb, space, more = without_fillers(rest).partition(" ")
    return third_person(verb) + space + more


def changes_jobs(words: str) -> bool:
    return bool(_CHANGED_JOBS.match(words))


def resumed(was: str, words: str) -> str:
    """What a mere "is" takes up again: after "works at Nokia" has ended, "is at Ericsson" is "works at Ericsson"."""
    before, now = _PLACED.match(was), _IS_PLACED.match(words)
    if now and (before or changes_jobs(was)):
        return f"{before['verb'] if before else 'works'} {now['where']}"
    return words
