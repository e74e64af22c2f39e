"""Changes printed without a base, where the release implies one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.figures.figure import Figure

if TYPE_CHECKING:
    from parsers.figures.account import Entry
    from records.period import TimePeriod

#: an index to a base that is not said may be to any; only a change leans on what the release compares with
_LEANS = "change"


def imply_bases(entries: list[Entry]) -> None:
    """Give a change without a base the one that all other changes of its period in the release are against."""
    figures = [figure for entry in entries for figure in entry.figures]
    for entry in entries:
        entry.figures[:] = [_with_base(figure, figures) for figure in entry.figures]


def _with_base(figure: Figure, figures: list[Figure]) -> Figure:
    if figure.measure != _LEANS or figure.base_per is not None or "base_unresolved" in figure.flags:
        return figure
    bases = {base.sdmx: base for other in figures if (base := _base_of(other, figure)) is not None}
    if len(bases) != 1:
        return figure
    return replace(figure, base_per=next(iter(bases.values())), flags=(*figure.flags, "base_implied"))


def _base_of(other: Figure, figure: Figure) -> TimePeriod | None:
    """The printed base of another change over the same period."""
    if other.measure != _LEANS or other.time_period is None or figure.time_period is None:
        return None
    return other.base_per if other.time_period.sdmx == figure.time_period.sdmx else None
