from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "enishi.letters"
    label = "letters"

    def ready(self) -> None:
        from enishi.letters import receivers  # noqa: F401, PLC0415 - connects the receivers once models are loaded
