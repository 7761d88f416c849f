"""What a host may say before a seating is drawn. Nothing has to be typed: the headcount suggests everything."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from enishi.seating.actions import usual_tables


class DrawForm(forms.Form):
    tables = forms.IntegerField(label=_("Tables"), min_value=1, max_value=700)

    def __init__(self, *args: Any, people: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tables"].initial = usual_tables(people)
