"""Badges and slips: eight to a page, the right codes, every name whole, and nobody's text taken for markup."""

import io
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pypdf
import pytest
import typst
import zxingcpp
from django.conf import LazySettings
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from enishi.engines import industries
from enishi.evening import paper
from enishi.events.actions.registration import receive_walk_in
from enishi.events.models import Event, Registration
from enishi.events.queries import people_of
from enishi.people.actions import issue_own_link
from enishi.people.models import Organisation
from enishi.seating.models import Seating
from enishi.seating.queries import tables_by_person
from enishi.ui import paper as press

Sheet = Callable[[Event, Sequence[Registration]], bytes]
Pictures = Callable[[Sheet, Event, Sequence[Registration]], list[Image.Image]]
BOTH = pytest.mark.parametrize("sheet", [paper.badges, paper.slips])

PPI = 200
MM = PPI / 25.4
WIDTH, HEIGHT = 105 * MM, 74.25 * MM

LONG_COMPANY = "株式会社汐見沢総合建設コンサルタント東日本統括本部技術開発センター第二研究室企画"
TYPED = [
    '#panic("x")',
    "*bold* _it_",
    "$x$",
    '"quoted" \\ back',
    "<label> @ref `raw`",
    "= head",
    "// gone",
    "[a](b) ~ --",
]


@pytest.fixture(autouse=True)
def _address(settings: LazySettings) -> None:
    settings.BASE_URL = "https://enishi.example"


@pytest.fixture
def pictures(monkeypatch: pytest.MonkeyPatch) -> Pictures:
    """Prints as pictures instead: the same template and the same data."""

    def compile_png(template: Path, data: Mapping[str, object]) -> object:
        return typst.compile(
            template,
            format="png",
            ppi=PPI,
            font_paths=press._fonts(),
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data)},
        )

    def draw(sheet: Sheet, event: Event, registrations: Sequence[Registration]) -> list[Image.Image]:
        with monkeypatch.context() as patch:
            patch.setattr(paper, "compile_pdf", compile_png)
            pages: Any = sheet(event, registrations)  # a list of pages from two pages on
        return [Image.open(io.BytesIO(page)).convert("L") for page in (pages if isinstance(pages, list) else [pages])]

    return draw


def cards(page: Image.Image) -> Iterator[Image.Image]:
    """The eight places of a page, in reading order."""
    for place in range(8):
        left, top = place % 2 * WIDTH, place // 2 * HEIGHT
        yield page.crop((round(left), round(top), round(left + WIDTH), round(top + HEIGHT)))


def codes(pages: list[Image.Image]) -> list[list[str]]:
    """What each card's QR says, card by card."""
    return [[code.text for code in zxingcpp.read_barcodes(card)] for page in pages for card in cards(page)]


def print_in_margin(card: Image.Image) -> bool:
    """Whether anything reaches into the 8 mm around a card, cut marks (3 mm) apart."""
    outer, inner = round(3.4 * MM), round(7.3 * MM)
    width, height = card.size
    bands = [
        (outer, outer, width - outer, inner),
        (outer, height - inner, width - outer, height - outer),
        (outer, outer, inner, height - outer),
        (width - inner, outer, width - outer, height - outer),
    ]
    return any(card.crop(band).getextrema() != (255, 255) for band in bands)


def pages_of(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def text_of(pdf: bytes) -> str:
    return "\n".join(pages_of(pdf))


def without_spaces(text: str) -> str:
    """pypdf sees the spacing between letters as spaces, and the end of a line as one more."""
    return re.sub(r"\s", "", text)


def fonts_of(pdf: bytes) -> set[str]:
    resources: Any = pypdf.PdfReader(io.BytesIO(pdf)).pages[0]["/Resources"]
    descriptors = [
        font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object() for font in resources["/Font"].values()
    ]
    return {each["/FontName"].partition("+")[2] for each in descriptors if "/FontFile3" in each}


def change(registration: Registration, *, company: str | None = None, **typed: str) -> None:
    """What the office typed about this person."""
    attendee = registration.attendee
    if company:
        assert attendee.organisation is not None
        # Past `save`: its key for telling companies apart is not what is printed.
        Organisation.objects.filter(pk=attendee.organisation.pk).update(name=company)
        attendee.organisation.refresh_from_db()
    elif company is not None:
        attendee.organisation = None
    for name, text in typed.items():
        setattr(attendee, name, text)
    attendee.save()


# --- The sheet ----------------------------------------------------------------------------------------------


@BOTH
@pytest.mark.parametrize(("people", "pages"), [(1, 1), (8, 1), (9, 2), (17, 3)])
def test_sheet_has_eight_to_an_a4_page(sheet: Sheet, event: Event, people: int, pages: int) -> None:
    for number in range(people - 8):
        receive_walk_in(event, f"当日 参加{number}", "", "", "system")
    pdf = pypdf.PdfReader(io.BytesIO(sheet(event, people_of(event)[:people])))
    assert len(pdf.pages) == pages
    assert [round(float(side) / 72 * 25.4) for side in pdf.pages[0].mediabox[2:]] == [210, 297]


@BOTH
def test_sheet_embeds_a_bold_font(sheet: Sheet, event: Event) -> None:
    assert fonts_of(sheet(event, people_of(event))) == {"NotoSansCJKjp-Regular", "NotoSansCJKjp-Bold"}


@BOTH
def test_sheet_keeps_the_order_given(sheet: Sheet, event: Event) -> None:
    people = people_of(event)[::-1]
    text = text_of(sheet(event, people))
    places = [text.index(one.attendee.name) for one in people]
    assert places == sorted(places)


@BOTH
def test_same_people_give_the_same_bytes(sheet: Sheet, event: Event, plan: Seating) -> None:
    assert sheet(event, people_of(event)) == sheet(event, people_of(event))


@BOTH
def test_sheet_asks_as_much_for_one_as_for_eight(
    sheet: Sheet, event: Event, plan: Seating, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    own_links = 1 if sheet is paper.slips else 0
    one, everybody = people_of(event)[:1], people_of(event)
    with django_assert_num_queries(2 + own_links):
        sheet(event, one)
    with django_assert_num_queries(2 + own_links):
        sheet(event, everybody)
    bare = list(event.registrations.order_by("number"))
    with django_assert_num_queries(4 + own_links):
        sheet(event, bare)


# --- What people typed --------------------------------------------------------------------------------------


@BOTH
def test_markup_in_names_is_printed_as_typed(sheet: Sheet, event: Event, registrations: list[Registration]) -> None:
    for registration, typed in zip(registrations, TYPED, strict=True):
        change(registration, family=typed, given="", family_reading="", given_reading="", romanised="")
    text = text_of(sheet(event, people_of(event)))
    assert [typed for typed in TYPED if typed not in text] == []


def test_markup_in_other_fields_is_printed_as_typed(event: Event, registrations: list[Registration]) -> None:
    for registration, typed in zip(registrations, TYPED, strict=True):
        change(
            registration,
            company=typed,
            title=f"T{typed}",
            division="",
            industry=f"I{typed}",
            family_reading=f"R{typed}",
        )
    text = without_spaces(text_of(paper.badges(event, people_of(event))))
    expected = [letter + typed for typed in TYPED for letter in ("", "T", "I", "R")]
    assert [typed for typed in expected if without_spaces(typed) not in text] == []


def test_line_breaks_and_control_characters_are_not_printed(event: Event, registrations: list[Registration]) -> None:
    change(registrations[0], family="早瀬\x07\u202e", given="健\u200b一\n", company="早瀬\u3000印刷\r\n本社")
    text = text_of(paper.badges(event, registrations[:1]))
    assert "早瀬 健一" in text
    assert "早瀬 印刷 本社" in text


@BOTH
@pytest.mark.parametrize(
    ("family", "given", "printed"),
    [
        ("𠮷﨑", "髙志", "𠮷﨑 髙志"),
        ("勅使河原", "萌々子", "勅使河原 萌々子"),
        ("葛󠄀飾", "辻󠄀子", "葛󠄀飾 辻󠄀子"),
        ("グエン ティ", "ラン", "グエン ティ ラン"),
        ("濵田", "", "濵田"),
    ],
)
def test_name_is_printed_whole_on_one_line(
    sheet: Sheet, event: Event, registrations: list[Registration], family: str, given: str, printed: str
) -> None:
    change(registrations[0], family=family, given=given, company="", title="", family_reading="", given_reading="")
    pdf = sheet(event, registrations[:1])
    assert printed in [line.strip() for line in text_of(pdf).splitlines()]
    assert fonts_of(pdf) == {"NotoSansCJKjp-Regular", "NotoSansCJKjp-Bold"}


def test_very_long_name_stands_on_two_lines_with_both_parts_whole(
    event: Event, registrations: list[Registration]
) -> None:
    change(registrations[0], family="コンスタンティノプル", given="アレクサンドラ")
    lines = [line.strip() for line in text_of(paper.badges(event, registrations[:1])).splitlines()]
    assert lines.index("アレクサンドラ") == lines.index("コンスタンティノプル") + 1


def test_forty_letters_of_a_company_are_all_printed(event: Event, registrations: list[Registration]) -> None:
    change(registrations[0], company=LONG_COMPANY)
    assert len(LONG_COMPANY) == 40
    assert LONG_COMPANY in without_spaces(text_of(paper.badges(event, registrations[:1])))


@BOTH
@pytest.mark.parametrize("letters", ["永", "W", "長い名前 "])
def test_nothing_leaves_its_card_however_long(
    sheet: Sheet, event: Event, registrations: list[Registration], plan: Seating, pictures: Pictures, letters: str
) -> None:
    def many(length: int) -> str:
        return (letters * length)[:length].strip()

    for length, registration in zip((1, 4, 6, 9, 14, 30, 60, 80), registrations, strict=True):
        change(
            registration,
            family=many(length),
            given=many(length),
            family_reading=many(length),
            given_reading=many(length),
            romanised=many(length),
            company=many(2 * length) or "社",
            title=many(length),
            division="" if length % 4 else "F",
            industry=many(length),
        )
    [page] = pictures(sheet, event, people_of(event))
    assert [place for place, card in enumerate(cards(page)) if print_in_margin(card)] == []


@BOTH
def test_empty_fields_leave_their_place_empty(
    sheet: Sheet, event: Event, registrations: list[Registration], plan: Seating, pictures: Pictures
) -> None:
    change(
        registrations[0], company="", title="", division="", industry="", romanised="",
        given="", family_reading="", given_reading="", family="早瀬",
    )  # fmt: skip
    text = text_of(sheet(event, registrations[:1]))
    assert "None" not in text
    assert "早瀬" in text
    [page] = pictures(sheet, event, registrations[:1])
    assert not any(print_in_margin(card) for card in cards(page))


# --- Badges -------------------------------------------------------------------------------------------------


def test_badge_code_opens_the_card_page(event: Event, plan: Seating, pictures: Pictures) -> None:
    people = people_of(event)
    assert codes(pictures(paper.badges, event, people)) == [
        [f"https://enishi.example/c/{one.attendee.face_code}"] for one in people
    ]


def test_badge_shows_who_this_is(event: Event, registrations: list[Registration]) -> None:
    change(
        registrations[0], company="早瀬印刷株式会社", title="代表取締役", division="E", romanised="Kenichi Hayase",
        family="早瀬", given="健一", family_reading="はやせ", given_reading="けんいち",
    )  # fmt: skip
    text = text_of(paper.badges(event, registrations[:1]))
    for printed in ("早瀬印刷株式会社", "代表取締役", "製造", "E", "Kenichi Hayase", "早瀬 健一", "No.1"):
        assert printed in text
    assert "はやせけんいち" in without_spaces(text)


def test_badge_shows_the_table_of_each_round(event: Event, registrations: list[Registration], plan: Seating) -> None:
    one = registrations[0]
    tables = tables_by_person(plan)[one.pk]
    text = without_spaces(text_of(paper.badges(event, [one])))
    assert sorted(tables) == [1, 2]
    assert f"1回目{tables[1]}番2回目{tables[2]}番" in text or f"1回目2回目{tables[1]}番{tables[2]}番" in text


@BOTH
def test_no_tables_are_printed_before_a_seating_is_published(sheet: Sheet, event: Event, plan: Seating) -> None:
    assert "回目" in text_of(sheet(event, people_of(event)))
    plan.published_at = None
    plan.save()
    text = text_of(sheet(event, people_of(event)))
    assert "回目" not in text
    assert not re.search(r"\d番", text)


@BOTH
def test_no_tables_are_printed_for_who_has_none(sheet: Sheet, event: Event, plan: Seating) -> None:
    plan.seats.filter(registration=event.registrations.get(number=1)).delete()
    first, second = event.registrations.order_by("number")[:2]
    assert "回目" not in text_of(sheet(event, [first]))
    assert "回目" in text_of(sheet(event, [second]))


@BOTH
def test_round_without_a_seat_is_a_dash(
    sheet: Sheet, event: Event, registrations: list[Registration], plan: Seating
) -> None:
    one = registrations[0]
    plan.seats.filter(registration=one, round_number=1).delete()
    text = text_of(sheet(event, [one]))
    assert "1回目" in text
    assert "–" in text


@BOTH
@pytest.mark.parametrize(("rounds", "tables"), [(1, 9), (4, 99), (6, 250), (7, 40), (12, 250)])
def test_any_number_of_rounds_fits(
    sheet: Sheet, event: Event, pictures: Pictures, monkeypatch: pytest.MonkeyPatch, rounds: int, tables: int
) -> None:
    turns = list(range(1, rounds + 1))
    by_person = {one.pk: dict.fromkeys(turns, tables) for one in people_of(event)}
    monkeypatch.setattr(paper, "_tables", lambda _event: paper._Tables(turns, by_person))
    for one in people_of(event):
        issue_own_link(one.attendee, "system")
    [page] = pictures(sheet, event, people_of(event))
    assert not any(print_in_margin(card) for card in cards(page))
    assert [len(found) for found in codes([page])] == [1] * 8
    assert without_spaces(text_of(sheet(event, people_of(event)))).count("回目") == 8 * rounds


def test_tile_colours_are_those_of_the_screen() -> None:
    folder = Path(paper.__file__).parent
    tokens = (folder.parent / "ui/static/ui/tokens.css").read_text("utf-8")
    template = (folder / "typst/sheet.typ").read_text("utf-8")
    screen = {letter.upper(): colour for letter, colour in re.findall(r"--ind-([a-t]): (#\w{6});", tokens)}
    dark = "".join(re.findall(r"--on-ind-([a-t]): (?!#fff)", tokens)).upper()
    assert dict(re.findall(r'\b([A-T]): "(#\w{6})"', template)) == screen
    assert set(screen) == set(industries.DIVISIONS)
    assert re.findall(r'dark-letters = "(\w+)"', template) == [dark]


# --- Slips --------------------------------------------------------------------------------------------------


def test_slip_code_opens_the_own_entrance(event: Event, registrations: list[Registration], pictures: Pictures) -> None:
    lost = issue_own_link(registrations[0].attendee, "system")
    links = [issue_own_link(one.attendee, "system") for one in registrations]
    assert lost.secret != links[0].secret
    assert codes(pictures(paper.slips, event, registrations)) == [
        [f"https://enishi.example/own/{link.secret}"] for link in links
    ]


def test_slip_without_an_own_link_says_where_to_get_one(
    event: Event, registrations: list[Registration], pictures: Pictures
) -> None:
    first, second = registrations[:2]
    for one in (first, second):
        one.attendee.own_links.all().delete()
    link = issue_own_link(first.attendee, "system")
    assert codes(pictures(paper.slips, event, [first, second]))[:2] == [
        [f"https://enishi.example/own/{link.secret}"],
        [],
    ]
    assert "受付で" not in text_of(paper.slips(event, [first]))
    assert "受付で\nお渡しします" in text_of(paper.slips(event, [second]))


def test_slip_of_a_revoked_link_has_no_code(
    event: Event, registrations: list[Registration], pictures: Pictures
) -> None:
    one = registrations[0]
    link = issue_own_link(one.attendee, "system")
    one.attendee.own_links.update(revoked_at=link.issued_at)
    assert codes(pictures(paper.slips, event, [one]))[0] == []


def test_slip_says_that_it_is_private(event: Event, registrations: list[Registration]) -> None:
    text = text_of(paper.slips(event, registrations[:1]))
    for printed in (
        "あなた専用の入口",
        "お礼はこちら",
        "人に見せないでください",
        registrations[0].attendee.name,
        "No.1",
    ):
        assert printed in text


def test_badge_holds_nothing_private(event: Event, registrations: list[Registration], pictures: Pictures) -> None:
    one = registrations[0]
    change(one, mail="hayase@example.jp", phone="+819011112222", hook="活版を始めました")
    link = issue_own_link(one.attendee, "system")
    text = text_of(paper.badges(event, [one]))
    found = codes(pictures(paper.badges, event, [one]))
    for private in (link.secret, "hayase@", "1111", "活版"):
        assert private not in text
        assert private not in str(found)
