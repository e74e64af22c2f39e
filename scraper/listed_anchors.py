"""The dates of a listing that title and order agree on: as many as can be in order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date


def in_order(dates: Mapping[int, date]) -> dict[int, date]:
    """The longest series of `dates`, by ascending place in the listing, that never grows.

    Patience sorting: of all series of one length, the one is kept that ends with the latest date.
    """
    falling: list[int] = []  # the last date of the best series of each length, negated so that it grows
    places: list[int] = []  # and its place
    before: dict[int, int | None] = {}
    for place, day in dates.items():
        length = bisect_right(falling, -day.toordinal())
        before[place] = places[length - 1] if length else None
        falling[length : length + 1] = [-day.toordinal()]
        places[length : length + 1] = [place]
    found: list[int] = []
    place_before = places[-1] if places else None
    while place_before is not None:
        found.append(place_before)
        place_before = before[place_before]
    return {place: dates[place] for place in reversed(found)}
