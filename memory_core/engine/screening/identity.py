"""National identity and tax numbers whose shape and check digits can be told from anything else's."""

import re
from collections.abc import Callable, Iterator, Mapping

from stdnum.be import nn
from stdnum.br import cnpj, cpf
from stdnum.ca import sin
from stdnum.ch import ssn as ahv
from stdnum.cl import rut
from stdnum.cn import ric
from stdnum.cz import rc
from stdnum.dk import cpr
from stdnum.es import dni, nie
from stdnum.fi import hetu
from stdnum.fr import nir
from stdnum.it import codicefiscale
from stdnum.kr import rrn
from stdnum.mx import curp, rfc
from stdnum.se import personnummer

from memory_core.engine.types import Finding

BEFORE, AFTER = r"(?<![\w.+-])", r"(?![\w-]|\.\d)"


def _always(_: str) -> bool:
    return True


def _singapore(number: str) -> bool:
    """Weights and letters of the Singapore NRIC/FIN, as published with the scheme."""
    total = sum(int(digit) * weight for digit, weight in zip(number[1:8], (2, 7, 6, 5, 4, 3, 2), strict=True))
    total += {"S": 0, "F": 0, "T": 4, "G": 4, "M": 3}[number[0].upper()]
    letters = {"S": "JZIHGFEDCBA", "T": "JZIHGFEDCBA", "F": "XWUTRQPNMLK", "G": "XWUTRQPNMLK", "M": "KLJNPQRTUWX"}
    position = total % 11 if number[0].upper() != "M" else 10 - total % 11
    return letters[number[0].upper()][position] == number[8].upper()


# Name of the shape: how it is written, and the check of its digits.
SHAPES: Mapping[str, tuple[str, Callable[[str], bool]]] = {
    "it": (r"[A-Z]{6}[\dL-NP-V]{2}[A-EHLMPRST][\dL-NP-V]{2}[A-Z][\dL-NP-V]{3}[A-Z]", codicefiscale.is_valid),
    "mx_curp": (r"[A-Z]{4}\d{6}[HM][A-Z]{5}[A-Z0-9]\d", curp.is_valid),
    "mx_rfc": (r"[A-Z&Ñ]{4}\d{6}[A-Z0-9]{3}", rfc.is_valid),
    "gb_nino": (r"(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]", _always),
    "in_pan": (r"[A-Z]{3}[PCHABGJLFT][A-Z]\d{4}[A-Z]", _always),
    "sg": (r"[STFGM]\d{7}[A-Z]", _singapore),
    "es_dni": (r"\d{8}-?[A-Z]", dni.is_valid),
    "es_nie": (r"[XYZ]-?\d{7}-?[A-Z]", nie.is_valid),
    "br_cpf": (r"\d{3}\.\d{3}\.\d{3}-\d{2}", cpf.is_valid),
    "br_cnpj": (r"\d{2}\.\d{3}\.\d{3}/\d{4}-\d{2}", cnpj.is_valid),
    "ch": (r"756[. ]?\d{4}[. ]?\d{4}[. ]?\d{2}", ahv.is_valid),
    "be": (r"\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}", nn.is_valid),
    "cl": (r"\d{1,2}\.\d{3}\.\d{3}-[\dK]", rut.is_valid),
    "fi": (r"\d{6}[-+ABCDEFYXWVU]\d{3}[0-9A-Y]", hetu.is_valid),
    "dk": (r"\d{6}-\d{4}", lambda number: cpr.is_valid(number) or personnummer.is_valid(number)),
    "se": (r"(?:19|20)\d{6}-?\d{4}", personnummer.is_valid),
    "kr": (r"\d{6}-[1-8]\d{6}", rrn.is_valid),
    "cz": (r"\d{6}/\d{3,4}", rc.is_valid),
    "fr": (r"[12] ?\d{2} ?\d{2} ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}", nir.is_valid),
    "cn": (r"[1-9]\d{5}(?:19|20)\d{2}[01]\d[0-3]\d\d{3}[\dX]", ric.is_valid),
    "ca": (r"\d{3}-\d{3}-\d{3}", sin.is_valid),
    "in_aadhaar": (r"[2-9]\d{3} \d{4} \d{4}(?! ?\d)", _always),
}  # fmt: skip
SHAPE = re.compile(
    BEFORE + "(?:" + "|".join(f"(?P<{name}>{body})" for name, (body, _) in SHAPES.items()) + ")" + AFTER,
    re.IGNORECASE,
)


def national_ids(text: str) -> Iterator[Finding]:
    """Numbers that read like one country's and pass that country's check."""
    for match in SHAPE.finditer(text):
        _, is_valid = SHAPES[str(match.lastgroup)]
        if any(character.isdigit() for character in match.group()) and is_valid(match.group()):
            yield Finding("national_id", *match.span())
