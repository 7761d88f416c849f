"""One click instead of a code: only in demo mode, only from this machine."""

import pytest
from django.conf import LazySettings
from django.test import Client

from enishi.conftest import Chamber

DOORS = ["/demo/desk", "/demo/phone", "/demo/projector", "/demo/mailbox"]


def test_door_opens_on_this_machine(chamber: Chamber) -> None:
    assert Client().get("/demo/desk")["Location"] == f"/desk/{chamber.host.code}/"


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(
    "visitor",
    [
        {"REMOTE_ADDR": "192.0.2.7"},
        {"HTTP_X_FORWARDED_FOR": "192.0.2.7"},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_FORWARDED": "for=192.0.2.7"},
    ],
)
def test_door_is_not_there_for_others(
    door: str, visitor: dict[str, str], chamber: Chamber, settings: LazySettings
) -> None:
    """A proxy on this machine makes everybody look local, but for what it says of them."""
    client = Client()
    assert client.get(door, **visitor).status_code == 404  # type: ignore[arg-type]  # headers by name
    assert settings.SESSION_COOKIE_NAME not in client.cookies


@pytest.mark.parametrize("door", DOORS)
def test_door_is_closed_without_demo_mode(door: str, chamber: Chamber, settings: LazySettings) -> None:
    settings.DEMO = False
    assert Client().get(door).status_code == 404
