"""A row of the pattern tables, and the words the tables share."""

import re
from dataclasses import dataclass, replace
from typing import TypedDict, Unpack

from memory_core.engine.types import Change, Kind

IS = r"(?:is|are)"
IS_OR_BEEN = r"(?:is|are|(?:has|have) (?:always )?been)"
HAS = r"(?:has|have)(?: got)?"
A = r"(?:an? |the |their |some |this |that |such an? )?"
_BETWEEN = r"(?:(?:de|del|la|of|the|am|upon|das|dos|do|da|di|der|des|le|les|los|las) )?"
PLACE = rf"(?:the )?(?-i:[A-ZÀ-Þ][\w'.-]*(?:,? {_BETWEEN}[A-ZÀ-Þ][\w'.-]*){{0,3}})"
REST = r"(?P<v>.+)"
# What is wanted of the assistant here and now is nothing of the person's life.
NO_TASK = (
    r"(?!(?:to )?(?:parse|sort|convert|print|render|debug|implement|compute|calculate|extract|filter|fetch|compile|"
    r"refactor|"
    r"query|scrape|deploy|import|export|loop|iterate|append|merge|concatenate|translate|rewrite|summari[sz]e)\b)"
    r"(?!.*\b(?:function|script|query|code|regex|variable|component|endpoint|error|bug|dataframe|array|loop|prompt|"
    r"paragraph|sentence|e-?mail|essay|poem|haiku|summary|csv|json|column|string|cover letter)s?\b)"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of saying one sort of thing.

    `pattern` is matched at the start of a predicate in the third person ("works at Acme") or,
    in the tables of things, of "<thing> is <value>" ("editor is vim"). Group `v` is the value,
    group `old` what it replaces; further groups may be used in `slot` and in `says`, which
    words the memory anew where the speaker's own words will not do (`{when}`: " in June 2023"). `several`: a list of
    values makes a candidate each. `tight`: the value ends at the first preposition.
    `negative`: the pattern holds its own "not". `standalone`: the words must be clear without
    the sentences around them. `lasts_days` is how long something temporary holds. `dated`: counts only when a time
    was
    named; `habitual`: when it was said how often. `reads_date`: the date is the value itself and stays in the words.
    """

    name: str
    pattern: re.Pattern[str]
    kind: Kind
    slot: str | None
    importance: int
    categories: tuple[str, ...]
    change: Change = Change.NEW
    says: str | None = None
    value: str | None = None
    several: bool = False
    tight: bool = False
    negative: bool = False
    standalone: bool = True
    lasts_days: int | None = None
    dated: bool = False
    habitual: bool = False
    reads_date: bool = False
    confidence: float = 0.9


class Options(TypedDict, total=False):
    """What a row may say of itself, over what its topic says; the fields of Rule."""

    kind: Kind
    slot: str
    importance: int
    categories: tuple[str, ...]
    change: Change
    says: str
    value: str
    several: bool
    tight: bool
    negative: bool
    standalone: bool
    lasts_days: int
    dated: bool
    habitual: bool
    reads_date: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class Topic:
    """Builds the rows of one table: what the rows of a topic have in common is said once."""

    name: str
    kind: Kind
    importance: int
    categories: tuple[str, ...]
    slot: str | None = None

    def rule(self, name: str, pattern: str, **options: Unpack[Options]) -> Rule:
        compiled = re.compile(pattern, re.I)
        of_topic = Rule(f"{self.name}.{name}", compiled, self.kind, self.slot, self.importance, self.categories)
        return replace(of_topic, **options)
