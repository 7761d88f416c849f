"""From the 業種 column, or failing that the company's name, to an industry."""

import re
import unicodedata
from dataclasses import replace

from enishi.engines.industries.classification import DIVISIONS, MAJOR_GROUPS, UNCLASSIFIED
from enishi.engines.industries.guess import UNKNOWN, Guess
from enishi.engines.industries.reading import read
from enishi.engines.industries.vocabulary import official_names, surface

_JOINTS = re.compile(
    r"[・/、,;|\n+&＆]|および|及び|並びに|ならびに|\band\b|(?<=[一-龯])と(?=[一-龯ァ-ヺ])",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"[(\[【〔「『<〈](.*?)[)\]】〕」』>〉]")
_LETTER = re.compile(r"^([A-TＡ-Ｔ])(?:[\s.:：、。_)-]+|$|(?=[^\x00-\x7f]))")
_NUMBER = re.compile(r"^(?:[A-T][-\s]?)?(\d\d)(?:[\s.:：、。_)-]+|$|(?=[^\x00-\x7f\d]))")
_MUNICIPALITY = re.compile(r"^[一-龯ヶケがのァ-ヺぁ-ん]{1,7}[都道府県市区町村]$")

_OFFICIAL = 1.0
_CODE_ALONE = 0.85
_CODE_WITH_UNKNOWN = 0.5
_NUMBER_ALONE = 0.5
_MUNICIPALITY_SURE = 0.6
_WEAK = 0.6
_SEVERAL = 0.7
_BRACKET_DECIDES = 0.9
_COMPANY = 0.9
_COMPANY_CAP = 0.85


def recognise(text: str, company: str = "") -> Guess:
    """Return the industry meant by what somebody wrote as their 業種, or "" with 0.0 if it says nothing.

    `text` may be in any width and kana, Japanese or English, with a code in front (E 製造業, 09
    食料品製造業), a bracket that narrows it (製造業（食品）) or several trades joined by ・ / 、 and the
    like: the first wins, with less confidence if the others belong elsewhere. If it says nothing (その他,
    未定, 会社員), the name of the `company` is read, at most 0.85; it also fills in the major group when
    both agree on the division. Never raises.
    """
    written = _tidy(text)
    guess = _with_code(written) if written else UNKNOWN
    if not company.strip():
        return guess
    named = _company(_tidy(company))
    if not guess:
        return named
    if named.division != guess.division:
        return guess
    return replace(guess, group=guess.group or named.group, why=guess.why + named.why)


def _tidy(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _with_code(text: str) -> Guess:
    found = _official(text)
    if found:
        return found
    number = _NUMBER.match(text)
    if number and number.group(1) in MAJOR_GROUPS:
        return _code_agreed(MAJOR_GROUPS[number.group(1)].division, number.group(1), text, number.end())
    letter = _LETTER.match(text)
    if letter:
        return _code_agreed(letter.group(1), "", text, letter.end())
    return _phrase(text)


def _code_agreed(division: str, group: str, text: str, after: int) -> Guess:
    """A code in front counts if the words behind it agree: Tシャツ製造 is not division T."""
    rest = text[after:]
    if not rest:
        sure = _NUMBER_ALONE if group else _CODE_ALONE
        return UNKNOWN if division == UNCLASSIFIED else Guess(division, group, sure, (text,))
    said = _official(rest) or _phrase(rest)
    if said.division == division:
        return replace(said, group=group or said.group, confidence=max(said.confidence, 0.95))
    whole = _phrase(text)
    if whole or division == UNCLASSIFIED or rest == text[1:]:
        return whole
    return Guess(division, group, _CODE_WITH_UNKNOWN, (text[:after].strip(),))


def _official(text: str) -> Guess:
    division, group = official_names().get(surface(text), ("", ""))
    if not division:
        return UNKNOWN
    name = MAJOR_GROUPS[group].ja if group else DIVISIONS[division].ja
    return Guess(division, group, _OFFICIAL, (name,))


def _phrase(text: str) -> Guess:
    """Brackets first, since they narrow or replace what stands outside."""
    inner = " ".join(_BRACKETED.findall(text))
    outer = _BRACKETED.sub(" ", text).strip(" ()[]")
    if not inner:
        return _joined(outer)
    said, narrowed = _joined(outer), _joined(inner)
    combined = [read(surface(inner + outer), covering=False), read(surface(outer + inner), covering=False)]
    if said.confidence >= _WEAK:
        groups = [other.group for other in (*combined, narrowed) if other.division == said.division and other.group]
        return replace(said, group=next(iter(groups), said.group))
    best = max([*combined, narrowed], key=lambda guess: guess.confidence)
    return best.scaled(_BRACKET_DECIDES) if best.confidence > said.confidence else said


def _joined(text: str) -> Guess:
    whole = _official(text)
    if whole:
        return whole
    parts = [part for part in _JOINTS.split(text) if part and part.strip()]
    if len(parts) < 2:
        return read(surface(text), covering=True)
    guesses = [(_official(part) or read(surface(part), covering=True)) for part in parts]
    said = [guess for guess in guesses if guess]
    if not said:
        return read(surface(text), covering=True)
    if said[0].confidence < _WEAK:
        # 工具・金物卸: the first is but a good, and what is done with it stands behind the last.
        together = read(surface(text), covering=True)
        return max(together, said[0], key=lambda guess: guess.confidence)
    return _first(said)


def _first(said: list[Guess]) -> Guess:
    """Of several trades the first; all of one division leave no doubt but about the major group."""
    first = said[0]
    if any(guess.division != first.division for guess in said):
        return first.scaled(_SEVERAL)
    groups = {guess.group for guess in said}
    why = tuple(word for guess in said for word in guess.why)
    return Guess(first.division, groups.pop() if len(groups) == 1 else "", max(guess.confidence for guess in said), why)


def _company(name: str) -> Guess:
    spaced = _BRACKETED.sub(lambda bracket: " " + bracket.group(1) + " ", name)
    guess = read(surface(spaced), covering=False)
    if guess:
        return guess.scaled(_COMPANY, _COMPANY_CAP)
    if _MUNICIPALITY.match(name):
        return Guess("S", "98", _MUNICIPALITY_SURE, (name[-1],))
    return UNKNOWN
