"""Why a request may be refused, for which kinds, and what the person can do about it (Art. 12(4) GDPR)."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from audit.models import PrivacyRequest

Kind = PrivacyRequest.Kind
EVERY_KIND = frozenset(Kind)


@dataclass(frozen=True, slots=True)
class Ground:
    label: Promise
    law: str
    kinds: frozenset[Kind]


GROUNDS: Mapping[str, Ground] = {
    "identity": Ground(_("We could not make sure who is asking"), "Art. 11(2), 12(2)", EVERY_KIND),
    "unfounded": Ground(_("The request is manifestly unfounded"), "Art. 12(5)(b)", EVERY_KIND),
    "excessive": Ground(_("The request is excessive, above all because it repeats"), "Art. 12(5)(b)", EVERY_KIND),
    "legal_duty": Ground(_("The law obliges us to keep the data"), "Art. 17(3)(b)", frozenset({Kind.ERASURE})),
    "expression": Ground(_("Freedom of expression and information"), "Art. 17(3)(a)", frozenset({Kind.ERASURE})),
    "public_interest": Ground(
        _("Public health, archives, research or statistics"), "Art. 17(3)(c), (d)", frozenset({Kind.ERASURE})
    ),
    "legal_claims": Ground(
        _("The data is needed for legal claims"),
        "Art. 17(3)(e), 21(1)",
        frozenset({Kind.ERASURE, Kind.OBJECTION}),
    ),
    "accurate": Ground(_("The data is accurate"), "Art. 16", frozenset({Kind.RECTIFICATION})),
    "no_ground": Ground(
        _("None of the conditions for it is met"),
        "Art. 17(1), 18(1), 20(1)",
        frozenset({Kind.ERASURE, Kind.RESTRICTION, Kind.PORTABILITY}),
    ),
    "others": Ground(
        _("It would harm the rights of others"), "Art. 15(4), 20(4)", frozenset({Kind.ACCESS, Kind.PORTABILITY})
    ),
    "compelling": Ground(_("Compelling legitimate grounds override"), "Art. 21(1)", frozenset({Kind.OBJECTION})),
}
REMEDIES = _(
    "If you do not agree, you can complain to a data protection supervisory authority, above all in the country where "
    "you live or work or where you think the law was broken (Art. 77 GDPR). You can also go to court (Art. 79 GDPR). "
    "Both are open to you whether or not you write to us again."
)


def grounds_for(kind: str) -> dict[str, Ground]:
    """The grounds on which a request of this kind may be refused, by code."""
    return {code: ground for code, ground in GROUNDS.items() if kind in ground.kinds}
