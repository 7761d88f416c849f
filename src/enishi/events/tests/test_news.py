"""Eighty check-ins shall not make two thousand phones look again; what changes seats shall."""

from enishi.events.actions.news import announce
from enishi.events.actions.registration import check_in, undo_check_in
from enishi.events.models import Event, News, Registration


def versions(event: Event) -> tuple[int, int]:
    news = News.objects.get(event=event)
    return news.version, news.door


def test_check_in_is_news_for_the_reception_alone(event: Event, registrations: list[Registration]) -> None:
    hall, door = versions(event)
    check_in(registrations[0], "system")
    assert versions(event) == (hall, door + 1)
    undo_check_in(registrations[0], "system")
    assert versions(event) == (hall, door + 2)


def test_news_of_the_hall_reach_the_reception_too(event: Event) -> None:
    hall, door = versions(event)
    announce(event)
    assert versions(event) == (hall + 1, door + 1)
