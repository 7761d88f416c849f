"""Random problems for hypothesis: every constraint, degenerate sizes, sometimes no answer."""

from __future__ import annotations

from typing import Any

from hypothesis import reject
from hypothesis import strategies as st

from enishi.engines import seating


@st.composite
def questions(draw: st.DrawFn, most_people: int = 14, most_rounds: int = 4) -> dict[str, Any]:
    """Arguments for Problem; people fit on the chairs, but pins and apart pairs may contradict."""
    people = draw(st.integers(1, most_people))
    rounds = draw(st.integers(1, most_rounds))
    person = st.integers(0, people - 1)
    tables = draw(st.lists(st.integers(0, 5), min_size=1, max_size=4))
    tables.append(max(1, people - sum(tables)))
    per_round = draw(st.booleans())
    pair = st.tuples(person, person).filter(lambda two: two[0] != two[1])
    pairs = st.lists(pair, max_size=4) if people > 1 else st.just([])
    weighted = st.lists(st.builds(lambda two, w: (*two, w), pair, st.floats(0, 9)), max_size=4)
    weighted = weighted if people > 1 else st.just([])
    kinds = st.lists(st.integers(-1, 3), min_size=people, max_size=people)
    pin = st.tuples(person, st.none() | st.integers(0, rounds - 1), st.integers(0, len(tables) - 1))
    presence = st.lists(st.lists(st.booleans(), min_size=rounds, max_size=rounds), min_size=people, max_size=people)
    return {
        "people": people,
        "tables": [draw(st.permutations(tables)) for _ in range(rounds)] if per_round else tables,
        "rounds": rounds,
        "industry": draw(st.none() | kinds),
        "distance": draw(st.none() | st.just([[abs(a - b) / 3 for b in range(4)] for a in range(4)])),
        "met": draw(weighted),
        "apart": draw(pairs),
        "together": draw(pairs),
        "wanted": draw(weighted),
        "pinned": draw(st.lists(pin, max_size=2)),
        "present": draw(st.none() | presence),
        "aim": draw(st.sampled_from(["fair", "most_distinct"])),
        "weights": draw(st.none() | st.just({"together": 2.0, "wanted": 0.5})),
    }


def ask(question: dict[str, Any]) -> seating.Problem:
    """The problem, or another example from hypothesis when it is refused (in words)."""
    try:
        return seating.Problem(**question)
    except seating.Infeasible as refusal:
        said = bool(refusal.reasons) and all(isinstance(reason, str) for reason in refusal.reasons)
        if not said:
            raise
        return reject()
