from django.apps import AppConfig
from django.utils.translation import gettext_noop

# Django's own Japanese says フィールド, a word that no office knows. Collected here, our catalogue's words come first.
REQUIRED = gettext_noop("This field is required.")


class UiConfig(AppConfig):
    name = "enishi.ui"
    label = "ui"
