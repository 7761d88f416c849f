"""Slow, obvious twins of `search_key` and `romanise`."""

import unicodedata

from enishi.engines.language.variants import STANDARD

_SELECTORS = {*range(0x180B, 0x180E), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}

_BY_HAND = {
    "ヷ": "ゔぁ",
    "ヸ": "ゔぃ",
    "ヹ": "ゔぇ",
    "ヺ": "ゔぉ",
    "ヵ": "か",
    "ヶ": "け",
    "ゕ": "か",
    "ゖ": "け",
}
_DROPPED = {"Zs", "Zl", "Zp", "Cc", "Cf", "Pd"}


def search_key(text: str) -> str:
    """One character at a time by its Unicode name, until nothing changes. No full-width dashes."""
    while True:
        key = unicodedata.normalize("NFKC", text.replace("゛", "\u3099").replace("゜", "\u309a"))
        key = unicodedata.normalize("NFKC", key.casefold().replace("゛", "\u3099").replace("゜", "\u309a"))
        key = unicodedata.normalize("NFKC", "".join(_one(character) for character in key))
        if key == text:
            return key
        text = key


def _one(character: str) -> str:
    if unicodedata.category(character) in _DROPPED or ord(character) in _SELECTORS or character in "・·•‧∙⋅−─━":
        return ""
    if character in _BY_HAND:
        return _BY_HAND[character]
    name = unicodedata.name(character, "")
    if name.startswith(("KATAKANA LETTER", "KATAKANA ITERATION", "KATAKANA VOICED ITERATION")):
        return _hiragana_by_name(name) or character
    return STANDARD.get(character, character)


def _hiragana_by_name(name: str) -> str:
    try:
        return unicodedata.lookup(name.replace("KATAKANA", "HIRAGANA"))
    except KeyError:
        return ""


def romanise(word: str) -> str:
    """Replacements over one hiragana word, without long おお, っ, ー and the う that begins a word."""
    rows = {
        "a": "あかさたなはまやらわがざだばぱ",
        "i": "いきしちにひみ　り　ぎじぢびぴ",
        "u": "うくすつぬふむゆる　ぐずづぶぷ",
    }
    rows |= {"e": "えけせてねへめ　れ　げぜでべぺ", "o": "おこそとのほもよろをごぞどぼぽ"}
    consonants = ["", "k", "s", "t", "n", "h", "m", "y", "r", "w", "g", "z", "d", "b", "p"]
    latin = {kana: consonants[at] + vowel for vowel, row in rows.items() for at, kana in enumerate(row)}
    latin |= {
        "し": "shi",
        "ち": "chi",
        "つ": "tsu",
        "ふ": "fu",
        "じ": "ji",
        "ぢ": "ji",
        "づ": "zu",
        "を": "o",
        "ん": "n",
    }
    for stem in "きにひみりぎびぴしちじ":
        for small, vowel in zip("ゃゅょ", "auo", strict=True):
            glide = "" if stem in "しちじ" else "y"
            word = word.replace(stem + small, f"<{latin[stem][:-1]}{glide}{vowel}>")
    for kana, sound in latin.items():
        word = word.replace(kana, f"<{sound}>")
    word = word.replace("o><u>", "o>").replace("u><u>", "u>")
    for lip in "bmp":
        word = word.replace(f"<n><{lip}", f"<m><{lip}")
    return word.replace("<", "").replace(">", "").capitalize()
