"""Calendar arithmetic of reference periods; every range is of whole days, both ends included."""

from __future__ import annotations

import calendar
from datetime import date
from typing import NamedTuple


class Days(NamedTuple):
    """From `start` to `end`, both included."""

    start: date
    end: date


def months(first: tuple[int, int], last: tuple[int, int]) -> Days:
    """The whole months from `first` to `last`, both (year, month)."""
    return Days(date(*first, 1), month_end(*last))


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def shift_months(day: date, count: int) -> tuple[int, int]:
    """(year, month) of the month `count` months after that of `day`."""
    index = day.year * 12 + day.month - 1 + count
    return index // 12, index % 12 + 1


def same_day(point: Days, years: int) -> Days | None:
    """A point in time so many years before; None for 29 February of a year that has none."""
    try:
        day = point.start.replace(year=point.start.year - years)
    except ValueError:
        return None
    return Days(day, day)


def moved(days: Days, count: int) -> Days:
    """Whole months `days`, `count` months later."""
    return months(shift_months(days.start, count), shift_months(days.end, count))
