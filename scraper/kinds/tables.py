"""Listings of files: the spreadsheets and the dynamic tables of a theme."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scraper.catalog.rows import TableRow
from scraper.catalog.store import Catalog
from scraper.days import text_of
from scraper.kinds.kind import MAX_PAGES
from scraper.site.tables import ListedTable, TablePage, read_tables
from scraper.site.urls import ThemeAddress


@dataclass(frozen=True, slots=True)
class Tables:
    """The spreadsheets or the dynamic tables of a theme: `leaf` is the last part of the address."""

    theme: ThemeAddress
    leaf: str
    catalog: Catalog
    may_miss: bool = True
    max_pages: int = MAX_PAGES
    is_settled: bool = False

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
        return row is not None and _told(row) == (entry.title, text_of(entry.dated), entry.printed)

    def is_listed(self, entry: ListedTable) -> bool:
        """Whether its file was listed before."""
        return self.catalog.listings.table(entry.url) is not None

    def years(self, entries: Sequence[ListedTable]) -> set[int]:
        """The years of the days of change."""
        return {entry.dated.year for entry in entries if entry.dated}

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
                dated=text_of(entry.dated),
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
