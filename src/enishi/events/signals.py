"""Our news for the rooms above."""

from django.dispatch import Signal

event_ended = Signal()  # event: Event
arrived = Signal()  # registration: Registration, by: str
