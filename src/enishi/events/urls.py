"""The host's desk, the people of an evening, and the reception."""

from django.urls import path

from enishi.events.views import desk, reception, roster

app_name = "events"
urlpatterns = [
    path("desk/<slug:code>/", desk.desk, name="desk"),
    path("desk/<slug:code>/new-evening", desk.new_event, name="new_event"),
    path("events/<slug:code>/attendees", roster.attendees, name="attendees"),
    path("events/<slug:code>/roster-files", roster.roster_files, name="roster_files"),
    path("events/<slug:code>/roster-files/<slug:file>", roster.roster_file, name="roster_file"),
    path("events/<slug:code>/roster-files/<slug:file>/confirmation", roster.confirmation, name="confirmation"),
    path("events/<slug:code>/reception", reception.reception, name="reception"),
    path("events/<slug:code>/registrations/<int:number>/check-in", reception.check_in, name="check_in"),
    path(
        "events/<slug:code>/registrations/<int:number>/check-in/withdrawal",
        reception.check_in_withdrawal,
        name="check_in_withdrawal",
    ),
    path("events/<slug:code>/walk-ins", reception.walk_ins, name="walk_ins"),
]
