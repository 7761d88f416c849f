"""What a host types about an evening."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from enishi.engines import language
from enishi.people.codes import public_code

MOST_BYTES = 10 * 1024 * 1024
_TOO_LARGE = _("The file is larger than 10 MB. Please save only the sheet of attendees.")


class PrintableForm(forms.Form):
    """What is typed here is printed, so it holds no character that paper can't show."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for field, value in list(cleaned.items()):  # add_error takes the field out
            if isinstance(value, str) and (refused := language.refused_characters(value)):
                self.add_error(
                    field, _("Characters that can't be printed: %s. Please type it again.") % ", ".join(refused)
                )
        return cleaned


class EventForm(PrintableForm):
    """A new evening: the few things nobody can guess."""

    name = forms.CharField(label=_("Name of the evening"), max_length=120)
    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    time = forms.TimeField(label=_("Start"), initial="18:30", widget=forms.TimeInput(attrs={"type": "time"}))
    venue = forms.CharField(label=_("Venue"), max_length=160, required=False)
    fee = forms.IntegerField(label=_("Fee in yen, tax included"), min_value=0, max_value=1_000_000, initial=5000)
    rounds = forms.IntegerField(label=_("Rounds at tables (first, second, …)"), min_value=1, max_value=12, initial=3)
    minutes = forms.IntegerField(label=_("Minutes a round"), min_value=3, max_value=120, initial=40)

    def starts_at(self, zone: str) -> datetime:
        return datetime.combine(self.cleaned_data["day"], self.cleaned_data["time"], ZoneInfo(zone))


class RosterFileForm(forms.Form):
    """The office's spreadsheet, as it is."""

    file = forms.FileField(
        label=_("Spreadsheet of attendees (.xlsx, .xls, .csv)"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.csv,.tsv,.txt"}),
    )

    def __init__(self, *args: Any, body_bytes: int = 0, **kwargs: Any) -> None:
        """`body_bytes` is the size of the whole request: what is far too large does not arrive as a file at all."""
        super().__init__(*args, **kwargs)
        if body_bytes > MOST_BYTES:
            self.fields["file"].error_messages["required"] = _TOO_LARGE

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_TOO_LARGE)
        return file


class WalkInForm(PrintableForm):
    """Ten seconds at the door: name, company, industry."""

    # The code of the person to come, chosen with the form: sent twice, it enters one.
    once = forms.RegexField(r"^[2-9a-z]{10}\Z", initial=public_code, required=False, widget=forms.HiddenInput())
    name = forms.CharField(label=_("Name"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    company = forms.CharField(label=_("Company"), max_length=160, required=False)
    industry = forms.CharField(label=_("Industry"), max_length=120, required=False)
