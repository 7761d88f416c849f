"""The fast kernels equal their slow twins."""

from __future__ import annotations

import random
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.engines import seating
from enishi.engines.seating import cost, search
from enishi.engines.seating.facts import Ints, Keep
from enishi.engines.seating.planner import Search
from enishi.engines.seating.tests import naive
from enishi.engines.seating.tests.problems import ask, questions


def started(question: dict[str, Any], seed: int = 1) -> tuple[Search, Ints]:
    facts = ask(question).facts
    plan = Search(facts, seed)
    plan.deal()
    stay = plan.seats
    plan = Search(facts, seed + 1, Keep(stay, np.zeros(stay.shape, np.bool_), 0))
    plan.deal()
    assert plan.model.target[3] == 0
    return plan, stay


@settings(max_examples=60, deadline=None)
@given(questions())
def test_key_after_deal_and_anneal_equals_slow_key(question: dict[str, Any]) -> None:
    plan, stay = started(question)
    terms = cost.pair_terms(plan.facts)
    assert plan.state.best_key.tolist() == naive.key(plan.facts, terms, plan.seats, stay)
    if not plan.idle:
        search.anneal(plan.model, plan.state, 500, 5.0, 0.9)
    assert plan.state.key.tolist() == naive.key(plan.facts, terms, plan.state.seats, stay)
    assert plan.state.best_key.tolist() == naive.key(plan.facts, terms, plan.seats, stay)
    for a in range(plan.facts.people):
        for b in range(a):
            assert plan.state.times[a, b] == naive.times(plan.facts, plan.state.seats, a, b)


@settings(max_examples=60, deadline=None)
@given(questions(most_people=9), st.randoms(use_true_random=False))
def test_swap_cost_equals_difference_of_slow_costs(question: dict[str, Any], chance: random.Random) -> None:
    plan, stay = started(question)
    rest = (cost.pair_terms(plan.facts), plan.model.price.tolist(), plan.model.extra.tolist(), plan.facts)
    for r in plan.model.open_rounds.tolist():
        for p, q in combinations(plan.model.free[r, : plan.model.n_free[r]].tolist(), 2):
            if plan.state.seats[r, p] == plan.state.seats[r, q]:
                continue
            before = naive.search_cost(*rest, plan.state.seats, stay)
            said = search.swap_cost(plan.model, plan.state, r, p, q)
            search.swap(plan.model, plan.state, r, p, q)
            assert naive.search_cost(*rest, plan.state.seats, stay) - before == pytest.approx(said, rel=1e-4, abs=1e-2)
            if chance.random() < 0.5:
                search.swap(plan.model, plan.state, r, p, q)


def test_marginal_costs_of_a_wanted_pair_count_the_first_meeting_only() -> None:
    facts = seating.Problem(people=4, tables=[2, 2], rounds=3, wanted=[(0, 1, 1.0)]).facts
    plan = Search(facts, 1)
    wish = 1000 * plan.model.price[3]
    repeat = plan.model.extra[1]
    for rounds, more, less in ((0, -wish, None), (1, repeat, -wish), (2, plan.model.extra[2], repeat)):
        plan.load(np.array([[0, 0, 1, 1]] * rounds + [[0, 1, 0, 1]] * (3 - rounds)))
        assert plan.state.add[0, 1] == plan.state.add[1, 0] == more
        assert less is None or plan.state.rem[0, 1] == less


@settings(max_examples=30, deadline=None)
@given(questions())
def test_bad_pairs_are_exactly_those_who_should_not_meet(question: dict[str, Any]) -> None:
    plan, _ = started(question)
    if len(plan.model.open_rounds):
        search.anneal(plan.model, plan.state, 300, 5.0, 1.0)
    terms = cost.pair_terms(plan.facts)
    listed = {frozenset(two) for two in plan.state.bad[: plan.state.n_bad[0]].tolist()}
    expected = set()
    for a in range(plan.facts.people):
        for b in range(a):
            met = naive.times(plan.facts, plan.state.seats, a, b)
            if met and (terms[a, b, :3].any() or (met > 1 and not terms[a, b, 3])):
                expected.add(frozenset((a, b)))
    assert listed == expected
