from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "enishi.audit"
    label = "audit"
