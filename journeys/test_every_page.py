"""Every page that the demo leads to: sound at 320 px and at a desk, in both languages."""

import re
from collections.abc import Iterator

import pytest

from enishi.demo.town import EIGHT
from journeys.conftest import DESK, SMALL, Screen, Server, Visitor

OFFICE = ["attendees", "seating", "seating?round=2", "paper", "reception", "programme", "projector", "report"]


@pytest.mark.parametrize("language", ["ja-JP", "en-GB"])
@pytest.mark.parametrize("size", [SMALL, DESK], ids=["320", "desk"])
def test_the_office(size: dict[str, int], language: str, server: Server, visitor: Visitor) -> None:
    desk = visitor(size, language)
    desk.page.goto(f"{server.desk}/demo/desk")
    desk.is_sound()
    host = desk.page.url
    links = [link.get_attribute("href") or "" for link in desk.page.locator("main a[href*='/events/']").all()]
    codes = list(dict.fromkeys(re.findall(r"/events/(\w+)/", " ".join(links))))
    assert len(codes) >= 3
    for address in [
        f"{host}new-evening",
        *[f"{server.desk}/events/{code}/{page}" for code in codes[:3] for page in OFFICE],
    ]:
        desk.page.goto(address)
        name = re.sub(
            r"\W+",
            "-",
            address.split("/events/")[-1]
            .replace(codes[0], "tonight")
            .replace(codes[1], "next")
            .replace(codes[2], "past"),
        )
        desk.see(f"page-{language[:2]}-{size['width']}-{name}")
        desk.is_sound()


def phone_pages(screen: Screen, server: Server) -> Iterator[str]:
    """The pages of one attendee, in the order of the evening."""
    screen.page.goto(f"{server.phone}/demo/phone")
    yield "table"
    screen.page.goto(re.sub(r"/table.*", "/thanks", screen.page.url))
    yield "thanks"
    screen.page.locator(".mates--thanks a.over").first.click()
    yield "letter"
    screen.page.goto(f"{server.phone}/sign-in/")
    yield "sign-in"
    screen.page.fill("[name=email]", EIGHT[0].mail)
    screen.page.locator("button.btn--go").click()
    yield "code"
    for name, path in (("home", "/"), ("gallery", "/ui/"), ("mailbox", "/demo/mailbox")):
        screen.page.goto(server.phone + path)
        yield name


@pytest.mark.parametrize("language", ["ja-JP", "en-GB"])
@pytest.mark.parametrize("size", [SMALL, DESK], ids=["320", "desk"])
def test_the_attendee(size: dict[str, int], language: str, server: Server, visitor: Visitor) -> None:
    phone = visitor(size, language)
    for name in phone_pages(phone, server):
        phone.see(f"page-{language[:2]}-{size['width']}-{name}")
        phone.is_sound()


def test_a_page_that_does_not_exist_says_so(server: Server, visitor: Visitor) -> None:
    lost = visitor()
    answer = lost.page.goto(f"{server.phone}/events/nothing/here")
    assert answer is not None
    assert answer.status == 404
    lost.wrongs.clear()  # the browser reports the 404 itself
    lost.see("not-found")
    lost.is_sound()
