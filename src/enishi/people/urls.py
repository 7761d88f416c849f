"""Signing in, faces and own links."""

from allauth.account import views as account
from django.urls import path

from enishi.people import views
from enishi.people.access import open_to_all

# allauth reverses these names itself, so they stay outside a namespace. Signing up is signing in.
urlpatterns = [
    path("sign-in/", views.sign_in, name="account_login"),
    path("sign-in/", views.sign_in, name="account_request_login_code"),
    path("sign-in/", views.sign_in, name="account_signup"),
    path("sign-in/code/", open_to_all(account.confirm_login_code), name="account_confirm_login_code"),
    path("sign-out/", open_to_all(account.logout), name="account_logout"),
    path("closed-account/", open_to_all(account.account_inactive), name="account_inactive"),
    path("faces/<slug:key>.jpg", views.face, name="face"),
    path("own/<slug:secret>", views.own_link, name="own_link"),
]
