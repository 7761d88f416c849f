"""The host's desk, the people of an evening, and the reception."""

from django.urls import path

from enishi.events.views import desk, reception, roster

app_name = "events"
urlpatterns = [
    path("desk/<str:code>/", desk.desk, name="desk"),
    path("desk/<str:code>/new-evening", desk.new_event, name="new_event"),
    path("events/<str:code>/attendees", roster.attendees, name="attendees"),
    path("events/<str:code>/roster-files", roster.roster_files, name="roster_files"),
    path("events/<str:code>/roster-files/<str:file>", roster.roster_file, name="roster_file"),
    path("events/<str:code>/roster-files/<str:file>/confirmation", roster.confirmation, name="confirmation"),
    path("events/<str:code>/reception", reception.reception, name="reception"),
    path("events/<str:code>/registrations/<int:number>/check-in", reception.check_in, name="check_in"),
    path(
        "events/<str:code>/registrations/<int:number>/check-in/withdrawal",
        reception.check_in_withdrawal,
        name="check_in_withdrawal",
    ),
    path("events/<str:code>/walk-ins", reception.walk_ins, name="walk_ins"),
]
