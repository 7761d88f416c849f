"""The office goes on editing its spreadsheet: a second file adds what was missing and overwrites nothing."""

import pytest
from django.urls import reverse

from enishi.conftest import Chamber, signed_in
from enishi.events.actions.registration import confirm_roster_file, receive_roster_file
from enishi.events.models import Event, RosterFile
from enishi.people.models import Attendee

HEAD = "氏名,会社名,フリガナ,役職,メール,電話\n"


def drop(event: Event, chamber: Chamber, *lines: str) -> RosterFile:
    body = (HEAD + "\n".join(lines)).encode()
    return receive_roster_file(event, "名簿.csv", body, chamber.staff)


@pytest.fixture
def known(empty_event: Event, chamber: Chamber) -> Attendee:
    file = drop(empty_event, chamber, "早瀬 健一,早瀬印刷株式会社,,代表取締役,hayase@insatsu.example,")
    assert confirm_roster_file(file, chamber.staff) == 1
    return Attendee.objects.get(family="早瀬")


def test_what_was_empty_is_filled_and_what_stands_is_kept(
    empty_event: Event, chamber: Chamber, known: Attendee
) -> None:
    later = "早瀬 健一,早瀬印刷株式会社,ハヤセ ケンイチ,社長,hayase@insatsu.example,090-0000-1073"
    assert confirm_roster_file(drop(empty_event, chamber, later), chamber.staff) == 0
    known.refresh_from_db()
    assert (known.reading, known.phone, known.title) == ("はやせ けんいち", "090-0000-1073", "代表取締役")
    assert known.romanised == "Hayase Kenichi"
    assert Attendee.objects.count() == 1


def test_preview_says_what_is_filled(empty_event: Event, chamber: Chamber, known: Attendee) -> None:
    file = drop(empty_event, chamber, "早瀬 健一,早瀬印刷株式会社,ハヤセ ケンイチ,,hayase@insatsu.example,")
    page = signed_in(chamber.staff).get(reverse("events:roster_file", args=[empty_event.code, file.code]))
    assert page.context["fates"][0].fills == ["family_reading", "given_reading"]
    assert "空いている欄を埋めます" in page.content.decode()
    assert b"disabled" not in page.content


def test_name_and_company_alone_fill_nothing(empty_event: Event, chamber: Chamber, known: Attendee) -> None:
    """Nothing proves that this is the same person, so nothing of the file reaches the one we know."""
    confirm_roster_file(drop(empty_event, chamber, "早瀬 健一,早瀬印刷株式会社,ハヤセ ケンイチ,,,"), chamber.staff)
    known.refresh_from_db()
    assert known.reading == ""


@pytest.mark.parametrize(("apart", "people"), [([], 1), (["2"], 2)])
def test_clerk_decides_whether_the_same_name_is_somebody_else(
    apart: list[str], people: int, empty_event: Event, chamber: Chamber, known: Attendee
) -> None:
    known.registrations.all().delete()
    file = drop(empty_event, chamber, "早瀬 健一,早瀬印刷株式会社,,,,")
    address = reverse("events:confirmation", args=[empty_event.code, file.code])
    assert signed_in(chamber.staff).post(address, {"apart": apart}).status_code == 302
    assert Attendee.objects.count() == people
    assert known.registrations.exists() is (people == 1)
