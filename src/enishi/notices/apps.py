from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "enishi.notices"
    label = "notices"
