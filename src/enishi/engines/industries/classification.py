"""The Japan Standard Industrial Classification: its divisions and major groups."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType

UNCLASSIFIED = "T"


@dataclass(frozen=True, slots=True)
class Division:
    """One of the 20 divisions (大分類); the short names fit a chip or a badge."""

    letter: str
    ja: str
    en: str
    short_ja: str
    short_en: str


@dataclass(frozen=True, slots=True)
class MajorGroup:
    """One of the 99 major groups (中分類); `division` is the letter of the division above it."""

    code: str
    division: str
    ja: str
    en: str


def rows(name: str) -> list[list[str]]:
    """Return the rows of one of this folder's tables, without its heading and its comments."""
    text = files(__package__).joinpath(name).read_text("utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return lines[1:]


DIVISIONS: Mapping[str, Division] = MappingProxyType({row[0]: Division(*row) for row in rows("divisions.tsv")})
MAJOR_GROUPS: Mapping[str, MajorGroup] = MappingProxyType(
    {row[0]: MajorGroup(*row) for row in rows("major_groups.tsv")}
)


def division_of(code: str) -> str:
    """Return the division letter of a division or major-group code; "" for the unknown ("", T and 99).

    Raises `ValueError` for anything that is no code of the classification.
    """
    if code in MAJOR_GROUPS:
        code = MAJOR_GROUPS[code].division
    if code in {"", UNCLASSIFIED}:
        return ""
    if code not in DIVISIONS:
        raise ValueError(f"{code!r} is no industry code: it takes a letter A-T or two digits 01-99")
    return code
