"""The same period a year before, the month before a month, the longer of two periods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsers.terms.periods_calendar import Days, moved, same_day
from records.period import month_count, period

if TYPE_CHECKING:
    from records.period import TimePeriod


_MONTH_DAYS = 30
_LEAP_DAYS = 3  # the lengths of months and quarters differ by as much


def year_before(time: TimePeriod) -> TimePeriod | None:
    """The same months, or the same day, of the year before; None for what is not whole months."""
    if time.is_day:
        day = same_day(Days(time.start, time.end), 1)
        return period(time.text, *day, cumulative=False) if day else None
    return _moved(time, -12) if month_count(time.start, time.end) else None


def month_before(time: TimePeriod) -> TimePeriod | None:
    """The month before a month; None for any other period."""
    return _moved(time, -1) if month_count(time.start, time.end) == 1 else None


def is_longer(base: TimePeriod, time: TimePeriod) -> bool:
    """Whether `base` has more days than `time`, leap years apart.

    A point in time may be measured against a month (an index to December), not against anything longer.
    """
    if time.is_day:
        return (base.end - base.start).days > _MONTH_DAYS
    return (base.end - base.start).days > (time.end - time.start).days + _LEAP_DAYS


def is_shorter(base: TimePeriod, time: TimePeriod) -> bool:
    """Whether `base` has fewer days than `time`, which is no single day; leap years apart."""
    return not base.is_day and (base.end - base.start).days < (time.end - time.start).days - _LEAP_DAYS


def _moved(time: TimePeriod, months: int) -> TimePeriod:
    days = moved(Days(time.start, time.end), months)
    return period(time.text, days.start, days.end, cumulative=time.cumulative)
