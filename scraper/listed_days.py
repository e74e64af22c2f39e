"""A day and a month as a listing prints them, and the dates that they may be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

from parsers.parts.header import reference_period
from parsers.terms.periods_tokens import FIRST_YEAR, LAST_YEAR
from parsers.vocabulary.periods import time_words
from records.release import LANGS, Lang

_LEAP_CYCLE: Final = 8  # years: 29 February comes back after at most so many
_LONGEST_DAY: Final = 2  # digits


class Listed(NamedTuple):
    """An item of a listing: `day` and `month` (a word in any of the languages) as printed."""

    day: str
    month: str
    title: str


@dataclass(frozen=True, slots=True)
class ListedDay:
    """A day and a month of the calendar; `titled` is the date that the title's period makes of them."""

    day: int
    month: int
    titled: date | None = None

    def latest(self, not_after: date) -> date | None:
        """The last such day up to `not_after`; None where there is none."""
        years = range(not_after.year, max(not_after.year - _LEAP_CYCLE, FIRST_YEAR) - 1, -1)
        return next((day for year in years if (day := self._in(year)) and day <= not_after), None)

    def earliest(self, not_before: date) -> date | None:
        """The first such day from `not_before` on; None where there is none."""
        years = range(not_before.year, min(not_before.year + _LEAP_CYCLE, LAST_YEAR) + 1)
        return next((day for year in years if (day := self._in(year)) and day >= not_before), None)

    def nearest(self, to: date, not_after: date) -> date | None:
        """The such day nearest to `to`, and not after `not_after`."""
        found = (self.latest(to), self.earliest(to + timedelta(days=1)))
        possible = [day for day in found if day and day <= not_after]
        return min(possible, key=lambda day: abs(day - to), default=None)

    def _in(self, year: int) -> date | None:
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


def day_of(item: Listed, today: date) -> ListedDay | None:
    """What `item` prints; None for an unknown month and for a day that the calendar does not have.

    A release comes out when its reference period is over: on the first such day from its last day on, if
    that is not after `today`.
    """
    if not (item.day.isdecimal() and len(item.day) <= _LONGEST_DAY) or (known := _month(item.month)) is None:
        return None
    month, lang = known
    day = ListedDay(int(item.day), month)
    if day.latest(today) is None:
        return None
    period = reference_period(item.title, lang)
    titled = day.earliest(period.end) if period else None
    return ListedDay(day.day, day.month, titled if titled and titled <= today else None)


def _month(word: str) -> tuple[int, Lang] | None:
    """The number of a month and the language of its name."""
    for lang in LANGS:
        words = time_words(lang)
        letter, number = words.words.get(word.strip().lower(), ("", 0))
        if letter in words.month_letters:
            return number, lang
    return None
