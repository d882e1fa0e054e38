"""Undoes the disguises a text may wear, and remembers where every character came from."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from memory_core.engine.types import Finding

LOOKALIKES = {
    **dict(zip("АВЕКМНОРСТХУІЈЅ", "ABEKMHOPCTXYIJS", strict=True)),  # noqa: RUF001 - Cyrillic on purpose
    **dict(zip("аеорсхуіјѕԁһԛԝ", "aeopcxyijsdhqw", strict=True)),  # noqa: RUF001 - Cyrillic on purpose
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True)),  # noqa: RUF001 - Greek on purpose
    **dict(zip("αοινρɑɡıɩ", "aoivpagii", strict=True)),  # noqa: RUF001 - Greek and phonetic on purpose
}
LOOKALIKE_TABLE = str.maketrans(LOOKALIKES)
PUNCTUATION = str.maketrans(
    {
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("\u2018\u2019\u02bc\u2032", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u2033", '"'),
        **dict.fromkeys("\u2044\u2215", "/"),
        **dict.fromkeys("\u3002\uff61", "."),
    }
)

# What a reader does not see: C0/C1 controls, soft hyphen, zero-width, bidi, fillers, tags, variation selectors.
UNSEEN = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u20e3\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e01ef"
)
UNSEEN_RUN = re.compile(f"[{UNSEEN}]+")
WRITTEN_WITH_JOINERS = re.compile(
    "[\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\u2190-\u2bff\U0001f000-\U0001faff]"
)
HARMLESS_RUN = re.compile("\ufe0f?\u20e3|[\ufe0e\ufe0f]|\ufe0f?\u200d|\u200c")
FLAG_TAGS = re.compile("[\U000e0061-\U000e007a\U000e0030-\U000e0039]{2,6}\U000e007f")

CLUSTER = re.compile("[\x00-\x7f]?[\u0300-\u036f]{1,8}|[^\x00-\x7f][\u0300-\u036f]{0,8}|[\x00-\x7f]")
UNUSUAL_RUN = re.compile("[\x00-\x7f]?[^\x00-\x7f]+|[\x00-\x08\x0e-\x1f\x7f]+")
TO_FOLD = re.compile(f"[{UNSEEN}{''.join(map(chr, PUNCTUATION))}]|(?![0-9])\\d")
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Plain:
    """A text as a scanner reads it: character i stands for `source[starts[i]:ends[i]]`."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def located(self, finding: Finding) -> Finding:
        """The finding with its offsets in the source."""
        if finding.end <= finding.start:
            return finding
        return Finding(finding.kind, self.starts[finding.start], self.ends[finding.end - 1], finding.score)


def unfold(source: str) -> Plain:
    """NFKC, ASCII digits and punctuation, no invisible characters, no lookalike letters inside Latin words."""
    if source.isascii() and not UNSEEN_RUN.search(source):
        return Plain(source, range(len(source)), range(1, len(source) + 1))
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    for cluster in _clusters(source):
        start, end = cluster.span()
        _copy(source, position, start, pieces, starts, ends)
        folded = _folded(cluster.group())
        pieces.append(folded)
        starts.extend([start] * len(folded))
        ends.extend([end] * len(folded))
        position = end
    _copy(source, position, len(source), pieces, starts, ends)
    return Plain(WORD.sub(_latin, "".join(pieces)), starts, ends)


def _clusters(source: str) -> Iterator[re.Match[str]]:
    """Letters with their accents, from those stretches that may need folding."""
    for run in UNUSUAL_RUN.finditer(source):
        if TO_FOLD.search(run.group()) or not unicodedata.is_normalized("NFKC", run.group()):
            yield from CLUSTER.finditer(source, run.start(), run.end())


def _copy(source: str, start: int, end: int, pieces: list[str], starts: list[int], ends: list[int]) -> None:
    pieces.append(source[start:end])
    starts.extend(range(start, end))
    ends.extend(range(start + 1, end + 1))


@lru_cache(maxsize=4096)
def _folded(cluster: str) -> str:
    folded = unicodedata.normalize("NFKC", UNSEEN_RUN.sub("", cluster)).translate(PUNCTUATION)
    return "".join(_ascii_digit(character) for character in UNSEEN_RUN.sub("", folded))


def _ascii_digit(character: str) -> str:
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)


def _latin(word: re.Match[str]) -> str:
    """Lookalikes become Latin only beside a Latin letter or a digit: a word written wholly in Greek stays Greek."""
    letters = word.group()
    if letters.isascii() or not any(character.isascii() for character in letters):
        return letters
    return letters.translate(LOOKALIKE_TABLE)


def invisible(source: str) -> Iterator[Finding]:
    """Characters that nobody sees, except where a script or an emoji needs them."""
    for run in UNSEEN_RUN.finditer(source):
        if not _belongs(source, run):
            yield Finding("invisible", run.start(), run.end())


def _belongs(source: str, run: re.Match[str]) -> bool:
    before = source[run.start() - 1 : run.start()]
    if not before:
        return run.group() == "\ufeff"
    if FLAG_TAGS.fullmatch(run.group()):
        return before == "\U0001f3f4"
    if not HARMLESS_RUN.fullmatch(run.group()):
        return False
    if run.group()[-1] in "\u200c\u200d":
        return WRITTEN_WITH_JOINERS.match(before) is not None
    return not before.isalpha()
