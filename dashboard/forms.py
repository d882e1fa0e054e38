"""What people type in."""

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from audit.models import Decision
from audit.review import MAX_TEXT
from memory_core.models import User


class SignInForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True})
    )
    password = forms.CharField(
        label=_("Password"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.user: User | None = None

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if "email" in given and "password" in given:
            found = authenticate(self.request, username=given["email"].lower(), password=given["password"])
            if not isinstance(found, User):
                raise forms.ValidationError(_("This e-mail address and password do not belong together."))
            self.user = found
        return given


class DecisionForm(forms.Form):
    """Binds a decision to what was shown."""

    shown_mac = forms.RegexField(r"^[0-9a-f]{8,128}$", widget=forms.HiddenInput)


class EditForm(DecisionForm):
    text = forms.CharField(label=_("What should be remembered"), max_length=MAX_TEXT, widget=forms.Textarea)


class RejectForm(DecisionForm):
    reason = forms.ChoiceField(label=_("Why it should not be kept"), choices=Decision.Reason.choices)
