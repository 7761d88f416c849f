"""The phones that opened own links. A phone shared by a couple, or known to two chambers, holds several keys."""

from django.http import HttpRequest, HttpResponse

DEVICE_COOKIE = "__Host-device"
MOST_KEYS = 8


def keys_of(request: HttpRequest) -> list[str]:
    """The keys that this phone was given, the newest first."""
    return [key for key in request.COOKIES.get(DEVICE_COOKIE, "").split(".") if key][:MOST_KEYS]


def remember_device(request: HttpRequest, response: HttpResponse, key: str) -> HttpResponse:
    """Remember the key, so that scanning the slip again leads back. The address alone works without cookies."""
    keys = [key, *(other for other in keys_of(request) if other != key)][:MOST_KEYS]
    response.set_cookie(
        DEVICE_COOKIE, ".".join(keys), max_age=400 * 86400, secure=True, httponly=True, samesite="Lax", path="/"
    )
    return response
