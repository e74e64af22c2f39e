"""Dates of a listing, which prints a day and a month but no year (SITE.md, "Listings").

Two things tell the year: the reference period in the title, which is over when the release comes out, and the
order, newest first. Both err: a release may come out more than a year late, an item may be out of its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from scraper.listed_anchors import in_order
from scraper.listed_days import Listed, ListedDay, day_of

_HALF_A_YEAR: Final = timedelta(days=183)
_QUARTER: Final = timedelta(days=92)
_DAY: Final = timedelta(days=1)


class Dated(NamedTuple):
    """The date of an item, None where it prints no day of the calendar."""

    date: date | None
    certain: bool


def date_listed(items: Sequence[Listed], today: date) -> list[Dated]:
    """The date of each of `items`, which are listed newest first; none is after `today`.

    A date is certain where title and order agree; where there is no period in the title, if the order leaves
    one year only or follows closely on a certain date. Where they disagree, the title counts, unless its
    release fits in its place a year or more later.
    """
    days = [day_of(item, today) for item in items]
    walk = _Walk(days, today)
    return [walk.dated(place, day) for place, day in enumerate(days)]


def clash(item: Listed, dated: Dated, published: date) -> str | None:
    """One line where the listing says another date than the page's own, which wins; else None.

    The year counts only where it is certain, for the listing does not print it.
    """
    if dated.date is None:
        return None
    same_day = (dated.date.month, dated.date.day) == (published.month, published.day)
    if not same_day:
        printed = f"{item.day} {item.month}".rstrip()
        return f"the listing says {printed}, the page {published}"
    if dated.certain and dated.date.year != published.year:
        return f"the listing's titles and order say {dated.date}, the page {published}"
    return None


class _Walk:
    """From the top of a listing downwards; `above` is the last date in order, `sure` whether it is certain.

    Anchors are the dates by title that are in order; `bounds` are, for each item, the next anchor below it.
    """

    def __init__(self, days: Sequence[ListedDay | None], today: date) -> None:
        self.today = today
        self.above = today
        self.sure = True
        self.anchors = in_order({i: day.titled for i, day in enumerate(days) if day and day.titled})
        self.bounds: list[date | None] = []
        self.following: list[ListedDay | None] = []
        bound: date | None = None
        following: ListedDay | None = None
        for place in range(len(days) - 1, -1, -1):
            self.bounds.append(bound)
            self.following.append(following)
            bound = self.anchors.get(place, bound)
            following = days[place] or following
        self.bounds.reverse()
        self.following.reverse()

    def dated(self, place: int, day: ListedDay | None) -> Dated:
        """The date of the item at `place`; the items above it must have been asked before."""
        if day is None:
            return Dated(None, certain=False)
        by_order, below = day.latest(self.above), self.bounds[place]
        if anchor := self.anchors.get(place):
            return self._step(anchor, certain=by_order == anchor)
        fits = by_order is not None and (below is None or by_order >= below)
        if day.titled:
            late = by_order if fits and by_order and by_order > day.titled else None
            return Dated(late or day.titled, certain=False)
        if by_order is None or not fits or self._is_out_of_place(by_order, self.following[place]):
            self.sure = False
            return Dated(day.nearest(self.above, self.today), certain=False)
        near = self.above - by_order < _HALF_A_YEAR
        return self._step(by_order, certain=self.sure and (near or _is_only(day, by_order, below)))

    def _step(self, day: date, *, certain: bool) -> Dated:
        self.above, self.sure = day, certain
        return Dated(day, certain)

    def _is_out_of_place(self, by_order: date, following: ListedDay | None) -> bool:
        """Whether the next item follows closely on those above this one, but is a year off below it."""
        if following is None or following.titled:
            return False
        without = following.latest(self.above)
        if without is None or self.above - without > _QUARTER:
            return False
        return without != following.latest(by_order)


def _is_only(day: ListedDay, by_order: date, below: date | None) -> bool:
    """Whether no earlier year is left by the date `below`."""
    if below is None:
        return False
    earlier = day.latest(by_order - _DAY)
    return earlier is None or earlier < below
