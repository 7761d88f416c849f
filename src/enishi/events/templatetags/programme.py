"""How items of the programme are called on screen."""

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from enishi.events.models import Segment

register = template.Library()


@register.filter
def title_of(segment: Segment) -> str:
    """What the host called it; rounds without a name are numbered: 2回目."""
    own = segment.title_en if get_language() == "en" and segment.title_en else segment.title
    if own:
        return own
    if segment.round_number:
        return round_name(segment.round_number)
    return str(segment.get_kind_display())


@register.filter
def round_name(number: int) -> str:
    """2回目 / Round 2."""
    return _("Round %(number)s") % {"number": number}


@register.filter
def change_to(segment: Segment) -> str:
    """The same, as the MC's list says it: the first round begins with taking seats, the others with changing them."""
    if not segment.round_number:
        return title_of(segment)
    if segment.round_number == 1:
        return _("To the tables · Round %(number)s") % {"number": 1}
    return _("Change of tables · Round %(number)s") % {"number": segment.round_number}


@register.filter
def short_change(segment: Segment) -> str:
    """In one word, for the wall: 席替え."""
    return _("Change of tables") if segment.round_number else title_of(segment)


@register.filter
def line_of(segment: Segment) -> str:
    """The line to read aloud."""
    return segment.line_en if get_language() == "en" and segment.line_en else segment.line
