"""A time of the contract: a range of days, or a point in time."""

from __future__ import annotations

import calendar
from datetime import date

import msgspec

from records.errors import ContractError


class TimePeriod(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """ISO dates, both inclusive, with the words they were read from.

    `sdmx` is an SDMX time range (`2024-01-01/P6M`, `2026-06-17/P7D`) or, for a point in time, the day
    (`2025-06-01`). `cumulative` is true for January-to-date.
    """

    text: str
    start: date
    end: date
    sdmx: str
    cumulative: bool = False

    def __post_init__(self) -> None:
        """Raise ContractError unless start, end and sdmx say the same."""
        if self.end < self.start:
            raise ContractError(f"time period ends {self.end} before it starts {self.start}")
        if self.sdmx != sdmx_code(self.start, self.end):
            raise ContractError(f"sdmx {self.sdmx!r} does not say {self.start}..{self.end}")

    @property
    def is_day(self) -> bool:
        """Whether it is a point in time."""
        return self.start == self.end


def period(text: str, start: date, end: date, *, cumulative: bool = False) -> TimePeriod:
    """The time from `start` to `end` (inclusive), printed as `text`; its SDMX code is worked out."""
    return TimePeriod(text=text, start=start, end=end, sdmx=sdmx_code(start, end), cumulative=cumulative)


def month_count(start: date, end: date) -> int:
    """How many whole months lie from `start` to `end` (inclusive); 0 where they are not whole months."""
    if start.day != 1 or end.day != calendar.monthrange(end.year, end.month)[1]:
        return 0
    return (end.year - start.year) * 12 + end.month - start.month + 1


def sdmx_code(start: date, end: date) -> str:
    """SDMX 2.1 time range of whole months or of days; a single day is a point in time."""
    if start == end:
        return start.isoformat()
    if months := month_count(start, end):
        return f"{start.isoformat()}/P{months}M"
    return f"{start.isoformat()}/P{(end - start).days + 1}D"
