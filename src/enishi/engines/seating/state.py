"""What the kernels work on: one tuple of arrays for the question, one for the seating."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from enishi.engines.seating.facts import Ints

Floats = NDArray[np.float32]
Small = NDArray[np.int32]
Number = Any  # of Python or of NumPy: compiled code makes no difference, and NumPy's types for it are too many


class Model(NamedTuple):
    """What does not change while searching, except `price` and `extra` between cycles."""

    terms: NDArray[np.int16]  # (N, N, 5), see cost.pair_terms
    extra: Floats  # (R + 2,): search cost of the meeting after the c-th
    price: Floats  # (5,): search cost of one unit: apart, met, industry, wish, changed seat
    stay: Small  # (R, N): the seat to keep, -1 = do not care
    free: Small  # (R, N): first n_free[r] people may be moved in round r
    movable: NDArray[np.bool_]  # (R, N)
    n_free: Ints  # (R,)
    open_rounds: Ints  # rounds with two or more movable people
    target: Ints  # (7,): a key at which there is nothing left to gain
    fair: Ints  # (1,)


class State(NamedTuple):
    """One seating with everything that follows from it, and the best one seen."""

    seats: Small  # (R, N)
    slot: Small  # (R, N): place in members
    members: Small  # (R, T, S)
    filled: Small  # (R, T)
    times: NDArray[np.int16]  # (N, N): meetings
    add: Floats  # (N, N)
    rem: Floats  # (N, N)
    tally: Ints  # (R + 2,): pairs by number of meetings
    key: Ints  # (7,), see cost
    best_key: Ints
    best_seats: Small
    bad: Small  # (N * N / 2, 2): pairs who meet but should not, first n_bad[0]
    bad_at: Small  # (N, N): place in bad, -1 = not in it
    n_bad: Ints  # (1,)
    random: NDArray[np.uint64]  # (1,)
