"""Listings, each read as far as it can hold something new."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Generic

from scraper.acceptance import Acceptance
from scraper.catalog.rows import ListingRow
from scraper.catalog.store import Catalog
from scraper.errors import BudgetSpentError, FetchError, StatusError, StructureError
from scraper.fetch.response import Response, Validators
from scraper.findings import Finding, finding_of
from scraper.kinds.kind import Entry, Kind, Page
from scraper.shrinkage import judge, peak_of
from scraper.site.urls import PAGER

Fetch = Callable[[str, Validators | None], Response]

#: raised with every change to how listings are read: what others have read is read again
READER = "1"

#: answers of a listing that is not there
_MISSING = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})

#: releases that are asked for again where the server sent a listing anew although it says the same
NEWEST = 32


@dataclass(frozen=True, slots=True)
class Walk(Generic[Entry]):
    """What was read of a listing; `is_whole` where that is all of it, `broken` why a further page was not to
    be had.
    """

    entries: list[Entry]
    is_whole: bool
    broken: FetchError | BudgetSpentError | None = None


@dataclass(frozen=True, slots=True)
class ListingReader:
    """Reads listings at `now`; every `walk_days` one with several pages is read to its end, unless it is
    settled. `acceptance` says which may lose what they had.
    """

    fetch: Fetch
    catalog: Catalog
    now: datetime
    walk_days: int
    acceptance: Acceptance

    def read(self, kind: Kind[Entry]) -> list[Finding]:
        """Bring the catalog up to what a listing says.

        Raises FetchError where it is not to be had, StructureError where it is not understood or has lost
        most of what it had: nothing is taken from it then.
        """
        held = self.catalog.listings.listing(kind.url)
        # A 304 must not hide what another reader would have seen, nor pages that were not to be had.
        is_ours = held is not None and held.reader == READER and kind.url not in self.acceptance.names
        walk_all = held is None or not is_ours or (not kind.is_settled and self._is_long_ago(held))
        try:
            response = self.fetch(kind.url, _validators(held) if held and not walk_all else None)
        except StatusError as error:
            is_accepted = not kind.held() or kind.url in self.acceptance.names
            if kind.may_miss and is_accepted and error.status in _MISSING:
                return self._miss(kind)
            raise
        if response.not_modified and held is not None:
            self.catalog.listings.save(replace(held, restless=0))
            return []
        first = kind.page(response.body, response.url, response.charset)
        says = _digest(first)
        if held is not None and says == held.first_page and not walk_all:
            self._same(kind, held, response)
            return []
        walk = self._walk(kind, first, walk_all or (held is not None and _last(first) < held.pages))
        if walk.is_whole:
            walk = self._walk_years(kind, first, walk)
        with self.catalog.transaction():
            findings: list[Finding] = []
            peak = peak_of(held, kind.held(), self.now)
            if walk.is_whole:
                findings, peak = judge(kind, walk.entries, peak, self.acceptance)
            is_well = not walk.broken and all(finding.kind != "structure" for finding in findings)
            row = ListingRow(
                url=kind.url,
                etag=response.validators.etag,
                last_modified=response.validators.last_modified,
                first_page=says,
                entries=kind.held() + sum(not kind.is_listed(entry) for entry in walk.entries),
                pages=_last(first),
                restless=0,
                walked_at=self.now.isoformat() if walk.is_whole or held is None else held.walked_at,
                reader=READER if is_well else "",
                peak=peak.entries,
                peak_at=peak.seen_at,
            )
            self.catalog.listings.save(row, kind.rows(walk.entries))
        if isinstance(walk.broken, BudgetSpentError):
            raise walk.broken
        return [*findings, finding_of(walk.broken)] if walk.broken else findings

    def _miss(self, kind: Kind[Entry]) -> list[Finding]:
        """A listing that is not there, and of which nothing is known or that is given up for good."""
        before = kind.held()
        if not before:
            return []
        with self.catalog.transaction():
            self.catalog.listings.forget(kind.url)
            return self.acceptance.listing(kind.url, kind.lost([]), before, 0)

    def _is_long_ago(self, held: ListingRow) -> bool:
        """Whether what stands on later pages was last read too long ago; the first page is read anyway."""
        walked = datetime.fromisoformat(held.walked_at)
        return held.pages > 1 and self.now - walked >= timedelta(days=self.walk_days)

    def _same(self, kind: Kind[Entry], held: ListingRow, response: Response) -> None:
        """A page sent anew that says the same: something it shows may have been revised.

        Unless the server does so each time: then it only prints the hour.
        """
        if not held.restless:
            self.catalog.queue.mark_newest(kind.url, NEWEST)
        self.catalog.listings.save(_with_validators(replace(held, restless=1), response))

    def _walk(self, kind: Kind[Entry], first: Page[Entry], to_the_end: bool, query: str = "") -> Walk[Entry]:
        """Page after page, until one has nothing new; an item that moved to the next page meanwhile counts
        once.
        """
        entries: dict[str, Entry] = {}
        waiting: list[int] = []
        seen, page = {1}, first
        while True:
            is_new = not all(kind.is_known(entry) for entry in page.entries)
            for entry in page.entries:
                entries.setdefault(kind.key(entry), entry)
            # In their order: a pager may name the next two pages and the last one.
            waiting = sorted({*waiting, *(page.pages - seen)})
            seen |= page.pages
            if len(seen) > kind.max_pages:
                raise StructureError(f"{kind.url}: a listing of more than {kind.max_pages} pages")
            if not waiting or not (is_new or to_the_end):
                return Walk(list(entries.values()), is_whole=not waiting)
            number = waiting.pop(0)
            try:
                page = self._page(kind, f"{query}{PAGER}={number}")
            except (FetchError, BudgetSpentError) as error:
                return Walk(list(entries.values()), is_whole=False, broken=error)
            if page.entries and all(kind.key(entry) in entries for entry in page.entries):
                raise StructureError(f"{kind.url}: page {number} lists what the pages before it list")

    def _walk_years(self, kind: Kind[Entry], first: Page[Entry], walk: Walk[Entry]) -> Walk[Entry]:
        """With the years that the filter offers and nothing listed is of: it may show the last alone."""
        entries = {kind.key(entry): entry for entry in walk.entries}
        for year in sorted(first.years - kind.years(walk.entries), reverse=True):
            try:
                page = self._page(kind, f"year={year}")
            except (FetchError, BudgetSpentError) as error:
                return Walk(list(entries.values()), is_whole=False, broken=error)
            more = self._walk(kind, page, to_the_end=True, query=f"year={year}&")
            for entry in more.entries:
                entries.setdefault(kind.key(entry), entry)
            if more.broken:
                return Walk(list(entries.values()), is_whole=False, broken=more.broken)
        return Walk(list(entries.values()), is_whole=True)

    def _page(self, kind: Kind[Entry], query: str) -> Page[Entry]:
        response = self.fetch(f"{kind.url}?{query}", None)
        return kind.page(response.body, response.url, response.charset)


def _validators(held: ListingRow) -> Validators:
    return Validators(held.etag, held.last_modified)


def _with_validators(held: ListingRow, response: Response) -> ListingRow:
    given = response.validators
    return replace(held, etag=given.etag, last_modified=given.last_modified)


def _last(page: Page[Entry]) -> int:
    """The last page that a pager leads to."""
    return max(page.pages, default=1)


def _digest(page: Page[Entry]) -> str:
    """What a page says, whatever it looks like."""
    return hashlib.sha256(repr((page.entries, sorted(page.pages))).encode()).hexdigest()
