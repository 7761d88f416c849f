"""Slow, obvious twins: words looked for one by one, distance by walking up the tree of codes."""

from enishi.engines.industries.classification import DIVISIONS, MAJOR_GROUPS
from enishi.engines.industries.reading import Match, stands_alone
from enishi.engines.industries.vocabulary import words

ROOT = "root"


def matches(surface: str) -> list[Match]:
    """Cross out the longest word of the vocabulary that still stands in the surface, until none is left."""
    free = [True] * len(surface)
    found = []
    by_length = sorted((key for key in words() if key in surface), key=len, reverse=True)
    for length in sorted({len(key) for key in by_length}, reverse=True):
        for start in range(len(surface) - length + 1):
            end = start + length
            key = surface[start:end]
            if key in by_length and all(free[start:end]) and stands_alone(surface, start, end, words()[key]):
                found.append(Match(start, end, words()[key]))
                free[start:end] = [False] * length
    return sorted(found)


def path_up(code: str) -> list[str]:
    """From a code to the root of the tree."""
    if code in MAJOR_GROUPS:
        return [code, MAJOR_GROUPS[code].division, ROOT]
    assert code in DIVISIONS
    return [code, ROOT]


def distance(a: str, b: str) -> float:
    """A quarter for each step up to where the two paths meet; at the root they are strangers, or near."""
    if {a, b} & {"", "T", "99"}:
        return 1.0
    meeting = next(code for code in path_up(a) if code in path_up(b))
    if meeting == ROOT:
        tops = sorted([path_up(a)[-2], path_up(b)[-2]])
        return 0.8 if "".join(tops) in {"AB", "CD", "DK", "GL", "MN", "OP"} else 1.0
    return 0.25 * (path_up(a).index(meeting) + path_up(b).index(meeting))
