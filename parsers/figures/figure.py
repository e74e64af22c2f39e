"""A figure that has been read, before it is an observation of the record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from records.observation import Direction, Measure, ObsStatus, UnitMult
from records.series_key import series_key

if TYPE_CHECKING:
    from records.period import TimePeriod


class Figure(NamedTuple):
    """All that a sentence says of one number; `start..end` is the print with its unit.

    `number_start..number_end` is the number alone. `obs_value` is signed as the contract says. `coded_text`
    are the words that the indicator's code is told by, where they are not all of `indicator_text`.
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
    coded_text: str | None = None


def fact_of(figure: Figure) -> Hashable:
    """All that says what a figure measures, without its value: two figures alike in it must agree."""
    return (figure.indicator_text.lower(), series_key(figure), figure.qualifiers)


def contested_facts(figures: Iterable[Figure]) -> frozenset[Hashable]:
    """The facts to which `figures` give more than one value."""
    values: defaultdict[Hashable, set[int | float]] = defaultdict(set)
    for figure in figures:
        values[fact_of(figure)].add(figure.obs_value)
    return frozenset(fact for fact, told in values.items() if len(told) > 1)


class Unobserved(NamedTuple):
    """A number that is no observation: one that measures nothing (`explained`), or one that is unread."""

    start: int
    end: int
    reason: str
    explained: bool


@dataclass(slots=True)
class Entry:
    """What one sentence or tile gave; `prefix` begins its observations' ids."""

    prefix: str
    key_point: int | None
    figures: list[Figure]
    others: list[Unobserved] = field(default_factory=list)
