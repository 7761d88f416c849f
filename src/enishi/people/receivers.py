"""Others' news that concerns people."""

from typing import Any

from allauth.account.signals import user_logged_in
from django.dispatch import receiver

from enishi.people.actions import claim_by_mail
from enishi.people.models import Member


@receiver(user_logged_in)
def claim_on_sign_in(user: Member, **_news: Any) -> None:
    """The code proved the address: whoever a host has entered with it is this member."""
    claim_by_mail(user)
