"""The words by which people name their trade, each with the code it means and how surely."""

import re
from functools import cache
from typing import NamedTuple

from enishi.engines.industries.classification import DIVISIONS, MAJOR_GROUPS, UNCLASSIFIED, rows
from enishi.engines.language import search_key

NEUTRAL = "-"
_ALONE = "^"
_SPACES = re.compile(r"\s+")
_LATIN_HYPHEN = re.compile(r"(?<=[A-Za-zＡ-Ｚａ-ｚ])[-‐－](?=[A-Za-zＡ-Ｚａ-ｚ])")
_OF = re.compile(r"の(?=[一-龯])")
_KANA = re.compile(r"[ぁ-ゖー]+")
_SHORT_KANA = 2

# What is done with goods, beside the column of goods.tsv that it points to and how surely.
_TRADES: dict[str, tuple[int, float]] = {
    "製造": (0, 0.96),
    "製造業": (0, 0.96),
    "メーカー": (0, 0.93),
    "加工": (0, 0.92),
    "製作": (0, 0.92),
    "生産": (0, 0.88),
    "製造販売": (0, 0.93),
    "製造卸": (0, 0.88),
    "卸": (1, 0.96),
    "卸売": (1, 0.96),
    "卸売業": (1, 0.96),
    "卸業": (1, 0.96),
    "卸小売": (1, 0.9),
    "問屋": (1, 0.94),
    "商社": (1, 0.92),
    "輸入販売": (1, 0.85),
    "輸入": (1, 0.82),
    "輸出": (1, 0.85),
    "貿易": (1, 0.85),
    "小売": (2, 0.96),
    "小売業": (2, 0.96),
    "販売": (2, 0.86),
    "販売業": (2, 0.86),
    "販売店": (2, 0.93),
    "店": (2, 0.9),
    "屋": (2, 0.88),
    "屋さん": (2, 0.88),
    "ショップ": (2, 0.92),
    "専門店": (2, 0.92),
}
_ONLINE = ("通販", "ネット販売", "ネットショップ", "オンラインショップ", "EC")
_ONLINE_GROUP = "61"
# It heads division R, which hardly anybody who writes it means; the vocabulary knows it with little weight.
_VAGUE = "サービス業"


class Word(NamedTuple):
    """A word of the vocabulary; `code` is "-" for words that anybody says."""

    written: str
    code: str
    weight: float
    alone: bool

    @property
    def division(self) -> str:
        """The division letter, "" for a neutral word."""
        return MAJOR_GROUPS[self.code].division if self.code in MAJOR_GROUPS else self.code.replace(NEUTRAL, "")

    @property
    def group(self) -> str:
        """The major group, "" if the word names a division only."""
        return self.code if self.code in MAJOR_GROUPS else ""


def surface(text: str) -> str:
    """Return `search_key` of a text, but with one space left between two Latin words, so that they stay
    words.

    The の of 車の整備 is dropped, so that it reads like 車整備.
    """
    keys = [search_key(piece) for piece in _SPACES.split(_LATIN_HYPHEN.sub(" ", text))]
    joined = ""
    for key in filter(None, keys):
        between_latin = joined[-1:].isascii() and key[:1].isascii()
        joined += " " + key if joined and between_latin else key
    return _OF.sub("", joined)


@cache
def words() -> dict[str, Word]:
    """Return the vocabulary by surface, goods joined with every trade (食品 + 卸 → 52) included."""
    found: dict[str, Word] = {}
    # A listed word wins over the same word made of two.
    for written, code, weight in [*_compounds(), *_listed()]:
        key = surface(written.removeprefix(_ALONE))
        short = len(key) <= _SHORT_KANA and _KANA.fullmatch(key) is not None
        alone = short or written.startswith(_ALONE)
        found[key] = Word(written.removeprefix(_ALONE), code, weight, alone)
    return found


def _listed() -> list[tuple[str, str, float]]:
    table = rows("vocabulary.tsv")
    return [(word, code, float(weight)) for code, weight, listed in table for word in listed.split("、")]


def _compounds() -> list[tuple[str, str, float]]:
    compounds: list[tuple[str, str, float]] = []
    for *groups, alone, weight, listed in rows("goods.tsv"):
        for good in listed.split("、"):
            compounds.append((good, alone, float(weight)))
            made = ((good + trade, groups[column], sure) for trade, (column, sure) in _TRADES.items())
            compounds.extend(made)
            compounds.extend((good + online, _ONLINE_GROUP, 0.93) for online in _ONLINE)
    return compounds


@cache
def official_names() -> dict[str, tuple[str, str]]:
    """Return surface → (division, major group) for the names of the classification itself."""
    names: dict[str, tuple[str, str]] = {}
    for group in MAJOR_GROUPS.values():
        for name in (group.ja, group.ja.partition("（")[0], group.en):
            names[surface(name)] = (group.division, group.code)
    for division in DIVISIONS.values():
        for name in (
            division.ja,
            division.ja.partition("（")[0],
            division.en,
            division.short_ja,
            division.short_en,
        ):
            names.setdefault(surface(name), (division.letter, ""))
    return {name: found for name, found in names.items() if found[0] != UNCLASSIFIED and name != surface(_VAGUE)}
