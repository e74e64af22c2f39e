"""The year of a period printed without one: `6,1 % in the IV quarter of 2024, 4,5 % in the III quarter`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsers.terms.periods import Placed, place_periods

if TYPE_CHECKING:
    from parsers.terms.periods_tokens import Stream
    from records.period import TimePeriod


def with_years(stream: Stream, printed: list[Placed], reference: TimePeriod) -> list[Placed]:
    """The times of `stream`; `printed` are those with their year, `reference` is the time of the release.

    The year is the last of those printed before it in the sentence (an earlier one is compared with), else
    that of the release. A time that would then begin behind both is of the year before: no release tells of
    what is still to come.
    """
    by_year: dict[int, dict[tuple[int, int], Placed]] = {}

    def of_year(year: int) -> dict[tuple[int, int], Placed]:
        if year not in by_year:
            by_year[year] = {(p.first, p.last): p for p in place_periods(stream, year)}
        return by_year[year]

    known = {(p.first, p.last) for p in printed}
    dated: list[Placed] = []
    for span, found in of_year(reference.start.year).items():
        if span in known:
            dated.append(found)
            continue
        before = [p.term.time for p in printed if p.last <= span[0]]
        year = max((time.end.year for time in before), default=reference.start.year)
        told = of_year(year).get(span, found)
        latest = max([reference.end, *(time.end for time in before)])
        if told.term.time.start > latest:
            told = of_year(year - 1).get(span, told)
        dated.append(told)
    return dated
