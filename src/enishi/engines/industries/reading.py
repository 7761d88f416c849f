"""One phrase read with the vocabulary: which words stand in it, and which of them decides."""

import re
from functools import cache
from typing import NamedTuple

from enishi.engines.industries.guess import UNKNOWN, Guess
from enishi.engines.industries.vocabulary import Word, words

_HEAD_BONUS = 0.2
_BONUS_PER_CHARACTER = 0.02
_COUNTED_CHARACTERS = 10
_DISSENT = 0.5
_DISSENT_FACTOR = 0.8
_FLOOR_OF_COVERAGE = 0.6
_KANA_BEFORE = re.compile(r"[ぁ-ゖー]$")
_KANA_INSIDE_WORD = re.compile(r"[ぁ-ゖー]")
_PARTICLES = "のやとをがはでにも"


class Match(NamedTuple):
    """A word of the vocabulary at its place in a surface."""

    start: int
    end: int
    word: Word


def matches(surface: str) -> list[Match]:
    """Return the words standing in a surface, longest first chosen, none overlapping, in order of place."""
    vocabulary = words()
    longest = _longest()
    found = [
        Match(start, end, vocabulary[surface[start:end]])
        for start in range(len(surface))
        for end in range(start + 1, min(start + longest, len(surface)) + 1)
        if surface[start:end] in vocabulary and stands_alone(surface, start, end, vocabulary[surface[start:end]])
    ]
    return chosen(found)


@cache
def _longest() -> int:
    return max(map(len, words()))


def chosen(found: list[Match]) -> list[Match]:
    """Return the matches kept when the longest goes first and, of equals, the leftmost; in order of place."""
    taken: list[Match] = []
    for match in sorted(found, key=lambda match: (match.start - match.end, match.start)):
        if all(match.end <= other.start or other.end <= match.start for other in taken):
            taken.append(match)
    return sorted(taken)


def stands_alone(surface: str, start: int, end: int, word: Word) -> bool:
    """Whether the place is a word of its own: it not in fitness, パン not in ジャパン."""
    before, after = surface[:start], surface[end:]
    if _is_latin(surface[start]) and _is_latin(before[-1:]):
        return False
    if _is_latin(surface[end - 1]) and _is_latin(after.removeprefix("s")[:1] if after[:1] == "s" else after[:1]):
        return False
    if not word.alone:
        return True
    return not (_KANA_BEFORE.search(before) and before[-1] not in _PARTICLES) and not (
        _KANA_INSIDE_WORD.match(after) and after[0] not in _PARTICLES
    )


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


def read(surface: str, *, covering: bool) -> Guess:
    """Return what one phrase says. With `covering`, words that explain only part of it count for less.

    The strongest word wins: by its weight, its length, and whether it is the head, that is, nothing but
    neutral words stand behind it (病院清掃 is cleaning). Sure words of other divisions in the same phrase
    lower the confidence.
    """
    standing = matches(surface)
    telling = [match for match in standing if match.word.division]
    if not telling:
        return UNKNOWN
    best = max(telling, key=lambda match: _strength(match, is_head=match is telling[-1]))
    division = best.word.division
    group = best.word.group or _agreed_group(telling, division)
    confidence = best.word.weight
    if any(match.word.division != division and match.word.weight >= _DISSENT for match in telling):
        confidence *= _DISSENT_FACTOR
    if covering:
        explained = sum(match.end - match.start for match in standing)
        letters = len(surface.replace(" ", ""))
        confidence *= _FLOOR_OF_COVERAGE + (1 - _FLOOR_OF_COVERAGE) * min(1.0, explained / letters)
    why = tuple(match.word.written for match in telling if match.word.division == division)
    return Guess(division, group, round(confidence, 2), why)


def _strength(match: Match, *, is_head: bool) -> float:
    length = min(match.end - match.start, _COUNTED_CHARACTERS)
    return match.word.weight + _BONUS_PER_CHARACTER * length + _HEAD_BONUS * is_head


def _agreed_group(telling: list[Match], division: str) -> str:
    groups = {match.word.group for match in telling if match.word.division == division and match.word.group}
    return groups.pop() if len(groups) == 1 else ""
