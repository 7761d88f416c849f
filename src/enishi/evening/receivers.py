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
    """Once a seating is out, the walk-in gets the best hole from the round that runs or comes next."""
    seating = published_seating(registration.event)
    if seating is not None:
        seat_arrival(seating, registration, next_round(registration.event), by)
