"""A spreadsheet comes in: looked at first, entered once, and nobody taken for somebody else."""

from collections import Counter
from datetime import datetime

import pytest
from django.db.models import CharField, Model

from enishi.audit.models import Entry
from enishi.conftest import START, Chamber
from enishi.engines.roster import Problem, Row
from enishi.engines.roster.reading import LONGEST
from enishi.events.actions.events import open_event
from enishi.events.actions.registration import (
    confirm_roster_file,
    enter_attendee,
    kind_of,
    receive_roster_file,
    register,
)
from enishi.events.models import Event, Registration, RosterFile
from enishi.events.problems import REASONS, in_words
from enishi.events.queries import fates
from enishi.people.models import Attendee, Organisation

HEADER = "会員番号,氏名,会社名,メール,電話\n"


def dropped(event: Event, lines: str, chamber: Chamber, header: str = HEADER) -> RosterFile:
    return receive_roster_file(event, "名簿.csv", (header + lines).encode(), chamber.owner)


def words(file: RosterFile) -> list[str]:
    return [fate.word for fate in fates(file)]


def known(event: Event, **cells: str) -> Attendee:
    """A person of the host's roster who is not (yet) at this evening."""
    return enter_attendee(event, Row(row=0, **cells), "system")


def next_evening(chamber: Chamber) -> Event:
    return open_event(chamber.host, "第13回 汐見沢異業種交流会", START, "system")


TWO = "1,山田 太郎,山田商店,taro@yamada.example,090-0000-2001\n2,森田 花,森田茶園,hana@morita.example,090-0000-2002\n"


def test_receive_roster_file_enters_nobody(empty_event: Event, chamber: Chamber, now: datetime) -> None:
    file = dropped(empty_event, TWO, chamber)
    assert [(fate.word, fate.joins, fate.row.family) for fate in fates(file)] == [
        ("new", True, "山田"),
        ("new", True, "森田"),
    ]
    assert (Attendee.objects.count(), Registration.objects.count(), Organisation.objects.count()) == (0, 0, 0)
    assert (file.uploaded_at, file.uploaded_by, file.confirmed_at) == (now, chamber.owner, None)


def test_confirm_roster_file(empty_event: Event, chamber: Chamber, now: datetime) -> None:
    file = dropped(empty_event, TWO, chamber)
    version = empty_event.news.version
    assert confirm_roster_file(file, chamber.owner) == 2
    rows = empty_event.registrations.order_by("number").values_list(
        "number", "origin", "attendee__family", "attendee__number", "attendee__mail", "attendee__phone", "registered_at"
    )
    assert list(rows) == [
        (1, "roster", "山田", "1", "taro@yamada.example", "090-0000-2001", now),
        (2, "roster", "森田", "2", "hana@morita.example", "090-0000-2002", now),
    ]
    file.refresh_from_db()
    assert (file.confirmed_at, bytes(file.body)) == (now, b"")
    empty_event.news.refresh_from_db()
    assert empty_event.news.version > version
    assert Entry.objects.filter(verb="confirm_roster_file", actor=f"member:{chamber.owner.pk}").count() == 1
    assert all(one.own_links.filter(revoked_at=None).count() == 1 for one in Attendee.objects.all())


def test_confirming_twice_enters_once(empty_event: Event, chamber: Chamber) -> None:
    file = dropped(empty_event, TWO, chamber)
    assert [confirm_roster_file(file, chamber.owner) for _press in range(2)] == [2, 0]
    assert empty_event.registrations.count() == 2


def test_second_import_of_the_same_file_enters_nobody(empty_event: Event, chamber: Chamber) -> None:
    confirm_roster_file(dropped(empty_event, TWO, chamber), chamber.owner)
    again = dropped(empty_event, TWO, chamber)
    assert words(again) == ["registered", "registered"]
    assert confirm_roster_file(again, chamber.owner) == 0
    assert (Attendee.objects.count(), Registration.objects.count()) == (2, 2)


def test_same_people_come_to_the_next_evening_as_themselves(empty_event: Event, chamber: Chamber) -> None:
    confirm_roster_file(dropped(empty_event, TWO, chamber), chamber.owner)
    later = next_evening(chamber)
    file = dropped(later, TWO, chamber)
    assert words(file) == ["known", "known"]
    assert confirm_roster_file(file, chamber.owner) == 2
    assert Attendee.objects.count() == 2
    assert set(later.registrations.values_list("attendee", flat=True)) == set(
        empty_event.registrations.values_list("attendee", flat=True)
    )


@pytest.mark.parametrize(
    ("line", "proof"),
    [
        ("9,山田太郎,別の会社,TARO@yamada.example,", "mail"),
        ("77,山田　太郎,別の会社,other@x.example,", "number"),
        (",山田 太郎,別の会社,,０９０（００００）２００１", "phone"),
        ("9,山田 太郎,(株)山田商店,taro@yamada.example,", "mail, company written differently"),
    ],
)
def test_known_person_is_recognised_by(line: str, proof: str, empty_event: Event, chamber: Chamber) -> None:
    taro = known(
        empty_event, family="山田", given="太郎", company="山田商店", number="77",
        mail="taro@yamada.example", phone="090-0000-2001",
    )  # fmt: skip
    [fate] = fates(dropped(empty_event, line + "\n", chamber))
    assert (fate.word, fate.known, fate.joins) == ("known", taro, True)


def test_mail_proves_before_number_and_number_before_phone(empty_event: Event, chamber: Chamber) -> None:
    by_mail = known(empty_event, family="山田", given="太郎", mail="a@x.example")
    by_number = known(empty_event, family="山田", given="太郎", number="5")
    by_phone = known(empty_event, family="山田", given="太郎", phone="090-0000-2009")
    lines = "5,山田 太郎,,a@x.example,090-0000-2009\n"
    assert [fate.known for fate in fates(dropped(empty_event, lines, chamber))] == [by_mail]
    by_mail.delete()
    assert [fate.known for fate in fates(dropped(empty_event, lines, chamber))] == [by_number]
    by_number.delete()
    assert [fate.known for fate in fates(dropped(empty_event, lines, chamber))] == [by_phone]


def test_name_and_company_alone_are_possible_and_no_proof(empty_event: Event, chamber: Chamber) -> None:
    taro = known(empty_event, family="山田", given="太郎", company="株式会社山田商店", mail="taro@yamada.example")
    [fate] = fates(dropped(empty_event, ",山田 太郎,㈱山田商店,,\n", chamber))
    assert (fate.word, fate.known, fate.joins) == ("possible", taro, True)


def test_name_alone_is_a_new_person(empty_event: Event, chamber: Chamber) -> None:
    known(empty_event, family="山田", given="太郎", company="山田商店")
    assert words(dropped(empty_event, ",山田 太郎,別の店,,\n", chamber)) == ["new"]


def test_another_address_contradicts_name_and_company(empty_event: Event, chamber: Chamber) -> None:
    """Two of one name in one firm are two people: one must never get the other's own link and letters."""
    first = known(empty_event, family="山田", given="太郎", company="山田商店", mail="taro@yamada.example")
    register(empty_event, first, "system")
    file = dropped(empty_event, ",山田 太郎,山田商店,taro.jr@yamada.example,\n", chamber)
    assert words(file) == ["new"]
    assert confirm_roster_file(file, chamber.owner) == 1
    assert sorted(Attendee.objects.values_list("mail", flat=True)) == ["taro.jr@yamada.example", "taro@yamada.example"]


@pytest.mark.parametrize(
    "shared",
    [",info@yamada.example,", ",,0463-00-0001"],
    ids=["mail", "phone"],
)
def test_shared_address_never_merges_two_people(shared: str, empty_event: Event, chamber: Chamber) -> None:
    taro = known(
        empty_event, family="山田", given="太郎", company="山田商店", mail="info@yamada.example", phone="0463-00-0001"
    )
    file = dropped(empty_event, f",山田 次郎,山田商店{shared}\n", chamber)
    assert [(fate.word, fate.known) for fate in fates(file)] == [("new", None)]
    assert confirm_roster_file(file, chamber.owner) == 1
    jiro = Attendee.objects.exclude(pk=taro.pk).get()
    taro.refresh_from_db()
    assert (taro.given, jiro.given) == ("太郎", "次郎")


def test_shared_address_does_not_hide_the_number(empty_event: Event, chamber: Chamber) -> None:
    """The office's info@ stands at a colleague; the host's own number still says who this is."""
    known(empty_event, family="山田", given="太郎", mail="info@yamada.example")
    jiro = known(empty_event, family="山田", given="次郎", number="8")
    [fate] = fates(dropped(empty_event, "8,山田 次郎,移転先,info@yamada.example,\n", chamber))
    assert (fate.word, fate.known) == ("known", jiro)


def test_shared_address_of_two_new_people(empty_event: Event, chamber: Chamber) -> None:
    lines = ",山田 太郎,山田商店,info@yamada.example,\n,山田 次郎,山田商店,info@yamada.example,\n"
    assert confirm_roster_file(dropped(empty_event, lines, chamber), chamber.owner) == 2
    assert Organisation.objects.count() == 1


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("1,山田 太郎,山田商店,taro@yamada.example,", "1,山田 太郎,山田商店,taro@yamada.example,"),
        (",山田 太郎,株式会社山田商店,,", ",山田太郎,山田商店㈱,,"),
        (",山田 太郎,山田商店,taro@yamada.example,", ",山田 太郎,山田商店,,"),
        (",山田 太郎,山田商店,taro@yamada.example,", ",山田 太郎,,taro@yamada.example,"),
        ("7,山田 太郎,山田商店,,", "7,山田 太郎,商工会青年部,,"),
        (",山田 太郎,山田商店,,090-0000-2001", ",山田 太郎,青年部,,０９０-００００-２００１"),
    ],
    ids=["whole row", "name and company", "one without mail", "same mail", "same number", "same phone"],
)
def test_row_that_stands_twice_is_entered_once(above: str, below: str, empty_event: Event, chamber: Chamber) -> None:
    file = dropped(empty_event, f"{above}\n{below}\n", chamber)
    assert words(file) == ["new", "twice"]
    assert confirm_roster_file(file, chamber.owner) == 1
    assert (Attendee.objects.count(), Registration.objects.count()) == (1, 1)


def test_known_person_twice_in_a_file_joins_once(empty_event: Event, chamber: Chamber) -> None:
    known(empty_event, family="山田", given="太郎", company="山田商店", mail="taro@yamada.example")
    lines = ",山田 太郎,山田商店,taro@yamada.example,\n,山田 太郎,別の店,taro@yamada.example,\n"
    file = dropped(empty_event, lines, chamber)
    assert words(file) == ["known", "twice"]
    assert confirm_roster_file(file, chamber.owner) == 1


def test_two_of_one_name_in_one_firm_are_two_rows(empty_event: Event, chamber: Chamber) -> None:
    lines = ",山田 太郎,山田商店,a@yamada.example,\n,山田 太郎,山田商店,b@yamada.example,\n"
    file = dropped(empty_event, lines, chamber)
    assert words(file) == ["new", "new"]
    assert confirm_roster_file(file, chamber.owner) == 2


def test_other_hosts_people_are_never_matched(
    empty_event: Event, chamber: Chamber, other_chamber: Chamber, now: datetime
) -> None:
    theirs = open_event(other_chamber.host, "隣町の会", START, "system")
    stranger = known(
        theirs, family="山田", given="太郎", company="山田商店", number="1",
        mail="taro@yamada.example", phone="090-0000-2001",
    )  # fmt: skip
    file = dropped(empty_event, TWO, chamber)
    assert [(fate.word, fate.known) for fate in fates(file)] == [("new", None), ("new", None)]
    assert confirm_roster_file(file, chamber.owner) == 2
    assert stranger.registrations.count() == 0
    assert Attendee.objects.filter(host=other_chamber.host).count() == 1
    assert Organisation.objects.filter(key="山田商店").count() == 2


def test_rows_that_could_not_be_read_do_not_stop_the_others(empty_event: Event, chamber: Chamber) -> None:
    lines = "1,,山田商店,,\n2,山\u202e田 太郎,山田商店,,\n3,森田 花,森田茶園,こわれ,\n"
    file = dropped(empty_event, lines, chamber)
    assert confirm_roster_file(file, chamber.owner) == 1
    [morita] = Attendee.objects.all()
    assert (morita.family, morita.number, morita.mail) == ("森田", "3", "")


def test_longest_cells_fit_the_database(empty_event: Event, chamber: Chamber) -> None:
    header = [
        "会員番号",
        "会社名",
        "会社名フリガナ",
        "氏名",
        "フリガナ",
        "ローマ字",
        "業種",
        "役職",
        "電話",
        "ひとこと",
    ]
    cells = [
        "9" * 300,
        "店" * 300,
        "ミセ" * 300,
        "山" * 300,
        "シ" * 300,
        "",
        "茶" * 300,
        "長" * 300,
        "線" * 300,
        "話" * 300,
    ]
    file = dropped(empty_event, ",".join(cells) + "\n", chamber, header=",".join(header) + "\n")
    assert confirm_roster_file(file, chamber.owner) == 1
    attendee = Attendee.objects.get()
    attendee.full_clean(exclude=["host", "organisation"])
    assert (len(attendee.family), len(attendee.romanised), len(attendee.company)) == (80, 160, 160)


def test_engine_knows_how_much_the_database_keeps() -> None:
    def kept(model: type[Model], field: str) -> int | None:
        column = model._meta.get_field(field)
        assert isinstance(column, CharField)
        return column.max_length

    same = ("number", "family", "given", "romanised", "industry", "title", "phone", "hook")
    assert dict(LONGEST) == {name: kept(Attendee, name) for name in same} | {
        "company": kept(Organisation, "name"),
        "company_reading": kept(Organisation, "reading"),
        "name": kept(Attendee, "family"),
        "reading": kept(Attendee, "family_reading"),
    }


def test_every_reason_of_the_engine_has_words() -> None:
    assert Problem.__doc__ is not None
    said = set(Problem.__doc__.replace(",", " ").replace(";", " ").split())
    assert set(REASONS) <= said
    assert all(in_words(Problem(1, "", "", reason)) for reason in REASONS)


def test_reading_gives_the_name_in_latin_letters(empty_event: Event) -> None:
    attendee = known(empty_event, family="山本", given="美咲", family_reading="やまもと", given_reading="みさき")
    assert attendee.romanised == "Yamamoto Misaki"
    assert known(empty_event, family="森田", romanised="Morita I.").romanised == "Morita I."


@pytest.mark.parametrize(
    ("company", "kind"),
    [
        ("早瀬印刷株式会社", "company"),
        ("湯の花荘", "company"),
        ("汐見沢大学", "university"),
        ("国立大学法人 汐見沢大学 地域連携センター", "university"),
        ("汐見沢工業高等専門学校", "vocational_school"),
        ("汐見沢調理専門学校", "vocational_school"),
        ("汐見沢市 産業振興課", "local_public_body"),
        ("汐見沢市役所", "local_public_body"),
        ("潮町役場", "local_public_body"),
        ("新宿区役所", "local_public_body"),
        ("東京都庁", "local_public_body"),
        ("北海道庁", "local_public_body"),
        ("大阪府庁 商工労働部", "local_public_body"),
        ("静岡県庁", "local_public_body"),
        ("経済産業省", "government"),
        ("特許庁", "government"),
        ("関東経済産業局", "government"),
        ("汐見沢税務署", "government"),
        ("汐見沢商工会議所", "association"),
        ("汐見沢観光協会", "association"),
        ("汐見沢漁業協同組合", "association"),
        ("NPO法人 里山の会", "association"),
        ("株式会社省エネ設備", "company"),
        ("㈱大学堂書店", "company"),
        ("有限会社組合石油", "company"),
        ("(株)四日市 商店", "company"),
        ("税理士法人会田事務所", "company"),
        ("", "company"),
    ],
)
def test_kind_of_organisation(company: str, kind: str) -> None:
    assert kind_of(company) == kind


def test_organisation_keeps_the_kind_of_its_name(empty_event: Event) -> None:
    kinds = Counter(
        known(empty_event, family=str(at), company=company).organisation.kind  # type: ignore[union-attr]
        for at, company in enumerate(["汐見沢大学", "汐見沢市役所", "山田商店", "株式会社山田商店"])
    )
    assert kinds == {"university": 1, "local_public_body": 1, "company": 2}
    assert Organisation.objects.count() == 3
