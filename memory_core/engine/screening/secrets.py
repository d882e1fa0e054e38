"""Finds secrets, and replaces them before anything is stored."""

import re
from collections.abc import Iterator

from memory_core.engine.screening.hints import ByLetters
from memory_core.engine.screening.plain import unfold
from memory_core.engine.screening.secret_phrases import phrases
from memory_core.engine.screening.secret_rules import PHRASE_LABELS, PLACEHOLDER, TOKEN_RULES, URL_CREDENTIALS
from memory_core.engine.types import Finding

PLACEHOLDER_KINDS = frozenset(
    {"secret", "url_credentials", *(rule.kind for rule in TOKEN_RULES), *(kind for kind, _ in PHRASE_LABELS)}
)
TOKENS = ByLetters((rule, rule.hints) for rule in TOKEN_RULES)
MASKING_ROUNDS = 6
TOKEN_REST = re.compile(r"[\w-]*")


def placeholders(text: str) -> Iterator[Finding]:
    """Places where a secret stood."""
    for match in PLACEHOLDER.finditer(text):
        if match[1] in PLACEHOLDER_KINDS:
            yield Finding("secret", match.start(), match.end())


def secrets(text: str) -> Iterator[Finding]:
    """Secrets by structure, by address, and by what the sentence calls them."""
    for rule in TOKENS.worth_a_try(text):
        for match in rule.pattern.finditer(text):
            yield Finding(rule.kind, *_secret_span(match))
    if "://" in text:
        for match in URL_CREDENTIALS.finditer(text):
            yield Finding("url_credentials", *match.span("secret"))
    yield from phrases(text)


def _secret_span(match: re.Match[str]) -> tuple[int, int]:
    named = next((group for group, value in match.groupdict().items() if value is not None), 0)
    rest = TOKEN_REST.match(match.string, match.end(named))
    return match.start(named), rest.end() if rest else match.end(named)


def mask_secrets(text: str) -> tuple[str, tuple[str, ...]]:
    """`text` with every secret replaced by `[secret removed: <kind>]`, and the kinds in order of appearance.

    Masking again changes nothing: it is repeated until nothing is found. A text that still shows secrets after
    six rounds was built to; it is withheld as a whole.
    """
    kinds: list[str] = []
    for _ in range(MASKING_ROUNDS):
        found = _disjoint(text)
        if not found:
            return text, tuple(dict.fromkeys(kinds))
        kinds += [finding.kind for finding in found]
        text = _replaced(text, found)
    return "[secret removed: secret]", tuple(dict.fromkeys([*kinds, "secret"]))


def _replaced(text: str, findings: list[Finding]) -> str:
    pieces: list[str] = []
    position = 0
    for finding in findings:
        pieces += [text[position : finding.start], f"[secret removed: {finding.kind}]"]
        position = finding.end
    return "".join([*pieces, text[position:]])


def _disjoint(text: str) -> list[Finding]:
    """Secrets in `text` that touch neither each other nor a placeholder; overlapping ones become the first's kind."""
    plain = unfold(text)
    taken = [(finding.start, finding.end) for finding in placeholders(text)]
    found = sorted((plain.located(finding) for finding in secrets(plain.text)), key=_earliest_surest)
    merged: list[Finding] = []
    for finding in _outside(found, taken):
        if merged and finding.start < merged[-1].end:
            last = merged[-1]
            merged[-1] = Finding(last.kind, last.start, max(last.end, finding.end), last.score)
        else:
            merged.append(finding)
    return merged


def _outside(findings: list[Finding], taken: list[tuple[int, int]]) -> Iterator[Finding]:
    remaining = iter(taken)
    current = next(remaining, None)
    for finding in findings:
        while current is not None and current[1] <= finding.start:
            current = next(remaining, None)
        if current is None or finding.end <= current[0]:
            yield finding


def _earliest_surest(finding: Finding) -> tuple[int, float]:
    return finding.start, -finding.score
