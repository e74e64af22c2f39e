"""A figure that has been read, before it is an observation of the record."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, NamedTuple

from records.observation import Direction, Measure, ObsStatus, UnitMult

if TYPE_CHECKING:
    from records.period import TimePeriod


class Figure(NamedTuple):
    """All that a sentence says of one number; `start..end` is the print with its unit.

    `number_start..number_end` is the number alone. `obs_value` is signed as the contract says.
    """

    number_start: int
    number_end: int
    start: int
    end: int
    indicator_text: str
    measure: Measure
    obs_value: int | float
    direction: Direction | None
    unit_measure: str
    unit_mult: UnitMult
    decimals: int
    ref_area: str | None
    ref_area_text: str | None
    counterpart_area: str | None
    time_period: TimePeriod | None
    base_per: TimePeriod | None
    qualifiers: tuple[str, ...]
    obs_status: ObsStatus
    flags: tuple[str, ...]


def fact_of(figure: Figure) -> Hashable:
    """All that says what a figure measures, without its value: two figures alike in it must agree."""
    return (
        figure.indicator_text.lower(),
        figure.measure,
        figure.unit_measure,
        figure.ref_area or figure.ref_area_text,
        figure.counterpart_area,
        figure.time_period and figure.time_period.sdmx,
        figure.base_per and figure.base_per.sdmx,
        figure.qualifiers,
    )


class Unobserved(NamedTuple):
    """A number that is no observation: one that measures nothing (`explained`), or one that is unread."""

    start: int
    end: int
    reason: str
    explained: bool
