"""Which listings need not be asked in a run, because the calendar has nothing for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from scraper.calendar.bureau_days import bureau_day
from scraper.catalog.calendar import Place
from scraper.catalog.store import Catalog
from scraper.site.urls import ThemeAddress

#: how long a release that was announced and has not come keeps its theme awake
AWAKE = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Resting:
    """A listing may rest until `hours` after it was last read well, unless a release of its theme is due.

    With 0 hours none rests. Early and unannounced releases are found after that time, and not later.
    """

    hours: int
    now: datetime
    read_at: dict[str, str]
    expected: frozenset[Place]

    def may_rest(self, theme: ThemeAddress, url: str) -> bool:
        """Whether a listing of `theme` at `url` need not be asked."""
        if not self.hours or (theme.section, theme.theme, theme.lang) in self.expected:
            return False
        read_at = self.read_at.get(url)
        return read_at is not None and self.now - datetime.fromisoformat(read_at) < timedelta(
            hours=self.hours
        )


def resting(catalog: Catalog, now: datetime, hours: int) -> Resting:
    """What may rest in the run that begins `now`."""
    if not hours:
        return Resting(hours, now, {}, frozenset())
    today = bureau_day(now)
    return Resting(hours, now, catalog.listings.read_at(), catalog.releases.announced(today - AWAKE, today))
