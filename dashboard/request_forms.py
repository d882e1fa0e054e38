"""What an officer types in to file a request for somebody."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from audit.models import PrivacyRequest
from audit.request_words import MAX_WORDS
from memory_core.api.serializers import MAX_NAME

Proof = PrivacyRequest.Proof


class FileForm(forms.Form):
    person = forms.CharField(label=_("Whose data it is about: the id your agents use"), max_length=MAX_NAME)
    kind = forms.ChoiceField(label=_("What is asked for"), choices=PrivacyRequest.Kind.choices)
    received_on = forms.DateField(
        label=_("Came in on"),
        initial=lambda: timezone.localdate().isoformat(),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    text = forms.CharField(
        label=_("In their words"), required=False, max_length=MAX_WORDS, widget=forms.Textarea(attrs={"rows": 4})
    )
    how = forms.CharField(
        label=_("How you made sure who asks (leave it empty if you have not yet)"), required=False, max_length=MAX_WORDS
    )
    do_not_remember = forms.BooleanField(label=_("Nor be remembered again (only for an erasure)"), required=False)

    def given(self) -> dict[str, Any]:
        """As `requests.file` takes it."""
        given = dict(self.cleaned_data)
        how = given["how"].strip()
        return {
            "kind": given["kind"],
            "received_on": given["received_on"],
            "details": {"text": given["text"]},
            "do_not_remember": given["do_not_remember"],
            "proof": Proof.OFFICER if how else Proof.NONE,
            "how": how,
        }
