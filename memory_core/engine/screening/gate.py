"""Runs every scanner over a text, and holds the text when one of them fails."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial

from memory_core.engine.screening.contacts import emails, phones
from memory_core.engine.screening.documents import birth_dates, named_numbers
from memory_core.engine.screening.identity import national_ids
from memory_core.engine.screening.instructions import instructions
from memory_core.engine.screening.language import unread_language
from memory_core.engine.screening.network import hardware_addresses, ip_addresses, wallets
from memory_core.engine.screening.numbers import cards, ibans, social_security_numbers, unclear_numbers
from memory_core.engine.screening.others import third_persons
from memory_core.engine.screening.places import addresses, coordinates
from memory_core.engine.screening.plain import invisible, unfold
from memory_core.engine.screening.policy import info
from memory_core.engine.screening.secrets import placeholders, secrets
from memory_core.engine.screening.special import special_categories
from memory_core.engine.types import Finding

Scanner = Callable[[str], Iterable[Finding]]

# In order of certainty: what an earlier one explains, a later one of this table does not claim again.
EXCLUSIVE_SCANNERS: tuple[Scanner, ...] = (
    secrets,
    emails,
    ibans,
    cards,
    social_security_numbers,
    ip_addresses,
    hardware_addresses,
    wallets,
    coordinates,
    birth_dates,
    national_ids,
    named_numbers,
)


def scan(text: str, languages: Collection[str] | None = None, *, about: Collection[str] = ()) -> tuple[Finding, ...]:
    """Everything worth a second look in `text`, as offsets into it, sorted by start, no overlaps within a kind.

    A text in none of `languages` (names as in `LANGUAGES`) is a finding as a whole; with None any language is welcome.
    `about` are names of the one remembered, of whom a fact is not one about another person.

    Disguises (full-width digits, zero-width characters, lookalike letters) are undone first. Every pattern is
    bounded, so the time grows with the length alone. A scanner that fails yields `scanner_error` over the whole
    text, which the default policy holds; the others still run. What lies beyond `MOST_SCREENED` characters is not
    read, and a `scanner_error` over it says so.
    """
    read = text[:MOST_SCREENED]
    disguised = partial(_disguised, about=about)
    found = [finding for scanner in (invisible, placeholders, disguised) for finding in _guarded(scanner, read)]
    if len(text) > MOST_SCREENED:
        found.append(Finding("scanner_error", MOST_SCREENED, len(text)))
    if languages is not None:
        found += _guarded(partial(unread_language, languages=languages), read)
    whole = Finding("scanner_error", 0, len(text))
    return tuple(_disjoint(whole if finding is FAILED else finding for finding in found))


def scan_ids(ids: Sequence[str]) -> tuple[Finding, ...]:
    """What is personal in the names that programs give; offsets count in the ids joined by line breaks.

    A name in words is read like any text. In one without a space, digits are a counter, a time or a hash: only what
    has a shape of its own counts there.
    """
    joined = "\n".join(ids)
    return tuple(found for found in scan(joined) if _is_personal_in_id(joined, found))


def _is_personal_in_id(joined: str, found: Finding) -> bool:
    start, end = joined.rfind("\n", 0, found.start) + 1, joined.find("\n", found.end)
    name = joined[start : end if end >= 0 else len(joined)]
    if " " in name or found.kind in SHAPED or info(found.kind).group == "secret":
        return True
    return found.kind == "phone" and name.startswith("+")


SHAPED = frozenset({"email", "iban", "ip", "invisible", "scanner_error"})
MOST_SCREENED = 100_000
FAILED = Finding("scanner_error", 0, 0, 0.0)


def _guarded(scanner: Scanner, text: str) -> list[Finding]:
    try:
        return list(scanner(text))
    except Exception:  # noqa: BLE001 - whatever went wrong, an unread text must be held and not let through
        return [FAILED]


def _disguised(source: str, *, about: Collection[str]) -> Iterator[Finding]:
    plain = unfold(source)
    for finding in _read(plain.text, about):
        yield finding if finding is FAILED else plain.located(finding)


def _read(text: str, about: Collection[str]) -> Iterator[Finding]:
    certain: list[Finding] = []
    claimed = bytearray(len(text))
    for scanner in EXCLUSIVE_SCANNERS:
        certain += _unclaimed(_guarded(scanner, text), claimed)
    places = _guarded(addresses, text)
    _unclaimed(places, claimed)
    numbers = _unclaimed(_guarded(phones, text), claimed)
    explained = [*certain, *places, *numbers]
    yield from explained
    yield from _guarded(partial(unclear_numbers, explained=explained), text)
    yield from _guarded(instructions, text)
    told = _guarded(special_categories, text)
    yield from told
    yield from _guarded(partial(third_persons, told=told, about=about), text)


def _unclaimed(findings: Iterable[Finding], claimed: bytearray) -> list[Finding]:
    """Those findings that nothing has claimed a character of; they claim theirs."""
    new = [found for found in findings if 1 not in claimed[found.start : found.end]]
    for found in new:
        claimed[found.start : found.end] = b"\x01" * (found.end - found.start)
    return new


def _disjoint(findings: Iterable[Finding]) -> list[Finding]:
    """Overlapping findings of one kind become one that covers them all, with the best of their scores."""
    merged: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=lambda finding: (finding.start, finding.end)):
        of_kind = merged.setdefault(finding.kind, [])
        if of_kind and (finding.start < of_kind[-1].end or finding.start == of_kind[-1].start):
            of_kind[-1] = _union(of_kind[-1], finding)
        else:
            of_kind.append(finding)
    return sorted((finding for of_kind in merged.values() for finding in of_kind), key=lambda finding: finding.start)


def _union(first: Finding, second: Finding) -> Finding:
    return Finding(first.kind, first.start, max(first.end, second.end), max(first.score, second.score))
