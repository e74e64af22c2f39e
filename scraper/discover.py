"""From the base address to what the site lists: the tree of themes, the listings of each, and the news."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from scraper.calendar.bureau_days import bureau_day
from scraper.catalog.store import Catalog
from scraper.errors import FetchError, StructureError
from scraper.findings import Finding, finding_of
from scraper.kinds.kind import Entry, Kind
from scraper.kinds.news import News
from scraper.kinds.publications import Publications
from scraper.kinds.tables import Tables
from scraper.listings import Fetch, ListingReader
from scraper.scope import Scope
from scraper.site.urls import NEWS, ThemeAddress
from scraper.tree import find_themes

#: listings of files, beside that of the publications
LEAVES = ("spreadsheets", "dynamic-tables")


@dataclass(frozen=True, slots=True)
class Discovery:
    """Brings the catalog up to what the site lists at `now`.

    A listing that cannot be had or understood becomes one of `findings`, and the others are read.
    """

    fetch: Fetch
    catalog: Catalog
    now: datetime
    walk_days: int
    findings: list[Finding]

    def listings(self, scope: Scope) -> Iterator[tuple[ThemeAddress, int]]:
        """Read the listings in `scope`; gives each theme with the number of its releases, the news last.

        Raises UnreachableError where no tree of themes can be had, StructureError where none can be
        understood or where the whole site lists nothing, UsageError for a topic the site does not have.
        """
        if scope.has_themes:
            yield from self._themes(scope)
        if scope.has_news:
            yield from self._news(scope)

    def _themes(self, scope: Scope) -> Iterator[tuple[ThemeAddress, int]]:
        themes = find_themes(self.fetch, self.catalog, scope, self.now)
        self.findings.extend(themes.findings)
        listed = 0
        for theme in themes.chosen:
            # The bureau publishes in the morning of a day that begins five hours before ours.
            tomorrow = bureau_day(self.now) + timedelta(days=1)
            publications = Publications(self.catalog, theme, tomorrow)
            if self._read(publications):
                listed += publications.held()
                yield theme, publications.held()
            for leaf in LEAVES:
                self._read(Tables(theme, leaf, self.catalog))
        if not scope.topics and not self.findings and not listed:
            raise StructureError("no listing of the whole site has a release")

    def _news(self, scope: Scope) -> Iterator[tuple[ThemeAddress, int]]:
        """The news of each language, which count as a theme beside those of the tree."""
        for lang in scope.langs:
            news = News(self.catalog, lang)
            if self._read(news):
                yield ThemeAddress(NEWS, NEWS, lang), news.held()

    def _read(self, kind: Kind[Entry]) -> bool:
        """Read a listing; false, with a finding, where that fails."""
        try:
            self.findings.extend(ListingReader(self.fetch, self.catalog, self.now, self.walk_days).read(kind))
        except (FetchError, StructureError) as error:
            self.findings.append(finding_of(error))
            return False
        return True
