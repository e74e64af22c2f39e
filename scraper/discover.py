"""From the base address to what the site lists: the tree of themes, the listings of each, and the news."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from records.release import Lang
from scraper.acceptance import Acceptance
from scraper.calendar.bureau_days import bureau_day
from scraper.catalog.store import Catalog
from scraper.errors import FetchError, StructureError
from scraper.findings import Finding, finding_of
from scraper.kinds.kind import Kind
from scraper.kinds.news import News
from scraper.kinds.publications import Publications
from scraper.kinds.tables import Tables
from scraper.listings import Fetch, ListingReader
from scraper.resting import Resting
from scraper.scope import Scope
from scraper.site.urls import NEWS, ThemeAddress
from scraper.tree import find_themes

#: listings of files, beside that of the publications
LEAVES = ("spreadsheets", "dynamic-tables")

AnyKind = Kind[Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """A listing that was asked for: `releases` is how many it has, None where they are files, or unread."""

    theme: ThemeAddress
    releases: int | None


@dataclass(frozen=True, slots=True)
class Discovery:
    """Brings the catalog up to what the site lists at `now`.

    A listing that cannot be had or understood becomes one of `findings`, and the others are read.
    `check_budget` raises BudgetSpentError where the run may ask no more.
    """

    fetch: Fetch
    catalog: Catalog
    now: datetime
    walk_days: int
    findings: list[Finding]
    acceptance: Acceptance
    check_budget: Callable[[], None]
    resting: Resting

    def listings(self, scope: Scope) -> Iterator[Asked]:
        """Read the listings in `scope`, the news last; gives each when it was read.

        They come in the order of the site, but those that were not asked for the longest first: a run that
        ends early is gone on with. Raises UnreachableError where no tree of themes can be had,
        StructureError where none can be understood or where the whole site lists nothing, UsageError for a
        topic the site does not have, BudgetSpentError where the run may ask no more.
        """
        if scope.has_themes:
            yield from self._themes(scope)
        if scope.has_news:
            yield from self._read_all((_news_theme(lang), News(self.catalog, lang)) for lang in scope.langs)

    def _themes(self, scope: Scope) -> Iterator[Asked]:
        themes = find_themes(self.fetch, scope, self.acceptance)
        self.findings.extend(themes.findings)
        listed = 0
        for asked in self._read_all(self._listings_of(themes.chosen)):
            listed += asked.releases or 0
            yield asked
        if not scope.topics and not self.findings and not listed:
            raise StructureError("no listing of the whole site has a release")

    def _listings_of(self, themes: list[ThemeAddress]) -> Iterator[tuple[ThemeAddress, AnyKind]]:
        # The bureau publishes in the morning of a day that begins five hours before ours.
        tomorrow = bureau_day(self.now) + timedelta(days=1)
        for theme in themes:
            yield theme, Publications(self.catalog, theme, tomorrow)
            for leaf in LEAVES:
                yield theme, Tables(theme, leaf, self.catalog)

    def _read_all(self, listings: Iterable[tuple[ThemeAddress, AnyKind]]) -> Iterator[Asked]:
        """Read listings, those not asked for the longest first; what rests is as it was."""
        asked_at = self.catalog.listings.asked_at()
        for theme, kind in sorted(listings, key=lambda listing: asked_at.get(listing[1].url, "")):
            if kind.url not in self.acceptance.names and self.resting.may_rest(theme, kind.url):
                yield Asked(theme, None if isinstance(kind, Tables) else kind.held())
                continue
            self.check_budget()
            # Before it is: one that takes all that is left of a budget is not to be first every time.
            self.catalog.listings.save_asked(theme, kind.url, self.now)
            is_read = self._read(kind)
            yield Asked(theme, kind.held() if is_read and not isinstance(kind, Tables) else None)

    def _read(self, kind: AnyKind) -> bool:
        """Read a listing; false, with a finding, where that fails."""
        reader = ListingReader(self.fetch, self.catalog, self.now, self.walk_days, self.acceptance)
        try:
            found = reader.read(kind)
        except (FetchError, StructureError) as error:
            self.findings.append(finding_of(error))
            return False
        self.findings.extend(found)
        if all(finding.kind not in ("structure", "failed") for finding in found):
            self.catalog.listings.save_read(kind.url)
        return True


def _news_theme(lang: Lang) -> ThemeAddress:
    """The news of a language count as a theme beside those of the tree."""
    return ThemeAddress(NEWS, NEWS, lang)
