"""First screens and reports."""

from django.urls import path

from enishi.insights import views

app_name = "insights"
urlpatterns = [
    path("", views.home, name="home"),
    path("today", views.today, name="today"),
    path("my/<slug:key>/", views.my, name="my"),
    path("events/<slug:code>/report", views.report, name="report"),
]
