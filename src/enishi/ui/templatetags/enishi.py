"""What every page writes with: people, faces, industries, times and small drawings."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, ngettext

from enishi.engines.industries import DIVISIONS
from enishi.engines.language import phrases as phrases_of

register = template.Library()

THIN_SPACE = "\u2009"
WEEKDAYS_JA = "月火水木金土日"
WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS_EN = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
FACE_SIZES = {"s": (28, 28), "m": (56, 56), "l": (96, 120)}
ICONS = {
    "mic": '<rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3"/>',
    "phone": '<rect x="7" y="2.5" width="10" height="19" rx="2"/><path d="M11 18.5h2"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>',
    "check": '<path d="m4.5 12.5 5 5 10-11"/>',
    "undo": '<path d="M8.5 5 4 9.5 8.5 14"/><path d="M4.5 9.5H14a5 5 0 0 1 0 10h-4"/>',
    "plus": '<path d="M12 4.5v15M4.5 12h15"/>',
    "print": '<path d="M7 9V3.5h10V9M7 17H4V9h16v8h-3"/><path d="M7 14h10v6.5H7z"/>',
    "camera": '<path d="M3.5 7.5h4L9.5 5h5l2 2.500h4v11.500h-17z"/><circle cx="12" cy="13" r="3.5"/>',
    "file": '<path d="M6 3h8l4.500 4.500V21H6z"/><path d="M14 3v4.500h4.500"/>',
    "look": '<path d="M12 4 2.500 20h19z"/><path d="M12 10v4.500M12 17.200v.1"/>',
    "close": '<path d="m6 6 12 12M18 6 6 18"/>',
    "next": '<path d="m9 5 7 7-7 7"/>',
}
PEN = (
    "M24.3 3.4C35.9 3.1 44.8 12 44.7 23.8 44.6 35.6 35.7 44.7 23.9 44.6 12.1 44.5 3.5 35.4 3.5 23.9 3.5 12.5 12.7 3.7 "
    "24.3 3.4ZM24.9 7.2C15.3 7.2 7.9 14.5 7.8 23.9 7.7 33 14.7 40.3 24 40.4 33.2 40.5 40.3 33.3 40.3 24 40.3 14.6 33.8 "
    "7.2 24.9 7.2Z"
)


def _japanese() -> bool:
    return (get_language() or settings.LANGUAGE_CODE).startswith("ja")


def _own_or_latin(own: str, latin: str, *, plain: bool) -> str:
    """As its owner writes it on a Japanese page; on an English one in Latin letters, or marked as Japanese.

    `plain` leaves the mark out, for titles and attributes, where no element may stand.
    """
    if _japanese() or not own:
        return own
    if latin or plain:
        return latin or own
    return format_html('<span lang="ja">{}</span>', own)


# --- People ----------------------------------------------------------------------------------------------
@register.simple_tag
def person(attendee: Any, *, reading: bool = False, plain: bool = False) -> str:
    """Family name first in Japanese, Latin letters in English; with `reading`, the kana beside it in Japanese."""
    own = THIN_SPACE.join(filter(None, [attendee.family, attendee.given]))
    shown = _own_or_latin(own, attendee.romanised, plain=plain)
    kana = " ".join(filter(None, [attendee.family_reading, attendee.given_reading])) if reading else ""
    return format_html("{} <small>{}</small>", shown, kana) if kana and _japanese() else shown


@register.simple_tag
def company(organisation: Any, *, plain: bool = False) -> str:
    return _own_or_latin(organisation.name, organisation.romanised, plain=plain) if organisation else ""


@register.simple_tag
def own(thing: Any, field: str, *, plain: bool = False) -> str:
    """A field in the reader's language: `romanised` holds an English `name`, `title_en` an English `title`."""
    latin = getattr(thing, "romanised" if field == "name" else f"{field}_en", "")
    return _own_or_latin(getattr(thing, field), latin, plain=plain)


@register.inclusion_tag("ui/_face.html")
def face(attendee: Any, size: str = "m") -> dict[str, Any]:
    try:
        portrait = attendee.portrait
    except (AttributeError, ObjectDoesNotExist):
        portrait = None
    width, height = FACE_SIZES[size]
    return {"portrait": portrait, "size": size, "width": width, "height": height}


# --- Industries ------------------------------------------------------------------------------------------
def _tile(letter: str, meaning: str) -> SafeString:
    if letter not in DIVISIONS:
        return format_html('<span class="tile tile--none" title="{}">–</span>', meaning)
    return format_html('<span class="tile tile--{0}" title="{1}">{0}</span>', letter, meaning)


def _division(letter: str, *, short: bool) -> str:
    division = DIVISIONS.get(letter)
    if division is None:
        return gettext("Industry unknown")
    if short:
        return division.short_ja if _japanese() else division.short_en
    return division.ja if _japanese() else division.en


@register.simple_tag
def tile(letter: str) -> SafeString:
    return _tile(letter, _division(letter, short=False))


@register.simple_tag
def industry(letter: str) -> SafeString:
    shown = _tile(letter, _division(letter, short=False))
    return format_html('<span class="ind">{}{}</span>', shown, _division(letter, short=True))


@register.inclusion_tag("ui/_bars.html")
def bars(counts: Iterable[tuple[str, int]]) -> dict[str, Any]:
    """The industry mix as a picture: pairs of division letter and number of people, the longest bar full width."""
    rows = list(counts)
    most = max((count for _letter, count in rows), default=0) or 1
    return {
        "rows": [
            {
                "letter": letter,
                "width": round(100 * count / most, 1),
                "people": ngettext("%(count)d person", "%(count)d people", count) % {"count": count},
            }
            for letter, count in rows
        ]
    }


# --- Words, times and money ------------------------------------------------------------------------------
@register.filter
def phrases(text: str) -> str:
    """Keep phrases whole: lines of a Japanese text break only between them."""
    if not text or not _japanese():
        return text
    found = phrases_of(str(text))
    hang = " hang" if found[0][0] in "「『（" else ""
    parts = [("" if at else hang, part) for at, part in enumerate(found)]
    return format_html_join("", '<span class="ph{}">{}</span>', parts)


def _local(moment: datetime, zone: str) -> datetime:
    return moment.astimezone(ZoneInfo(zone or settings.TIME_ZONE))


def _date(moment: date, zone: str) -> date:
    return _local(moment, zone).date() if isinstance(moment, datetime) else moment


@register.filter
def clock_time(moment: datetime | None, zone: str = "") -> str:
    return f"{_local(moment, zone):%H:%M}" if moment else ""


@register.filter
def day(moment: date | None, zone: str = "") -> str:
    if moment is None:
        return ""
    at = _date(moment, zone)
    if _japanese():
        return f"{at.month}月{at.day}日（{WEEKDAYS_JA[at.weekday()]}）"
    return f"{WEEKDAYS_EN[at.weekday()][:3]} {at.day} {MONTHS_EN[at.month - 1][:3]} {at.year}"


@register.filter
def full_day(moment: date | None, zone: str = "") -> str:
    if moment is None:
        return ""
    at = _date(moment, zone)
    if _japanese():
        return f"{at.year}年{day(at)}"
    return f"{WEEKDAYS_EN[at.weekday()]} {at.day} {MONTHS_EN[at.month - 1]} {at.year}"


@register.filter
def yen(amount: int) -> str:
    return gettext("¥%(amount)s (tax incl.)") % {"amount": f"{amount:,}"}


@register.filter
def epoch_ms(moment: datetime) -> int:
    """What the clocks on the page count with."""
    return round(moment.timestamp() * 1000)


# --- Drawings --------------------------------------------------------------------------------------------
@register.inclusion_tag("ui/_ticks.html")
def ticks(total: int, done: int = 0, *, since: datetime | None = None, until: datetime | None = None) -> dict[str, Any]:
    """A ruler with `done` notches behind us; the next is where we are. With two moments, the page moves it along."""
    places = ["is-done" if at < done else "is-now" if at == done else "" for at in range(total)]
    return {"places": places, "since": since, "until": until}


@register.simple_tag
def pen() -> SafeString:
    """○ between words."""
    return format_html(
        '<svg class="mark-inline" viewBox="0 0 48 48" role="img" aria-label="{}">'
        '<path fill-rule="evenodd" d="{}"/></svg>',
        gettext("marked"),
        PEN,
    )


@register.inclusion_tag("ui/_mark.html")
def mark(*, marked: bool) -> dict[str, Any]:
    return {"marked": marked}


@register.simple_tag
def icon(name: str) -> SafeString:
    drawing = mark_safe(ICONS[name])  # noqa: S308 - our own drawings, nothing typed by anybody
    return format_html('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>', drawing)


@register.inclusion_tag("ui/_wordmark.html")
def wordmark() -> dict[str, Any]:
    return {}
