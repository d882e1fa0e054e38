"""Secrets that only their sentence gives away: "my PIN is 1234", "the wifi password: sunflower"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from memory_core.engine.types import Finding

# What a sentence says about a secret without telling it: "my password is too weak".
PREDICATES = frozenset(
    """a about above absolutely accepted active actually additional again all almost already also always an and annoying
    another any are at awful back bad based because being better blank both broken but by called case complex complicated
    confidential correct critical crucial dead definitely different difficult down due each easier easy either empty
    encoded enough essential even ever every expired extremely fine for forgotten from funny generally getting going gone
    good great hacked half handled handy hard hashed her hidden his how i if important in incorrect insecure inside
    invalid invalidated irrelevant it its just kept key known lame less like likely literally locked long longer lost made
    mandatory maybe me mine missing more most much my necessary needed never new next no nobody nonsense not nothing now
    obsolete obvious of off ok okay old on one only optional or other our out outdated over perfect personal possibly
    possibly private probably public quite random rather ready really recommended rejected required reset right safe same
    saved secret secure sensitive set shared short shown similar simple so some something somewhere still stored strange
    strong such super temporary terrible that the their then there these they this those to tomorrow too tough tricky
    under unique unknown unsafe up useless valid very wait was weak weird what when where which whatever who why with
    without working written wrong yes yesterday yet you your yours
    manager generator policy field box reset protected protection hint hygiene login prompt strength recovery sharing
    aber abgelaufen alt auch auf bei bereits besser das dein der die ein eine einfach er es falsch fest geheim gerade
    gesperrt gespeichert gleich gut hier ich ihr im immer in ja kaputt kein keine komplett korrekt kurz lang leer leicht
    mein meine mir mit nicht nie noch nur neu notwendig nötig richtig schon schwach schwer sehr sein seit sicher stark
    und ungültig unsicher unser unter vergessen verloren viel von vor weg wie wieder wichtig zu zum zur""".split()
)
PREDICATE_ENDING = re.compile(r"(?:ed|ing|able|ible|ly|ive|ful|less|ous|iert|bar|lich)$")
ENDS_THE_CLAUSE = re.compile(
    r"[\"'`)\]]?\s*(?:$|[.,;!?)\n]|and\b|for\b|but\b|und\b|für\b|on the\b|so\b|at\b|- )", re.IGNORECASE
)

SAYS = r"(?:\s{0,3}(?:is|was|will be|are|=|:=|=>|:|-|lautet|ist|war|lautete|sind|set to|changed to|reset to|equals)\s{0,3}){1,2}(?:now |still |currently |just |called |jetzt )?"
BEFORE_SAYS = r"(?:\s(?:for|to|of|on|at|für|vom|von|zum|des|der)\s(?:(?:my|the|his|her|our|their|this|mein\w*|das|den|die|dem|unser\w*)\s)?[\w.'@&-]{1,30}(?:\s[\w.'&-]{1,20}){0,3}?)?(?:\s(?:number|code|value|nummer))?[\"']?"
TOKEN = r"[\"'`“]?(?P<secret>[^\s\"'`<>“”]{3,120})"


@dataclass(frozen=True, slots=True)
class PhraseRule:
    """`pattern` names the secret in its group `secret`; `accepts` tells a value from a remark about one."""

    kind: str
    pattern: re.Pattern[str]
    accepts: Callable[[re.Match[str]], bool]


def _phrase(kind: str, body: str, accepts: Callable[[re.Match[str]], bool]) -> PhraseRule:
    return PhraseRule(kind, re.compile(body, re.IGNORECASE), accepts)


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
    words = match["secret"].lower().split()
    return words[0] not in PREDICATES and not PREDICATE_ENDING.search(words[0])


PHRASE_RULES: tuple[PhraseRule, ...] = (
    _phrase(
        "password",
        r"(?:pass ?word|passwd|pwd|pass ?code|passwort|kennwort|zugangscode|contraseña|mot de passe|logon|psw|(?<![a-z])pw)s?"
        + BEFORE_SAYS
        + SAYS
        + TOKEN,
        _is_value,
    ),
    _phrase(
        "password",
        r"(?:use|with|as|using|enter|try|type) (?:the |my |his |her )?(?:password|passcode|passwort)[: ]{1,2}" + TOKEN,
        _is_value,
    ),
    _phrase(
        "password",
        r"(?:use[ds]?|picked|chose|set|nutzt|nutze|verwende[t]?)\s[\"'`]?(?P<secret>[^\s\"'`]{4,80})[\"'`]? (?:as|for|als) (?:(?:my|his|her|the|their|a|mein|sein|ihr) )?(?:[\w-]{1,20} )?(?:password|passcode|passwort|kennwort|pin)\b",
        _is_value,
    ),
    _phrase(
        "password",
        r"(?:changed|set|reset|updated) (?:my |the |his |her |our |their )?(?:[\w-]{1,20} )?(?:password|passcode|pin) (?:from \S{3,60} )?to "
        + TOKEN,
        _is_value,
    ),
    _phrase(
        "password",
        r"(?:user(?:name)?|login|benutzer(?:name)?)\s?(?:is|:|=|ist|/)\s?\S{1,60}[\s,;/]{1,3}(?:and )?(?:pass|pw|pwd|password|passwort)\s{0,2}(?:is|:|=|ist)?\s{0,2}"
        + TOKEN,
        _always,
    ),
    _phrase(
        "password",
        r"(?:login|log ?in|credentials?|creds|zugangsdaten)(?: is| are|:| sind)?\s{1,2}(?:user )?[\w.@-]{2,40}\s?(?:/|:)\s?(?P<secret>[^\s/]{3,60})(?![^\s.,;])",
        _is_random,
    ),
    _phrase("password", r"(?:--password|-p|--pass)[ =](?P<secret>[^\s-]\S{3,80})", _is_random),
    _phrase(
        "password", r"curl [^\n]{0,200}?(?:-u|--user)[ =][\"']?(?P<secret>[^\s:\"']{1,60}:[^\s\"']{1,100})", _always
    ),
    _phrase(
        "passphrase",
        r"(?:pass[ -]?phrases?|passphrase|passsatz)"
        + BEFORE_SAYS
        + SAYS
        + r"[\"'`]?(?P<secret>[^\s\"'`,.;\n]{2,40}(?:[ -][^\s\"'`,.;\n]{2,40}){0,12})",
        _is_passphrase,
    ),
    _phrase(
        "pin",
        r"(?<![a-z])(?:(?:(?:bank|atm|card|debit|credit|phone|sim|safe|door|gate|alarm|garage|locker|entry|access|unlock|lock|security|key ?pad|voicemail|building|house|front door|luggage|bike lock|tür|alarm|haustür|garagen|safe|zugangs|handy|sperr)[ -]?(?:card )?(?:pin|code|combination|combo|nip))|pin(?:[ -]?(?:code|number|nummer))?|combination|nip|puk|geheimzahl|geheimnummer|(?:one[- ]time|verification|authentication|2fa|mfa|login|sms|backup|recovery|auth|otp|confirmation|bestätigungs|sicherheits)[ -]?(?:code|password|pin)s?|otp)"
        + BEFORE_SAYS
        + r"(?:"
        + SAYS
        + r"|\s{1,2}#?|\s?#)"
        + r"[\"'`#]?(?P<secret>\d(?:[ -]?\d){2,11})(?![\d:%]|[.,]\d|\s?(?:am|pm|uhr|minutes?|hours?|days?|years?|times?|people|digits?|stellig|euro|dollars?|usd|€|percent|chars?|characters)\b)",
        _always,
    ),
    _phrase(
        "pin",
        r"(?<![\d.])(?P<secret>\d{4,8}) (?:is|was|ist) (?:(?:my|the|his|her|our|mein\w*|die|der|unser\w*) )?(?:[\w-]{1,15} ){0,2}?(?:pin|passcode|code|combination|combo|password)\b(?!\s(?:for|von)\s(?:error|country|area|postal))",
        _always,
    ),
    _phrase(
        "pin",
        r"(?:recovery|backup|one-time|verification|2fa|door|gate|unlock|access) codes?"
        + SAYS
        + r"(?P<secret>(?=[A-Z0-9-]{0,40}\d)[A-Z0-9]{3,10}(?:[ -][A-Z0-9]{3,10}){0,11})",
        _is_random,
    ),
    _phrase(
        "card_code",
        r"(?<![a-z])(?:cvv2?|cvc2?|csc|cid|kartenprüfnummer|prüfziffer|security code)(?: code| number)?(?:\s{0,2}(?:is|:|=|ist|was|lautet|#|on the back is|for my card is))?\s{0,2}(?P<secret>\d{3,4})(?!\d)",
        _always,
    ),
    _phrase(
        "api_key",
        r"(?:(?:api|access|auth|app|application|secret|private|client|consumer|license|licence|encryption|signing|master|service|personal access|refresh|bearer|session|webhook|deploy|account)[ _.-]{0,2}(?:key|token|secret|id token|password|credential)s?|(?<![a-z])(?:token|secret|apikey))[\"']?"
        + r"(?:"
        + BEFORE_SAYS
        + SAYS
        + r"|\s{1,2})[\"'`]?(?P<secret>[A-Za-z0-9][\w.~+/=:-]{7,400})",
        _is_random,
    ),
    _phrase(
        "api_key",
        r"(?:[A-Z0-9]{1,30}_)?(?:SECRET|TOKEN|PASSWORD|PASSWD|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIALS?)(?:_[A-Z0-9]{1,20})?\s?=\s?[\"']?(?P<secret>[^\s\"'#$({<]{6,400})",
        _always,
    ),
    _phrase(
        "api_key",
        r"(?<![a-z])(?:key|schlüssel|hash|salt)"
        + SAYS
        + r"[\"'`]?(?P<secret>(?=[A-Za-z0-9+/_=-]{0,100}\d)(?=[A-Za-z0-9+/_=-]{0,100}[A-Za-z])[A-Za-z0-9+/_=-]{20,200})",
        _always,
    ),
    _phrase(
        "seed_phrase",
        r"(?:(?:seed|recovery|mnemonic|wallet|backup|secret)[ -]?(?:phrase|words|seed|mnemonic)|mnemonic|seed)"
        + BEFORE_SAYS
        + SAYS
        + r"[\"'`]?(?P<secret>[a-z]{3,8}(?:(?:, | |-|\n)(?:\d{1,2}[.)] ?)?[a-z]{3,8}){10,23})(?![a-z])",
        _always,
    ),
    _phrase(
        "security_answer",
        r"(?:(?:security|secret|recovery) (?:question|answer)|sicherheitsfrage|antwort auf (?:die|meine) sicherheitsfrage)[^.\n]{0,80}?(?:answer|antwort|is|:|ist|lautet)\s{1,2}(?:is |: ?|ist )?[\"'`]?(?P<secret>[A-Z0-9][\w'-]{1,40}(?: [A-Z][\w'-]{1,30}){0,3})",
        lambda match: (
            match["secret"].lower() not in PREDICATES and match["secret"].lower() not in {"answer", "question"}
        ),
    ),
)
TRIGGERS = re.compile(
    r"pass|pwd|psw|\bpw\b|kennwort|zugang|contrase|mot de|login|log ?in|cred|curl |--p| -p |pin\b|pins\b|code|combination|combo|nip\b|puk\b|"
    r"geheim|otp\b|cv[vc]|\bcsc\b|\bcid\b|prüf|key|token|secret|seed|mnemonic|phrase|words|question|answer|sicherheitsfrage|schlüssel|hash|salt|logon",
    re.IGNORECASE,
)


def phrases(text: str) -> Iterator[Finding]:
    """Values that a phrase calls a password, code, key or answer."""
    if not TRIGGERS.search(text):
        return
    for rule in PHRASE_RULES:
        for match in rule.pattern.finditer(text):
            if rule.accepts(match):
                start = match.start("secret")
                yield Finding(rule.kind, start, start + len(match["secret"].rstrip(".,;!?)")), 0.9)
