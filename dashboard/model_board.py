"""The page about the embedding model: what answers, what is being built, and what was typed in."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as lazy

from memory_core.engine.embedding import EmbeddingModel
from memory_core.models import EmbeddingSpace
from memory_core.providers.active import LOCAL, OPENAI

State = EmbeddingSpace.State


@dataclass(frozen=True, slots=True)
class Building:
    """How far another model has come. `ready_at` is None while nothing can be said about it."""

    space: EmbeddingSpace
    ready_at: datetime | None

    @property
    def is_near(self) -> bool:
        return self.ready_at is not None and self.ready_at - timezone.now() < timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Standing:
    """What answers, what is being built, and what one can still go back to, with when that ends."""

    answering: EmbeddingSpace | None
    building: Building | None
    retired: tuple[tuple[EmbeddingSpace, datetime], ...]

    @property
    def needs_a_look(self) -> bool:
        return bool(self.building or (self.answering and self.answering.fault))


class ModelForm(forms.Form):
    provider = forms.ChoiceField(choices=[(LOCAL.provider, lazy("Local")), (OPENAI, lazy("Remote"))])
    model = forms.CharField(required=False, strip=True)
    dimensions = forms.IntegerField(required=False)

    def wanted(self) -> EmbeddingModel:
        """What cannot be used is for the service to refuse, with the reason."""
        self.is_valid()
        given = self.cleaned_data
        if given.get("provider") != OPENAI:
            return LOCAL
        return EmbeddingModel(OPENAI, given.get("model") or "", given.get("dimensions") or 0)


def standing() -> Standing:
    """In one query."""
    spaces = list(EmbeddingSpace.objects.order_by("-retired_at", "pk"))
    by_state = {space.state: space for space in spaces}
    building = by_state.get(State.BUILDING)
    retired = [(one, one.retired_at + settings.CANDOR_EMBEDDING_GRACE) for one in spaces if one.retired_at]
    return Standing(
        by_state.get(State.ACTIVE), Building(building, _ready_at(building)) if building else None, tuple(retired)
    )


def _ready_at(space: EmbeddingSpace) -> datetime | None:
    if space.started_at is None or not space.done or space.fault:
        return None
    each = (timezone.now() - space.started_at) / space.done
    return timezone.now() + each * max(space.total - space.done, 0)
