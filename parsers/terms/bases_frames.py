"""From a phrase of comparison to the time it means, seen from the time of the figure (`reference`).

One function a frame, named in the vocabulary files. None is guessed: `the previous month` of January-June is
no time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from parsers.terms.periods_calendar import Days, moved, same_day
from parsers.terms.periods_readings import Phrase, Reading, read
from records.period import month_count

if TYPE_CHECKING:
    from records.period import TimePeriod

Frame = Literal[
    "named",
    "same_period_previous_year",
    "previous_month",
    "previous_quarter",
    "previous_year",
    "previous_period",
    "december_previous_year",
    "since_year_start",
    "fixed",
]


class Base(NamedTuple):
    """The frame of a base and its days, None where they cannot be told."""

    frame: Frame
    days: Days | None
    cumulative: bool = False


FrameReader = Callable[[Phrase, "TimePeriod | None", "TimePeriod | None"], Base]


def _days(time: TimePeriod) -> Days:
    return Days(time.start, time.end)


def _named(_: Phrase, named: TimePeriod | None, __: TimePeriod | None) -> Base:
    return Base("named", _days(named), named.cumulative) if named else Base("named", None)


def _fixed(_: Phrase, named: TimePeriod | None, __: TimePeriod | None) -> Base:
    return Base("fixed", _days(named) if named else None)


def _same_period(phrase: Phrase, _: TimePeriod | None, reference: TimePeriod | None) -> Base:
    """The months of the reference in the named year, or in the year before."""
    if reference is None:
        return Base("same_period_previous_year", None)
    years = phrase.values("year")
    back = reference.end.year - years[-1] if years else 1
    frame: Frame = "same_period_previous_year" if back == 1 else "named"
    length = month_count(reference.start, reference.end)
    is_point = reference.is_day and (phrase.has("date_word") or phrase.has("ago"))
    if back < 1 or not (length or is_point) or not _names_length(phrase, length):
        return Base(frame, None)
    days = _days(reference)
    return Base(frame, same_day(days, back) if is_point else moved(days, -12 * back), reference.cumulative)


def _names_length(phrase: Phrase, length: int) -> bool:
    """Whether a period of so many months may be called so: `the corresponding month` is one month."""
    lengths = {"date_word": 0, "months_word": 1, "quarter": 3, "half_year": 6, "half": 6}
    named = {lengths[name] for name in lengths if phrase.has(name)}
    return not named or named == {length}


def _previous(frame: Frame, length: int) -> FrameReader:
    """The reader of `the previous ...`: a reference of `length` months, one step back."""

    def reader(_: Phrase, __: TimePeriod | None, reference: TimePeriod | None) -> Base:
        return Base(frame, _before(reference, length) if reference else None)

    return reader


def _before(reference: TimePeriod, length: int) -> Days | None:
    days = _days(reference)
    if month_count(*days) != length or (days.start.month - 1) % length:
        return None
    return moved(days, -length)


def _previous_period(_: Phrase, __: TimePeriod | None, reference: TimePeriod | None) -> Base:
    """The month before a month, the quarter before a quarter; before January-June it is not told which."""
    if reference is None:
        return Base("previous_period", None)
    length = month_count(reference.start, reference.end)
    plain = length in (1, 3, 6) and not reference.cumulative
    return Base("previous_period", _before(reference, length) if plain or length == 12 else None)


def _relative(reads: str) -> FrameReader:
    """The reader of a month, quarter or half-year printed without its year: the last before the figure."""

    def reader(phrase: Phrase, _: TimePeriod | None, reference: TimePeriod | None) -> Base:
        reading = read(reads, phrase) if reference else None
        frame = _december(phrase)
        if reading is None or reference is None:
            return Base(frame, None)
        to_come = reading.days.start > reference.end  # "below December", told of January
        days = moved(reading.days, -12) if to_come and not phrase.has("previous") else reading.days
        return Base(frame, days if days.start <= reference.end else None, reading.cumulative)

    return reader


def _december(phrase: Phrase) -> Frame:
    only_december = phrase.values("month") == [12] and phrase.has("previous")
    return "december_previous_year" if only_december else "named"


def _since_year_start(phrase: Phrase, _: TimePeriod | None, __: TimePeriod | None) -> Base:
    """Since the beginning of a year: measured against December of the year before."""
    reading: Reading | None = read("year", phrase)
    if reading is None:
        return Base("since_year_start", None)
    december = moved(Days(reading.days.end.replace(day=1), reading.days.end), -12)
    return Base("since_year_start", december)


FRAMES: Final[Mapping[str, FrameReader]] = {
    "named": _named,
    "fixed": _fixed,
    "same_period": _same_period,
    "previous_month": _previous("previous_month", 1),
    "previous_quarter": _previous("previous_quarter", 3),
    "previous_year": _previous("previous_year", 12),
    "previous_period": _previous_period,
    "months": _relative("months"),
    "year": _relative("year"),
    "quarter": _relative("quarter"),
    "half_year": _relative("half_year"),
    "days": _relative("day"),
    "since_year_start": _since_year_start,
}
