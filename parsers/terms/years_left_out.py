"""The year of a period printed without one: `6,1 % in the IV quarter of 2024, 4,5 % in the III quarter`."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from parsers.terms.periods import Placed, place_periods

if TYPE_CHECKING:
    from parsers.terms.periods_tokens import Stream
    from records.period import TimePeriod

_DAY = timedelta(days=1)
_HALF_YEAR = timedelta(days=180)
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
    limit = max(reference.end + _DAY, latest.end if latest else reference.end)
    same = years.of(around).get(span)
    near = latest is None or (same is not None and abs(same.term.time.start - latest.start) < _HALF_YEAR)
    if same is not None and near and same.term.time.start <= limit:
        return same
    years_beside = (around - 1,) if latest is None else (around + 1, around - 1)
    others = [years.of(year).get(span) for year in years_beside]
    told = [found for found in (same, *others) if found is not None and found.term.time.start <= limit]
    anchor = latest.start if latest else limit
    return min(told, key=lambda found: abs(found.term.time.start - anchor), default=None)
