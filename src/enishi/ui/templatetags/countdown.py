"""Time that is left, as a page says it before its script begins to count."""

from datetime import datetime

from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def minutes_left(until: datetime, now: datetime) -> str:
    """6:12"""
    seconds = max(0, int((until - now).total_seconds()))
    return f"{seconds // 60}:{seconds % 60:02d}"


@register.filter
def hours_left(until: datetime, now: datetime) -> str:
    """2 h 28 min"""
    minutes = max(0, int((until - now).total_seconds()) // 60)
    if minutes < 60:
        return _("%(minutes)s min") % {"minutes": minutes}
    return _("%(hours)s h %(minutes)s min") % {"hours": minutes // 60, "minutes": minutes % 60}
