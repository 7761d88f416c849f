from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "enishi.demo"
    label = "demo"

    def ready(self) -> None:
        from enishi.demo import checks  # noqa: F401, PLC0415 - registers the check
