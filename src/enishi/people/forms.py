"""What people type about themselves."""

import unicodedata
from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from django import forms
from django.utils.translation import gettext_lazy as _

from enishi.engines import language
from enishi.people.actions import member_for_mail


class SignInForm(RequestLoginCodeForm):  # type: ignore[misc]  # allauth has no types
    """An address, to which a code is sent. Full-width letters are read as what was meant."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"] = forms.CharField(
            label=_("Mail address"),
            max_length=254,
            widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email", "autofocus": True}),
        )
        self.fields.pop("phone", None)

    def clean_email(self) -> str:
        address = language.mail(self.cleaned_data["email"]).lower()
        if not address:
            raise forms.ValidationError(_("This does not look like a mail address. Example: name@example.jp"))
        self.cleaned_data["email"] = address
        member_for_mail(address)
        return str(super().clean_email())


class CodeForm(ConfirmLoginCodeForm):  # type: ignore[misc]  # allauth has no types
    """The six digits of the mail, also full-width or with a space between them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        attributes = {"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}
        self.fields["code"] = forms.CharField(
            label=_("Six-digit code"), max_length=40, widget=forms.TextInput(attrs=attributes)
        )

    def clean_code(self) -> str:
        typed = unicodedata.normalize("NFKC", self.cleaned_data["code"])
        self.cleaned_data["code"] = "".join(typed.replace("-", "").split())
        return str(super().clean_code())
