"""Numbers that their sentence names: licences, passports, plates, bank and tax numbers; and dates of birth."""

import re
from collections.abc import Iterator

from memory_core.engine.screening.numbers import without_plain_numbers
from memory_core.engine.types import Finding

NAMED_NUMBERS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(body, re.IGNORECASE))
    for kind, body in (
        (
            "licence",
            r"\b(?=[^\W\d_])(?:(?:driv(?:er|ing)'?s?|drivers'|pilot'?s?|medical|nursing|hunting|fishing"
            r"|gun|firearms?|boat|marriage|dea) (?:licen[cs]e|permit)"
            r"|(?:licen[cs]e|permit)(?= (?:number|no|num|#|id|plate))|\bDL(?=\s?[#:]| (?:no|number))|d/l|dl number"
            r"|passports?|travel document|visa (?:number|no)|green card|alien (?:registration )?number"
            r"|a-number|residence permit"
            r"|(?:number|licen[cs]e|car|vehicle|registration) ?plates?|tag number|plates?(?= (?:is|are"
            r"|number|reads))|vehicle registration|VIN"
            r"|chassis number|(?:student|employee|staff|member(?:ship)?|patient|policy|insurance|customer"
            r"|client|loyalty|frequent flyer|badge|matriculation|voter|health ?card|library card)(?: (?:id"
            r"|number|no|#)| ?id(?:entification)?(?: number)?)"
            r"|medical record|MRN|medicare|medicaid|known traveler|redress|IMEI|serial number|case number"
            r"|docket|military id|service number"
            r"|f[üu]hrerschein\w*|reisepass\w*|pass(?:nummer|nr)|(?:kfz-?|auto)?kennzeichen|nummernschild"
            r"|fahrgestellnummer|ausweisnummer|aufenthaltstitel"
            r"|versicherten-?n\w*|krankenversicher\w*|versicherungs(?:schein)?-?n(?:umme)?r"
            r"|mitglieds-?n(?:umme)?r|matrikel-?n(?:umme)?r|kunden-?n(?:umme)?r|personal-?n(?:umme)?r"
            r"|permis de conduire|passeport|pasaporte|patente)\b",
        ),
        (
            "national_id",
            r"\b(?=[^\W\d_])(?:national (?:id|identity|insurance|identification)|identity (?:card|number"
            r"|document)|id (?:card|number|no)|identification number|citizen(?:ship)? (?:id|number|card)"
            r"|ni number|nino|nhs(?: number| no)|aadhaa?r|pan (?:card|number)|cpf|cnpj|curp|rfc|rut|dni"
            r"|nie|nif|bsn|pesel|nip|oib|jmbg|egn|cnp|personnummer|cpr|hetu|henkilötunnus|f[øo]dselsnummer"
            r"|tfn|tax file|nric|fin number|my number card"
            r"|(?:tax|taxpayer|vat|fiscal)(?:payer)? (?:id\w*|number|no|reference)|tin|itin|ein|utr"
            r"|unique taxpayer reference|codice fiscale|numéro de sécurité sociale|social insurance number"
            r"|steuer-?(?:id\w*|n(?:umme)?r|identifikationsnummer)|identifikationsnummer"
            r"|sozialversicherungs-?n(?:umme)?r|rentenversicherungs-?n(?:umme)?r|ahv(?:-?n(?:umme)?r)?"
            r"|svnr|personalausweis\w*|umsatzsteuer-?id\w*|ust-?id\w*)\b",
        ),
        (
            "bank_account",
            r"\b(?=[^\W\d_])(?:(?:bank|checking|savings|current|giro|brokerage|investment|credit union"
            r"|direct debit)? ?acc(?:oun)?t(?: (?:number|no|num|#)|#)|(?:bank|checking|savings|current"
            r"|brokerage) account|a/c(?: no)?|routing(?: number| no)?|aba(?: number)?|sort ?code|bsb"
            r"|transit number|swift(?:[ /]?(?:bic|code))?|bic"
            r"|konto-?n(?:umme)?r|kontonummer|bankleitzahl|blz|depotnummer|numéro de compte|cuenta)\b",
        ),
    )
)
CONNECTIVE = (
    r"(?P<said>[\"')]?(?:\s{0,2}\((?![^)\d]{0,3}\d)[^)\n]{0,30}\))?(?:\s{1,2}(?:numbers?|no\.?|num\.?"
    r"|nr\.?|id|code|plates?|nummer|card|ending in|ends in|issued by \w{2,20}))?"
    r"(?:\s{0,2}(?:[:=#]|\b(?:is|was|are|reads?|lautet|ist|war|has|beginning|starting with|with number"
    r"|mit der nummer|est|es|now)\b)){0,3})\s{0,2}[#\"'(]?\s?"
)
VALUE = (
    r"(?P<value>(?=[A-Za-z0-9 ./-]{0,12}\d)[A-ZÄÖÜa-zäöü0-9](?:[A-ZÄÖÜa-zäöü0-9]|[./-](?=[A-Za-z0-9])| "
    r"(?=[A-Z0-9]{0,5}\d)){2,33})(?![A-Za-z0-9])"
)
DIGIT = re.compile(r"\d")
AFTER_THE_NAME = re.compile(CONNECTIVE + VALUE)
SOMEWHERE_AFTER = re.compile(
    r"[^\d\n.!?\0]{0,40}?(?<![A-Za-z0-9$€£])(?P<value>(?=[A-Z]{0,4}-?\d)[A-Z0-9]{6,20}|\d{2,4}(?:[ "
    r"-]\d{2,5}){1,5})(?![A-Za-z0-9%€$]|[.,]\d|-\w)"
)
SAID = re.compile(
    r"\b(?:is|was|are|reads?|lautet|ist|war|no|nr|num|numbers?|id|nummer|code|ending|ends)\b|[:=#]", re.IGNORECASE
)
BIC = re.compile(r"\b(?:swift|bic)\b[^A-Z\n]{0,15}(?P<value>[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)\b")
PLATE = re.compile(r"(?<![\w-])[A-ZÄÖÜ]{1,3}-[A-Z]{1,2}[ -]?\d{1,4}[EH]?(?![\w-])")
PLATE_CONTEXT = re.compile(
    r"\b(?:cars?|plates?|drives?|auto|wagen|fahr\w*|kennzeichen|parked|parkt|vehicle|van|truck|motorrad)\b",
    re.IGNORECASE,
)

MONTH = (
    r"(?:jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz|apr(?:il)?|may|mai|june?|juni|july?|juli"
    r"|aug(?:ust)?|sept?(?:ember)?"
    r"|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)\.?"
)
DATE = (
    r"(?:\d{1,4}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,4}|\d{1,2}\.\s?\d{1,2}\.|\d{1,2}(?:st|nd|rd|th|\.)?(?: of)? "
    + MONTH
    + r"(?:,? \d{4})?"
    r"|" + MONTH + r" (?:the )?\d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?|\d{1,2}/\d{1,2}|(?:19|20)\d{6})(?!\d)"
)
BIRTH = (
    r"(?:born(?! again)|birth ?days?|b-?days?|date of birth|birth ?date|d\.?o\.?b\.?|geb(?:oren"
    r"|urtstage?s?|urtsdatum|\.)"
    r"|turn(?:s|ed|ing)? \d{1,3}|né[e]?|nacid[oa]|nacimiento|naissance)"
)
BIRTH_WORDS = (
    "born",
    "birth",
    "bday",
    "b-day",
    "b day",
    "dob",
    "d.o.b",
    "geb",
    "turn",
    "né",
    "nacid",
    "nacim",
    "naiss",
    "*",
)
BIRTH_THEN_DATE = re.compile(r"\b" + BIRTH + r"(?!\w)[^\n\d]{0,40}?(?<!\d)(?P<date>" + DATE + ")", re.IGNORECASE)
DATE_THEN_BIRTH = re.compile(
    r"(?<![\d/.-])(?P<date>"
    + DATE
    + r")(?:,|\)| -)?\s(?:is|was|ist|war|=|\()\s?(?:[\w']{1,15} ){0,3}?"
    + BIRTH
    + r"(?!\w)",
    re.IGNORECASE,
)
BORN_STAR = re.compile(r"(?:^|[\s(])\*\s?(?P<date>\d{1,2}\.\s?\d{1,2}\.\s?(?:19|20)\d\d)")


def named_numbers(text: str) -> Iterator[Finding]:
    """Numbers after the name of a document or an account; a bare year, date, time or sum is not one."""
    if not DIGIT.search(text):
        return
    readable = without_plain_numbers(text)
    for kind, name in NAMED_NUMBERS:
        for match in name.finditer(readable):
            value = _value_after(readable, match.end())
            if value is not None:
                yield Finding(kind, *value, 0.9)
    for match in BIC.finditer(text):
        yield Finding("bank_account", *match.span("value"))
    for match in PLATE.finditer(text):
        if PLATE_CONTEXT.search(text, max(0, match.start() - 60), match.end() + 30):
            yield Finding("licence", *match.span(), 0.8)


def _value_after(text: str, end: int) -> tuple[int, int] | None:
    named = AFTER_THE_NAME.match(text, end)
    if named is not None and _is_identifying(
        named["value"], bool(SAID.search(named["said"]) or SAID.search(text, end - 8, end))
    ):
        return named.span("value")
    later = SOMEWHERE_AFTER.match(text, end)
    if later is not None and _is_identifying(later["value"], False):
        return later.span("value")
    return None


def _is_identifying(value: str, is_named: bool) -> bool:
    """Told outright, three signs are enough; otherwise five digits, or digits and capitals mixed."""
    digits = sum(character.isdigit() for character in value)
    signs = sum(character.isalnum() for character in value)
    if is_named:
        return signs >= 4 and digits >= 1 and not re.fullmatch(r"(?:19|20)\d\d", value)
    return digits >= 5 or (signs >= 6 and digits >= 2 and any(character.isupper() for character in value))


def birth_dates(text: str) -> Iterator[Finding]:
    """A day, with or without its year, that the sentence ties to a birth. A bare year of birth is not one."""
    lowered = text.lower()
    if not any(word in lowered for word in BIRTH_WORDS):
        return
    for pattern in (BIRTH_THEN_DATE, DATE_THEN_BIRTH, BORN_STAR):
        for match in pattern.finditer(text):
            yield Finding("birth_date", *match.span("date"))
