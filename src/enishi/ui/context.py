"""What every page knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from enishi.ui import clock


def page(request: HttpRequest) -> dict[str, Any]:
    """`now` is the product's clock: scripts count from it, because a phone's own clock may be wrong."""
    return {"now": clock.now(), "demo_mode": settings.DEMO}
