"""One person of the cast, and how the two rosters beside this file become people."""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from enishi.demo.portraits import Looks, looks_of

Kind = Literal[
    "company",
    "sole_proprietor",
    "university",
    "vocational_school",
    "government",
    "local_public_body",
    "association",
]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True)
class Person:
    """As a chamber's roster would know them, with a face.

    `given` is empty for a single-field name; `mail` and `phone` are empty where somebody gave none. Readings
    are hiragana, company readings leave out the legal form. `industry` is the person's own word, `division`
    the letter that it should come to.
    """

    key: str
    family: str
    given: str
    family_reading: str
    given_reading: str
    romanised: str
    company: str
    company_reading: str
    company_romanised: str
    kind: Kind
    industry: str
    division: str
    title: str
    mail: str
    phone: str
    hook: str
    hook_en: str
    looks: Looks

    @property
    def name(self) -> str:
        """Family and given name as printed on a badge, with the space between."""
        return f"{self.family} {self.given}".rstrip()

    @property
    def reading(self) -> str:
        return f"{self.family_reading} {self.given_reading}".rstrip()


def read_people(roster: str) -> tuple[Person, ...]:
    """The people of one table, in its order; tab-separated, so that a clerk can open and correct it."""
    with Path(__file__).with_name(roster).open(encoding="utf-8", newline="") as lines:
        return tuple(_person(row) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _person(row: dict[str, str]) -> Person:
    key, kind, described = row.pop("key"), row.pop("kind"), row.pop("looks")
    if kind not in KINDS:
        raise ValueError(f"{key}: {kind!r} is not a kind of organisation; one of {', '.join(KINDS)}")
    return Person(key=key, kind=kind, looks=looks_of(key, described), **row)
