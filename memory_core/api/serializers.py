"""What agents may send, checked field by field before anything is looked up or stored."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.conf import settings
from django.utils import timezone
from rest_framework import serializers

from memory_core.engine import filters
from memory_core.engine.budget import SMALLEST_MEMORY
from memory_core.errors import InvalidInput
from memory_core.models import Job
from memory_core.models.moments import Moment as PointInTime
from memory_core.retrieval import Asked
from memory_core.services.editing import Changes
from memory_core.services.ingest import Post, Said
from memory_core.services.subjects import Names

MAX_NAME = 255
MAX_QUERY = 10_000
MAX_METADATA_CHARS = 20_000
MAX_FOUND = 1000
USUALLY_FOUND = 10
MOST_TOKENS = 1_000_000
ROLES = ("user", "assistant", "system", "tool")
LATEST = datetime(2100, 1, 1, tzinfo=UTC)


class Text(serializers.CharField):
    """A string, and nothing that merely could be one: DRF turns true and 3 into text."""

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            raise serializers.ValidationError("Not a valid string.", code="invalid")
        return super().to_internal_value(data)


class Name(Text):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=MAX_NAME, required=False, allow_null=True, **kwargs)


class Flag(serializers.BooleanField):
    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool):
            raise serializers.ValidationError("Must be true or false.", code="invalid")
        return data


class Metadata(serializers.DictField):
    def to_internal_value(self, data: Any) -> dict[Any, Any]:
        value = super().to_internal_value(data)
        if len(str(value)) > MAX_METADATA_CHARS:
            raise serializers.ValidationError(f"At most {MAX_METADATA_CHARS:,} characters.")
        return value


class Words(serializers.ListField):
    """A list of texts; in a query string, where there are no lists, texts with commas between."""

    child = Text()

    def to_internal_value(self, data: Any) -> list[Any]:
        parts = [part.strip() for part in data.split(",")] if isinstance(data, str) else data
        return super().to_internal_value(parts)


class QueriedMetadata(Metadata):
    """Metadata, in a query string as JSON."""

    def to_internal_value(self, data: Any) -> dict[Any, Any]:
        try:
            return super().to_internal_value(json.loads(data) if isinstance(data, str) else data)
        except (json.JSONDecodeError, RecursionError):
            raise serializers.ValidationError("Must be a JSON object.") from None


class Moment(serializers.Field[Any, Any, Any, Any]):
    """Seconds since 1970, or an ISO date or time."""

    def to_internal_value(self, data: Any) -> datetime:
        try:
            moment = filters.moment(data, self.field_name or "timestamp")
        except InvalidInput as error:
            raise serializers.ValidationError(next(iter(error.fields.values()))[0]) from None
        if not datetime(1900, 1, 1, tzinfo=UTC) <= moment < LATEST:
            raise serializers.ValidationError("Must lie between 1900 and 2100.")
        return moment

    def to_representation(self, value: Any) -> Any:
        return value


class Content(serializers.Field[Any, Any, Any, Any]):
    """A text, or a list of parts of which the text parts are taken."""

    def to_internal_value(self, data: Any) -> str:
        parts = data if isinstance(data, list) else [data]
        texts = [part if isinstance(part, str) else self._text(part) for part in parts]
        text = "\n".join(text for text in texts if text)
        if not text.strip():
            raise serializers.ValidationError("There is no text in it; only text can be remembered.")
        if len(text) > settings.CANDOR_MAX_MESSAGE_CHARS:
            raise serializers.ValidationError(f"At most {settings.CANDOR_MAX_MESSAGE_CHARS:,} characters.")
        return text

    def to_representation(self, value: Any) -> Any:
        return value

    @staticmethod
    def _text(part: Any) -> str:
        if not isinstance(part, dict) or not isinstance(part.get("text", ""), str):
            raise serializers.ValidationError("Must be a text, or a list of parts such as {'type': 'text', 'text': …}.")
        return str(part.get("text", ""))


class Checked(serializers.Serializer[Any]):
    """A serializer whose fields are made once: to make a dozen costs more than to check a request with them.

    Fields keep nothing of what they check, so requests can share them.
    """

    @property
    def fields(self) -> Any:
        return _fields_of(type(self))


@cache
def _fields_of(kind: type[Checked]) -> Any:
    made: Any = serializers.Serializer.fields  # what DRF would do for every instance
    return made.func(kind())


class MessageSerializer(Checked):
    role = serializers.ChoiceField(
        choices=ROLES, error_messages={"invalid_choice": f"Must be one of {', '.join(ROLES)}."}
    )
    content = Content(allow_null=True)  # of a message that only calls a tool
    name = Name()


class NamesSerializer(Checked):
    user_id = Name()
    agent_id = Name()
    app_id = Name()
    run_id = Name()


class AddSerializer(NamesSerializer):
    messages = serializers.ListField(allow_empty=False)
    metadata = Metadata(required=False, allow_null=True)
    infer = Flag(required=False, default=True)
    timestamp = Moment(required=False, allow_null=True)
    expiration_date = serializers.DateField(required=False, allow_null=True)
    immutable = Flag(required=False, default=False)
    importance = serializers.IntegerField(required=False, min_value=1, max_value=10, default=5)
    custom_instructions = Text(required=False, allow_null=True, allow_blank=True, max_length=5000)
    includes = Text(required=False, allow_null=True, allow_blank=True, max_length=2000)
    excludes = Text(required=False, allow_null=True, allow_blank=True, max_length=2000)
    custom_categories = serializers.ListField(
        required=False, allow_null=True, child=serializers.DictField(child=Text())
    )
    filters = serializers.DictField(required=False)
    output_format = Text(required=False, allow_null=True)

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, dict) and isinstance(data.get("messages"), str):
            data = {**data, "messages": [{"role": "user", "content": data["messages"]}]}
        return super().to_internal_value(_with_scopes(data))

    def validate_messages(self, value: list[Any]) -> list[Said]:
        if len(value) > settings.CANDOR_MAX_MESSAGES:
            raise serializers.ValidationError(f"At most {settings.CANDOR_MAX_MESSAGES} messages.")
        checked = MessageSerializer(data=value, many=True)
        checked.is_valid(raise_exception=True)
        spoken = [m for m in checked.validated_data if m["content"] is not None]
        if not spoken:
            raise serializers.ValidationError("There is no text in any of them; only text can be remembered.")
        return [Said(m["role"], m["content"], m.get("name")) for m in spoken]

    def post(self, idempotency_key: str | None) -> Post:
        """The validated request as the service takes it."""
        data = self.validated_data
        options = {
            "instructions": data.get("custom_instructions") or "",
            "includes": data.get("includes") or "",
            "excludes": data.get("excludes") or "",
            "categories": {k: v for entry in data.get("custom_categories") or [] for k, v in entry.items()},
        }
        return Post(
            messages=tuple(data["messages"]),
            names=names_in(data),
            said_at=data.get("timestamp") or timezone.now(),
            metadata=data.get("metadata") or {},
            expires_on=data.get("expiration_date"),
            immutable=data["immutable"],
            importance=data["importance"],
            options=options,
            idempotency_key=idempotency_key,
            infer=data["infer"],
        )


class PastSerializer(serializers.Serializer[Any]):
    """Reading another moment than now: when it was true, when it was held, and whether with what was replaced."""

    as_of = Moment(required=False, allow_null=True)
    known_at = Moment(required=False, allow_null=True)
    latest_only = serializers.BooleanField(required=False, allow_null=True, default=None)

    def moment(self) -> PointInTime:
        data = self.validated_data
        return PointInTime(data.get("as_of"), data.get("known_at"), data["latest_only"])


class SearchSerializer(NamesSerializer, PastSerializer):
    query = Text(max_length=MAX_QUERY)
    filters = serializers.DictField(required=False)
    top_k = serializers.IntegerField(required=False, min_value=1, max_value=MAX_FOUND)
    limit = serializers.IntegerField(required=False, min_value=1, max_value=MAX_FOUND)
    max_tokens = serializers.IntegerField(required=False, allow_null=True, min_value=1, max_value=MOST_TOKENS)
    threshold = serializers.FloatField(required=False, allow_null=True, min_value=0, max_value=1)
    categories = serializers.ListField(required=False, allow_null=True, child=Text())
    metadata = Metadata(required=False, allow_null=True)
    show_expired = Flag(required=False, default=False)
    reference_date = Moment(required=False, allow_null=True)
    keyword_search = Flag(required=False, allow_null=True, default=False)
    rerank = Flag(required=False, allow_null=True, help_text="Done already: every memory in reach is ranked in full.")
    output_format = Text(required=False, allow_null=True)

    def asked(self, default_threshold: float) -> Asked:
        """The validated search as retrieval takes it."""
        data = self.validated_data
        threshold = data.get("threshold")
        return Asked(
            query=data["query"],
            filters=scope_filters(data.get("filters"), names_in(data)),
            top_k=data.get("top_k") or data.get("limit") or _as_many_as_fit(data.get("max_tokens")),
            threshold=default_threshold if threshold is None else threshold,
            categories=tuple(data.get("categories") or ()),
            metadata=data.get("metadata"),
            show_expired=data["show_expired"],
            reference_date=data.get("reference_date"),
            moment=self.moment(),
            keyword_search=bool(data.get("keyword_search")),
            max_tokens=data.get("max_tokens"),
        )


class PageSerializer(Checked):
    page = serializers.IntegerField(required=False, min_value=1, max_value=1_000_000, default=1)
    page_size = serializers.IntegerField(required=False, min_value=1, max_value=200, default=100)


class EventsSerializer(PageSerializer):
    status = serializers.ChoiceField(
        required=False,
        default="",
        choices=Job.Status.values,
        error_messages={"invalid_choice": f"Must be one of {', '.join(Job.Status.values)}."},
    )


class ListSerializer(NamesSerializer, PastSerializer, PageSerializer):
    filters = serializers.DictField(required=False)
    show_expired = serializers.BooleanField(required=False, default=False)  # `true` as JSON or in a query string
    start_date = Moment(required=False, allow_null=True)
    end_date = Moment(required=False, allow_null=True)
    categories = Words(required=False, allow_null=True)
    metadata = QueriedMetadata(required=False, allow_null=True)
    keywords = Text(required=False, allow_null=True, max_length=MAX_QUERY)

    def filters_asked(self) -> dict[str, Any]:
        """One filter out of the request's own, its top-level scopes, dates, categories, metadata and keywords."""
        data = self.validated_data
        asked = scope_filters(data.get("filters"), names_in(data))
        extra: list[dict[str, Any]] = []
        if data.get("start_date"):
            extra.append({"created_at": {"gte": data["start_date"].isoformat()}})
        if data.get("end_date"):
            extra.append({"created_at": {"lte": data["end_date"].isoformat()}})
        if data.get("categories"):
            extra.append({"categories": {"in": list(data["categories"])}})
        if data.get("metadata"):
            extra.append({"metadata": {name: {"eq": value} for name, value in data["metadata"].items()}})
        if data.get("keywords"):
            extra.append({"keywords": {"icontains": data["keywords"]}})
        return {"AND": [asked, *extra]} if extra else asked


class UpdateSerializer(Checked):
    text = Text(required=False, max_length=50_000)
    metadata = Metadata(required=False, allow_null=True)
    timestamp = Moment(required=False, allow_null=True)
    expiration_date = serializers.DateField(required=False, allow_null=True)

    def validate(self, attrs: Any) -> Any:
        if not attrs:
            raise serializers.ValidationError({"text": ["Send text, metadata, timestamp or expiration_date."]})
        return attrs

    def changes(self) -> Changes:
        """The validated update as the service takes it."""
        sent, changes = self.validated_data, Changes()
        if sent.get("text") is not None:
            changes["text"] = sent["text"]
        if "metadata" in sent:
            changes["metadata"] = sent["metadata"] or {}
        if sent.get("timestamp") is not None:
            changes["said_at"] = sent["timestamp"]
        if "expiration_date" in sent:  # null clears it
            changes["expires_on"] = sent["expiration_date"]
        return changes


def scope_filters(raw: Mapping[str, Any] | None, names: Names) -> dict[str, Any]:
    """The request's filters and the scopes it names beside them, all of which have to match."""
    scopes: dict[str, Any] = dict(names.given())
    if not raw:
        return scopes
    return {"AND": [dict(raw), scopes]} if scopes else dict(raw)


def _as_many_as_fit(max_tokens: int | None) -> int:
    return min(MAX_FOUND, max_tokens // SMALLEST_MEMORY + 1) if max_tokens else USUALLY_FOUND


def names_in(data: Mapping[str, Any]) -> Names:
    """The validated ids of a request, an empty one as none."""
    return Names(**{name: data.get(name) or None for name in ("user_id", "agent_id", "app_id", "run_id")})


def _with_scopes(data: Any) -> Any:
    """The newest clients put the ids of an add into `filters`."""
    if not isinstance(data, dict) or not isinstance(data.get("filters"), dict):
        return data
    inside = {filters.ALIASES.get(key, key): value for key, value in data["filters"].items()}
    return {**{key: value for key, value in inside.items() if key in filters.ENTITIES}, **data}
