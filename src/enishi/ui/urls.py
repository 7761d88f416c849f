from django.urls import path

from enishi.ui import gallery, views

app_name = "ui"
urlpatterns = [
    path("language", views.language, name="language"),
    path("csp-reports", views.csp_reports, name="csp_reports"),
    path("ui/", gallery.gallery, name="gallery"),
]
