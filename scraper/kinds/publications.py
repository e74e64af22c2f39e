"""The listing of the releases of a theme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from scraper.catalog.rows import ListedRow
from scraper.kinds.kind import MAX_PAGES
from scraper.kinds.releases import Releases
from scraper.listed_dates import date_listed
from scraper.listed_days import Listed
from scraper.site.listing import ListedRelease, Listing, read_listing
from scraper.site.urls import ThemeAddress


@dataclass(frozen=True, slots=True)
class Publications(Releases[ListedRelease]):
    """The releases of a theme; `today` is what none of their days is after."""

    theme: ThemeAddress
    today: date
    may_miss: bool = False
    max_pages: int = MAX_PAGES
    is_settled: bool = False

    @property
    def url(self) -> str:
        """Where it begins."""
        return self.theme.publications

    def page(self, body: bytes, url: str, charset: str | None) -> Listing:
        """One page of it."""
        return read_listing(body, url, charset)

    def years(self, entries: Sequence[ListedRelease]) -> set[int]:
        """The years of the days they seem to be of."""
        return {int(row.dated[:4]) for row in self.rows(entries) if row.dated}

    def rows(self, entries: Sequence[ListedRelease]) -> list[ListedRow]:
        """The entries with the days they seem to be of."""
        days = date_listed([Listed(entry.day, entry.month, entry.title) for entry in entries], self.today)
        return [
            self.row(entry, day.date, certain=day.certain) for entry, day in zip(entries, days, strict=True)
        ]
