"""Secrets that only their sentence gives away: "my PIN is 1234", "the wifi password: sunflower"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from memory_core.engine.screening.hints import ByLetters
from memory_core.engine.types import Finding

# What a sentence says about a secret without telling it: "my password is too weak".
REMARKS = """
    a aber abgelaufen about above absolutely accepted active actually additional again all almost already also alt
    always an and annoying another any are at auch auf awful back bad based because bei being bereits besser better
    blank both box broken but by called case complex complicated confidential correct critical crucial das dead
    definitely dein der die different difficult down due each easier easy ein eine einfach either empty encoded
    enough er es essential even ever every expired extremely falsch fest field fine for forgotten from funny geheim
    generally generator gerade gespeichert gesperrt getting gleich going gone good great gut hacked half handled
    handy hard hashed her hidden hier hint his how hygiene i ich if ihr im immer important in incorrect insecure
    inside invalid invalidated irrelevant it its ja just kaputt kein keine kept key known komplett korrekt kurz lame
    lang leer leicht less like likely literally locked login long longer lost made manager mandatory maybe me mein
    meine mine mir missing mit more most much my necessary needed neu never new next nicht nie no nobody noch
    nonsense not nothing notwendig now nur nötig obsolete obvious of off ok okay old on one only optional or other
    our out outdated over perfect personal policy possibly private probably prompt protected protection public quite
    random rather ready really recommended recovery rejected required reset richtig right safe same saved schon
    schwach schwer secret secure sehr sein seit sensitive set shared sharing short shown sicher similar simple so
    some something somewhere stark still stored strange strength strong such super temporary terrible that the their
    then there these they this those to tomorrow too tough tricky und under ungültig unique unknown unsafe unser
    unsicher unter up useless valid vergessen verloren very viel von vor wait was weak weg weird what whatever when
    where which who why wichtig wie wieder with without working written wrong yes yesterday yet you your yours zu
    zum zur
"""
PREDICATES = frozenset(REMARKS.split())
PREDICATE_ENDING = re.compile(r"(?:ed|ing|able|ible|ly|ive|ful|less|ous|iert|bar|lich)$")
ENDS_THE_CLAUSE = re.compile(
    r"[\"'`)\]]?\s*(?:$|[.,;!?)\n]|and\b|for\b|but\b|und\b|für\b|on the\b|so\b|at\b|- )", re.IGNORECASE
)

SAYS = (
    r"(?:\s{0,3}(?:is|was|will be|are|=|:=|=>|:|-|lautet|ist|war|lautete|sind|set to|changed to|reset to"
    r"|equals)\s{0,3}){1,2}(?:now |still |currently |just |called |jetzt )?"
)
BEFORE_SAYS = (
    r"(?:\s(?:for|to|of|on|at|für|vom|von|zum|des|der)\s(?:(?:my|the|his|her|our|their|this|mein\w*|das|den"
    r"|die|dem|unser\w*)\s)?[\w.'@&-]{1,30}(?:\s[\w.'&-]{1,20}){0,3}?)?(?:\s(?:number|code|value"
    r"|nummer))?[\"']?"
)
VALUE = r"[\"'`“]?(?P<secret>[^\s\"'`<>“”]{3,400})"


@dataclass(frozen=True, slots=True)
class PhraseRule:
    """`pattern` is tried where one of `hints` occurs and names the secret in its group `secret`.

    `accepts` tells a value from a remark about one.
    """

    kind: str
    hints: tuple[str, ...]
    pattern: re.Pattern[str]
    accepts: Callable[[re.Match[str]], bool]


def _phrase(kind: str, hints: str, body: str, accepts: Callable[[re.Match[str]], bool]) -> PhraseRule:
    return PhraseRule(kind, tuple(hints.split()), re.compile(body, re.IGNORECASE), accepts)


def _always(_: re.Match[str]) -> bool:
    return True


def _is_value(match: re.Match[str]) -> bool:
    """Quoted, or with a digit or sign in it, or a lone word that is no remark."""
    value = match["secret"].rstrip(".,;!?)")
    if len(value) < 3 or value.lower() in PREDICATES or value.startswith("[secret"):
        return False
    if (
        match.string[match.start("secret") - 1] in "\"'`"
        or re.search(r"\d", value)
        or re.search(r"\w[^\w\s'-]+\w", value)
    ):
        return True
    if re.search(r"[a-z][A-Z]", value) or re.search(r"[!@#$%^&*]", match["secret"]):
        return True
    return (
        not PREDICATE_ENDING.search(value.lower())
        and ENDS_THE_CLAUSE.match(match.string, match.end("secret")) is not None
    )


def _is_random(match: re.Match[str]) -> bool:
    value = match["secret"]
    return re.search(r"\d", value) is not None and re.search(r"[A-Za-z]", value) is not None


def _is_passphrase(match: re.Match[str]) -> bool:
    first, *others = match["secret"].lower().split()
    is_remark = first in PREDICATES or PREDICATE_ENDING.search(first) is not None
    return not is_remark or (len(others) >= 2 and not PREDICATES.intersection(others))


PHRASE_RULES: tuple[PhraseRule, ...] = (
    _phrase(
        "password",
        "pass pwd psw pw kennwort zugangscode contraseña",
        r"(?:pass ?word|passwd|pwd|pass ?code|passwort|kennwort|zugangscode|contraseña|mot de passe|logon"
        r"|psw|(?<![a-z])pw)s?" + BEFORE_SAYS + SAYS + VALUE,
        _is_value,
    ),
    _phrase(
        "password",
        "pass",
        r"(?:use|with|as|using|enter|try|type) (?:the |my |his |her )?(?:password|passcode|passwort)[: ]{1,2}" + VALUE,
        _is_value,
    ),
    _phrase(
        "password",
        "password passcode passwort kennwort pin",
        r"(?:use[ds]?|picked|chose|set|nutzt|nutze"
        r"|verwende[t]?)\s[\"'`]?(?P<secret>[^\s\"'`]{4,80})[\"'`]? (?:as|for|als) (?:(?:my|his|her|the"
        r"|their|a|mein|sein|ihr) )?(?:[\w-]{1,20} )?(?:password|passcode|passwort|kennwort|pin)\b",
        _is_value,
    ),
    _phrase(
        "password",
        "password passcode pin",
        r"(?:changed|set|reset|updated) (?:my |the |his |her |our |their )?(?:[\w-]{1,20} )?(?:password"
        r"|passcode|pin) (?:from \S{3,60} )?to " + VALUE,
        _is_value,
    ),
    _phrase(
        "password",
        "user login benutzer",
        r"(?:user(?:name)?|login|benutzer(?:name)?)\s?(?:is|:|=|ist|/)\s?\S{1,60}[\s,;/]{1,3}(?:and "
        r")?(?:pass|pw|pwd|password|passwort)\s{0,2}(?:is|:|=|ist)?\s{0,2}" + VALUE,
        _always,
    ),
    _phrase(
        "password",
        "login cred zugangsdaten log",
        r"(?:login|log ?in|credentials?|creds|zugangsdaten)(?: is| are|:| sind)?\s{1,2}(?:user "
        r")?[\w.@-]{2,40}\s?(?:/|:)\s?(?P<secret>[^\s/]{3,60})(?![^\s.,;])",
        _is_random,
    ),
    _phrase("password", "-p --pass", r"(?:--password|-p|--pass)[ =](?P<secret>[^\s-]\S{3,80})", _is_random),
    _phrase(
        "password",
        "curl",
        r"curl [^\n]{0,200}?(?:-u|--user)[ =][\"']?(?P<secret>[^\s:\"']{1,60}:[^\s\"']{1,100})",
        _always,
    ),
    _phrase(
        "passphrase",
        "pass",
        r"(?:pass[ -]?phrases?|passsatz)"
        + BEFORE_SAYS
        + SAYS
        + r"[\"'`]?(?P<secret>[^\s\"'`,.;\n]{2,40}(?:[ -][^\s\"'`,.;\n]{2,40}){0,12})",
        _is_passphrase,
    ),
    _phrase(
        "pin",
        "pin code combination combo nip puk geheim otp",
        r"(?<![a-z])(?:(?:(?:bank|atm|card|debit|credit|phone|sim|safe|door|gate|alarm|garage|locker|entry"
        r"|access|unlock|lock|key ?pad|voicemail|building|house|front door|luggage|bike lock|tür|alarm"
        r"|haustür|garagen|safe|zugangs|handy|sperr)[ -]?(?:card )?(?:pin|code|combination|combo|nip))"
        r"|pin(?:[ -]?(?:code|number|nummer))?|combination|nip|puk|geheimzahl|geheimnummer|(?:one[- ]time"
        r"|verification|authentication|2fa|mfa|login|sms|backup|recovery|auth|otp|confirmation"
        r"|bestätigungs|sicherheits)[ -]?(?:code|password|pin)s?|otp)"
        + BEFORE_SAYS
        + r"(?:"
        + SAYS
        + r"|\s{1,2}#?|\s?#)"
        + r"[\"'`#]?(?P<secret>\d(?:[ -]?\d){2,11})(?![\d:%]|[.,]\d|\s?(?:am|pm|uhr|minutes?|hours?|days?"
        r"|years?|times?|people|digits?|stellig|euro|dollars?|usd|€|percent|chars?|characters)\b)",
        _always,
    ),
    _phrase(
        "pin",
        "pin code combination combo password",
        r"(?<![\d.])(?P<secret>\d{4,8}) (?:is|was|ist) (?:(?:my|the|his|her|our|mein\w*|die|der|unser\w*) "
        r")?(?:[\w-]{1,15} ){0,2}?(?:pin|passcode|code|combination|combo|password)\b(?!\s(?:for"
        r"|von)\s(?:error|country|area|postal))",
        _always,
    ),
    _phrase(
        "pin",
        "code",
        r"(?:recovery|backup|one-time|verification|2fa|door|gate|unlock|access) codes?"
        + SAYS
        + r"(?P<secret>(?=[A-Z0-9-]{0,40}\d)[A-Z0-9]{3,10}(?:[ -][A-Z0-9]{3,10}){0,11})",
        _is_random,
    ),
    _phrase(
        "card_code",
        "cv cs cid prüf security",
        r"(?<![a-z])(?:cvv2?|cvc2?|csc|cid|kartenprüfnummer|prüfziffer|security code)(?: code| "
        r"number)?(?:\s{0,2}(?:is|:|=|ist|was|lautet|#|on the back is|for my card "
        r"is))?\s{0,2}(?P<secret>\d{3,4})(?!\d)",
        _always,
    ),
    _phrase(
        "api_key",
        "key token secret credential password apikey",
        r"(?:(?:api|access|auth|app|application|secret|private|client|consumer|license|licence|encryption"
        r"|signing|master|service|personal access|refresh|bearer|session|webhook|deploy|account)[ "
        r"_.-]{0,2}(?:key|token|secret|id token|password|credential)s?|(?<![a-z])(?:token|secret"
        r"|apikey))[\"']?" + r"(?:" + BEFORE_SAYS + SAYS + r"|\s{1,2})[\"'`]?(?P<secret>[A-Za-z0-9][\w.~+/=:-]{7,400})",
        _is_random,
    ),
    _phrase(
        "api_key",
        "secret token password passwd key credential",
        r"(?:[A-Z0-9]{1,30}_)?(?:SECRET|TOKEN|PASSWORD|PASSWD|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY"
        r"|CREDENTIALS?)(?:_[A-Z0-9]{1,20})?\s?=\s?[\"']?(?P<secret>[^\s\"'#$({<]{6,400})",
        _always,
    ),
    _phrase(
        "api_key",
        "key schlüssel hash salt",
        r"(?<![a-z])(?:key|schlüssel|hash|salt)" + SAYS + r"[\"'`]?(?P<secret>(?=[A-Za-z0-9+/_=-]{0,100}\d)"
        r"(?=[A-Za-z0-9+/_=-]{0,100}[A-Za-z])[A-Za-z0-9+/_=-]{20,200})",
        _always,
    ),
    _phrase(
        "seed_phrase",
        "seed phrase words mnemonic",
        r"(?:(?:seed|recovery|mnemonic|wallet|backup|secret)[ -]?(?:phrase|words|seed|mnemonic)|mnemonic|seed)"
        + BEFORE_SAYS
        + SAYS
        + r"[\"'`]?(?P<secret>[a-z]{3,8}(?:(?:, | |-|\n)(?:\d{1,2}[.)] ?)?[a-z]{3,8}){10,23})(?![a-z])",
        _always,
    ),
    _phrase(
        "security_answer",
        "question answer sicherheitsfrage",
        r"(?:(?:security|secret|recovery) (?:question|answer)|sicherheitsfrage|antwort auf (?:die|meine) "
        r"sicherheitsfrage)[^.\n]{0,80}?(?:answer|antwort|is|:|ist|lautet)\s{1,2}(?:is |: ?|ist "
        r")?[\"'`]?(?P<secret>[A-Z0-9][\w'-]{1,40}(?: [A-Z][\w'-]{1,30}){0,3})",
        lambda match: (
            match["secret"].lower() not in PREDICATES and match["secret"].lower() not in {"answer", "question"}
        ),
    ),
)
PHRASES = ByLetters((rule, rule.hints) for rule in PHRASE_RULES)
SCORE = 0.9


def phrases(text: str) -> Iterator[Finding]:
    """Values that a phrase calls a password, code, key or answer."""
    for rule in PHRASES.worth_a_try(text.lower()):
        for match in rule.pattern.finditer(text):
            if rule.accepts(match):
                start = match.start("secret")
                yield Finding(rule.kind, start, start + len(match["secret"].rstrip(".,;!?)")), SCORE)
