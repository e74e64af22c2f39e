"""How well two editions in different languages fit together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from scraper.series.edition import Edition
from scraper.series.names import SeriesNames, name_of

_ENOUGH: Final = 3  # figures: fewer may agree by chance
_SAME_ISSUE: Final = 0.4  # of all figures; a table that is read in one language only takes the rest
_MARGIN: Final = 0.2  # by which one candidate's share must be the greater to decide


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for two editions being one issue.

    `overlap` is the Jaccard index of their figures, None where one prints too few; `names` what is known of
    their series; `days` lie between their publications, None where one of them is not known.
    """

    overlap: float | None
    names: bool | None
    days: int | None

    def fits(self, *, alone: bool) -> bool:
        """Whether they may be one issue; `alone`: each is the only edition of its period in its language.

        Figures outrank names, and without both only the day of publication is left, which decides nothing
        where there is a choice.
        """
        if self.overlap is not None:
            return self.overlap >= _SAME_ISSUE
        return self.names if self.names is not None else alone and self.days == 0

    def beats(self, other: Evidence) -> bool:
        """Whether it is clearly better: by the figures, else by the names, else by the publication."""
        ahead = (self.overlap or 0) - (other.overlap or 0)
        if abs(ahead) >= _MARGIN:
            return ahead > 0
        if self.names != other.names:
            return self.names is True
        return self.days is not None and other.days is not None and self.days < other.days


def evidence_of(one: Edition, other: Edition, known: SeriesNames) -> Evidence:
    """What speaks for `one` and `other`, of one theme and one period, being the same issue."""
    days = abs((one.published - other.published).days) if one.published and other.published else None
    names = known.agree(name_of(one), name_of(other))
    return Evidence(_overlap(one, other), names, days)


def _overlap(one: Edition, other: Edition) -> float | None:
    mine, theirs = set(one.figures), set(other.figures)
    if min(len(mine), len(theirs)) < _ENOUGH:
        return None
    return len(mine & theirs) / len(mine | theirs)
