"""Reference periods, back from the SDMX code that `records.period.sdmx_code` makes of them."""

from __future__ import annotations

import re
from datetime import date, timedelta

_RANGE = re.compile(r"((?:19|2\d)\d\d-\d\d-\d\d)(?:/P(\d{1,4})([MD]))?", re.ASCII)


def days_of(sdmx: str) -> tuple[date, date] | None:
    """The first and the last day of a period of whole months, of days, or of one day.

    None for a code of another form, for days that no calendar has, and for times before statistics.
    """
    match = _RANGE.fullmatch(sdmx)
    if match is None:
        return None
    try:
        start = date.fromisoformat(match[1])
        return start, _last(start, int(match[2] or 1), match[3] or "D")
    except (ValueError, OverflowError):
        return None


def _last(start: date, count: int, unit: str) -> date:
    if unit == "D":
        return start + timedelta(days=count - 1)
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    return date(year, month + 1, start.day) - timedelta(days=1)
