"""The hairdresser's list: every style by the word that the cast uses for it."""

from collections.abc import Callable

from enishi.demo.portraits import cuts_men, cuts_women
from enishi.demo.portraits.combing import Hair

# Between hair and ear no wall may show: every cut but the bald ones lies on this patch behind the face.
TEMPLES = "M71 126C66 84 90 58 120 58S174 84 169 126L160 128H80Z"

BARE = frozenset({"balding", "bald", "thin"})

STYLES: dict[str, Callable[[str], Hair]] = {
    "crop": cuts_men.crop,
    "short": cuts_men.short,
    "part": cuts_men.part,
    "receding": cuts_men.receding,
    "thin": cuts_men.thin,
    "balding": cuts_men.balding,
    "bald": cuts_men.bald,
    "buzz": cuts_men.buzz,
    "swept": cuts_men.swept_back,
    "fringe": cuts_men.fringe,
    "centre": cuts_men.centre,
    "curls": cuts_men.curls,
    "bun": cuts_women.bun,
    "lowbun": cuts_women.low_bun,
    "bob": cuts_women.bob,
    "bangs": cuts_women.bangs,
    "long": cuts_women.long,
    "wave": cuts_women.wave,
    "ponytail": cuts_women.ponytail,
    "sidetail": cuts_women.side_tail,
    "pixie": cuts_women.pixie,
    "perm": cuts_women.perm,
    "flip": cuts_women.flip,
    "tucked": cuts_women.tucked,
}
