"""Pages about people are not kept by browsers, proxies or search engines."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control


class PrivatePages:
    """`no-store` on every page that did not decide otherwise."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if "Cache-Control" not in response:
            patch_cache_control(response, no_store=True, private=True)
        response.setdefault("X-Robots-Tag", "noindex")
        response.setdefault("Permissions-Policy", "camera=(self), microphone=(self), geolocation=()")
        return response
