from django.apps import AppConfig


class EveningConfig(AppConfig):
    name = "enishi.evening"
    label = "evening"

    def ready(self) -> None:
        from enishi.evening import receivers  # noqa: F401, PLC0415 - connects the receivers once models are loaded
