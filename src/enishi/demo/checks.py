"""Demo mode lets anybody on this machine in: a server that is deployed must not run it."""

from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register


@register(Tags.security, deploy=True)
def no_demo_on_a_server(**_options: Any) -> list[Error]:
    if settings.DEMO:
        return [
            Error(
                "ENISHI_DEMO is on: anybody on this machine signs in with one click.",
                hint="Unset ENISHI_DEMO.",
                id="enishi.E001",
            )
        ]
    return []
