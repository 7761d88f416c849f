"""汐見沢市 (Shiomizawa): a small harbour town with tea on its hills, and the people of its chamber's evening.

All of it is invented. Mail addresses end in the reserved .example, telephone numbers have 0000 in the
middle, so that nothing that the demonstration sends can reach anybody.
"""

from enishi.demo.town.person import KINDS, Kind, Person, read_people
from enishi.demo.town.words import LETTERS, LINES, WORDS, Letter, Line

TOWN = "汐見沢市"
TOWN_EN = "Shiomizawa"
HOST = "汐見沢商工会議所"
HOST_READING = "しおみざわしょうこうかいぎしょ"
HOST_EN = "Shiomizawa Chamber of Commerce and Industry"

TONIGHT: tuple[Person, ...] = read_people("tonight.tsv")
EIGHT: tuple[Person, ...] = TONIGHT[:8]
OTHERS: tuple[Person, ...] = read_people("others.tsv")
EVERYONE: tuple[Person, ...] = TONIGHT + OTHERS

__all__ = [
    "EIGHT",
    "EVERYONE",
    "HOST",
    "HOST_EN",
    "HOST_READING",
    "KINDS",
    "LETTERS",
    "LINES",
    "OTHERS",
    "TONIGHT",
    "TOWN",
    "TOWN_EN",
    "WORDS",
    "Kind",
    "Letter",
    "Line",
    "Person",
]
