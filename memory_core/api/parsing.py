"""JSON as it should be: of bearable size, without NaN, infinity, NUL, lone surrogates or keys that come twice."""

import json
import math
from collections.abc import Iterator, Mapping
from typing import IO, Any, NoReturn

from django.conf import settings
from rest_framework.exceptions import APIException, ParseError, ValidationError
from rest_framework.parsers import BaseParser

MAX_DEPTH = 40
MAX_DIGITS = 300  # of a whole number: what a float can still hold


class TooLarge(APIException):
    status_code = 413
    default_detail = "The request body is too large."


class StrictJSONParser(BaseParser):
    media_type = "application/json"

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        limit = settings.CANDOR_MAX_BODY_BYTES
        body = stream.read(limit + 1)
        if len(body) > limit:
            raise TooLarge(f"The request body is larger than {limit:,} bytes.")
        data = _decoded(body)
        for place, text in _texts(data, "", 0):
            _check(place, text)
        return data


def _decoded(body: bytes) -> Any:
    try:
        return json.loads(
            body.decode("utf-8"),
            object_pairs_hook=_object,
            parse_constant=_refuse_constant,
            parse_float=_finite,
            parse_int=_whole,
        )
    except UnicodeDecodeError:
        raise ParseError("The request body is not UTF-8.") from None
    except RecursionError:
        raise ParseError("The request body is nested too deeply.") from None
    except json.JSONDecodeError as error:
        raise ParseError(f"JSON parse error: {error.msg} at line {error.lineno} column {error.colno}.") from None
    except ValueError as error:
        raise ParseError(f"JSON parse error: {error}") from None


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a JSON value.")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError("a number is too large.")
    return number


def _whole(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise ValueError(f"a number has more than {MAX_DIGITS} digits.")
    return int(digits)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys are different: of two, readers disagree which one counts."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key comes twice in the same object.")
    return found


def _texts(value: Any, place: str, depth: int) -> Iterator[tuple[str, str]]:
    if depth > MAX_DEPTH:
        raise ParseError(f"The request body is nested deeper than {MAX_DEPTH} levels.")
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield place or "body", key
            yield from _texts(item, place or key, depth + 1)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item, place, depth + 1)


def _check(place: str, text: str) -> None:
    field = place if place.isidentifier() else "body"
    if "\0" in text:
        raise ValidationError({field: ["Null characters are not allowed."]})
    try:
        text.encode()
    except UnicodeEncodeError:
        raise ValidationError({field: ["Half of a surrogate pair is not a character."]}) from None
