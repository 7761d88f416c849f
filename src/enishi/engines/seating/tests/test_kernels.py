"""The fast kernels equal their slow twins."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

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
@given(questions(), st.randoms(use_true_random=False))
def test_swap_cost_equals_difference_of_slow_costs(question: dict[str, Any], chance: random.Random) -> None:
    plan, stay = started(question)
    assume(len(plan.model.open_rounds))
    r = chance.choice(plan.model.open_rounds.tolist())
    p, q = chance.sample(plan.model.free[r, : plan.model.n_free[r]].tolist(), 2)
    assume(plan.state.seats[r, p] != plan.state.seats[r, q])
    rest = (cost.pair_terms(plan.facts), plan.model.price.tolist(), plan.model.extra.tolist(), plan.facts)
    before = naive.search_cost(*rest, plan.state.seats, stay)
    said = search.swap_cost(plan.model, plan.state, r, p, q)
    search.swap(plan.model, plan.state, r, p, q)
    assert naive.search_cost(*rest, plan.state.seats, stay) - before == pytest.approx(said, rel=1e-4, abs=1e-2)


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
