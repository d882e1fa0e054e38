"""Numbers that identify: cards, bank accounts, social security numbers, and the wide net for the unclear rest."""

import re
from collections.abc import Iterable, Iterator

from stdnum import luhn

from memory_core.engine.types import Finding

DIGITS = re.compile(r"\d+")
GROUPED_DIGITS = re.compile(r"(?<!\d)(?<!\b[A-Za-z])\d(?:[ \t.,_/*-]{0,3}\d){11,60}(?!\d)")
CARD_LENGTHS = range(19, 11, -1)
CARD_PREFIX = re.compile(
    r"4(?:\d{12}|\d{15}|\d{18})|5[0-8]\d{14}|2(?:2[2-9]|[3-6]\d|7[01])\d{13}|2720\d{12}|3[47]\d{13}"
    r"|3(?:0[0-5]|[68]\d)\d{11}"
    r"|(?:2131|1800)\d{11}|35\d{14}|6(?:011|5\d\d|4[4-9]\d)\d{12}|62\d{14,17}|6[0-9]\d{10,17}|50\d{10,17}"
    r"|5[6-9]\d{10,17}|9792\d{12}"
)
CARD_CONTEXT = re.compile(
    r"\b(?:cards?|credit|debit|visa|master ?card|amex|american express|maestro|discover|diners|cc|karte\w*"
    r"|kredit\w*|carte|tarjeta)\b",
    re.IGNORECASE,
)
CONTEXT_REACH = 50

# Registry of the IBAN standard (ISO 13616): country and total length.
IBAN_LENGTHS = {
    country: length
    for length, countries in {
        15: "NO", 16: "BE", 18: "DK FI FO GL NL SD FK", 19: "MK SI", 20: "AT BA EE KZ LT LU XK MN",
        21: "CH HR LI LV", 22: "BG BH CR DE GB GE IE ME RS VA", 23: "AE GI IL IQ OM TL SO",
        24: "AD CZ ES MD PK RO SA SE SK TN VG DZ", 25: "PT ST LY AO CV MZ", 26: "IS TR DJ BI",
        27: "FR GR IT MC MR SM BF CF CG CI CM GA GQ KM MG",
        28: "AL AZ BY CY DO GT HN HU LB NI PL SV BJ ML MA NE SN TD TG", 29: "BR EG PS QA UA", 30: "JO KW MU YE",
        31: "MT SC", 32: "LC", 33: "RU",
    }.items()
    for country in countries.split()
}  # fmt: skip
IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}[ -]?\d{2}(?:[ -]{0,2}[A-Za-z0-9]){11,30}")
IBAN_CONTEXT = re.compile(r"\biban\b", re.IGNORECASE)

SSN_DASHED = re.compile(r"(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])")
SSN_CONTEXT = re.compile(
    r"\b(?:ssn|social security|social insurance number|soc\.? ?sec|social(?= (?:is|number))|itin"
    r"|tax(?:payer)? id\w*)\b[^\d\n]{0,40}"
    r"(?P<number>(?<!\d)(?:\d{3}[-. ]{0,3}\d{2}[-. ]{0,3}\d{4}|\d(?:[ .-]{1,3}\d){8})(?!\d))",
    re.IGNORECASE,
)
SSN_NAMED = re.compile(r"[Ss][Ss][Nn]|[Ss]oc|SOC|[Ii][Tt][Ii][Nn]|[Tt]ax|TAX")
SSN_TAIL = re.compile(
    r"\b(?:last (?:four|4)(?: digits)?[^.\d\n]{0,15}(?:ssn|social(?: security)?)(?: number)?"
    r"|(?:ssn|social security(?: number)?)[^.\d\n]{0,15}(?:end(?:s|ing) (?:in|with)|last (?:four"
    r"|4)))[^\d\n]{0,15}(?P<number>\d{4})(?!\d)",
    re.IGNORECASE,
)

CURRENCY = r"(?:€|\$|£|¥|₹|EUR|USD|GBP|CHF|JPY|INR|euros?|dollars?|pounds?|yen|bucks|Franken|kr)"
COUNTED = (
    r"(?:people|persons|users|views|steps|followers|subscribers|downloads|streams|copies|miles|km"
    r"|kilomet\w+|met(?:er|re)s?"
    r"|years|inhabitants|residents|Einwohner\w*|Menschen|Jahre|tokens|rows|records|bytes|points|times"
    r"|words|lines|calories|parameters)"
)
PLAIN_NUMBER = re.compile(
    r"(?<![\w.-])(?:"
    r"(?:1[6-9]|20|21)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])(?:[T "
        r",]{1,2}\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?"
    r"|(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|[12]\d|3[01])[-/.](?:1[6-9]|20|21)\d\d(?:[ "
        r",]{1,2}\d{1,2}:\d{2}(?::\d{2})?)?"
    r"|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:T\d{6}Z?)?"
    r"|\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:\s?[-/]\s?\d{1,2}:\d{2})?"
    r"|(?:1[6-9]|20|21)\d\d(?:\s?[-/,]\s?(?:1[6-9]|20|21)\d\d){1,5}"
    r"|(?:1[6-9]|20|21)\d\d(?: (?:1[6-9]|20|21)\d\d){1,5}"
    r"|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"
    r"|(?i:v|version |ISBN(?:-1[03])?[: ]{0,2}|ISSN[: ]{0,2}|doi[: ]{0,2}(?:10)?|arxiv[: ]{0,2})\d[\d.X/-]{1,20}"
    r"|" + CURRENCY + r"\s?\d[\d., ']{0,20}\d?"
    r"|\d{1,3}(?:[., ']\d{3}){1,5}(?:[.,]\d{1,2})?\s?" + CURRENCY + r"|\d{1,15}(?:[.,]\d{1,2})?\s?" + CURRENCY +
    r"|\d{1,3}(?:[., ']?\d{3}){2,5}\s(?:" + COUNTED + r")\b"
    r"|\d{1,3}(?:,\d{3}){2,5}"
    r"|\d{1,2}\.\d{3,20}"
    r")(?![\w-]|[.,/]\d)"
)  # fmt: skip

UNCLEAR = re.compile(r"\d(?:[ \t\-._/()+*•·]{0,3}\d){6,}")
SPOKEN_DIGIT = (
    r"(?:(?:double |triple )?(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|null|eins|zwei|zwo|drei"
    r"|vier|fünf|sechs|sieben|acht|neun)|\d)"
)
SPOKEN = re.compile(r"\b" + SPOKEN_DIGIT + r"(?:[ ,.-]{1,2}" + SPOKEN_DIGIT + r"){6,40}\b", re.IGNORECASE)


def cards(text: str) -> Iterator[Finding]:
    """12 to 19 digits that pass Luhn (ISO/IEC 7812), or that the sentence calls a card and that miss it by a typo."""
    for run in GROUPED_DIGITS.finditer(text):
        is_named = _near(CARD_CONTEXT, text, run.span())
        found = _card_within(run, is_named)
        if found is not None:
            yield Finding("card", *found)
        elif is_named and 13 <= sum(map(str.isdigit, run.group())) <= 19:
            yield Finding("card", *run.span(), 0.6)


def _card_within(run: re.Match[str], is_named: bool) -> tuple[int, int] | None:
    """The first stretch of whole groups that is a card, longest stretch first."""
    places = [place for place, character in enumerate(run.group()) if character.isdigit()]
    digits = "".join(run.group()[place] for place in places)
    breaks = [index for index in range(1, len(places)) if places[index] != places[index - 1] + 1]
    ends = {*breaks, len(places)}
    for first in (0, *breaks):
        for length in CARD_LENGTHS:
            if first + length in ends and _is_card(digits[first : first + length], is_named):
                return run.start() + places[first], run.start() + places[first + length - 1] + 1
    return None


def _is_card(digits: str, is_named: bool) -> bool:
    if not (is_named or CARD_PREFIX.fullmatch(digits)) or len(set(digits)) == 1:
        return False
    return bool(luhn.checksum(digits) == 0)


def _near(context: re.Pattern[str], text: str, span: tuple[int, int]) -> bool:
    return context.search(text, max(0, span[0] - CONTEXT_REACH), span[1] + CONTEXT_REACH) is not None


def ibans(text: str) -> Iterator[Finding]:
    """International bank account numbers: length by country and mod-97 (ISO 13616), or named so."""
    for match in IBAN.finditer(text):
        length = IBAN_LENGTHS.get(match.group()[:2].upper())
        end = _end_of(text, match.start(), length) if length else None
        if end is not None and _mod97(text[match.start() : end]):
            yield Finding("iban", match.start(), end)
        elif _near(IBAN_CONTEXT, text, match.span()):
            yield Finding("iban", match.start(), end or match.end(), 0.6)


def _end_of(text: str, start: int, length: int) -> int | None:
    position, seen = start, 0
    while position < len(text) and seen < length:
        seen += text[position].isalnum()
        position += 1
    return position if seen == length else None


def _mod97(candidate: str) -> bool:
    compact = re.sub(r"[^A-Z0-9]", "", candidate.upper())
    return int("".join(str(int(character, 36)) for character in compact[4:] + compact[:4])) % 97 == 1


def social_security_numbers(text: str) -> Iterator[Finding]:
    """US numbers: written 3-2-4 with dashes, or in any shape where the sentence names them."""
    for match in SSN_DASHED.finditer(text):
        yield Finding("us_ssn", *match.span())
    if not SSN_NAMED.search(text):
        return
    for pattern in (SSN_CONTEXT, SSN_TAIL):
        for match in pattern.finditer(text):
            yield Finding("us_ssn", *match.span("number"))


def without_plain_numbers(text: str) -> str:
    """`text` with dates, times, years, sums, versions and the like blanked out, letter for letter."""
    return PLAIN_NUMBER.sub(lambda match: "\0" * len(match.group()), text)


def unclear_numbers(text: str, explained: Iterable[Finding]) -> Iterator[Finding]:
    """Seven or more digits that nothing else explains, spelled out ones too."""
    rest = without_plain_numbers(_blanked(text, explained))
    for match in UNCLEAR.finditer(rest):
        yield Finding("long_number", *match.span(), 0.5)
    for match in SPOKEN.finditer(rest):
        if not DIGITS.fullmatch(re.sub(r"[ ,.-]", "", match.group())):
            yield Finding("long_number", *match.span(), 0.5)


def _blanked(text: str, findings: Iterable[Finding]) -> str:
    pieces: list[str] = []
    position = 0
    for finding in sorted(findings, key=lambda finding: finding.start):
        if finding.end > position:
            start = max(position, finding.start)
            pieces += [text[position:start], "\0" * (finding.end - start)]
            position = finding.end
    return "".join([*pieces, text[position:]])
