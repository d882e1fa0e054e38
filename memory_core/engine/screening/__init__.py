"""The gate every text passes before it is remembered: personal data, secrets, special categories."""

from memory_core.engine.screening.gate import scan, scan_ids
from memory_core.engine.screening.instructions import instructions_in
from memory_core.engine.screening.kinds import DEFAULT_POLICY, KINDS, LABELS, OPEN_POLICY, RULES_VERSION, KindInfo
from memory_core.engine.screening.language import LANGUAGES
from memory_core.engine.screening.nobodys import facts_about_somebody
from memory_core.engine.screening.policy import Verdict, mask, verdict
from memory_core.engine.screening.secrets import mask_secrets

__all__ = [
    "DEFAULT_POLICY",
    "KINDS",
    "LABELS",
    "LANGUAGES",
    "OPEN_POLICY",
    "RULES_VERSION",
    "KindInfo",
    "Verdict",
    "facts_about_somebody",
    "instructions_in",
    "mask",
    "mask_secrets",
    "scan",
    "scan_ids",
    "verdict",
]
