"""The programme running, the phones in the hall, and what is printed for it."""

from django.urls import path

from enishi.evening.views import paper, programme, table

app_name = "evening"
urlpatterns = [
    path("events/<str:code>/programme", programme.programme, name="programme"),
    path("events/<str:code>/programme/step", programme.step, name="step"),
    path("events/<str:code>/programme/minutes", programme.minutes, name="minutes"),
    path("events/<str:code>/absences", programme.absences, name="absences"),
    path("events/<str:code>/projector", programme.projector, name="projector"),
    path("events/<str:code>/paper", paper.papers, name="paper"),
    path("events/<str:code>/paper/<str:name>.pdf", paper.sheet, name="sheet"),
    path("events/<str:code>/registrations/<int:number>/slip", paper.slip, name="slip"),
    path("my/<str:key>/<str:code>/table", table.table, name="table"),
    path("my/<str:key>/<str:code>/people/<str:about>/note", table.note, name="note"),
    path("c/<str:face_code>", table.badge, name="badge"),
]
