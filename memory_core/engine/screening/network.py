"""Addresses of machines and wallets."""

import ipaddress
import re
from collections.abc import Iterator

from stdnum import bitcoin

from memory_core.engine.types import Finding

OCTET = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
DOT = r"(?:\.|\s?\[\.\]\s?|\s?\(\.\)\s?|\s?\[dot\]\s?)"
IPV4 = re.compile(r"(?<![\w.])" + OCTET + "(?:" + DOT + OCTET + r"){3}(?![\d]|\.\d)")
NOT_AN_IPV4 = re.compile(
    r"(?:version|release|ver|section|chapter|clause|firmware|build|v|§|kapitel|abschnitt)[.:]?\s{0,2}$", re.IGNORECASE
)
IPV6 = re.compile(
    r"(?<![\w:.])(?:[0-9A-Fa-f]{0,4}:){2,7}(?:[0-9A-Fa-f]{1,4}|" + OCTET + r"(?:\." + OCTET + r"){3})?(?![\w:])"
)
NOBODYS = frozenset({"127.0.0.1", "0.0.0.0", "255.255.255.255", "::1"})  # noqa: S104 - compared with, not bound to
MAC = re.compile(
    r"(?<![\w:.-])(?:[0-9A-Fa-f]{2}([:-])(?:[0-9A-Fa-f]{2}\1){4}[0-9A-Fa-f]{2}"
    r"|[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4})(?![\w:.-]\w)"
)
WALLET = re.compile(
    r"(?<![A-Za-z0-9])(?:(?P<bitcoin>[13][1-9A-HJ-NP-Za-km-z]{25,34}|bc1[02-9ac-hj-np-z]{11,71})"
    r"|0x[0-9a-fA-F]{40})(?![A-Za-z0-9])"
)


def ip_addresses(text: str) -> Iterator[Finding]:
    """IPv4, also with bracketed dots, and IPv6; not loopback, not version numbers."""
    for match in IPV4.finditer(text):
        if match.group() not in NOBODYS and not NOT_AN_IPV4.search(text, max(0, match.start() - 12), match.start()):
            yield Finding("ip", *match.span())
    for match in IPV6.finditer(text):
        if match.group() not in NOBODYS and _is_ipv6(match.group()):
            yield Finding("ip", *match.span())


def _is_ipv6(candidate: str) -> bool:
    if not any(character.isdigit() for character in candidate) or len(candidate) < 5:
        return False
    try:
        ipaddress.IPv6Address(candidate)
    except ValueError:
        return False
    return True


def hardware_addresses(text: str) -> Iterator[Finding]:
    """MAC addresses in the three common spellings."""
    for match in MAC.finditer(text):
        yield Finding("mac", *match.span())


def wallets(text: str) -> Iterator[Finding]:
    """Bitcoin addresses by checksum, Ethereum addresses by shape."""
    for match in WALLET.finditer(text):
        if match["bitcoin"] is None or bitcoin.is_valid(match["bitcoin"]):
            yield Finding("crypto_wallet", *match.span())
