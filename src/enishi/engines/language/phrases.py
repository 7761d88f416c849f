"""Where a Japanese heading may break."""

from functools import cache

import budoux


@cache
def _parser() -> budoux.Parser:
    return budoux.load_default_japanese_parser()


def phrases(text: str) -> list[str]:
    """Return the phrases (文節 or so) of a text in order; joined they give the text back, [] for "".

    Method: BudouX's Japanese model, loaded once per process (a few milliseconds).
    """
    found: list[str] = _parser().parse(text)
    return found
