"""The answer to what kind of figure a number is."""

from __future__ import annotations

from typing import NamedTuple

from records.observation import Direction, Measure


class Decision(NamedTuple):
    """A measure, and the direction of a change."""

    measure: Measure
    direction: Direction | None = None
