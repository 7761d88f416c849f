"""Repairs: the past stays, the frozen stay, few move, and the checker agrees."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.engines import seating
from enishi.engines.seating.tests.problems import ask, questions


def hall(arrived: int = 0) -> seating.Problem:
    """96 people at 12 tables of 8, of whom the last `arrived` are not here yet."""
    present = np.ones((96, 4), np.bool_)
    present[96 - arrived :] = False
    return seating.Problem(people=96, tables=[8] * 12, rounds=4, industry=[p % 9 for p in range(96)], present=present)


def test_absent_and_arrived_change_few_seats_and_repeat_nobody() -> None:
    problem = hall(arrived=2)
    plan = seating.solve(problem, steps=400_000)
    assert plan.score.repeats == 0
    result = seating.repair(problem, plan.seats, 1, absent=[3, 17, 40], arrived=[94, 95], seconds=0.5)
    assert (result.seats[0] == plan.seats[0]).all()
    assert (result.seats[1:, [3, 17, 40]] == -1).all()
    assert (result.seats[1:, [94, 95]] >= 0).all()
    assert result.score.repeats == 0
    assert len(result.changed) <= 12
    present = problem.facts.here.T.copy()
    present[[3, 17, 40], 1:] = False
    present[[94, 95], 1:] = True
    report = seating.check(replace(problem, present=present), result.seats)
    assert report.violations == []
    assert report.score == result.score


def test_nothing_happened_changes_nothing() -> None:
    problem = hall()
    plan = seating.solve(problem, steps=400_000)
    result = seating.repair(problem, plan.seats, 2, seconds=0.02)
    assert (result.seats == plan.seats).all()
    assert result.changed == []


def test_one_absent_moves_nobody_where_tables_stay_even() -> None:
    problem = hall()
    plan = seating.solve(problem, steps=400_000)
    result = seating.repair(problem, plan.seats, 1, absent=[3], seconds=0.02)
    assert result.changed == []
    assert (result.seats[:, 4:] == plan.seats[:, 4:]).all()


def test_three_absent_from_one_table_move_exactly_two() -> None:
    problem = seating.Problem(people=32, tables=[8] * 4, rounds=1)
    plan = seating.solve(problem, steps=0)
    gone = np.flatnonzero(plan.seats[0] == 2)[:3].tolist()
    result = seating.repair(problem, plan.seats, 0, absent=gone, seconds=0.02)
    assert len(result.changed) == 2
    assert result.optimal


def test_frozen_people_keep_their_seats() -> None:
    problem = hall()
    plan = seating.solve(problem, steps=400_000)
    table = np.flatnonzero(plan.seats[1] == plan.seats[1, 5]).tolist()
    result = seating.repair(problem, plan.seats, 1, absent=table[:3], frozen=range(40, 96), seconds=0.05)
    assert (
        result.seats[:, 40:]
        == np.where(np.isin(np.arange(96), table[:3]) & (np.arange(4) > 0)[:, None], -1, plan.seats)[:, 40:]
    ).all()


@settings(max_examples=80, deadline=None)
@given(questions(), st.data())
def test_random_repair_passes_the_checker(question: dict[str, Any], data: st.DataObject) -> None:
    problem = ask({**question, "pinned": []})
    plan = seating.solve(problem, steps=500)
    first = data.draw(st.integers(0, problem.rounds - 1))
    never = [p for p in range(problem.people) if not problem.facts.here[:, p].any()]
    arrived = data.draw(st.lists(st.sampled_from(never), unique=True)) if never else []
    others = [p for p in range(problem.people) if p not in arrived]
    absent = data.draw(st.lists(st.sampled_from(others), unique=True)) if others else []
    frozen = data.draw(st.lists(st.integers(0, problem.people - 1), max_size=3))
    try:
        result = seating.repair(problem, plan.seats, first, absent, arrived, frozen, seconds=0.01)
    except seating.Infeasible:
        return
    assert (result.seats[:first] == plan.seats[:first]).all()
    still = [p for p in frozen if p not in absent]
    kept = plan.seats[first:][:, still]
    assert (result.seats[first:][:, still] == kept)[kept >= 0].all()
    present = problem.facts.here.T.copy()
    present[absent, first:] = False
    present[arrived, first:] = True
    try:
        now = replace(problem, present=present)
    except seating.Infeasible:
        return
    report = seating.check(now, result.seats)
    assert report.score == result.score
    assert [text for text in report.violations if "apart" not in text and not (frozen and "equal tables" in text)] == []
    moved = (result.seats != plan.seats) & (plan.seats >= 0)
    moved[first:, absent] = False
    assert sorted(result.changed) == sorted((int(p), int(r)) for r, p in np.argwhere(moved))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"from_round": 4}, "there is no round 4; they are numbered 0 to 3"),
        ({"absent": [96]}, "there is no person 96; they are numbered 0 to 95"),
        ({"absent": [1], "arrived": [1]}, "person 1 is absent and arrived"),
        ({"seats": np.zeros((2, 2), int)}, "the seating must hold 4 rounds of 96 whole numbers"),
        ({"seats": np.full((4, 96), 12)}, "the seating names a table that does not exist; tables are numbered 0 to 11"),
    ],
)
def test_wrong_request_is_refused_in_words(change: dict[str, Any], reason: str) -> None:
    request: dict[str, Any] = {"seats": np.zeros((4, 96), int), "from_round": 1, **change}
    with pytest.raises(seating.Infeasible) as refusal:
        seating.repair(hall(), **request)
    assert refusal.value.reasons == [reason]
