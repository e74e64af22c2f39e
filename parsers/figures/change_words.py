"""The words that say which way something changed."""

from __future__ import annotations

from parsers.figures.sentence import Term
from records.observation import Direction

DIRECTIONS: dict[str, Direction] = {
    "increase": "increase",
    "more": "increase",
    "decrease": "decrease",
    "less": "decrease",
}


def direction_of(term: Term) -> Direction | None:
    """The direction a term names, None where it names none."""
    return next((DIRECTIONS[name] for name in term.categories if name in DIRECTIONS), None)
