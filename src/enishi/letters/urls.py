"""Tonight's letters of one person."""

from django.urls import path

from enishi.letters import views

app_name = "letters"
urlpatterns = [
    path("my/<str:key>/<str:code>/thanks", views.thanks, name="thanks"),
    path("my/<str:key>/<str:code>/thanks/<str:about>", views.letter, name="letter"),
    path("my/<str:key>/<str:code>/thanks/<str:about>/sent", views.sent, name="sent"),
    path("my/<str:key>/<str:code>/thanks/<str:about>/withdrawal", views.withdrawal, name="withdrawal"),
    path("my/<str:key>/<str:code>/disclosure", views.disclosure, name="disclosure"),
]
