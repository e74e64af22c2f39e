"""The kinds of listings: how a page of each is read, and what its entries are in the catalog."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from scraper.catalog.rows import ListedRow, TableRow
from scraper.catalog.store import Catalog
from scraper.listed_dates import date_listed
from scraper.listed_days import Listed
from scraper.site.listing import ListedRelease, Listing, read_listing
from scraper.site.tables import ListedTable, TablePage, read_tables
from scraper.site.urls import ThemeAddress

Entry = TypeVar("Entry")
Entry_co = TypeVar("Entry_co", covariant=True)


class Page(Protocol[Entry_co]):
    """One page of a listing."""

    @property
    def entries(self) -> tuple[Entry_co, ...]:
        """What it lists, in its order."""
        ...

    @property
    def pages(self) -> frozenset[int]:
        """The numbers its pager links to."""
        ...


class Kind(Protocol[Entry]):
    """A listing of one kind."""

    @property
    def url(self) -> str:
        """The address of its first page, from the root of the site."""
        ...

    @property
    def may_miss(self) -> bool:
        """Whether a site need not have it."""
        ...

    def page(self, body: bytes, url: str, charset: str | None) -> Page[Entry]:
        """What stands on a page; raises StructureError where that is not understood."""
        ...

    def key(self, entry: Entry) -> str:
        """What tells an entry from all others."""
        ...

    def is_known(self, entry: Entry) -> bool:
        """Whether the catalog has it, as it is printed."""
        ...

    def is_listed(self, entry: Entry) -> bool:
        """Whether the catalog has it, however printed."""
        ...

    def rows(self, entries: Sequence[Entry]) -> Sequence[ListedRow | TableRow]:
        """The entries as rows of the catalog, due where they are new or say something else than before."""
        ...

    def held(self) -> int:
        """How many entries of this listing the catalog has."""
        ...

    def lost(self, entries: Iterable[Entry]) -> list[str]:
        """Titles of what the catalog has of this listing and `entries`, which are all, do not; it forgets
        them.
        """
        ...


@dataclass(frozen=True, slots=True)
class Publications:
    """The releases of a theme."""

    theme: ThemeAddress
    catalog: Catalog
    today: date
    may_miss: bool = False

    @property
    def url(self) -> str:
        """Where it begins."""
        return self.theme.publications

    def page(self, body: bytes, url: str, charset: str | None) -> Listing:
        """One page of it."""
        return read_listing(body, url, charset)

    def key(self, entry: ListedRelease) -> str:
        """The identity of the release."""
        return entry.address.release_id

    def is_known(self, entry: ListedRelease) -> bool:
        """Whether it is listed as before."""
        row = self.catalog.listings.entry(entry.address.release_id)
        return row is not None and (row.day, row.month, row.title) == (entry.day, entry.month, entry.title)

    def is_listed(self, entry: ListedRelease) -> bool:
        """Whether its release was listed before."""
        return self.catalog.listings.entry(entry.address.release_id) is not None

    def rows(self, entries: Sequence[ListedRelease]) -> list[ListedRow]:
        """The entries with the days they seem to be of."""
        days = date_listed([Listed(entry.day, entry.month, entry.title) for entry in entries], self.today)
        return [self._row(entry, day.date, day.certain) for entry, day in zip(entries, days, strict=True)]

    def _row(self, entry: ListedRelease, dated: date | None, certain: bool) -> ListedRow:
        address = entry.address
        return ListedRow(
            release_id=address.release_id,
            url=address.path,
            listing=self.url,
            section=address.section,
            theme=address.theme,
            element=str(address.element),
            lang=address.lang,
            day=entry.day,
            month=entry.month,
            title=entry.title,
            dated=dated.isoformat() if dated else None,
            certain=int(certain),
            due=self._due(entry),
        )

    def _due(self, entry: ListedRelease) -> str | None:
        held = self.catalog.releases.release(entry.address.release_id)
        if held is None:
            return "new"
        return None if held.listed == entry.printed else "its entry in the listing has changed"

    def held(self) -> int:
        """How many of its releases are known."""
        return self.catalog.listings.count(self.url)

    def lost(self, entries: Iterable[ListedRelease]) -> list[str]:
        """Releases that are not listed any more."""
        return self.catalog.listings.forget_releases(self.url, {self.key(entry) for entry in entries})


@dataclass(frozen=True, slots=True)
class Tables:
    """The spreadsheets or the dynamic tables of a theme: `leaf` is the last part of the address."""

    theme: ThemeAddress
    leaf: str
    catalog: Catalog
    may_miss: bool = True

    @property
    def url(self) -> str:
        """Where it begins."""
        return self.theme.listing(self.leaf)

    def page(self, body: bytes, url: str, charset: str | None) -> TablePage:
        """One page of it."""
        return read_tables(body, url, charset)

    def key(self, entry: ListedTable) -> str:
        """The address of the file."""
        return entry.url

    def is_known(self, entry: ListedTable) -> bool:
        """Whether it is listed as before."""
        row = self.catalog.listings.table(entry.url)
        return row is not None and _told(row) == (entry.title, _iso(entry.dated), entry.printed)

    def is_listed(self, entry: ListedTable) -> bool:
        """Whether its file was listed before."""
        return self.catalog.listings.table(entry.url) is not None

    def rows(self, entries: Sequence[ListedTable]) -> list[TableRow]:
        """The entries, each a file to fetch where it is new or listed with another day or size."""
        return [
            TableRow(
                url=entry.url,
                listing=self.url,
                section=self.theme.section,
                theme=self.theme.theme,
                lang=self.theme.lang,
                heading=entry.heading,
                title=entry.title,
                printed=entry.printed,
                dated=_iso(entry.dated),
                due=None if self.is_known(entry) else "new or changed",
            )
            for entry in entries
        ]

    def held(self) -> int:
        """How many of its files are known."""
        return self.catalog.listings.count_tables(self.url)

    def lost(self, entries: Iterable[ListedTable]) -> list[str]:
        """Files that are not listed any more."""
        return self.catalog.listings.forget_tables(self.url, {self.key(entry) for entry in entries})


def _told(row: TableRow) -> tuple[str, str | None, str]:
    return row.title, row.dated, row.printed


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
