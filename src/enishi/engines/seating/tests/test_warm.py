"""After `warm()` no request waits for a compiler."""

from __future__ import annotations

from typing import Any

from enishi.engines import seating
from enishi.engines.seating import search

KERNELS: list[Any] = [search.load, search.deal, search.anneal, search.mix, search.is_reached]


def test_warm_compiles_each_kernel_once_and_requests_need_no_other() -> None:
    seating.warm()
    before = [list(kernel.signatures) for kernel in KERNELS]
    assert [len(signatures) for signatures in before] == [1] * len(KERNELS)
    hall = seating.Problem(people=40, tables=[5] * 8, rounds=6, industry=[p % 4 for p in range(40)], apart=[(0, 1)])
    plan = seating.solve(hall, steps=200_000, seed=3)
    seating.repair(hall, plan.seats, 2, absent=[1, 2], frozen=[5])
    assert [list(kernel.signatures) for kernel in KERNELS] == before
