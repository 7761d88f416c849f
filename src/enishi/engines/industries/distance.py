"""How far apart two industries are, and whether a host would call them different."""

from collections.abc import Sequence

from enishi.engines.industries.classification import division_of

SAME = 0.0
PER_STEP = 0.25
NEAR = 0.8
FAR = 1.0

# Divisions whose members share customers, sites or training, so that they probably know each other's trade
# already.
NEAR_DIVISIONS: frozenset[frozenset[str]] = frozenset(
    frozenset(pair)
    for pair in (
        "AB",  # land and sea: one cooperative, one market hall, one season
        "CD",  # the quarry and the site it delivers to
        "DK",  # who builds and who sells or lets what was built
        "GL",  # web, design, advertising and consulting: the same brief
        "MN",  # hotels, meals, weddings, travel, leisure: the same guest
        "OP",  # school, nursery and care: the same families and public purse
    )
)


def distance(a: str, b: str) -> float:
    """Return how different two industries are, 0.0 (same) to 1.0, for two division letters or major-group
    codes.

    Steps in the tree of codes, 0.25 each, below one division: same code 0.0, a division and its own major
    group 0.25, two major groups 0.5. Across divisions 1.0, or 0.8 for `NEAR_DIVISIONS`. The unknown ("", T,
    99) is 1.0 from everything, itself included: two people of whom nothing is known are not colleagues.
    Symmetric. Raises `ValueError` for what is no code. Method: path length in the classification tree, our
    own near table.
    """
    over_a, over_b = division_of(a), division_of(b)
    if not over_a or not over_b:
        return FAR
    if over_a != over_b:
        return NEAR if frozenset((over_a, over_b)) in NEAR_DIVISIONS else FAR
    if a == b:
        return SAME
    return PER_STEP * ((a != over_a) + (b != over_b))


def distance_matrix(codes: Sequence[str]) -> list[list[float]]:
    """Return `distance` for each pair, as rows in the order given: n x n, symmetric.

    The diagonal is 0.0 for the known and 1.0 for the unknown. Each pair of distinct codes is measured once.
    """
    kinds = list(dict.fromkeys(codes))
    place = {code: at for at, code in enumerate(kinds)}
    places = [place[code] for code in codes]
    between = [[distance(a, b) for b in kinds] for a in kinds]
    rows = [[row[at] for at in places] for row in between]
    return [rows[at].copy() for at in places]


def different(a: str, b: str) -> bool:
    """Whether a host would say "another industry": the divisions differ. The unknown is never the same."""
    over_a, over_b = division_of(a), division_of(b)
    return not over_a or over_a != over_b
