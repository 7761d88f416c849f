from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "enishi.people"
    label = "people"

    def ready(self) -> None:
        from enishi.people import receivers  # noqa: F401, PLC0415 - connects the receivers once models are loaded
