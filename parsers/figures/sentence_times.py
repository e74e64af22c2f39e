"""The time of each figure of a sentence: printed, carried, or that of what it is compared with."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.figures.changes import Change
from parsers.figures.frames import Frame
from parsers.figures.sentence import Terms
from parsers.figures.sentence_bases import SentenceBases
from parsers.figures.time_carry import TimeCarry
from parsers.figures.times import When


class SentenceTimes:
    """What the times carried on and the `bases` say of the time of each figure, together."""

    def __init__(
        self, terms: Terms, frames: Sequence[Frame], changes: Sequence[Change], bases: SentenceBases
    ) -> None:
        self._terms, self._frames, self._changes, self._bases = terms, frames, changes, bases

    def of(self, position: int, carry: TimeCarry) -> When:
        """The time of the figure at `position`; `carry` holds what the figures before it leave."""
        change = self._changes[position]
        printed = carry.of(self._frames[position], change)
        when = self._bases.time_of_earlier(position, printed)
        if printed.own and printed.carries and self._is_of_what_follows(position, change):
            carry.keep(printed)  # "In 2024 it fell from 425 to 414": of what it fell to
            return when._replace(undecided=True) if when is printed else when
        return when

    def _is_of_what_follows(self, position: int, change: Change) -> bool:
        """Whether the period of what something fell from is of what it fell to, which names none."""
        if not change.out_of or position + 1 == len(self._frames) or not self._changes[position + 1].to:
            return False
        behind = self._frames[position + 1].around
        beside = self._terms[self._frames[position].unit.first - 1].period  # "2024 жылғы 4,7%-дан"
        return beside is None and not any(self._terms[i].period is not None for i in behind)
