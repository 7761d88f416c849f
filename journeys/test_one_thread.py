"""One thread through the whole evening: a spreadsheet goes in, an evening that is worth its fee comes out.

The host works at a desk, the attendee on a phone. Lived through once in Japanese and once in English.
"""

import email
import email.policy
import re
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import unquote
from zoneinfo import ZoneInfo

import pypdf
import pytest
from playwright.sync_api import expect

from enishi.demo.town import Person
from journeys.conftest import DESK, PHONE, SMALL, Screen, Server, Visitor, until
from journeys.guests import ABSENT, GUESTS, by_kana, spreadsheet
from journeys.paper import codes_on

WORDS = "窯の火を一晩見るお話、うちの炉の番と同じで笑いました。"


@dataclass
class Evening:
    """What one part of the evening hands on to the next."""

    code: str
    desk: Screen


@pytest.mark.parametrize(("language", "phone_size"), [("ja-JP", PHONE), ("en-GB", SMALL)])
def test_one_thread_through_the_evening(
    language: str, phone_size: dict[str, int], fresh_server: Server, visitor: Visitor, tmp_path: Path
) -> None:
    tag, server = language[:2], fresh_server
    desk = visitor(DESK, language)
    evening = the_host_opens_an_evening(server, desk, tag)
    the_spreadsheet_goes_in(evening, spreadsheet(tmp_path / "名簿.xlsx"), tag)
    a_seating_is_drawn_and_published(evening, tag)
    own_links = badges_and_slips_are_printed(evening, tmp_path)

    me = visitor(phone_size, language)
    the_phone_opens_its_own_link(me, own_links[0])
    the_door_receives(evening)

    wall = visitor({"width": 1920, "height": 1080}, language)
    mc = visitor(DESK, language)
    round_one_starts_everywhere(evening, server, mc, wall, me, tag)
    number, second_mate = i_mark_a_tablemate(me, tag)
    the_round_ends(mc, wall, me, tag)
    i_write_tonight(server, me, number, tag)
    my_own_mail_app_opens_where_an_address_is_shown(me, visitor(phone_size, language), own_links, second_mate)
    the_board_reads_the_report(evening, tag)


def the_host_opens_an_evening(server: Server, desk: Screen, tag: str) -> Evening:
    page = desk.page
    page.goto(f"{server.desk}/demo/desk")
    desk.see(f"{tag}-desk")
    desk.is_sound()
    page.locator("a.btn--go").click()
    page.fill("[name=name]", f"筋の会 {tag}")
    page.fill("[name=day]", datetime.now(ZoneInfo("Asia/Tokyo")).date().isoformat())
    page.fill("[name=time]", "19:00" if tag == "ja" else "19:30")  # after the demo's own evening: this one counts now
    page.fill("[name=rounds]", "3")
    desk.is_sound()
    page.locator("form.form button[type=submit]").click()
    expect(page).to_have_url(re.compile(r"/events/\w+/attendees"))
    desk.see(f"{tag}-attendees-empty")
    desk.is_sound()
    return Evening(page.url.split("/")[4], desk)


def the_spreadsheet_goes_in(evening: Evening, file: Path, tag: str) -> None:
    page = evening.desk.page
    page.set_input_files("input[type=file]", file)
    expect(page).to_have_url(re.compile(r"/roster-files/\w+$"))
    expect(page.locator("h1")).to_contain_text(str(len(GUESTS)))
    expect(page.locator(".notice")).to_contain_text("まだ聞いていません")
    expect(page.locator("tbody tr")).to_have_count(len(GUESTS) + 1)
    evening.desk.see(f"{tag}-preview")
    evening.desk.is_sound()
    page.locator("button.btn--go").click()
    expect(page).to_have_url(re.compile(r"/attendees$"))
    expect(page.locator("tbody tr")).to_have_count(len(GUESTS))
    evening.desk.see(f"{tag}-attendees")
    evening.desk.is_sound()


def a_seating_is_drawn_and_published(evening: Evening, tag: str) -> None:
    page = evening.desk.page
    page.goto(page.url.replace("/attendees", "/seating"))
    evening.desk.is_sound()
    page.locator("button.btn--go").click()
    expect(page.locator(".spot")).to_have_count(5)
    repeats = "二度同席：0組" if tag == "ja" else "at one table twice: 0"
    expect(page.locator(".quality")).to_contain_text(repeats)
    firms = {person.name: person.company for person in GUESTS}
    for turn in (1, 2, 3):
        page.goto(re.sub(r"/seating.*", f"/seating?round={turn}", page.url))
        for table in page.locator(".spot").all():
            at_table = [name for name in firms if name in shown_names(table.inner_text(), tag)]
            companies = [firms[name] for name in at_table]
            assert len(companies) == len(set(companies)), f"colleagues at one table in round {turn}: {at_table}"
    evening.desk.see(f"{tag}-seating-draft")
    evening.desk.is_sound()
    page.locator("form[action*=publication] button").click()
    expect(page.locator("form[action*=publication]")).to_have_count(0)
    evening.desk.see(f"{tag}-seating")


def shown_names(text: str, tag: str) -> str:
    """English pages show romanised names; they are put back into kanji for the comparison."""
    text = re.sub(r"[\s\u2009\u200a\u202f]+", " ", text)
    if tag == "en":
        for person in GUESTS:
            text = text.replace(person.romanised, person.name)
    return text


def badges_and_slips_are_printed(evening: Evening, folder: Path) -> list[str]:
    """Both sheets come out as PDF; the own links are read from the slips by a camera."""
    page = evening.desk.page
    page.goto(re.sub(r"/seating.*", "/paper", page.url))
    evening.desk.is_sound()
    sheets = {}
    for name in ("badges", "slips"):
        answer = page.request.get(page.url.replace("/paper", f"/paper/{name}.pdf"), headers=evening.desk.cookies())
        assert answer.headers["content-type"] == "application/pdf"
        sheets[name] = folder / f"{name}.pdf"
        sheets[name].write_bytes(answer.body())
        assert len(pypdf.PdfReader(sheets[name]).pages) == 3
    assert len([code for code in codes_on(sheets["badges"]) if "/c/" in code]) == len(GUESTS)
    links = [code for code in codes_on(sheets["slips"]) if "/own/" in code]
    assert len(links) == len(GUESTS)
    return [link.replace("localhost", "127.0.0.1") for link in links]


def the_phone_opens_its_own_link(phone: Screen, link: str) -> None:
    phone.page.goto(link)
    phone.is_sound()
    phone.page.locator("button.btn--go").click()
    expect(phone.page).to_have_url(re.compile(r"/my/\w+/\w+/table"))
    phone.is_sound()


def the_door_receives(evening: Evening) -> None:
    """Two kana, one tap. The slips are in kana order, and the first two have to be here."""
    page = evening.desk.page
    page.goto(re.sub(r"/paper.*", "/reception", page.url))
    evening.desk.is_sound()
    for person in by_kana()[:-ABSENT]:
        page.fill("#q", person.family_reading[:2])
        row = page.locator(".arrivals li", has_text=re.compile(f"{person.family}|{re.escape(person.romanised)}"))
        button = (
            row.filter(has=page.locator(".vh", has_text=person.family)).locator("form[action$=check-in] button").first
        )
        button.click()
    page.fill("#q", "")
    expect(page.locator(".counter b")).to_have_text(str(len(GUESTS) - ABSENT))
    evening.desk.see("reception")
    evening.desk.is_sound()


def round_one_starts_everywhere(
    evening: Evening, server: Server, mc: Screen, wall: Screen, me: Screen, tag: str
) -> None:
    """One press at the MC's desk turns the wall and the phone, without anybody reloading."""
    for screen, name in ((mc, "programme"), (wall, "projector")):
        screen.page.context.add_cookies(evening.desk.page.context.cookies())  # type: ignore[arg-type]  # what a browser gave it takes
        screen.page.goto(f"{server.desk}/events/{evening.code}/{name}")
        screen.is_sound()
    for _press in range(3):  # opening, toast, round 1
        before = mc.page.locator("[name=seen]").input_value()
        mc.page.locator(".cues .btn--go").click()
        expect(mc.page.locator("[name=seen]")).not_to_have_value(before)
    expect(wall.page.locator(".wall .top")).to_contain_text("1回目" if tag == "ja" else "Round 1")
    expect(me.page.locator(".here h1 .num")).to_be_visible()
    expect(me.page.locator(".mates li").first).to_be_visible()
    for screen, name in ((mc, "mc"), (wall, "projector"), (me, "table")):
        screen.see(f"{tag}-{name}")
        screen.is_sound()


def i_mark_a_tablemate(me: Screen, tag: str) -> tuple[str, Person]:
    """Returns my table's number, and another mate who came and gave an address."""
    first = me.page.locator(".mates li").first
    first.locator("button.mark").click()
    expect(first.locator("button.mark")).to_have_attribute("aria-pressed", "true")
    me.page.reload()
    first.locator("[name=words]").fill("登り窯")
    expect(first.locator(".words [data-saved]")).to_contain_text("保存しました" if tag == "ja" else "Saved")
    me.page.reload()
    expect(first.locator("[name=words]")).to_have_value("登り窯")
    me.see(f"{tag}-table-marked")
    me.is_sound()
    labels = [button.get_attribute("aria-label") or "" for button in me.page.locator("button.mark").all()[1:]]
    second = next(one for one in by_kana()[:-ABSENT] if one.mail and any(one.name in label for label in labels))
    return me.page.locator(".here h1 .num").inner_text(), second


def the_round_ends(mc: Screen, wall: Screen, me: Screen, tag: str) -> None:
    table = me.page.locator(".here").inner_text()
    mc.page.locator(".cues .btn--go").click()
    expect(wall.page.locator(".wall .top")).to_contain_text("2回目" if tag == "ja" else "Round 2")
    expect(me.page.locator(".here")).not_to_have_text(table)


def i_write_tonight(server: Server, me: Screen, number: str, tag: str) -> None:
    """The marked one comes first; what I wrote leaves once, with my address to answer to."""
    page = me.page
    page.locator("a[href$=thanks]").last.click()
    expect(page.locator(".mates--thanks li")).not_to_have_count(0)
    expect(page.locator(".mates--thanks li").first).to_contain_text("登り窯")
    me.see(f"{tag}-thanks")
    me.is_sound()
    page.locator("footer a.btn--go, .actionbar a.btn--go").click()
    expect(page.locator(".recall")).to_contain_text(number)
    page.fill("#body", WORDS)
    me.see(f"{tag}-letter")
    me.is_sound()
    before = len(server.letters())
    page.locator("button[value=relay]").click()
    expect(page).to_have_url(re.compile(r"/sent$"))
    me.see(f"{tag}-sent")
    me.is_sound()
    until(lambda: len(server.letters()) > before, seconds=25)
    mail = email.message_from_bytes(server.letters()[-1], policy=email.policy.default)
    assert isinstance(mail, EmailMessage)
    assert WORDS in mail.get_content()
    assert "のお礼" in mail["Subject"]
    assert mail["Reply-To"] in {person.mail for person in GUESTS}
    assert len(server.letters()) == before + 1


def my_own_mail_app_opens_where_an_address_is_shown(
    me: Screen, other: Screen, links: list[str], person: Person
) -> None:
    """A tablemate shows the address to people met; then, and only then, my own mail app can take the letter."""
    me.page.goto(re.sub(r"/thanks.*", "/thanks", me.page.url))
    letter = me.page.locator(".mates--thanks li").filter(
        has_text=re.compile(f"{person.family}|{re.escape(person.romanised)}")
    )
    letter.locator("a.over").click()
    assert me.page.locator("a[href^=mailto]").count() == 0
    assert person.mail not in me.page.content()
    the_phone_opens_its_own_link(other, links[by_kana().index(person)])
    other.page.goto(re.sub(r"/table.*", "/thanks", other.page.url))
    other.page.locator(".disclosure button").click()
    expect(other.page.locator(".disclosure [name=shown]")).to_have_value("0")
    me.page.fill("#body", "給食の野菜のこと、明日の朝に聞いてみます。")
    until(lambda: "給食の野菜" in me.page.evaluate("async () => await (await fetch(location.href)).text()"))
    me.page.reload()
    me.page.locator("#body").press_sequentially("では。")
    link = me.page.locator("a[href^=mailto]").first
    link.evaluate("link => link.addEventListener('click', event => event.preventDefault())")  # no mail app here
    link.click()
    address = link.get_attribute("href") or ""
    assert address.startswith(f"mailto:{person.mail}?subject=")
    assert "給食の野菜のこと" in unquote(address)
    assert "では。" in unquote(address)
    me.page.locator("button[value=own_app]").click()
    expect(me.page).to_have_url(re.compile(r"/sent$"))
    me.is_sound()


def the_board_reads_the_report(evening: Evening, tag: str) -> None:
    page = evening.desk.page
    page.goto(re.sub(r"/reception.*", "/report", page.url))
    expect(page.locator(".facts")).to_contain_text(str(len(GUESTS) - ABSENT))
    expect(page.locator("tbody tr")).to_have_count(len(GUESTS) - ABSENT)
    evening.desk.see(f"{tag}-report")
    evening.desk.is_sound()
