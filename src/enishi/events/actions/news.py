"""Tell the hall that something changed: phones, the projector and the other reception desk look again."""

from django.db import connection
from django.db.models import F

from enishi.events.models import Event, News

CHANNEL = "enishi_news"


def announce(event: Event) -> None:
    """Raise the evening's version in the caller's transaction: seen once the change is committed, and only then."""
    changed = News.objects.filter(event=event).update(version=F("version") + 1, door=F("door") + 1)
    if not changed:
        News.objects.get_or_create(event=event)
    _ring()


def announce_at_door(event: Event) -> None:
    """The same for what only the reception shows: who has come."""
    News.objects.filter(event=event).update(door=F("door") + 1)
    _ring()


def _ring() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, '')", [CHANNEL])
