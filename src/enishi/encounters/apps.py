from django.apps import AppConfig


class EncountersConfig(AppConfig):
    name = "enishi.encounters"
    label = "encounters"
