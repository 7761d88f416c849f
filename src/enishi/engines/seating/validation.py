"""Reads a problem into arrays and says in plain words what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from enishi.engines.seating import contradictions
from enishi.engines.seating.facts import Facts, Infeasible, Ints, table_sizes

if TYPE_CHECKING:
    from enishi.engines.seating.problem import Problem

MOST_PEOPLE = 3000  # the pair matrices of 3,000 people take some 250 MB
MOST_ROUNDS = 100


def read(problem: Problem) -> Facts:
    """Arrays of a sound problem; raises `Infeasible` with every reason found at the first storey that has any."""
    wrong: list[str] = []
    people = _whole(problem.people, "the number of people", 1, MOST_PEOPLE, wrong)
    rounds = _whole(problem.rounds, "the number of rounds", 1, MOST_ROUNDS, wrong)
    _refuse(wrong)
    capacity = _capacity(problem.tables, rounds, wrong)
    here = _present(problem.present, people, rounds, wrong)
    industry = _industry(problem.industry, people, wrong)
    nearness = _nearness(problem.distance, industry, wrong)
    if not nearness.size:
        industry = _renumbered(industry)
    apart = _pairs(problem.apart, people, "apart", wrong) > 0
    together = _pairs(problem.together, people, "together", wrong) > 0
    met = _weighted(problem.met, people, "met", wrong)
    wanted = _weighted(problem.wanted, people, "wanted", wrong)
    weights = _weights(problem.weights, wrong)
    if problem.aim not in ("fair", "most_distinct"):
        wrong.append(f'the aim must be "fair" or "most_distinct", not {problem.aim!r}')
    _refuse(wrong)
    pins = _pins(problem.pinned, here, capacity, wrong)
    _refuse(wrong)
    _refuse(contradictions.room(capacity, here, pins))
    sizes = even_sizes(capacity, here, pins)
    _refuse(contradictions.company(apart, together, capacity, sizes, here, pins))
    fair = problem.aim == "fair"
    return Facts(capacity, here, pins, sizes, industry, nearness, apart, together, met, wanted, *weights, fair)


def even_sizes(capacity: Ints, here: NDArray[np.bool_], pins: Ints) -> Ints:
    """Table sizes (R, T); which of the equal tables hold one more changes from round to round."""
    sizes = np.zeros_like(capacity)
    tables = capacity.shape[1]
    for r in range(len(capacity)):
        least = np.bincount(pins[r][pins[r] >= 0], minlength=tables)
        turn = (np.arange(tables) + r * max(1, tables // len(capacity))) % tables
        sizes[r] = table_sizes(capacity[r], int(here[r].sum()), least, turn)
    return sizes


def _refuse(wrong: list[str]) -> None:
    if wrong:
        raise Infeasible(wrong)


def _whole(value: Any, name: str, least: int, most: int, wrong: list[str]) -> int:
    if isinstance(value, bool) or not isinstance(value, int | np.integer):
        wrong.append(f"{name} must be a whole number, not {value!r}")
        return least
    if not least <= value <= most:
        wrong.append(f"{name} must be between {least} and {most}, not {value}")
    return int(value)


def _capacity(tables: Any, rounds: int, wrong: list[str]) -> Ints:
    """One list for all rounds, or one list a round, into (R, T)."""
    none = np.ones((rounds, 1), np.int64)
    try:
        rows = [list(row) if np.ndim(row) else row for row in tables]
    except (TypeError, ValueError):
        wrong.append("tables must be a list of capacities, or one such list a round")
        return none
    if not rows:
        wrong.append("there are no tables")
        return none
    lists = [row for row in rows if isinstance(row, list)]
    if lists and (len(lists) != len(rows) or len(rows) != rounds):
        wrong.append(f"tables must be one list of capacities, or {rounds} lists, one a round")
        return none
    per_round = lists or [rows] * rounds
    found: list[str] = []
    for row in per_round:
        for table, seats in enumerate(row):
            _whole(seats, f"the capacity of table {table}", 0, MOST_PEOPLE, found)
    wrong.extend(dict.fromkeys(found))
    if found:
        return none
    capacity = np.zeros((rounds, max(1, *(len(row) for row in per_round))), np.int64)
    for r, row in enumerate(per_round):
        capacity[r, : len(row)] = row
    return capacity


def _array(value: Any, name: str, wrong: list[str]) -> NDArray[Any] | None:
    try:
        array = np.asarray(value)
    except (TypeError, ValueError):
        array = np.empty(0, object)
    if array.dtype.kind not in "biuf" or (array.dtype.kind == "f" and not np.isfinite(array).all()):
        wrong.append(f"{name} must be an array of numbers")
        return None
    return array


def _present(present: Any, people: int, rounds: int, wrong: list[str]) -> NDArray[np.bool_]:
    everybody = np.ones((rounds, people), np.bool_)
    if present is None:
        return everybody
    array = _array(present, "present", wrong)
    if array is None:
        return everybody
    if array.shape != (people, rounds):
        wrong.append(f"present must have {people} rows (people) and {rounds} columns (rounds), not {array.shape}")
        return everybody
    return np.ascontiguousarray(array.astype(np.bool_).T)


def _industry(industry: Any, people: int, wrong: list[str]) -> Ints:
    unknown = np.full(people, -1, np.int64)
    if industry is None:
        return unknown
    array = _array(industry, "industry", wrong)
    if array is None:
        return unknown
    if array.shape != (people,) or array.dtype.kind not in "iu":
        wrong.append(f"industry must be {people} whole numbers, one a person")
        return unknown
    if array.min() < -1:
        wrong.append("industry must be -1 (unknown) or a number from 0")
        return unknown
    return array.astype(np.int64)


def _renumbered(industry: Ints) -> Ints:
    """Codes such as 6021 become 0, 1, 2 …, so that tables by industry stay small."""
    return np.where(industry < 0, -1, np.searchsorted(np.unique(industry[industry >= 0]), industry))


def _nearness(distance: Any, industry: Ints, wrong: list[str]) -> Ints:
    """Percent of nearness; without distances an industry is near to itself only, and the table is empty."""
    none = np.zeros((0, 0), np.int64)
    if distance is None:
        return none
    array = _array(distance, "distance", wrong)
    if array is None:
        return none
    if array.ndim != 2 or array.shape[0] != array.shape[1] or array.shape[0] <= industry.max():
        wrong.append("distance must be a square table with a row and a column for each industry")
        return none
    if (array < 0).any() or (array != array.T).any() or np.diag(array).any():
        wrong.append("distance must be the same in both directions, never negative, and 0 from an industry to itself")
        return none
    farthest = float(array.max(initial=0.0))
    near = np.rint(100 * (1 - array / farthest)) if farthest > 0 else np.zeros(array.shape)
    percent = np.asarray(near, np.int64)
    np.fill_diagonal(percent, 100)
    return percent


def _rows(value: Any, width: int, name: str, wrong: list[str]) -> list[list[Any]]:
    try:
        rows = [list(row) for row in value]
    except TypeError:
        rows = [[]]
    if any(len(row) != width for row in rows):
        wrong.append(f"{name} must be a list of rows with {width} values each")
        return []
    return rows


def _pairs(value: Any, people: int, name: str, wrong: list[str]) -> NDArray[np.float64]:
    return _weighted([(*row, 1.0) for row in _rows(value, 2, name, wrong)], people, name, wrong)


def _weighted(value: Any, people: int, name: str, wrong: list[str]) -> NDArray[np.float64]:
    """Symmetric (N, N) weights; a pair that is given twice counts twice."""
    matrix = np.zeros((people, people))
    for a, b, weight in _rows(value, 3, name, wrong):
        if not (_is_index(a, people) and _is_index(b, people)):
            wrong.append(f"{name}: there is no pair ({a}, {b}); people are numbered 0 to {people - 1}")
        elif a == b:
            wrong.append(f"{name}: person {a} is paired with themselves")
        elif not _is_weight(weight):
            wrong.append(f"{name}: the weight of ({a}, {b}) must be a number from 0 to a million, not {weight!r}")
        else:
            matrix[a, b] += weight
            matrix[b, a] = matrix[a, b]
    return matrix


def _is_index(value: Any, count: int) -> bool:
    return isinstance(value, int | np.integer) and not isinstance(value, bool) and 0 <= int(value) < count


def _is_weight(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float | np.integer | np.floating):
        return False
    return 0.0 <= float(value) <= 1e6


def _weights(weights: Any, wrong: list[str]) -> tuple[float, float]:
    given = {"together": 1.0, "wanted": 1.0}
    try:
        given.update({} if weights is None else dict(weights))
    except (TypeError, ValueError):
        wrong.append("weights must be a table of names and numbers")
        return 1.0, 1.0
    for name, weight in given.items():
        if name not in ("together", "wanted"):
            wrong.append(f"weights: there is no {name!r}; together and wanted can be weighed against each other")
        elif not _is_weight(weight):
            wrong.append(f"weights: {name} must be a number from 0 to a million, not {weight!r}")
    return given["together"], given["wanted"]


def _pins(pinned: Any, here: NDArray[np.bool_], capacity: Ints, wrong: list[str]) -> Ints:
    rounds, people = here.shape
    pins = np.full((rounds, people), -1, np.int64)
    for person, when, table in _rows(pinned, 3, "pinned", wrong):
        if not _is_index(person, people):
            wrong.append(f"pinned: there is no person {person}; people are numbered 0 to {people - 1}")
        elif when is not None and not _is_index(when, rounds):
            wrong.append(f"pinned: there is no round {when}; rounds are numbered 0 to {rounds - 1}")
        elif not _is_index(table, capacity.shape[1]):
            wrong.append(f"pinned: there is no table {table}; tables are numbered 0 to {capacity.shape[1] - 1}")
        elif when is not None and not here[when, person]:
            wrong.append(f"person {person} is pinned to table {table} in round {when} but is not present in it")
        else:
            for r in range(rounds) if when is None else [int(when)]:
                _pin(pins, here, r, person, table, wrong)
    return pins


def _pin(pins: Ints, here: NDArray[np.bool_], r: int, person: int, table: int, wrong: list[str]) -> None:
    if not here[r, person]:
        return
    if pins[r, person] not in (-1, table):
        wrong.append(f"person {person} is pinned to tables {pins[r, person]} and {table} in round {r}")
    pins[r, person] = table
