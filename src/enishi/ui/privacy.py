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
        if self._ended_a_session(request):
            response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
        response.setdefault("X-Robots-Tag", "noindex")
        response.setdefault("Permissions-Policy", "camera=(self), microphone=(self), geolocation=()")
        return response

    @staticmethod
    def _ended_a_session(request: HttpRequest) -> bool:
        """Signed out: on a shared computer nothing of the account stays, neither pages nor the phone's key."""
        page = request.resolver_match
        return request.method == "POST" and page is not None and page.url_name == "account_logout"
