"""Both languages are complete: English stands in the code, Japanese in its catalogue."""

import re

import polib
import pytest

from enishi.ui.catalogues import LOCALES, Message, messages_in

pytestmark = pytest.mark.engine
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%s|</?\w+[^>]*>")


def catalogue() -> dict[Message, polib.POEntry]:
    entries = polib.pofile(str(LOCALES / "ja" / "LC_MESSAGES" / "django.po"))
    return {Message(one.msgid, one.msgid_plural, one.msgctxt): one for one in entries}


def translation(entry: polib.POEntry) -> str:
    return str(entry.msgstr_plural[0] if entry.msgid_plural else entry.msgstr)


def test_every_message_of_the_code_is_translated() -> None:
    known = catalogue()
    missing = [
        (message.text, file)
        for message, file in messages_in().items()
        if not (message in known and translation(known[message]))
    ]
    assert missing == []


def test_no_translation_is_left_over_or_doubtful() -> None:
    wanted = messages_in()
    assert [message.text for message, entry in catalogue().items() if message not in wanted or entry.fuzzy] == []


def test_translations_keep_their_placeholders_and_tags() -> None:
    differing = [
        entry.msgid
        for entry in catalogue().values()
        if sorted(set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid)))
        != sorted(set(PLACEHOLDER.findall(translation(entry))))
    ]
    assert differing == []


def test_the_collector_sees_templates_and_code() -> None:
    """A control: were the collector blind, the tests above would pass on anything."""
    texts = {message.text for message in messages_in()}
    assert {"Open on this phone", "The programme has no round at tables. Add one first.", "Round %(number)s"} <= texts
    assert len(texts) > 250


def test_japanese_says_the_words_of_the_glossary_and_not_the_others() -> None:
    shown = "".join(translation(entry) for entry in catalogue().values())
    assert [
        word for word in ("会員", "ユーザー", "ゲスト", "ラウンド", "エンカウンター", "鮮度", "プラン") if word in shown
    ] == []
