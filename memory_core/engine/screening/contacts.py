"""Ways to reach a person: e-mail addresses, also spelled out, and telephone numbers of every region."""

import re
from collections.abc import Iterator

import phonenumbers

from memory_core.engine.screening.numbers import without_plain_numbers
from memory_core.engine.types import Finding

DOMAIN = re.compile(
    r"[ \t]{0,2}(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,8}[^\W\d_]{2,24}(?![\w@])|[ \t]{0,2}\[\d{1,3}(?:\.\d{1,3}){3}\]"
)
LOCAL_SIGNS = frozenset("!#$%&'*+/=?^_`{|}~.-")
LOCAL_LIMIT = 64
TOP_LEVEL = (
    r"(?:com|org|net|edu|gov|io|co|de|at|ch|uk|fr|it|es|nl|eu|me|info|biz|us|ca|au|in|jp|pl|se|no|dk|fi|be|ru"
    r"|br|dev|ai|app)"
)
SPELLED_OUT = re.compile(
    r"(?<![\w.])[\w+-]{1,40}(?:(?:\.|\s{0,2}[\[({<]?\s?(?:dot|punkt)\s?[\])}>]?\s{0,2})[\w+-]{1,40}){0,3}?"
    r"(?:\s{0,2}[\[({<]\s?(?:at|ät|@)\s?[\])}>]\s{0,2}|\s(?:at|ät|@)\s)"
    r"[\w-]{1,40}(?:(?:\s{0,2}[\[({<]\s?(?:dot|punkt|\.)\s?[\])}>]\s{0,2}|\s(?:dot|punkt)\s)[\w-]{1,30}){0,2}?"
    r"(?:\s{0,2}[\[({<]\s?(?:dot|punkt|\.)\s?[\])}>]\s{0,2}|\s(?:dot|punkt)\s)" + TOP_LEVEL + r"(?!\w)"
    r"|(?<![\w.])[\w.+-]{1,60}\s{0,2}[\[({<]\s?(?:at|ät|@)\s?[\])}>]\s{0,2}[\w-]{1,40}(?:\.[\w-]{1,30}){0,3}\."
    + TOP_LEVEL
    + r"(?!\w)"
    r"|(?<![\w.])[\w.+-]{1,60}\s?@\s?[\w-]{1,40}\s?\.\s?" + TOP_LEVEL + r"(?!\w)",
    re.IGNORECASE,
)

NUMBER = re.compile(
    r"(?<![\w.])(?<!\d,)(?:\+[ \t]?|\+?\()?(?:\([ \t]?)?\d(?:[ \t.\-/()]{0,3}\d){5,24}"
    r"(?:[ \t]{0,2}(?:x|ext\.?|extension|durchwahl|dw)[ \t.:]{0,2}\d{1,7}|#\d{1,7})?(?![^\W_])",
    re.IGNORECASE,
)
EXTENSION = re.compile(r"[ \t]{0,2}(?:x|ext\.?|extension|durchwahl|dw|#)[ \t.:]{0,2}\d{1,7}$", re.IGNORECASE)
SPOKEN_OF = re.compile(
    r"\b(?:call(?:ing|ed)?|phone\w*|tele\w*|tel|mobile|mobil\w*|cell\w*|fax|handy\w*|whatsapp|sms"
    r"|text(?:ing|ed)?|dial\w*|ring"
    r"|reach\w*|contact\w*|hotline|landline|office|home|work|answering|voicemail|pager|signal|nummer"
    r"|rufnummer|erreich\w*"
    r"|anruf\w*|festnetz|téléphone|teléfono|numéro|(?:phone|my|his|her|their|'s) numbers?|numbers?(?= (?:is|to)))\b",
    re.IGNORECASE,
)
REACH_BEFORE, REACH_AFTER = 40, 14
REGIONS = ("US", "GB", "DE", "FR", "IT", "ES", "NL", "IN", "BR", "AU", "AT", "CH", "SE", "PL", "JP", "CN")
MOST_LOOKUPS = 100


def emails(text: str) -> Iterator[Finding]:
    """Addresses as RFC 5322 dot-atoms, and "john at example dot com"."""
    position = text.find("@")
    while position >= 0:
        start = _local_start(text, position)
        domain = DOMAIN.match(text, position + 1)
        if start < position and domain is not None and not text[position + 1].isspace():
            yield Finding("email", start, domain.end())
        position = text.find("@", position + 1)
    for match in SPELLED_OUT.finditer(text) if SPELT.search(text) else ():
        yield Finding("email", *match.span(), 0.8)


SPELT = re.compile(r"\b(?:dot|punkt)\b|[\[({<]\s?(?:at|ät|@|\.)\s?[\])}>]|\s@|@\s|\s\.\s?[a-z]{2,4}\b", re.IGNORECASE)


def _local_start(text: str, at: int) -> int:
    start = at
    while start > 0 and at - start < LOCAL_LIMIT and (text[start - 1].isalnum() or text[start - 1] in LOCAL_SIGNS):
        start -= 1
    while start < at and not text[start].isalnum():
        start += 1
    return start


def phones(text: str) -> Iterator[Finding]:
    """Telephone numbers: international, written in groups, named as such, or valid in one of the common regions."""
    readable = without_plain_numbers(text)
    lookups = MOST_LOOKUPS
    for match in NUMBER.finditer(readable):
        digits = re.findall(r"\d+", EXTENSION.sub("", match.group()))
        count = sum(map(len, digits))
        if not 6 <= count <= 15:
            continue
        if _is_written_as_phone(match, digits, count):
            yield Finding("phone", *match.span(), 0.9)
        elif count >= 7 and len(digits) == 1:
            lookups -= 1
            if lookups < 0 or _is_valid_somewhere(digits[0]):
                yield Finding("phone", *match.span(), 0.6)


def _is_written_as_phone(match: re.Match[str], digits: list[str], count: int) -> bool:
    if match.group().startswith(("+", "00", "(+")) and count >= 8:
        return True
    before = match.string[max(0, match.start() - REACH_BEFORE) : match.start()]
    after = match.string[match.end() : match.end() + REACH_AFTER]
    if SPOKEN_OF.search(before) or SPOKEN_OF.match(after.lstrip(" -,(")):
        return True
    return count >= 7 and len(digits) > 1 and _is_grouped(digits)


def _is_grouped(digits: list[str]) -> bool:
    """Groups of two to eight digits; only the first may stand alone ("1-800-555-0199")."""
    return all(2 <= len(group) <= 8 for group in digits[1:]) and len(digits) <= 7


def _is_valid_somewhere(digits: str) -> bool:
    return any(_is_valid(digits, region) for region in REGIONS)


def _is_valid(digits: str, region: str) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(digits, region))
    except phonenumbers.NumberParseException:
        return False
