"""The programme running, the phones in the hall, and what is printed for it."""

from django.urls import path

from enishi.evening.views import paper, programme, table

app_name = "evening"
urlpatterns = [
    path("events/<slug:code>/programme", programme.programme, name="programme"),
    path("events/<slug:code>/programme/step", programme.step, name="step"),
    path("events/<slug:code>/programme/minutes", programme.minutes, name="minutes"),
    path("events/<slug:code>/absences", programme.absences, name="absences"),
    path("events/<slug:code>/absences/withdrawal", programme.absences_withdrawal, name="absences_withdrawal"),
    path("events/<slug:code>/projector", programme.projector, name="projector"),
    path("events/<slug:code>/paper", paper.papers, name="paper"),
    path("events/<slug:code>/paper/<slug:name>.pdf", paper.sheet, name="sheet"),
    path("events/<slug:code>/registrations/<int:number>/slip", paper.slip, name="slip"),
    path("my/<slug:key>/<slug:code>/table", table.table, name="table"),
    path("my/<slug:key>/<slug:code>/people/<slug:about>/note", table.note, name="note"),
    path("c/<slug:face_code>", table.badge, name="badge"),
]
