"""Changes printed without a base, where the release implies one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsers.figures.figure import Figure
from parsers.terms.shifts import month_before, year_before

if TYPE_CHECKING:
    from parsers.figures.account import Entry
    from records.period import TimePeriod

#: an index to a base that is not said may be to any; only a change leans on what the release compares with
_LEANS = "change"


def imply_bases(entries: list[Entry]) -> None:
    """Give a change without a base the one that all other changes of its period are against."""
    figures = [figure for entry in entries for figure in entry.figures]
    for entry in entries:
        entry.figures[:] = [_with_base(figure, figures) for figure in entry.figures]


def _with_base(figure: Figure, figures: list[Figure]) -> Figure:
    if figure.measure != _LEANS or figure.base_per is not None or "base_unresolved" in figure.flags:
        return figure
    bases = {base.sdmx: base for other in figures if (base := _base_of(other, figure)) is not None}
    base = next(iter(bases.values())) if len(bases) == 1 else None
    if base is None or figure.time_period is None or not _is_year_before(base, figure.time_period):
        return figure
    return figure._replace(base_per=base, flags=(*figure.flags, "base_implied"))


def _is_year_before(base: TimePeriod, time: TimePeriod) -> bool:
    """Whether the base is the same period of the year before, and no other could be meant.

    Releases of a month compare with the month before as well as with the year: there nothing is implied.
    """
    expected = year_before(time)
    return expected is not None and expected.sdmx == base.sdmx and month_before(time) is None


def _base_of(other: Figure, figure: Figure) -> TimePeriod | None:
    """The printed base of another change over the same period."""
    if other.measure != _LEANS or other.time_period is None or figure.time_period is None:
        return None
    return other.base_per if other.time_period.sdmx == figure.time_period.sdmx else None
