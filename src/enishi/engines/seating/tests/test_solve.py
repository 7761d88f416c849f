"""Every seating passes the independent checker; optimal means optimal; a seed means the same seats."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from enishi.engines import seating
from enishi.engines.seating import bound, cost
from enishi.engines.seating.planner import Search
from enishi.engines.seating.tests import naive
from enishi.engines.seating.tests.problems import ask, questions


@settings(max_examples=150, deadline=None)
@given(questions())
def test_random_problem_passes_the_checker(question: dict[str, Any]) -> None:
    problem = ask(question)
    result = seating.solve(problem, steps=3000)
    report = seating.check(problem, result.seats)
    assert report.score == result.score
    clashes = [text for text in report.violations if "must stay apart" not in text]
    assert clashes == []
    assert bool(report.violations) == (result.score.apart_violations > 0)
    if result.score.apart_violations:
        assert not result.optimal
        assert "keeps everybody apart" in result.explanation
    else:
        assert_bounds_hold(result)


def assert_bounds_hold(result: seating.Result) -> None:
    assert result.score.distinct_pairs <= result.bound.distinct_pairs
    for name, least in result.bound.as_dict().items():
        if name not in ("distinct_pairs", "fewest_industries_met"):
            assert result.score.as_dict()[name] >= least, name
    assert result.score.fewest_industries_met <= result.bound.fewest_industries_met


@settings(max_examples=60, deadline=None)
@given(questions(most_people=5, most_rounds=2))
def test_exhaustive_optimum_agrees_with_optimal_and_bounds(question: dict[str, Any]) -> None:
    problem = ask(question)
    facts, terms = problem.facts, cost.pair_terms(problem.facts)
    least = min((naive.key(facts, terms, seats) for seats in naive.seatings(facts)), default=None)
    if least is None:
        return
    plan = Search(facts, 1)
    plan.deal()
    plan.run(0, 20_000, None, None)
    target = bound.target_of(facts, plan.bound, terms).tolist()
    if least[0] == 0:
        assert all(found >= low for found, low in zip(least, target, strict=True) if low < 2**62)
    found = plan.state.best_key.tolist()
    assert found >= least
    if plan.optimal:
        depth = 7 if facts.fair else 2
        assert found[:depth] == least[:depth]


@pytest.mark.parametrize(
    ("question", "apart"),
    [
        ({"people": 60, "tables": [6] * 10, "rounds": 5}, []),
        ({"people": 200, "tables": [8] * 25, "rounds": 6, "industry": [p % 20 for p in range(200)]}, []),
        (
            {"people": 80, "tables": [8] * 10, "rounds": 4},
            [(4 * c + i, 4 * c + j) for c in range(20) for i in range(3) for j in range(i)],
        ),
        ({"people": 36, "tables": [6] * 6, "rounds": 3}, []),
    ],
)
def test_known_evening_meets_every_bound(question: dict[str, Any], apart: list[tuple[int, int]]) -> None:
    problem = seating.Problem(**question, apart=apart)
    result = seating.solve(problem, steps=600_000)
    assert result.optimal
    assert result.score.repeats == 0
    assert result.score.same_industry_pairs == result.bound.same_industry_pairs
    assert seating.check(problem, result.seats).violations == []


def test_same_seed_and_steps_give_same_seats_and_more_steps_are_never_worse() -> None:
    problem = seating.Problem(people=30, tables=[5] * 6, rounds=7, industry=[p % 5 for p in range(30)])
    first, second = (seating.solve(problem, steps=150_000, seed=7) for _ in range(2))
    assert (first.seats == second.seats).all()
    keys = []
    for steps in (0, 1, 777, 20_000, 61_234, 150_000):
        plan = Search(problem.facts, 7)
        plan.deal()
        plan.run(0, steps, None, None)
        keys.append(plan.state.best_key.tolist())
    assert keys == sorted(keys, reverse=True)


def test_progress_is_told_and_stop_is_heard() -> None:
    problem = seating.Problem(people=32, tables=[4] * 8, rounds=10)
    heard: list[tuple[Any, seating.Score, float]] = []
    result = seating.solve(
        problem,
        seconds=60,
        stop=lambda: len(heard) > 1,
        on_progress=lambda seats, score, at: heard.append((seats, score, at)),
    )
    assert len(heard) == 2
    assert (result.seats == heard[-1][0]).all()
    assert result.score == heard[-1][1]
    assert heard[0][2] <= heard[1][2]


def test_fair_bounds_the_worst_pair_and_most_distinct_counts_pairs() -> None:
    question: dict[str, Any] = {"people": 12, "tables": [4] * 3, "rounds": 5}
    fair = seating.solve(seating.Problem(**question), steps=300_000).score
    most = seating.solve(seating.Problem(**question, aim="most_distinct"), steps=300_000).score
    assert fair.worst_pair == 2
    assert most.distinct_pairs >= fair.distinct_pairs


def test_weights_decide_between_two_wishes_only() -> None:
    question: dict[str, Any] = {
        "people": 4,
        "tables": [2, 2],
        "rounds": 1,
        "together": [(0, 1)],
        "wanted": [(1, 2, 1.0)],
    }
    couple = seating.solve(seating.Problem(**question, weights={"together": 3.0, "wanted": 1.0}), steps=5000)
    talk = seating.solve(seating.Problem(**question, weights={"together": 1.0, "wanted": 3.0}), steps=5000)
    assert (couple.score.together_missed, couple.score.wanted_missed) == (0, 1)
    assert (talk.score.together_missed, talk.score.wanted_missed) == (1, 0)


def test_distance_prefers_far_industries() -> None:
    distance = [[0, 1, 9], [1, 0, 9], [9, 9, 0]]
    problem = seating.Problem(people=4, tables=[2, 2], rounds=1, industry=[0, 1, 2, 2], distance=distance)
    seats = seating.solve(problem, steps=5000).seats[0]
    assert seats[0] != seats[1]
    assert seats[2] != seats[3]


def test_everybody_absent_in_a_round_is_no_error() -> None:
    problem = seating.Problem(people=3, tables=[3], rounds=2, present=[[True, False]] * 3)
    result = seating.solve(problem, steps=10)
    assert result.seats.tolist() == [[0, 0, 0], [-1, -1, -1]]
    assert result.optimal


def test_even_sizes_are_rotated_over_equal_tables() -> None:
    sizes = seating.Problem(people=202, tables=[8] * 26, rounds=6).facts.sizes
    assert sizes.sum(axis=1).tolist() == [202] * 6
    assert set(np.unique(sizes)) == {7, 8}
    assert len({row.tobytes() for row in sizes}) > 1
