"""What a figure measures besides its indicator: the dimensions that two statements of one fact share."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from records.period import TimePeriod


class Measured(Protocol):
    """An observation of a record, or a figure before it is one."""

    @property
    def measure(self) -> str:
        """Kind of figure."""

    @property
    def unit_measure(self) -> str:
        """Unit."""

    @property
    def ref_area(self) -> str | None:
        """Area by its code."""

    @property
    def ref_area_text(self) -> str | None:
        """Area as printed."""

    @property
    def counterpart_area(self) -> str | None:
        """Partner."""

    @property
    def time_period(self) -> TimePeriod | None:
        """When."""

    @property
    def base_per(self) -> TimePeriod | None:
        """Against which time."""


def series_key(figure: Measured) -> tuple[Hashable, ...]:
    """Measure, unit, area, partner, period and base of `figure` (dimensions in the sense of SDMX).

    Indicator, qualifiers and value are left out: who compares says how exactly they must agree.
    """
    return (
        figure.measure,
        figure.unit_measure,
        figure.ref_area or figure.ref_area_text,
        figure.counterpart_area,
        figure.time_period and figure.time_period.sdmx,
        figure.base_per and figure.base_per.sdmx,
    )
