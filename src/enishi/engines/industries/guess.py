"""What somebody probably meant."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Guess:
    """An industry as read from words.

    `division` is a letter A-S, or "" if unknown; `group` a major-group code below it, or "". `confidence`
    runs from 0.0 (no idea) to 1.0 (the classification's own name); below 0.8 ask a person. `why` lists the
    words that decided, as they stand in the vocabulary.
    """

    division: str = ""
    group: str = ""
    confidence: float = 0.0
    why: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything was recognised."""
        return self.division != ""

    def scaled(self, factor: float, cap: float = 1.0) -> "Guess":
        """Return the same guess with its confidence multiplied, at most `cap`, rounded to two digits."""
        return replace(self, confidence=round(min(self.confidence * factor, cap), 2))


UNKNOWN = Guess()
