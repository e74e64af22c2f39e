"""The time of a cell: what its row, its column and the title say together, the narrowest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from parsers.tables.label_times import LabelTime, dated, year_time
from records.period import month_count, period

if TYPE_CHECKING:
    from records.period import TimePeriod


def time_of(narrow: Sequence[LabelTime], wide: Sequence[LabelTime]) -> tuple[TimePeriod | None, bool]:
    """The time that labels name together, and whether only the `wide` ones (title, release) do.

    `narrow` are those of the row and the column, the narrowest first, `wide` those of titles. A part of a
    year (`I quarter`) is dated by the narrowest year; a year stands for itself unless a part goes with it;
    a whole time stands for itself.
    """
    alone = [time for time in narrow if not time.embedded]
    if any(time.whole is not None or time.year is not None for time in alone):
        narrow = alone  # the year of a column, not that of "built before 1970"
    own = next((time.whole for time in narrow if time.whole is not None), None)
    year = next((time.year for time in narrow if time.year is not None), None)
    part = next((time for time in narrow if time.part is not None), None)
    if own is not None and (year is None or year == own.start.year):
        return own, False
    wide_part = next((time for time in wide if time.part is not None), None)
    if year is not None:
        return _dated(part or wide_part, year) or year_time(year), False
    wide_year = next((time.year for time in wide if time.year is not None), None)
    whole = next((time.whole for time in wide if time.whole is not None), None)
    anchor = wide_year if wide_year is not None else whole.start.year if whole else None
    if part is not None and anchor is not None and (made := _dated(part, anchor)) is not None:
        return made, False
    if whole is not None:
        return whole, True
    if wide_year is not None:
        return _dated(wide_part, wide_year) or year_time(wide_year), True
    return own, False


def _dated(time: LabelTime | None, year: int) -> TimePeriod | None:
    return dated(time.part, year, time.lang) if time is not None and time.part else None


def since_january(time: TimePeriod) -> TimePeriod:
    """The time from January to the month `time`, which is compared with `the corresponding period`."""
    if month_count(time.start, time.end) != 1:
        return time
    return period(time.text, date(time.start.year, 1, 1), time.end, cumulative=time.start.month > 1)


def between_days(time: TimePeriod) -> tuple[TimePeriod, TimePeriod | None]:
    """An index `from 24 June 2025 to 24 June 2026` is of the last day, against the first."""
    if time.is_day or month_count(time.start, time.end):
        return time, None
    return period(time.text, time.end, time.end), period(time.text, time.start, time.start)
