from django.apps import AppConfig


class SeatingConfig(AppConfig):
    name = "enishi.seating"
    label = "seating"
