"""Faces, and the own link that a phone opens for the first time."""

from allauth.account.views import RequestLoginCodeView
from django.http import HttpRequest, HttpResponse
from django.http.response import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from enishi.people.access import open_to_all
from enishi.people.actions import bind_own_link
from enishi.people.devices import keys_of, remember_device
from enishi.people.models import Portrait
from enishi.people.queries import attendee_behind, own_link_for


class SignIn(RequestLoginCodeView):  # type: ignore[misc]  # allauth has no types
    """Asks for the address. Also while a code is on its way: it may be on its way to a mistyped address."""

    def _redirect_to_pending_stage(self, _request: HttpRequest, _stage: object) -> None:
        return None


sign_in = open_to_all(SignIn.as_view())


@open_to_all
@require_safe
def face(_request: HttpRequest, key: str) -> HttpResponse:
    """A photograph under a name that cannot be guessed; pages that may show the face print the name."""
    portrait = get_object_or_404(Portrait, key=key)
    response = HttpResponse(bytes(portrait.image), content_type="image/jpeg")
    response["Cache-Control"] = "private, max-age=86400, immutable"
    return response


@csrf_exempt  # the secret in the address is the right; phones that keep no cookies must get in too
@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def own_link(request: HttpRequest, secret: str) -> HttpResponse:
    """The address on the slip. Looking changes nothing (mail scanners look too); the button binds this phone."""
    link = own_link_for(secret)
    if link is None:
        raise Http404
    for key in keys_of(request):
        mine = attendee_behind(key, None)
        if mine is not None and mine.pk == link.attendee_id:
            return redirect("insights:my", key=key)
    if request.method != "POST":
        return render(request, "people/own_link.html", {"link": link})
    new_key = bind_own_link(link)
    if new_key is None:
        link.refresh_from_db()
        return render(request, "people/own_link.html", {"link": link}, status=409)
    return remember_device(request, redirect("insights:my", key=new_key), new_key)
