"""The office's spreadsheet on its way in, as pages: preview first, then one button."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from enishi.conftest import START, Chamber, signed_in
from enishi.engines.roster.tests.files import HAYASE, HEADER, YAMAMOTO, text, xlsx
from enishi.events.actions.events import open_event
from enishi.events.actions.registration import confirm_roster_file, receive_roster_file
from enishi.events.models import Event, Registration, RosterFile
from enishi.people.actions import member_for_mail
from enishi.people.models import Attendee, Member
from enishi.people.queries import claimed_by


@pytest.fixture
def staff(chamber: Chamber) -> Client:
    return signed_in(chamber.staff)


def drop(client: Client, event: Event, body: bytes, name: str = "名簿.xlsx") -> Any:
    return client.post(reverse("events:roster_files", args=[event.code]), {"file": SimpleUploadedFile(name, body)})


def nothing_entered() -> bool:
    return (Attendee.objects.count(), Registration.objects.count()) == (0, 0)


def test_drop_preview_confirm(empty_event: Event, staff: Client) -> None:
    answer = drop(staff, empty_event, xlsx([["第12回 出席者名簿"], HEADER, HAYASE, YAMAMOTO]))
    file = RosterFile.objects.get()
    preview = reverse("events:roster_file", args=[empty_event.code, file.code])
    assert (answer.status_code, answer["Location"], nothing_entered()) == (302, preview, True)

    shown = staff.get(preview).content.decode()
    assert all(word in shown for word in ("早瀬", "湯の花荘", "misaki@yunohana.example"))
    assert nothing_entered()

    confirmation = reverse("events:confirmation", args=[empty_event.code, file.code])
    attendees = reverse("events:attendees", args=[empty_event.code])
    for _press in range(2):
        answer = staff.post(confirmation)
        assert (answer.status_code, answer["Location"]) == (302, attendees)
        assert empty_event.registrations.count() == 2
    listed = staff.get(attendees).content.decode()
    assert "早瀬" in listed
    assert "山本" in listed
    assert staff.get(preview)["Location"] == attendees, "there is nothing to preview any more"


def test_looking_at_the_preview_enters_nobody(empty_event: Event, chamber: Chamber, staff: Client) -> None:
    file = receive_roster_file(empty_event, "名簿.csv", text([HEADER, HAYASE]).encode(), chamber.staff)
    for _look in range(3):
        staff.get(reverse("events:roster_file", args=[empty_event.code, file.code]))
    assert nothing_entered()
    assert staff.get(reverse("events:confirmation", args=[empty_event.code, file.code])).status_code == 405
    assert nothing_entered()


def test_preview_says_which_cell_is_wrong_and_why(empty_event: Event, staff: Client) -> None:
    broken = [*YAMAMOTO[:6], "misaki＠", ""]
    drop(staff, empty_event, xlsx([HEADER, HAYASE, broken, ["", "無名商店", "", "", "", "", "", ""]]))
    file = RosterFile.objects.get()
    page = staff.get(
        reverse("events:roster_file", args=[empty_event.code, file.code]), headers={"accept-language": "en"}
    ).content.decode()
    assert "misaki＠" in page
    assert "This is no mail address. The person is entered without it." in page
    assert "There is no name in this row. It is left out." in page
    staff.post(reverse("events:confirmation", args=[empty_event.code, file.code]))
    assert sorted(Attendee.objects.values_list("family", "mail")) == [("山本", ""), ("早瀬", "kenichi@hayase.example")]


@pytest.mark.parametrize(
    ("body", "name", "words"),
    [
        (b"   ", "a.csv", "The file is empty."),
        (b"no workbook", "a.xlsx", "This is no spreadsheet"),
        (text([HAYASE, YAMAMOTO]).encode(), "a.csv", "No row names the columns."),
        (text([HEADER]).encode(), "a.csv", "no person below it"),
        (b"name,company\n\x81\xff\xfe,\xa0\xff\n", "a.csv", "The letters of this file can"),
        (text([HEADER, ["", "無名商店"]]).encode(), "a.csv", "There is no name in this row."),
    ],
    ids=["empty", "no workbook", "no header", "nobody", "letters", "only problems"],
)
def test_file_without_anybody_is_refused_with_words(
    body: bytes, name: str, words: str, empty_event: Event, chamber: Chamber
) -> None:
    staff = signed_in(chamber.staff, **{"Accept-Language": "en"})
    answer = drop(staff, empty_event, body, name)
    assert answer.status_code == 422
    assert words in answer.content.decode().replace("&#x27;", "'")
    assert (RosterFile.objects.count(), nothing_entered()) == (0, True)


@pytest.mark.parametrize("sent", [{}, {"file": ""}, {"file": "text instead of a file"}])
def test_no_file_at_all(sent: dict[str, str], empty_event: Event, staff: Client) -> None:
    assert staff.post(reverse("events:roster_files", args=[empty_event.code]), sent).status_code == 422
    assert RosterFile.objects.count() == 0


def test_file_that_is_too_large(empty_event: Event, staff: Client) -> None:
    answer = drop(staff, empty_event, b"x" * (10 * 1024 * 1024 + 1), "a.csv")
    assert (answer.status_code, RosterFile.objects.count()) == (422, 0)


def test_file_of_another_evening_is_not_found_here(
    event: Event, chamber: Chamber, other_chamber: Chamber, staff: Client
) -> None:
    theirs = open_event(other_chamber.host, "隣町の会", START, "system")
    file = receive_roster_file(theirs, "名簿.csv", text([HEADER, HAYASE]).encode(), other_chamber.owner)
    assert staff.get(reverse("events:roster_file", args=[event.code, file.code])).status_code == 404
    assert staff.post(reverse("events:confirmation", args=[event.code, file.code])).status_code == 404
    assert staff.post(reverse("events:confirmation", args=[theirs.code, file.code])).status_code == 404
    assert theirs.registrations.count() == 0


def test_names_of_the_file_are_text_and_never_markup(empty_event: Event, staff: Client) -> None:
    drop(
        staff,
        empty_event,
        text([["氏名", "会社名"], ["<script>alert(1)</script> x", "<b>太字</b>"]]).encode(),
        "<i>.csv",
    )
    file = RosterFile.objects.get()
    for name, code in (("events:roster_file", [file.code]), ("events:attendees", [])):
        page = staff.get(reverse(name, args=[empty_event.code, *code])).content.decode()
        assert [tag for tag in ("<script>alert", "<b>太字", "<i>.csv") if tag in page] == []
        staff.post(reverse("events:confirmation", args=[empty_event.code, file.code]))


def cost(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_preview_costs_the_same_for_one_and_for_forty(empty_event: Event, chamber: Chamber, staff: Client) -> None:
    costs = []
    for people in (1, 40):
        rows = [["氏名", "会社名"], *([f"山田 {at}", f"商店{at}"] for at in range(people))]
        file = receive_roster_file(empty_event, "名簿.csv", text(rows).encode(), chamber.staff)
        costs.append(cost(staff, reverse("events:roster_file", args=[empty_event.code, file.code])))
    assert costs[0] == costs[1]


def test_attendees_cost_the_same_for_one_and_for_eight(event: Event, staff: Client) -> None:
    address = reverse("events:attendees", args=[event.code])
    eight = cost(staff, address)
    event.registrations.filter(number__gt=1).delete()
    assert cost(staff, address) == eight


@pytest.mark.parametrize("language", ["ja", "en"])
def test_attendees_of_an_empty_evening(language: str, empty_event: Event, chamber: Chamber) -> None:
    staff = signed_in(chamber.staff, **{"Accept-Language": language})
    assert staff.get(reverse("events:attendees", args=[empty_event.code])).status_code == 200


def test_spreadsheet_of_three_megabytes_is_read(empty_event: Event, staff: Client) -> None:
    """The page promises 10 MB; Django's own limit for files in memory is 2.5."""
    remark = "あ" * 33_000
    rows = [["氏名", "会社名", "備考"], *[[f"客{at} 太郎", "大島造船", remark] for at in range(32)]]
    body = text(rows).encode()
    assert 3_000_000 < len(body) < 10_000_000
    assert drop(staff, empty_event, body, "名簿.csv").status_code == 302
    assert bytes(RosterFile.objects.get().body) == body


@pytest.mark.parametrize("size", [10 * 1024 * 1024 + 1, 13 * 1024 * 1024])
def test_spreadsheet_that_is_too_large_says_so(size: int, empty_event: Event, staff: Client) -> None:
    answer = drop(staff, empty_event, b"x" * size)
    assert answer.status_code == 422
    assert "10MB" in answer.content.decode()
    assert nothing_entered()


def test_signed_in_account_has_who_is_entered_with_its_address(
    empty_event: Event, chamber: Chamber, staff: Client
) -> None:
    """Who stays signed in for weeks need not sign in again to see the next evening."""
    member, mistyped = member_for_mail("misaki@yunohana.example"), member_for_mail("nobody@yunohana.example")
    Member.objects.filter(pk=member.pk).update(last_login=START)
    others = [YAMAMOTO[0], "山本 次郎", *YAMAMOTO[2:-1], mistyped.email]
    body = text([HEADER, HAYASE, YAMAMOTO, others]).encode()
    confirm_roster_file(receive_roster_file(empty_event, "名簿.csv", body, chamber.staff), chamber.staff)
    assert [one.family + one.given for one in claimed_by(member)] == ["山本美咲"]
    assert list(claimed_by(mistyped)) == [], "the address was never proven"
