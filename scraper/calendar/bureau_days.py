"""Days as the bureau counts them."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

#: the time of all Kazakhstan since March 2024
ASTANA = timezone(timedelta(hours=5))

FRIDAY = 4
MONDAY_AFTER = 7


def bureau_day(now: datetime) -> date:
    """The day it is at the bureau; `now` must know its time zone."""
    return now.astimezone(ASTANA).date()


def kept_from(announced: date) -> date:
    """The first day on which an announcement counts as kept: for a Saturday or Sunday, the Friday before."""
    return announced - timedelta(days=max(0, announced.weekday() - FRIDAY))


def kept_until(announced: date) -> date:
    """The last day on which an announcement counts as kept: for a Saturday or Sunday, the Monday after."""
    weekday = announced.weekday()
    return announced + timedelta(days=MONDAY_AFTER - weekday if weekday > FRIDAY else 0)
