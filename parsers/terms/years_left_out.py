"""The year of a period printed without one: `6,1 % in the IV quarter of 2024, 4,5 % in the III quarter`."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from parsers.terms.periods import Placed, place_periods

if TYPE_CHECKING:
    from parsers.terms.periods_tokens import Stream
    from records.period import TimePeriod

_DAY = timedelta(days=1)
_MOST_YEARS = 8  # each is a walk through the sentence; no sentence of a release names more

Span = tuple[int, int]


def with_years(stream: Stream, printed: list[Placed], reference: TimePeriod) -> list[Placed]:
    """The times of `stream`; `printed` are those with their year, `reference` is the time of the release.

    The year is the one that puts the time nearest to the latest one before it in the sentence (IV quarter of
    2024: the III quarter of that year, the I quarter of the next), without one that of the release. No time
    begins later than the day behind the release's, on which stocks are counted.
    """
    known = {(p.first, p.last): p for p in printed}
    years = _Years(stream)
    dated: list[Placed] = []
    latest: TimePeriod | None = None
    for span, found in years.of(reference.start.year).items():
        told = known.get(span)
        if told is None:
            told = _nearest(years, span, latest, reference) or found
        if latest is None or told.term.time.start > latest.start:
            latest = told.term.time
        dated.append(told)
    return dated


class _Years:
    """The times of a stream, as they are if those without a year are of one year or another."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._read: dict[int, dict[Span, Placed]] = {}

    def of(self, year: int) -> dict[Span, Placed]:
        if year not in self._read:
            if len(self._read) >= _MOST_YEARS:
                return next(iter(self._read.values()))
            self._read[year] = {(p.first, p.last): p for p in place_periods(self._stream, year)}
        return self._read[year]


def _nearest(years: _Years, span: Span, latest: TimePeriod | None, reference: TimePeriod) -> Placed | None:
    """The reading of `span` nearest to `latest`, else of the release's year, that is not still to come."""
    around = latest.start.year if latest else reference.start.year
    readings = [years.of(year).get(span) for year in (around + 1, around, around - 1)]
    limit = max(reference.end + _DAY, latest.end if latest else reference.end)
    told = [found for found in readings if found is not None and found.term.time.start <= limit]
    if latest is None:
        told = [found for found in told if found.term.time.start.year <= around]
        return told[0] if told else None
    return min(told, key=lambda found: abs(found.term.time.start - latest.start), default=None)
