"""`fields`: what of each memory an answer shall carry, so that a prompt is not paid for with what nobody reads."""

from collections.abc import Iterable, Mapping
from typing import Any

from rest_framework.request import Request

from memory_core.api.wire import FIELDS
from memory_core.errors import InvalidInput
from memory_core.services.screening import without_secrets

ALWAYS = "id"
SCORED = ("score", "score_breakdown")
MANY = 60

Projection = frozenset[str] | None  # None is everything


def fields_of(request: Request) -> Projection:
    """The names asked for, in the body or the query. Raises InvalidInput for one there is not, with those there are."""
    asked = _names(request)
    if not asked:
        return None
    known = (*FIELDS, *SCORED)
    wrong = [name for name in asked if name not in known]
    if wrong:
        said = without_secrets(wrong[0])[:MANY]
        raise InvalidInput.field("fields", f"There is no '{said}'. There are {', '.join(known)}.")
    return frozenset(asked) | {ALWAYS}


def projected(memories: Iterable[Mapping[str, Any]], wanted: Projection) -> list[dict[str, Any]]:
    """Of each memory what is wanted; its id always comes along."""
    return [{name: one[name] for name in one if wanted is None or name in wanted} for one in memories]


def _names(request: Request) -> list[str]:
    """A list in the body; in the query repeated, or with commas between."""
    body = request.data if isinstance(request.data, dict) else {}
    queried = request.query_params.getlist("fields")
    asked = ",".join(queried).split(",") if queried else body.get("fields") or []
    if isinstance(asked, str):
        asked = asked.split(",")
    if not isinstance(asked, list) or len(asked) > MANY or not all(isinstance(name, str) for name in asked):
        raise InvalidInput.field("fields", f"Must be a list of at most {MANY} names.")
    return [name.strip() for name in asked if name.strip()]
