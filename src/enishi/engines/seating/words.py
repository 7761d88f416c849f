"""The result in words: what was reached, what was proven, what could not be met."""

from __future__ import annotations

from enishi.engines.seating.facts import Facts
from enishi.engines.seating.result import Score


def explain(facts: Facts, score: Score, bound: Score, optimal: bool) -> str:  # noqa: FBT001 -- a plain fact
    return ". ".join([*_hard(score), *_soft(facts, score, bound), _proof(optimal=optimal)]) + "."


def _hard(score: Score) -> list[str]:
    if not score.apart_violations:
        return []
    said = (
        f"No seating was found that keeps everybody apart who must be: {score.apart_violations} times such "
        "a pair shares a table (it is not proven that none exists)"
    )
    return [said]


def _soft(facts: Facts, score: Score, bound: Score) -> list[str]:
    said = [f"{score.distinct_pairs} different pairs meet (at most {bound.distinct_pairs} can)"]
    if score.repeats:
        said.append(
            f"{score.repeats} meetings are repeats (at least {bound.repeats} are unavoidable), "
            f"no pair meets more than {score.worst_pair} times"
        )
    else:
        said.append("nobody meets anybody twice")
    if (facts.industry >= 0).any():
        said.append(
            f"{score.same_industry_pairs} times two of one industry share a table "
            f"(at least {bound.same_industry_pairs} are unavoidable)"
        )
    if (facts.met > 0).any():
        said.append(f"{score.history_repeats} meetings are of people who had met before this evening")
    if facts.together.any():
        said.append(f"pairs asked for together are apart {score.together_missed} times")
    if (facts.wanted > 0).any():
        said.append(f"{score.wanted_missed} wanted meetings do not happen")
    return said


def _proof(*, optimal: bool) -> str:
    if optimal:
        return "This is proven to be the best there is, on every level"
    return "It is not proven that this is the best there is"
