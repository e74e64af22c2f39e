"""The files that releases offer: fetched once, archived, and told in the record."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from http import HTTPStatus
from urllib.parse import urljoin

import msgspec

from records.release import Release, Spreadsheet
from scraper.archive import Archive
from scraper.catalog.rows import OK, UrlState
from scraper.catalog.store import Catalog
from scraper.clock import Clock
from scraper.errors import FetchError, StatusError, TooLargeError, TransferError
from scraper.fetch.client import PoliteClient
from scraper.fetch.response import Response, Validators
from scraper.media import media_type
from scraper.site.urls import file_of

#: answers that the next run would only hear again
_FINAL = frozenset({HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.GONE})


@dataclass(frozen=True, slots=True)
class Gathered:
    """The files of one release: what is known of each, which failed and why, and whether to try again."""

    states: dict[str, UrlState]
    failed: list[str]
    try_again: bool


@dataclass(slots=True)
class Attachments:
    """Fetches files, each at most once a run; one held already is asked for with its validators."""

    client: PoliteClient
    archive: Archive
    catalog: Catalog
    clock: Clock
    _asked: dict[str, UrlState | FetchError] = field(default_factory=dict)

    def gather(self, addresses: list[str]) -> Gathered:
        """Fetch and archive the files at `addresses` (from the root of the site)."""
        states: dict[str, UrlState] = {}
        failed: list[str] = []
        try_again = False
        for address in addresses:
            outcome = self._ask(address)
            if isinstance(outcome, UrlState):
                states[address] = outcome
            else:
                failed.append(str(outcome))
                try_again |= not _is_final(outcome)
        return Gathered(states, failed, try_again)

    def _ask(self, address: str) -> UrlState | FetchError:
        if address not in self._asked:
            self._asked[address] = self._fetch(address)
        return self._asked[address]

    def _fetch(self, address: str) -> UrlState | FetchError:
        held = self.catalog.url(address) or UrlState(url=address, kind="attachment", outcome="unknown")
        whole = held.outcome == OK and held.sha256 is not None and self.archive.get(held.sha256) is not None
        try:
            response = self.client.get(address, Validators(held.etag, held.last_modified) if whole else None)
            state = held if response.not_modified else self._keep(held, response)
        except FetchError as error:
            self.catalog.save_url(replace(held, outcome=error.outcome, detail=str(error)))
            return error
        state = replace(state, fetched_at=self.clock.now().isoformat())
        self.catalog.save_url(state)
        return state

    def _keep(self, held: UrlState, response: Response) -> UrlState:
        if response.media_type == "text/html":
            raise TransferError(f"{response.url}: a page in the place of a file")
        return replace(
            held,
            outcome=OK,
            detail=None,
            etag=response.validators.etag,
            last_modified=response.validators.last_modified,
            media_type=media_type(response.body) or response.media_type,
            sha256=self.archive.put(response.body),
            size=len(response.body),
        )


def _is_final(error: FetchError) -> bool:
    return isinstance(error, TooLargeError) or (isinstance(error, StatusError) and error.status in _FINAL)


def with_files(release: Release, page_url: str, states: dict[str, UrlState]) -> Release:
    """The record with media type, size and sha256 of the spreadsheets that were fetched."""
    sheets = [_with_file(sheet, page_url, states) for sheet in release.spreadsheets]
    return msgspec.structs.replace(release, spreadsheets=sheets)


def _with_file(sheet: Spreadsheet, page_url: str, states: dict[str, UrlState]) -> Spreadsheet:
    state = states.get(file_of(urljoin(page_url, sheet.url)) or "") if sheet.url else None
    if state is None:
        return sheet
    return msgspec.structs.replace(sheet, media_type=state.media_type, size=state.size, sha256=state.sha256)
