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
_COMPARED = ("change", "index")


def imply_bases(entries: list[Entry]) -> None:
    """Give a change without a base the one of its sentence, else that of all other changes of its period."""
    for entry in entries:
        entry.figures[:] = _within(entry.figures)
    bases: defaultdict[str, dict[str, TimePeriod]] = defaultdict(dict)
    for figure in (figure for entry in entries for figure in entry.figures):
        if figure.measure == _LEANS and figure.time_period and figure.base_per:
            bases[figure.time_period.sdmx][figure.base_per.sdmx] = figure.base_per
    for entry in entries:
        entry.figures[:] = [_with_base(figure, bases) for figure in entry.figures]


def _within(figures: list[Figure]) -> list[Figure]:
    """`Exports grew by 5 % compared to June 2024, imports by 3 %`: what follows is compared alike.

    Only with the same period of the year before, and where the sentence names no other base.
    """
    bases = {figure.base_per.sdmx: figure.base_per for figure in figures if figure.base_per}
    if len(bases) != 1:
        return figures
    base = next(iter(bases.values()))
    first = next(i for i, figure in enumerate(figures) if figure.base_per)
    return [
        _implied(figure, base) if i > first and _is_open(figure) and _is_last_year(base, figure) else figure
        for i, figure in enumerate(figures)
    ]


def _is_open(figure: Figure) -> bool:
    return figure.measure in _COMPARED and figure.base_per is None and "base_unresolved" not in figure.flags


def _is_last_year(base: TimePeriod, figure: Figure) -> bool:
    expected = year_before(figure.time_period) if figure.time_period else None
    return expected is not None and expected.sdmx == base.sdmx


def _implied(figure: Figure, base: TimePeriod) -> Figure:
    return figure._replace(base_per=base, flags=(*figure.flags, "base_implied"))


def _with_base(figure: Figure, bases: dict[str, dict[str, TimePeriod]]) -> Figure:
    time = figure.time_period
    if figure.measure != _LEANS or time is None or not _is_open(figure):
        return figure
    others = list(bases.get(time.sdmx, {}).values())
    if len(others) != 1 or not _is_year_before(others[0], time):
        return figure
    return _implied(figure, others[0])


def _is_year_before(base: TimePeriod, time: TimePeriod) -> bool:
    """Whether the base is the same period of the year before, and no other could be meant.

    Releases of a month compare with the month before as well as with the year: there nothing is implied.
    """
    expected = year_before(time)
    return expected is not None and expected.sdmx == base.sdmx and month_before(time) is None
