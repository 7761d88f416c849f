"""A stranger photographs my badge, and then my slip."""

import re
from pathlib import Path

from playwright.sync_api import expect

from enishi.demo.town import EIGHT, TONIGHT
from journeys.conftest import DESK, Server, Visitor
from journeys.paper import codes_on


def test_a_stranger_photographs_my_badge(server: Server, visitor: Visitor, tmp_path: Path) -> None:
    desk, me, stranger = visitor(DESK), visitor(), visitor()
    desk.page.goto(f"{server.desk}/demo/desk")
    desk.page.locator("a", has_text="第12回").click()
    event = desk.page.url.split("/")[4]
    for name in ("badges", "slips"):
        sheet = desk.page.request.get(f"{server.desk}/events/{event}/paper/{name}.pdf", headers=desk.cookies())
        (tmp_path / f"{name}.pdf").write_bytes(sheet.body())
    by_kana = sorted(TONIGHT, key=lambda person: (person.family_reading, person.given_reading))
    mine = by_kana.index(EIGHT[1])
    badge = [code for code in codes_on(tmp_path / "badges.pdf") if "/c/" in code][mine]
    slip = [code for code in codes_on(tmp_path / "slips.pdf") if "/own/" in code][mine]

    me.page.goto(slip)
    me.page.locator("button.btn--go").click()
    expect(me.page).to_have_url(re.compile(r"/my/\w+/\w+/table"))
    my_address = me.page.url

    stranger.page.goto(badge)
    seen = stranger.page.content()
    private = [
        part for person in TONIGHT for part in (person.family + " " + person.given, person.company, person.mail) if part
    ]
    assert [part for part in private if part in seen] == []
    assert "/my/" not in seen
    stranger.see("stranger")
    stranger.is_sound()
    for path in ("/table", "/thanks"):
        answer = stranger.page.goto(
            re.sub(r"/my/\w+/", f"/my/{badge.rsplit('/', 1)[1]}/", my_address).replace("/table", path)
        )
        assert answer is not None
        assert answer.status == 404

    stranger.wrongs.clear()  # the browser reports the two refusals above
    stranger.page.goto(slip)  # the slip was photographed too, but my phone was first
    assert stranger.page.locator("form[method=post] button.btn--go").count() == 0
    assert EIGHT[1].family not in stranger.page.content()
    stranger.see("slip-in-use")
    stranger.is_sound()

    me.page.goto(badge)  # somebody who takes part sees the card behind a badge
    expect(me.page.locator("h1")).to_contain_text(EIGHT[1].family)
    me.is_sound()
