"""The network's part of one release: its page and its files, archived; done in threads, ahead of the
reading.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from parsers.origin import Origin
from scraper.archive import Archive
from scraper.attachments import Attachments, File
from scraper.catalog.queue import FILE_MISSING, REVISABLE
from scraper.catalog.rows import OK, ListedRow, UrlState
from scraper.catalog.store import Catalog
from scraper.clock import Clock
from scraper.errors import BudgetSpentError, RefusedError, StructureError
from scraper.fetch.client import PoliteClient
from scraper.fetch.response import Response, Validators
from scraper.site.news_page import read_news_page
from scraper.site.release_page import ReleasePage, read_release_page
from scraper.site.urls import page_of


@dataclass(frozen=True, slots=True)
class Haul:
    """A page as it lies in the archive, where it came from, and the files it links to.

    `held` is what was known of its address before. `objection` says why nothing may be taken from the page.
    `is_same` says that the server had nothing new of a page that was read well, and that this was all that
    was asked. `fetched_at` is None where an archive does not tell it; what is not `from_site` does not say
    what the site says today, so the site is asked all the same. With `takes_files_as_held` the files were not
    asked for where they are in the archive.
    """

    body: bytes
    url: str
    state: UrlState
    held: UrlState | None
    fetched_at: datetime | None
    files: dict[str, File] = field(default_factory=dict)
    objection: StructureError | None = None
    is_same: bool = False
    from_site: bool = True
    takes_files_as_held: bool = False

    def origin(self, listed: ListedRow) -> Origin:
        """Where the parsers are told that the page comes from."""
        return Origin(
            url=self.url,
            media_type=self.state.media_type,
            charset=self.state.charset,
            release_id=listed.release_id,
            expected=listed.is_news,
            fetched_at=self.fetched_at,
            etag=self.state.etag,
            last_modified=self.state.last_modified,
        )


@dataclass(frozen=True, slots=True)
class Hauler:
    """Brings releases home, with what their pages link to."""

    client: PoliteClient
    archive: Archive
    catalog: Catalog
    attachments: Attachments
    clock: Clock
    parser_version: str

    def fetch(self, listed: ListedRow) -> Haul:
        """The page of a listed release and its files.

        Raises FetchError for a page that cannot be had, UnreachableError where the site is gone, OSError
        where the disk refuses.
        """
        haul = self._page(listed)
        if haul.is_same:
            return haul
        page = _look_at(listed, haul)
        # Of a page that may only be dressed otherwise the files held will do, until its record says more.
        # Nor are they asked for again for one that is still missing: a run with a budget would begin anew.
        is_known = haul.held is not None and haul.held.sha256 == haul.state.sha256
        as_held = listed.due == REVISABLE or (listed.due == FILE_MISSING and is_known)
        fetch = self.attachments.held_or_fetched if as_held else self.attachments.fetch
        files: dict[str, File] = {}
        for address in page.files:
            try:
                files[address] = fetch(address)
            except BudgetSpentError as error:  # what has come is kept, or no run would get any further
                files[address] = self.attachments.postponed(address, error)
        return replace(
            haul, files=files, objection=page.objection, takes_files_as_held=listed.due == REVISABLE
        )

    def _page(self, listed: ListedRow) -> Haul:
        """The page, archived before anybody reads it; the copy held already where it is still good."""
        held = self.catalog.releases.url(listed.url)
        body = self._good_copy(held)
        validators = Validators(held.etag, held.last_modified) if held and body is not None else None
        response = self.client.get(listed.url, validators)
        if page_of(response.url) != page_of(listed.url):
            raise RefusedError(f"{listed.url}: redirected to {response.url}, which is not that release")
        now = self.clock.now()
        if held is not None and body is not None and (response.not_modified or response.body == body):
            given = response.validators if response.body else Validators(held.etag, held.last_modified)
            state = replace(
                held, fetched_at=now.isoformat(), etag=given.etag, last_modified=given.last_modified
            )
            is_same = held.outcome == OK and listed.due == REVISABLE
            return Haul(body, response.url, state, held, now, is_same=is_same)
        return Haul(response.body, response.url, self._keep(listed.url, response, now), held, now)

    def _good_copy(self, held: UrlState | None) -> bytes | None:
        """Archived bytes that today's parsers have read well: only then may the server say 'not modified'."""
        if held is None or held.sha256 is None or not held.read_by(self.parser_version):
            return None
        return self.archive.get(held.sha256)

    def _keep(self, url: str, response: Response, now: datetime) -> UrlState:
        return UrlState(
            url=url,
            kind="release",
            outcome="unread",
            etag=response.validators.etag,
            last_modified=response.validators.last_modified,
            charset=response.charset,
            media_type=response.media_type,
            sha256=self.archive.put(response.body),
            size=len(response.body),
            fetched_at=now.isoformat(),
            parser_version=self.parser_version,
        )


def _look_at(listed: ListedRow, haul: Haul) -> ReleasePage:
    """What a page offers, and whether it is what the listing calls it."""
    if listed.is_news:
        return read_news_page(haul.body, haul.url, haul.state.charset, listed.title)
    return read_release_page(haul.body, haul.url, haul.state.charset)
