"""What people type in."""

from typing import Any, cast

from django import forms
from django.contrib.auth import authenticate
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from audit import receivers
from audit.filters import MAX_NAME_CHARS
from audit.models import Decision
from audit.notes import MAX_NOTE
from audit.rewriting import FEWEST_PARTS, MAX_TEXT, MOST_PARTS
from dashboard import doors
from memory_core.errors import CandorError, InvalidInput, TooManyTries
from memory_core.models import User
from memory_core.services.addresses import MAX_CHARS
from memory_core.services.theme import CORNERS, LETTERS, Theme

TOO_MANY = "too_many"


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
            self.user = self._found(given["email"].lower(), given["password"])
        return given

    def _found(self, address: str, password: str) -> User:
        try:
            doors.try_password(self.request, address)
        except TooManyTries as refusal:
            raise forms.ValidationError(refusal.detail, code=TOO_MANY) from None
        found = authenticate(self.request, username=address, password=password)
        if not isinstance(found, User):
            raise forms.ValidationError(_("This e-mail address and password do not belong together."))
        doors.password_was_right(address)
        return found


class AddressForm(forms.Form):
    """`project` is the slug of the service that a person comes from, where it was named."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=MAX_CHARS,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    project = forms.SlugField(required=False, widget=forms.HiddenInput)


class ThemeForm(forms.Form):
    accent = forms.CharField(label=_("Colour"), widget=forms.TextInput(attrs={"type": "color"}))
    corners = forms.ChoiceField(label=_("Corners"), choices=[(name, name) for name in CORNERS])
    letters = forms.ChoiceField(label=_("Letters"), choices=[(name, name) for name in LETTERS])

    def theme(self) -> Theme:
        """As it was typed in; whether it will do is for the service to say."""
        return Theme(**{name: str(self.data.get(name, "")).lower() for name in self.fields})


class DecisionForm(forms.Form):
    """Binds a decision to what was shown."""

    shown_mac = forms.RegexField(r"^[0-9a-f]{8,128}$", widget=forms.HiddenInput)

    def take(self, refusal: InvalidInput) -> None:
        """Show what a service found wrong, beside the field that it names."""
        for field, faults in refusal.fields.items() or {"": [refusal.detail]}.items():
            self.add_error(field if field in self.fields else None, list(faults))


class EditForm(DecisionForm):
    text = forms.CharField(label=_("What should be remembered"), max_length=MAX_TEXT, widget=forms.Textarea)


class MaskForm(DecisionForm):
    """`findings` are those to mask, None for all. From the list with boxes (`picked`) at least one has to come."""

    findings = forms.TypedMultipleChoiceField(coerce=int, required=False)
    picked = forms.BooleanField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given = self.data.getlist("findings") if isinstance(self.data, QueryDict) else []
        asked = [pk for pk in given if pk.isascii() and pk.isdigit()]
        cast(forms.TypedMultipleChoiceField, self.fields["findings"]).choices = [(pk, pk) for pk in asked]

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        picked = given.pop("picked", False)
        if picked and not given.get("findings"):
            self.add_error("findings", _("Tick at least one, or approve it as it is."))
        return {**given, "findings": given.get("findings") or None}


class RejectForm(DecisionForm):
    reason = forms.ChoiceField(label=_("Why it should not be kept"), choices=Decision.Reason.choices)


class SplitForm(DecisionForm):
    texts = forms.CharField(label=_("One fact a line"), max_length=MAX_TEXT, widget=forms.Textarea)

    def clean_texts(self) -> list[str]:
        texts = [line.strip() for line in self.cleaned_data["texts"].splitlines() if line.strip()]
        if not FEWEST_PARTS <= len(texts) <= MOST_PARTS:
            raise forms.ValidationError(_("Write two to five facts, each on a line of its own."))
        return texts


class MergeForm(DecisionForm):
    into = forms.UUIDField(label=_("Into which"))
    text = forms.CharField(label=_("The words for both"), max_length=MAX_TEXT, widget=forms.Textarea)


class NoteForm(forms.Form):
    text = forms.CharField(label=_("Note"), max_length=MAX_NOTE, widget=forms.Textarea)


class ReasonForm(forms.Form):
    reason = forms.ChoiceField(label=_("Why"), choices=Decision.Reason.choices)


class ChangedOnForm(forms.Form):
    changed_on = forms.DateField(label=_("Since when is the later one true?"))


class FilterForm(forms.Form):
    name = forms.CharField(label=_("Name of the filter"), max_length=MAX_NAME_CHARS)


class BulkForm(forms.Form):
    token = forms.CharField(max_length=400_000)
    count = forms.IntegerField(min_value=0)
    verdict = forms.ChoiceField(choices=[("approve", "approve"), ("reject", "reject")])
    reason = forms.ChoiceField(choices=Decision.Reason.choices, required=False)


class ReceiverForm(forms.Form):
    name = forms.CharField(label=_("What you call it"), max_length=receivers.MAX_NAME_CHARS)
    url = forms.CharField(
        label=_("Its address"),
        max_length=receivers.MAX_URL_CHARS,
        widget=forms.URLInput(attrs={"placeholder": "https://", "autocomplete": "off", "spellcheck": "false"}),
    )

    def take(self, refusal: CandorError) -> None:
        """Show what the service found wrong, beside the field that it names."""
        for field, faults in refusal.fields.items() or {"": [refusal.detail]}.items():
            self.add_error(field or None, list(faults))
