"""Others' news that concerns the running evening: somebody unannounced stands at the door."""

from typing import Any

from django.dispatch import receiver

from enishi.evening.queries import next_round
from enishi.events.models import Registration
from enishi.events.signals import walk_in_arrived
from enishi.seating.actions import seat_arrival
from enishi.seating.queries import published_seating


@receiver(walk_in_arrived)
def seat_walk_in(registration: Registration, by: str, **_news: Any) -> None:
    """Once a seating is out, the walk-in gets the best hole from the round that runs or comes next.

    A running round keeps the seating it started with, so the walk-in sits in that one and in a newer one.
    """
    event = registration.event
    running = event.runs.filter(ended_at=None).select_related("seating").first()
    shown = published_seating(event)
    seatings = {one.version: one for one in (shown, running.seating if running else None) if one is not None}
    for version in sorted(seatings):
        seat_arrival(seatings[version], registration, next_round(event), by)
