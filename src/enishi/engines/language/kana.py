"""Kana: one script for readings, and the row a reading stands under."""

import re
import unicodedata

import jaconv

# NFKC would turn a typed ゛ into a space and a combining mark; as combining marks they join the kana before
# them.
_VOICING_MARKS = str.maketrans({"\u309b": "\u3099", "\u309c": "\u309a"})
_BEYOND_JACONV = str.maketrans({"ヷ": "ゔぁ", "ヸ": "ゔぃ", "ヹ": "ゔぇ", "ヺ": "ゔぉ", "ヽ": "ゝ", "ヾ": "ゞ"})
_SMALL_KA_KE = str.maketrans("ゕゖ", "かけ")
_ANY_DASH = re.compile(r"[-‐‑‒–—―−─﹣－~〜]")
_NOT_KANA = re.compile(r"[^ぁ-ゔー ]")
_REPEATED = re.compile(r"(.)([ゝゞ])")

_ROWS = {
    "あ": "あいうえお",
    "か": "かきくけこ",
    "さ": "さしすせそ",
    "た": "たちつてと",
    "な": "なにぬねの",
    "は": "はひふへほ",
    "ま": "まみむめも",
    "や": "やゆよ",
    "ら": "らりるれろ",
    "わ": "わゐゑをん",
}
_ROW_OF = {kana: row for row, members in _ROWS.items() for kana in members}
_FULL_SIZE = str.maketrans("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ")
OTHER_ROW = "他"


class NotKana(ValueError):
    """A reading holds something that is not kana; `characters` lists each once, in order."""

    def __init__(self, characters: list[str]) -> None:
        """Keep the offending characters for the message of a form."""
        super().__init__(f"a reading holds kana only, not {''.join(characters)}")
        self.characters = characters


def compose(text: str) -> str:
    """NFKC, with free-standing voicing marks (゛ ゜) joined to their kana."""
    return unicodedata.normalize("NFKC", text.translate(_VOICING_MARKS))


def hiragana(text: str) -> str:
    """Katakana as hiragana, everything else as it is. Expects composed text."""
    converted: str = jaconv.kata2hira(text.translate(_BEYOND_JACONV))
    return converted


def reading(text: str) -> str:
    """Return a reading as hiragana with one half-width space between its words; "" for blank text.

    Takes hiragana, katakana and half-width katakana, any space or middle dot between words, any dash as the
    long vowel mark, and writes iteration marks out (いすゞ → いすず). Idempotent. Raises `NotKana` (a
    `ValueError`) naming every other character, so that a form can point at it; no reading is guessed here.
    """
    composed = _ANY_DASH.sub("ー", compose(text)).replace("・", " ")
    words = " ".join(hiragana(composed).translate(_SMALL_KA_KE).split())
    while (written_out := _REPEATED.sub(_repeat, words)) != words:
        words = written_out
    strangers = list(dict.fromkeys(_NOT_KANA.findall(words)))
    if strangers:
        raise NotKana(strangers)
    return words


def _repeat(match: re.Match[str]) -> str:
    kana, mark = match.groups()
    plain = unicodedata.normalize("NFD", kana)[0]
    return kana + (plain if mark == "ゝ" else unicodedata.normalize("NFC", plain + "\u3099"))


def gojuon_row(reading: str) -> str:
    """Return the row of the 50音 index a reading stands under: あ か さ た な は ま や ら わ, or 他.

    Voicing and size are folded (ぱ → は, ゃ → や, ゔ → あ), ん stands with わ. Anything that does not begin
    with kana, the empty reading included, is 他. Never raises.
    """
    first = hiragana(compose(reading)).strip()[:1]
    plain = unicodedata.normalize("NFD", first)[:1].translate(_FULL_SIZE)
    return _ROW_OF.get(plain, OTHER_ROW)
