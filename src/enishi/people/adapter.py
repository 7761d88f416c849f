"""How django-allauth behaves here: one page to sign in, mail through the outbox, claims after a confirmed address."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.crypto import get_random_string


class MemberAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts appear when a code is asked for; there is no separate page to sign up."""

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        return False

    def generate_login_code(self) -> str:
        return get_random_string(6, "0123456789")

    def add_message(self, *_args: Any, **_kwargs: Any) -> None:
        """The pages say themselves what happened; allauth's own messages would say it twice."""
