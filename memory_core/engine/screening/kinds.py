"""What can be found, what it is called for people, and what a new project does about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from memory_core.engine.screening.secret_rules import PHRASE_LABELS, TOKEN_RULES
from memory_core.engine.types import Action

RULES_VERSION = "3"

Group = Literal["secret", "identifier", "contact", "place", "net", "special", "person", "language", "instruction"]


@dataclass(frozen=True, slots=True)
class KindInfo:
    """`label` is for people; `risk` is 0 to 100; `four_eyes` asks for a second person."""

    label: str
    group: Group
    four_eyes: bool
    risk: int


def _secrets() -> dict[str, KindInfo]:
    labels = {rule.kind: rule.label for rule in TOKEN_RULES} | dict(PHRASE_LABELS)
    return {kind: KindInfo(label, "secret", False, 100) for kind, label in labels.items()}


def _special(label: str, risk: int = 80) -> KindInfo:
    return KindInfo(label, "special", True, risk)


KINDS: Mapping[str, KindInfo] = MappingProxyType(
    {
        "secret": KindInfo("removed secret", "secret", False, 90),
        "url_credentials": KindInfo("credentials in an address", "secret", False, 100),
        **_secrets(),
        "card": KindInfo("card number", "identifier", False, 85),
        "iban": KindInfo("IBAN", "identifier", False, 75),
        "bank_account": KindInfo("bank account", "identifier", False, 75),
        "crypto_wallet": KindInfo("crypto wallet", "identifier", False, 60),
        "us_ssn": KindInfo("social security number", "identifier", False, 90),
        "national_id": KindInfo("national identity or tax number", "identifier", False, 85),
        "licence": KindInfo("licence or document number", "identifier", False, 70),
        "birth_date": KindInfo("date of birth", "identifier", False, 60),
        "long_number": KindInfo("unclear number", "identifier", False, 40),
        "invisible": KindInfo("invisible characters", "identifier", False, 50),
        "scanner_error": KindInfo("could not be screened", "identifier", False, 70),
        "phone": KindInfo("phone number", "contact", False, 55),
        "email": KindInfo("e-mail address", "contact", False, 55),
        "address": KindInfo("postal address", "place", False, 60),
        "geo": KindInfo("coordinates", "place", False, 60),
        "ip": KindInfo("IP address", "net", False, 45),
        "mac": KindInfo("hardware address", "net", False, 40),
        "health": _special("health"),
        "religion": _special("religion or belief"),
        "politics": _special("political opinion"),
        "union": _special("trade union membership"),
        "ethnicity": _special("ethnic origin"),
        "sex_life": _special("sex life or orientation", 85),
        "genetics": _special("genetic data", 85),
        "biometrics": _special("biometric data", 85),
        "crime": _special("crime or conviction", 85),
        "third_person": KindInfo("facts about another person", "person", True, 50),
        "prompt_injection": KindInfo("suspected poisoning", "instruction", False, 80),
        "language": KindInfo("language that is not screened", "language", False, 35),
    }
)

# Held whatever a project's policy says: what tells of a person and is filed under nobody, nobody could ask to see.
ALWAYS_HELD: Mapping[str, KindInfo] = MappingProxyType(
    {"unowned_person": KindInfo("fact about a person, filed under nobody", "person", False, 60)}
)

# What a model may say of a fact by itself; anything else has a shape that the rules know better.
LABELS: tuple[str, ...] = tuple(kind for kind, info in KINDS.items() if info.group in {"special", "person"})

DEFAULT_POLICY: Mapping[str, Action] = MappingProxyType(
    {kind: Action.BLOCK if info.group == "secret" else Action.HOLD for kind, info in KINDS.items()}
)
OPEN_POLICY: Mapping[str, Action] = MappingProxyType(dict.fromkeys(KINDS, Action.ALLOW))
