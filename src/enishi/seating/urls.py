"""Drawing and publishing."""

from django.urls import path

from enishi.seating import views

app_name = "seating"
urlpatterns = [
    path("events/<slug:code>/seating", views.seating, name="seating"),
    path("events/<slug:code>/seating/<int:version>/publication", views.publication, name="publication"),
]
