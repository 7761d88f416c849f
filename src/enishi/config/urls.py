"""Where everything lives. A path is a noun; its room answers for it."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from enishi.config.health import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("health", health, name="health"),
    path("", include("enishi.ui.urls")),
    path("", include("enishi.people.urls")),
    path("", include("enishi.events.urls")),
    path("", include("enishi.seating.urls")),
    path("", include("enishi.evening.urls")),
    path("", include("enishi.letters.urls")),
    path("", include("enishi.insights.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("", include("enishi.demo.urls")))

handler400 = "enishi.ui.views.bad_request"
handler403 = "enishi.ui.views.refused"
handler404 = "enishi.ui.views.not_found"
handler500 = "enishi.ui.views.failed"
