from django.apps import AppConfig


class TrustConfig(AppConfig):
    name = "enishi.trust"
    label = "trust"
