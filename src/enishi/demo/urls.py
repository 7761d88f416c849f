"""Doors of the demo."""

from django.urls import path

from enishi.demo import views

app_name = "demo"
urlpatterns = [
    path("demo/desk", views.desk, name="desk"),
    path("demo/phone", views.phone, name="phone"),
    path("demo/projector", views.projector, name="projector"),
    path("demo/mailbox", views.mailbox, name="mailbox"),
]
