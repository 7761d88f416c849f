"""The only place that knows htmx's headers."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render


def asks_for_part(request: HttpRequest) -> bool:
    """Does a script on the page ask for a part of it, not for the whole?"""
    return bool(getattr(request, "htmx", False)) and not getattr(request, "htmx").boosted  # noqa: B009 - set by middleware


def page_or_part(request: HttpRequest, template: str, part: str, context: dict[str, Any]) -> HttpResponse:
    """The whole page, or its partial `part` when the page itself asks for fresh contents."""
    name = f"{template}#{part}" if asks_for_part(request) else template
    return render(request, name, context)


def page_of(request: HttpRequest) -> str:
    """The path of the page on which the reader is: the asked one, or the one from which a form or a script asked."""
    if asks_for_part(request):
        return getattr(request, "htmx").current_url_abs_path or "/"  # noqa: B009 - set by middleware
    if request.method in {"GET", "HEAD"}:
        return request.get_full_path()
    origin, referer = f"{request.scheme}://{request.get_host()}/", request.headers.get("Referer", "")
    return "/" + referer.removeprefix(origin) if referer.startswith(origin) else "/"


def look_again() -> HttpResponse:
    """Nothing to put into the page: parts that listen to `look-again` fetch what is true now."""
    return HttpResponse(status=204, headers={"HX-Trigger": "look-again"})


def go_to(request: HttpRequest, address: str) -> HttpResponse:
    """Send the reader to another page, also when a script asked."""
    if asks_for_part(request):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)
