"""From the base address to what the site lists: the tree of themes, then the listings of each theme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from scraper.catalog.store import Catalog
from scraper.errors import FetchError, StructureError
from scraper.findings import Finding, finding_of
from scraper.kinds import Entry, Kind, Publications, Tables
from scraper.listings import Fetch, ListingReader
from scraper.scope import Scope
from scraper.site.urls import ThemeAddress
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
        """Read the listings in `scope`; gives each theme with the number of its releases.

        Raises UnreachableError where no tree of themes can be had, StructureError where none can be
        understood or where the whole site lists nothing, UsageError for a topic the site does not have.
        """
        themes = find_themes(self.fetch, self.catalog, scope, self.now)
        self.findings.extend(themes.findings)
        listed = 0
        for theme in themes.chosen:
            publications = Publications(theme, self.catalog, self.now.date())
            if self._read(publications):
                listed += publications.held()
                yield theme, publications.held()
            for leaf in LEAVES:
                self._read(Tables(theme, leaf, self.catalog))
        if not scope.topics and not self.findings and not listed:
            raise StructureError("no listing of the whole site has a release")

    def _read(self, kind: Kind[Entry]) -> bool:
        """Read a listing; false, with a finding, where that fails."""
        try:
            self.findings.extend(ListingReader(self.fetch, self.catalog, self.now, self.walk_days).read(kind))
        except (FetchError, StructureError) as error:
            self.findings.append(finding_of(error))
            return False
        return True
