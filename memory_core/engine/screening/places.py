"""Postal addresses in the common Western forms, and coordinates."""

import re
from collections.abc import Iterator

from memory_core.engine.types import Finding

NAME = r"[^\W\d_][\w.'’-]{0,30}"
CAPITAL = r"(?:[A-ZÀ-ÖØ-ÞŁŚŻŽČŠŘĐĞİŐŰÞΑ-ΩΆ-ΏА-Я][\w.'-]{0,30}|d'[A-Z]\w{0,20})"
NOT_STREETS = (
    r"(?:minutes?|mins?|min|hours?|hrs?|miles?|mi|kms?|kilomet\w+|met(?:er|re)s?|feet|ft|yards?|blocks?|days?|weeks?|months?|years?|times?|steps?"
    r"|percent|people|of|on|in|at|the|to|for|from|and|or|is|was|are|were|a|an|with|per|by|down|up|more|other|different|lane"
    r"|am|pm|degrees?|euros?|dollars?|cars?|houses?|trees|kids|back|way|ways)"
)
STRONG_SUFFIX = r"(?:street|avenue|road|boulevard|blvd|ave|rd|lane|ln|str|terrace|crescent|parkway|pkwy|highway|hwy|turnpike|cul-de-sac|alley|expressway|esplanade)"
WEAK_SUFFIX = (
    r"(?:st|drive|dr|court|ct|square|sq|place|pl|way|circle|cir|trail|trl|close|grove|gardens|mews|hill|row|walk|park|plaza|loop|path|quay|view|heights"
    r"|ridge|run|crossing|green|rise|meadow|field|common|gate|bend|cove|point|landing|manor|pass|vale|wharf|yard|route|hof|allee|ring|circuit|pike|fork|creek)"
)
STREET_AFTER = (
    r"(?:stra(?:ß|ss)e|stasse|str\.|weg|gasse|allee|platz|ring|ufer|damm|steig|stieg|chaussee|promenade|graben|markt|berg|hof|brücke|kamp|pfad|lände|leite"
    r"|straat|laan|plein|kade|dreef|singel|gracht|steenweg|pad|hof|dijk|baan|blik|gade|vej|vei|veien|vegen|vägen|väg|gatan|gata|gränd|stigen|torget|stræti|braut|katu|tie|kuja|polku"
    r"|utca|út|tér|körút|ulica|ulice|cesta|náměstí|tänav|mnt|tee|iela|prospektas|gatve|caddesi|sokak|cad\.|sok\.|utcája|strasse|bakken|svingen|gården|holmen)"
)
STREET_BEFORE = (
    r"(?:via|viale|piazza|piazzale|corso|largo|vicolo|strada|rue|avenue|boulevard|bd|allée|chemin|impasse|quai|place|route|cours|calle|c/|avda\.?|avenida|plaza|paseo|carrer|camino|camiño|carretera|ronda|travesía"
    r"|rua|r|travessa|praça|praca|alameda|estrada|rodovia|ul\.|ulica|aleja|al\.|plac|os\.|trg|str\.|strada|calea|bulevardul|náměstí|nám\.|odos|οδός|λ\.|λεωφόρος|leoforos|ул\.|улица|проспект|пр\.|jalan|jl\."
    r"|am|an der|auf der|auf dem|unter den|im|in der|zum|zur|alte|alter|neue|große|kleine|untere|obere|het|de|de la|van|av\.)"
)
UNIT = r"(?:apt\.?|apartment|suite|ste\.?|flat|appartement|wohnung|whg\.?|apto\.?|p\.?o\.? box|unit)\s?(?:no\.?|#|nr\.?)?\s?\d{1,5}[a-z]?\b"
HOUSE = r"\d{1,5}(?:\s?[-/]\s?\d{1,4})?\s?(?:[a-zA-Z](?![\w']))?"

ADDRESSED = (
    r"\b(?:address(?:es)?(?! the)|lives?|living|lived|resid\w+|moved?|moving|relocat\w+|sent|send|ship\w*|deliver\w*|mail\w*|post|letter|located|office|house|home|apartment|flat|stay\w*|meet\w*|taxi|cab|uber|pick\w*|drop\w*|return"
    r"|arrived|parcel|package|stopped|corner|come|here(?: they)? (?:are|is)|it's (?:in|at|on)|street|enter on|wohn\w*|adresse|anschrift|umgezogen|ziehe|liefer\w*|schick\w*|treffen|habite|adresse|vive|domicil\w*|indirizzo|dirección|endereço)\b"
)
ADDRESSED_NEAR = re.compile(ADDRESSED, re.IGNORECASE)
CONTEXT_REACH = 70
MONTHS = re.compile(
    r"\b(?:jan|feb|mar|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez|january|february|march|april|june|july|august|september|october|november|december|januar|februar|märz|juni|juli|oktober|dezember|chapter|page|iphone|windows|episode|season)\b",
    re.IGNORECASE,
)

STATE = r"(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])"

SURE = tuple(
    re.compile(body, flags)
    for body, flags in (
        (r"(?<![\w.,:])\d{1,6}[A-Za-z]?,? (?:[NSEW]\.? |north |south |east |west )?(?:(?!" + NOT_STREETS + r"\b)[\w.'-]{2,25} ){1,4}?" + STRONG_SUFFIX + r"\b\.?", re.IGNORECASE),
        (r"(?<![\w.,:])\d{1,6}[A-Za-z]?,? (?:[NSEW]\.? )?(?:(?!(?i:" + NOT_STREETS + r"|" + MONTHS.pattern[2:-2] + r")\b)" + CAPITAL + r" ){1,4}?(?i:" + WEAK_SUFFIX + r")\b\.?(?= ?[,\n#?!]| ?$| (?:in|[Aa]pt|[Ss]uite|[Uu]nit|and|for|[A-Z])|\.)", 0),
        (r"(?<![\w-])(?!(?i:weg|platz|ring|tie|tee|berg|markt|pad|hof)\b)(?:[^\W\d_][\w.'-]{0,25} ){0,2}?[^\W\d_][\w'-]{2,30}" + STREET_AFTER + r" ?" + HOUSE + r"(?![\w%€$]| ?(?:uhr|jahre|minuten|euro|prozent|years|km))", re.IGNORECASE),
        (r"(?<!\w)(?:[^\W\d_][\w'-]{1,25} )(?:utca|u\.|út|tér|ulica|ulice|tänav|tee|gatan|caddesi|sokak|straße|strasse|allee|platz|ring|damm|ufer|straat|plein) ?" + HOUSE + r"(?!\w| ?(?:uhr|jahre|minuten|euro))", re.IGNORECASE),
        (r"(?<!\w)(?:\d{1,4},? )?(?i:via|viale|piazza|corso|rue|avenue|boulevard|allée|chemin|impasse|calle|avda\.?|avenida|paseo|carrer|rua|travessa|praça|ul\.|aleja|calea|οδός|ул\.|улица|jalan|c/) (?:[\w.'-]{1,25} ){0,5}?[\w.'-]{2,25},? " + HOUSE + r"(?![\w%€$:])", 0),
        (r"(?<!\w)\d{1,4}(?: ?bis| ?ter)?,? (?i:rue|avenue|boulevard|allée|allee|chemin|impasse|place|quai|cours|route|avenue) (?:(?:de|du|des|la|le|les|d'|l'|saint|sainte)[ -]?){0,3}[\w'-]{2,25}", 0),
        (r"(?<!\w)p\.?\s?o\.?\s?b(?:ox|\.)?\s?#?\d{1,7}\b|\b(?:post office box|postfach|postbus|postboks|casella postale|apartado(?: de correos| postal)?|boîte postale|caixa postal|locked bag|private bag|gpo box)\s?\d[\d ]{0,7}", re.IGNORECASE),
        (r"\b(?:psc|cmr|unit)\s\d{2,5},?\s(?:box)\s\d{1,5}|\b(?:apo|fpo|dpo),?\s(?:aa|ae|ap)\s\d{5}", re.IGNORECASE),
        (r"\b(?:apt\.?|apartment|suite|ste\.|flat|apto\.?|wohnung|whg\.?)\s?(?:no\.?|#|nr\.?|number)?\s?(?=[A-Z]?\d)[A-Z]?\d{1,5}[A-Z]?\b|\bunit\s?#\s?\d{1,5}\b", re.IGNORECASE),
        (CAPITAL + r"(?: " + CAPITAL + r"){0,3},? " + STATE + r",? \d{5}(?:-\d{4})?\b", 0),
        (r"\b(?:[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d|[A-HK-Y]\d\d|\d[A-HJKSTUW]|[A-HK-Y]\d[ABEHMNPRVWXY]) \d[ABD-HJLNP-UW-Z]{2})\b", 0),
        (r"\b[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]\d[ABCEGHJ-NPRSTV-Z]\d\b", 0),
        (r"(?:(?:,|\n)\s?|\b(?:in|nach|aus) )(?:[A-Z]{1,2}-)?\d{4,5} (?!(?i:people|users|" + MONTHS.pattern[2:-2] + r"))[A-ZÄÖÜ][a-zäöüß]{2,25}\b(?=[,.;!?\n]|$| (?:in|wohn|am|an))", 0),
        (r"\b(?:zip|zip ?code|post(?:al)? ?code|postleitzahl|plz|code postal|código postal|cap)(?: (?:is|:|ist|number))?(?: is)?:?\s{0,2}(?:[A-Z]{1,2}-)?(?=[A-Z\d -]{0,5}\d)[A-Z\d]{2,5}(?:[ -]?[A-Z\d]{2,4})?\b", re.IGNORECASE),
        (r"(?<!\w)the corner of (?=[^\n;]{0,40}(?:\d|[A-ZÀ-Þ]))[^\n;{]{3,60}? (?:and|&) [^\n.;,]{2,40}", 0),
    )
)  # fmt: skip
NEEDS_CONTEXT = tuple(
    re.compile(body, flags)
    for body, flags in (
        (
            r"(?<![\w.,:/-])\d{1,5} (?:\d{1,5} )?(?:(?!" + NOT_STREETS + r"\b)[^\W\d_][\w.'/-]{0,25} ){1,5}?\d{1,5}\b",
            re.IGNORECASE,
        ),
        (r"(?<![\w.,:/-])\d{1,5} (?:(?!(?i:" + NOT_STREETS + r")\b)" + CAPITAL + r"[ ,]{1,2}){1,3}" + CAPITAL, 0),
        (r"(?<!\w)(?:" + CAPITAL + r" ){1,3}(?:and|&) (?:\d{1,5} )?(?:" + CAPITAL + r" ){1,4}\d{1,5}\b", 0),
        (
            r"(?<!\w)"
            + CAPITAL
            + r"(?: (?:"
            + CAPITAL
            + r"|de|la|des|du|van|von|der)){0,4} \d{1,4}[a-z]?,? (?:\d{4,5} )?"
            + CAPITAL,
            0,
        ),
        (
            r"(?<!\w)"
            + CAPITAL
            + r"(?: [\w.'-]{1,25}){0,4} (?:street|avenue|road|lane|drive|boulevard|way|court|place)\b",
            re.IGNORECASE,
        ),
    )
)
TWO_NUMBER_LINE = re.compile(r"(?:^|\n)[>?\s]{0,6}\d{1,5} (?:[^\W\d_][\w.'/-]{0,25} ){1,5}\d{1,5}\.?(?=\s{0,2}[,\n])")
LIVES_ON = re.compile(
    r"\b(?:lives?|living|lived|resides?|wohn\w*|house|home|apartment|flat|moved|address|enter) (?:is |to |at |on |in |der |am ){0,3}$",
    re.IGNORECASE,
)
TAIL = re.compile(
    r"(?:[ ,\n>?]{1,6}(?:"
    + UNIT
    + r"|[A-Z]{2,3} \d{4,5}(?:-\d{4})?|\d{4,6}(?!\d)|"
    + CAPITAL
    + r"(?: (?:of|the|and|upon|am|de|la|del)(?= [A-Z]))?)){1,9}"
)

DECIMAL_DEGREES = re.compile(
    r"(?<![\w.,])(?P<lat>[-+]?\d{1,2}\.\d{3,15})\s?°?\s?[NSns]?\s{0,2}[,;/ ]\s{0,2}(?:(?:lon|lng|long(?:itude)?)\s?[:=]?\s?)?(?P<lon>[-+]?\d{1,3}\.\d{3,15})\s?°?\s?[EWew]?(?![\w.]\d)"
)
SEXAGESIMAL = re.compile(
    r"(?<!\w)\d{1,3}\s?°\s?\d{1,2}(?:\.\d{1,6})?\s?['′]\s?(?:\d{1,2}(?:\.\d{1,6})?\s?(?:\"|''|″)\s?)?[NSEWO]\b"
)
NAMED_DEGREES = re.compile(
    r"\b(?:lat(?:itude)?|lon(?:gitude)?|lng|breitengrad|längengrad)\b[^\d\n]{0,12}[-+]?\d{1,3}\.\d{2,15}", re.IGNORECASE
)
GRID_CODE = re.compile(
    r"(?<![A-Z0-9])[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}(?![A-Z0-9])|(?<!/)///[a-z]{3,20}\.[a-z]{3,20}\.[a-z]{3,20}\b"
)


def addresses(text: str) -> Iterator[Finding]:
    """Street and house number, PO boxes, flats, postcodes with their town; vaguer forms where the sentence says "lives at"."""
    if not any(character.isdigit() for character in text) and "corner" not in text and not ADDRESSED_NEAR.search(text):
        return
    for pattern in SURE:
        for match in pattern.finditer(text):
            yield _with_tail(text, match.span(), 0.9)
    for match in TWO_NUMBER_LINE.finditer(text):
        yield _with_tail(text, match.span(), 0.7)
    yield from _addresses_by_context(text)


def _addresses_by_context(text: str) -> Iterator[Finding]:
    *located, street_alone = NEEDS_CONTEXT
    for pattern in located:
        for match in pattern.finditer(text):
            reach = max(0, match.start() - CONTEXT_REACH)
            if ADDRESSED_NEAR.search(text, reach, match.start()) and not MONTHS.search(match.group()):
                yield _with_tail(text, match.span(), 0.6)
    for match in street_alone.finditer(text):
        if LIVES_ON.search(text, max(0, match.start() - 30), match.start()):
            yield Finding("address", *match.span(), 0.6)


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
