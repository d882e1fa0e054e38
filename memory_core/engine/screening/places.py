"""Postal addresses in the common Western forms, and coordinates."""

import re
from collections.abc import Iterator

from memory_core.engine.screening import street_words as words
from memory_core.engine.screening.hints import Hinted
from memory_core.engine.screening.street_words import CAPITAL, COUNTED, HOUSE
from memory_core.engine.types import Finding

CONTEXT_REACH = 70
NOT_COUNTED = r"(?!" + COUNTED + r"\b)"
NOT_A_DATE = r"(?!(?i:" + COUNTED + "|" + words.MONTHS + r")\b)"
NOT_A_MEASURE = r"(?![\w%€$:]| ?(?:uhr|jahre|minuten|euro|prozent|years|km))"

# Forms that are an address wherever they stand.
FORMS = (
    # 221B Baker Street
    r"(?i)(?<![\w.,:])\d{1,6}[a-z]?,? (?:[nsew]\.? |north |south |east |west )?"
    r"(?:" + NOT_COUNTED + r"[\w.'-]{2,25} ){1,4}?" + words.STRONG_SUFFIX + r"\b\.?",
    # 12 Oakridge Dr, where only capitals tell "Drive" from "drive"
    r"(?<![\w.,:])\d{1,6}[A-Za-z]?,? (?:[NSEW]\.? )?(?:" + NOT_A_DATE + CAPITAL + r" ){1,4}?"
    r"(?i:" + words.WEAK_SUFFIX + r")\b\.?(?= ?[,\n#?!.]| ?$| (?:in|[Aa]pt|[Ss]uite|[Uu]nit|and|for|[A-Z]))",
    # Hauptstraße 5, Västerviksgatan 2
    r"(?i)(?<![\w-])(?:[^\W\d_][\w.'-]{0,25} ){0,2}?[^\W\d_][\w'-]{2,30}"
    + words.COMPOUND_SUFFIX + r" ?" + HOUSE + NOT_A_MEASURE,
    # Király utca 15
    r"(?i)(?<!\w)[^\W\d_][\w'-]{1,25} " + words.SEPARATE_SUFFIX + r" ?" + HOUSE + NOT_A_MEASURE,
    # Via Giberti 75, Calle Mayor, 4
    r"(?<!\w)(?:\d{1,4},? )?(?i:" + words.ROMANCE_PREFIX + r") (?:[\w.'-]{1,25} ){0,5}?[\w.'-]{2,25},? "
    + HOUSE + NOT_A_MEASURE,
    # 12 bis, rue de la Paix
    r"(?<!\w)\d{1,4}(?: ?bis| ?ter)?,? (?i:" + words.FRENCH_PREFIX + r") "
    r"(?:(?:de|du|des|la|le|les|d'|l'|saint|sainte)[ -]?){0,3}[\w'-]{2,25}",
    r"(?i)(?<!\w)p\.?\s?o\.?\s?b(?:ox|\.)?\s?#?\d{1,7}\b",
    r"(?i)\b" + words.PO_BOX + r"\s?\d[\d ]{0,7}",
    # military post
    r"(?i)\b(?:psc|cmr|unit)\s\d{2,5},?\sbox\s\d{1,5}|\b(?:apo|fpo|dpo),?\s(?:aa|ae|ap)\s\d{5}",
    r"(?i)\b(?:apt\.?|apartment|suite|ste\.|flat|apto\.?|wohnung|whg\.?)\s?(?:no\.?|#|nr\.?|number)?\s?"
    r"(?=[A-Z]?\d)[A-Z]?\d{1,5}[A-Z]?\b|\bunit\s?#\s?\d{1,5}\b",
    # Springfield, IL 62704
    CAPITAL + r"(?: " + CAPITAL + r"){0,3},? " + words.STATE + r",? \d{5}(?:-\d{4})?\b",
    # British and Canadian postcodes
    r"\b[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d|[A-HK-Y]\d\d|\d[A-HJKSTUW]|[A-HK-Y]\d[ABEHMNPRVWXY]) \d[ABD-HJLNP-UW-Z]{2}\b",
    r"\b[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]\d[ABCEGHJ-NPRSTV-Z]\d\b",
    # ", 10115 Berlin"
    r"(?:(?:,|\n)\s?|\b(?:in|nach|aus) )(?:[A-Z]{1,2}-)?\d{4,5} (?!(?i:people|users|" + words.MONTHS + r"))"
    r"[A-ZÄÖÜ][a-zäöüß]{2,25}\b(?=[,.;!?\n]|$| (?:in|wohn|am|an))",
    r"(?i)\b" + words.POSTCODE_NAME + r"(?: (?:is|:|ist|number))?(?: is)?:?\s{0,2}(?:[A-Z]{1,2}-)?"
    r"(?=[A-Z\d -]{0,5}\d)[A-Z\d]{2,5}(?:[ -]?[A-Z\d]{2,4})?\b",
    r"(?<!\w)the corner of (?=[^\n;]{0,40}(?:\d|[A-ZÀ-Þ]))[^\n;{]{3,60}? (?:and|&) [^\n.;,]{2,40}",
    # a line of two numbers: 35 Kromwater 38
    r"(?:^|\n)[>?\s]{0,6}\d{1,5} (?:[^\W\d_][\w.'/-]{0,25} ){1,5}\d{1,5}\.?(?=\s{0,2}[,\n])",
)  # fmt: skip
# Forms that are an address after "lives at", "send it to" and the like.
VAGUE_FORMS = (
    r"(?i)(?<![\w.,:/-])\d{1,5} (?:\d{1,5} )?(?:" + NOT_COUNTED + r"[^\W\d_][\w.'/-]{0,25} ){1,5}?\d{1,5}\b",
    r"(?<![\w.,:/-])\d{1,5} (?:" + NOT_A_DATE + CAPITAL + r"[ ,]{1,2}){1,3}" + CAPITAL,
    r"(?<!\w)(?:" + CAPITAL + r" ){1,3}(?:and|&) (?:\d{1,5} )?(?:" + CAPITAL + r" ){1,4}\d{1,5}\b",
    r"(?<!\w)"
    + CAPITAL
    + r"(?: (?:"
    + CAPITAL
    + r"|de|la|des|du|van|von|der)){0,4} \d{1,4}[a-z]?,? (?:\d{4,5} )?"
    + CAPITAL,
)
ADDRESS = Hinted(re.compile(form) for form in FORMS)
VAGUE_ADDRESS = Hinted(re.compile(form) for form in VAGUE_FORMS)
STREET_ALONE = Hinted(
    [
        re.compile(
            r"(?<!\w)[^\W\d_][\w.'-]{0,30}(?: [\w.'-]{1,25}){0,4}? "
            r"(?:street|avenue|road|lane|drive|boulevard|way|court|place)\b",
            re.IGNORECASE,
        )
    ]
)
ADDRESSED = re.compile(r"\b" + words.ADDRESSED + r"\b", re.IGNORECASE)
ADDRESSED_AT_ALL = Hinted([ADDRESSED])
LIVES_ON = re.compile(
    r"\b(?:lives?|living|lived|resides?|wohn\w*|house|home|apartment|flat|moved|address|enter) "
    r"(?:is |to |at |on |in |der |am ){0,3}$",
    re.IGNORECASE,
)
DATED = re.compile(
    r"\d(?:st|nd|rd|th|\.)? " + words.MONTHS + r"\b|\b" + words.MONTHS + r"\.? \d|" + words.NUMBERED_THINGS + r" \d",
    re.IGNORECASE,
)
TAIL = re.compile(
    r"(?:[ ,\n>?]{1,6}(?:(?i:" + words.UNIT + r")|[A-Z]{2,3} \d{4,5}(?:-\d{4})?|\d{4,6}(?!\d|[ .-]\d)|" + CAPITAL
    + r"(?: (?:of|the|and|upon|am|de|la|del)(?= [A-Z]))?)){1,9}"
)  # fmt: skip

DECIMAL_DEGREES = re.compile(
    r"(?<![\w.,])(?P<lat>[-+]?\d{1,2}\.\d{3,15})\s?°?\s?[NSns]?\s{0,2}[,;/ ]\s{0,2}"
    r"(?:(?:lon|lng|long(?:itude)?)\s?[:=]?\s?)?(?P<lon>[-+]?\d{1,3}\.\d{3,15})\s?°?\s?[EWew]?(?![\w.]\d)"
)
SEXAGESIMAL = re.compile(
    r"(?<!\w)\d{1,3}\s?°\s?\d{1,2}(?:\.\d{1,6})?\s?'\s?(?:\d{1,2}(?:\.\d{1,6})?\s?(?:\"|'')\s?)?[NSEWO]\b"
)
NAMED_DEGREES = re.compile(
    r"\b(?:lat(?:itude)?|lon(?:gitude)?|lng|breitengrad|längengrad)\b[^\d\n]{0,12}[-+]?\d{1,3}\.\d{2,15}",
    re.IGNORECASE,
)
GRID_CODE = re.compile(
    r"(?<![A-Z0-9])[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}(?![A-Z0-9])"
    r"|(?<!/)///[a-z]{3,20}\.[a-z]{3,20}\.[a-z]{3,20}\b"
)


def addresses(text: str) -> Iterator[Finding]:
    """Street and number, PO boxes, flats, postcodes with their town; vaguer forms after "lives at" and the like."""
    for pattern in ADDRESS.possible(text):
        for match in pattern.finditer(text):
            yield _with_tail(text, match.span(), 0.9)
    for pattern in VAGUE_ADDRESS.possible(text) if ADDRESSED_AT_ALL.is_possible(text) else ():
        for match in pattern.finditer(text):
            if _is_before(text, match.start(), ADDRESSED, CONTEXT_REACH) and not DATED.search(match.group()):
                yield _with_tail(text, match.span(), 0.6)
    for match in (match for pattern in STREET_ALONE.possible(text) for match in pattern.finditer(text)):
        if _is_before(text, match.start(), LIVES_ON, 30):
            yield Finding("address", *match.span(), 0.6)


def _is_before(text: str, position: int, context: re.Pattern[str], reach: int) -> bool:
    return context.search(text, max(0, position - reach), position) is not None


def _with_tail(text: str, span: tuple[int, int], score: float) -> Finding:
    """The flat, town, state, country and postcode that follow belong to the address."""
    tail = TAIL.match(text, span[1])
    return Finding("address", span[0], tail.end() if tail else span[1], score)


def coordinates(text: str) -> Iterator[Finding]:
    """Decimal pairs in range, degrees and minutes, named latitudes, and grid codes."""
    for match in DECIMAL_DEGREES.finditer(text):
        if abs(float(match["lat"])) <= 90 and abs(float(match["lon"])) <= 180:
            yield Finding("geo", *match.span())
    for pattern in (SEXAGESIMAL, NAMED_DEGREES, GRID_CODE):
        for match in pattern.finditer(text):
            yield Finding("geo", *match.span())
