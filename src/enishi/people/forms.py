"""What people type about themselves."""

from typing import Any

from allauth.account.forms import RequestLoginCodeForm
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
