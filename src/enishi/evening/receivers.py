"""Others' news that concerns the running evening: somebody stands at the door who has no seat yet."""

from typing import Any

from django.dispatch import receiver

from enishi.evening.queries import next_round
from enishi.events.models import Registration
from enishi.events.signals import arrived
from enishi.seating.actions import seat_arrival
from enishi.seating.queries import published_seating


@receiver(arrived)
def seat_who_has_no_place(registration: Registration, by: str, **_news: Any) -> None:
    """Once a seating is out, who is not in it gets the best hole from the round that runs or comes next.

    Walk-ins, people of a later spreadsheet, and those who were taken as absent when it was drawn and come after all.
    A running round keeps the seating it started with, so they sit in that one and in a newer one.
    """
    event = registration.event
    running = event.runs.filter(ended_at=None).select_related("seating").first()
    shown = published_seating(event)
    seatings = {one.version: one for one in (shown, running.seating if running else None) if one is not None}
    for version in sorted(seatings):
        if not seatings[version].seats.filter(registration=registration).exists():
            seat_arrival(seatings[version], registration, next_round(event), by)
