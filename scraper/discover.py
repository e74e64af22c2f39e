"""From the base address to what the site lists: the tree of themes, then the listings of each theme."""

from __future__ import annotations

from collections.abc import Iterator
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


def discover(
    fetch: Fetch,
    catalog: Catalog,
    scope: Scope,
    now: datetime,
    walk_days: int,
    findings: list[Finding],
) -> Iterator[tuple[ThemeAddress, int]]:
    """Bring the catalog up to what the site lists in `scope`; each theme with the number of its releases.

    A listing that cannot be had or understood becomes one of `findings`, and the others are read. Raises
    UnreachableError where no tree of themes can be had, StructureError where none can be understood or where the
    whole site lists nothing, UsageError for a topic the site does not have.
    """
    themes = find_themes(fetch, catalog, scope, now)
    findings += themes.findings
    reader = ListingReader(fetch, catalog, now, walk_days)
    listed = 0
    for theme in themes.chosen:
        publications = Publications(theme, catalog, now.date())
        if _read(reader, publications, findings):
            listed += publications.held()
            yield theme, publications.held()
        for leaf in LEAVES:
            _read(reader, Tables(theme, leaf, catalog), findings)
    if not scope.topics and not findings and not listed:
        raise StructureError("no listing of the whole site has a release")


def _read(reader: ListingReader, kind: Kind[Entry], findings: list[Finding]) -> bool:
    """Read a listing; false, with a finding, where that fails."""
    try:
        findings += reader.read(kind)
    except (FetchError, StructureError) as error:
        findings.append(finding_of(error))
        return False
    return True
