"""Every component in every state, with invented people. For designers and for the accessibility tests; demo only."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from enishi.engines.industries import DIVISIONS
from enishi.ui import clock, samples
from enishi.ui.open import open_page


@open_page
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    if not settings.DEMO:
        raise Http404
    now = clock.now()
    english = get_language() == "en"
    context = {
        "w": {name: pair[english] for name, pair in samples.WORDS.items()},
        "event": samples.Evening(),
        "guests": samples.GUESTS,
        "one": samples.YAMAMOTO,
        "tables": samples.TABLES,
        "letters": list(DIVISIONS),
        "mix": samples.MIX,
        "turn_ends": now + timedelta(seconds=72),
        "round_began": now - timedelta(minutes=11),
        "round_ends": now + timedelta(minutes=6, seconds=12),
    }
    return render(request, "ui/gallery.html", context)
