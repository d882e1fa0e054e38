"""What a table of cues looks like; see `special` for how it is read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cues:
    """`terms` tell unless they are a topic; `clues` tell unless anything in their sentence explains them otherwise.

    Both are separated by commas; `stem*` goes on. `phrases` are `anchors ~ rest of the pattern`, one a line, an
    indented line goes on. `parts` are clues that count within a word, as in German compounds.
    """

    terms: str = ""
    clues: str = ""
    phrases: str = ""
    parts: str = ""
