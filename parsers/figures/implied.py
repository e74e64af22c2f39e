"""Changes printed without a base, where the release implies one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from parsers.figures.figure import Entry, Figure
from parsers.terms.shifts import month_before, year_before

if TYPE_CHECKING:
    from records.period import TimePeriod

#: an index to a base that is not said may be to any; only a change leans on what the release compares with
_LEANS = "change"


def imply_bases(entries: list[Entry]) -> None:
    """Give a change without a base the one that all other changes of its period are against."""
    bases: defaultdict[str, dict[str, TimePeriod]] = defaultdict(dict)
    for figure in (figure for entry in entries for figure in entry.figures):
        if figure.measure == _LEANS and figure.time_period and figure.base_per:
            bases[figure.time_period.sdmx][figure.base_per.sdmx] = figure.base_per
    for entry in entries:
        entry.figures[:] = [_with_base(figure, bases) for figure in entry.figures]


def _with_base(figure: Figure, bases: dict[str, dict[str, TimePeriod]]) -> Figure:
    time = figure.time_period
    if figure.measure != _LEANS or figure.base_per or time is None or "base_unresolved" in figure.flags:
        return figure
    others = list(bases.get(time.sdmx, {}).values())
    if len(others) != 1 or not _is_year_before(others[0], time):
        return figure
    return figure._replace(base_per=others[0], flags=(*figure.flags, "base_implied"))


def _is_year_before(base: TimePeriod, time: TimePeriod) -> bool:
    """Whether the base is the same period of the year before, and no other could be meant.

    Releases of a month compare with the month before as well as with the year: there nothing is implied.
    """
    expected = year_before(time)
    return expected is not None and expected.sdmx == base.sdmx and month_before(time) is None
