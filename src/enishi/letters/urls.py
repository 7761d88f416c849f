"""Tonight's letters of one person."""

from django.urls import path

from enishi.letters import views

app_name = "letters"
urlpatterns = [
    path("my/<slug:key>/<slug:code>/thanks", views.thanks, name="thanks"),
    path("my/<slug:key>/<slug:code>/thanks/<slug:about>", views.letter, name="letter"),
    path("my/<slug:key>/<slug:code>/thanks/<slug:about>/sent", views.sent, name="sent"),
    path("my/<slug:key>/<slug:code>/thanks/<slug:about>/withdrawal", views.withdrawal, name="withdrawal"),
    path("my/<slug:key>/<slug:code>/disclosure", views.disclosure, name="disclosure"),
]
