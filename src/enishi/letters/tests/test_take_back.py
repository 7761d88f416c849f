"""Ten seconds to take a letter back, and a word when they are over."""

from datetime import datetime

from django.test import Client
from django.urls import reverse

from enishi.conftest import own_key
from enishi.events.models import Event
from enishi.letters.actions import UNDO, save_draft, send_by_relay
from enishi.people.models import Attendee
from enishi.ui import clock


def test_letter_that_left_says_so_when_it_is_taken_back(
    met: Event, hayase: Attendee, yamamoto: Attendee, now: datetime
) -> None:
    key = own_key(hayase)
    send_by_relay(save_draft(hayase, yamamoto, met, "お礼"))
    shown = reverse("letters:sent", args=[key, met.code, yamamoto.code])
    assert "10秒" in Client().get(shown).content.decode()
    with clock.standing_at(now + UNDO):
        phone = Client()
        answer = phone.post(reverse("letters:withdrawal", args=[key, met.code, yamamoto.code]), follow=True)
    text = answer.content.decode()
    assert answer.redirect_chain == [(shown, 302)]
    assert "すでに送信されました" in text
    assert "10秒" not in text
    assert "メールサーバーの応答待ち" in text
