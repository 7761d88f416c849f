"""Pages that belong to no room: errors, the language switch, reports of the content security policy."""

import logging

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from enishi.ui.open import open_page

log = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "ui/error.html", {"kind": "bad_request"}, status=400)


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "ui/error.html", {"kind": "refused"}, status=403)


def csrf_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "ui/error.html", {"kind": "csrf"}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "ui/error.html", {"kind": "not_found"}, status=404)


def failed(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/error.html", {"kind": "failed"}, status=500)


@open_page
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Keep the chosen language in a cookie and go back to the page it was chosen on."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = "/"
    response = HttpResponseRedirect(back)
    chosen = request.POST.get("language", "")
    if check_for_language(chosen):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, chosen, max_age=365 * 86400, secure=True, httponly=True, samesite="Lax"
        )
    return response


@open_page
@csrf_exempt
@require_POST
def csp_reports(request: HttpRequest) -> HttpResponse:
    """Browsers report here what our content security policy stopped; the log keeps the first 500 bytes."""
    log.warning("content security policy: %s", request.body[:500].decode("utf-8", "replace"))
    return HttpResponse(status=204)
