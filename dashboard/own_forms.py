"""What people type in on the pages about themselves."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from audit.models import PrivacyRequest
from audit.request_words import MAX_WORDS
from dashboard.talkers import Talker
from memory_core.errors import InvalidInput
from memory_core.services.editing import MAX_TEXT
from memory_core.services.removal import Selection

Kind = PrivacyRequest.Kind


class WordsForm(forms.Form):
    """The person's own words. `shown` is the version that they had before them, `settled` says that the difference
    was looked at."""

    text = forms.CharField(label=_("In your words"), max_length=MAX_TEXT, widget=forms.Textarea(attrs={"rows": 3}))
    shown = forms.UUIDField(widget=forms.HiddenInput)
    settled = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"].strip()
        if text == self.initial["text"]:
            raise forms.ValidationError(_("These are the words that stand there already."))
        return text

    def is_settled(self, current: UUID) -> bool:
        """Whether to keep the words now: not before the difference to what stands there now was seen."""
        return bool(self.cleaned_data["settled"]) and self.cleaned_data["shown"] == current


class RemovalForm(forms.Form):
    """What is to go, and how many things the person was told that this is."""

    topic = forms.CharField(required=False, max_length=300)
    agent = forms.CharField(required=False, max_length=64)
    since = forms.DateField(required=False)
    until = forms.DateField(required=False)
    count = forms.IntegerField(required=False)
    never = forms.BooleanField(required=False)

    def __init__(self, data: Mapping[str, Any], *, talkers: Sequence[Talker]) -> None:
        super().__init__(data)
        self.talkers = talkers

    @property
    def never_again(self) -> bool:
        return bool(self.cleaned_data["never"])

    @property
    def talker(self) -> Talker | None:
        code = self.cleaned_data.get("agent")
        return next((talker for talker in self.talkers if talker.code == code), None)

    @property
    def first_day(self) -> date | None:
        return self.cleaned_data.get("since")

    @property
    def last_day(self) -> date | None:
        return self.cleaned_data.get("until")

    def selection(self) -> Selection:
        """Raises InvalidInput when no dates are what they should be."""
        if not self.is_valid():
            raise InvalidInput(str(_("Give a day as year, month and day: 2026-03-31.")))
        given, talker = self.cleaned_data, self.talker
        return Selection(
            topic=given["topic"],
            since=given["since"],
            until=given["until"],
            agent=(talker.agent_id or "") if talker else "",
            key_id=talker.key_id if talker else None,
        )

    def agrees_to(self, number: int) -> bool:
        """Whether as many would go as the person was told."""
        return bool(self.cleaned_data["count"] == number)


class FarewellForm(forms.Form):
    how = forms.ChoiceField(
        choices=[("forget", "forget"), ("never", "never")],
        error_messages={"required": _("Choose one of the two.")},
    )


class AskForm(forms.Form):
    """A request that somebody has to look at. What the person can do alone is not among them."""

    KINDS = (Kind.RECTIFICATION, Kind.OBJECTION, Kind.ACCESS, Kind.PORTABILITY, Kind.RESTRICTION)

    kind = forms.ChoiceField(choices=[(kind.value, kind.value) for kind in KINDS])
    text = forms.CharField(
        label=_("What is it about?"),
        max_length=MAX_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
