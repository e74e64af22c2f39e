"""The files that releases and listings offer: fetched once, streamed into the archive, told in the record."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from threading import Lock
from urllib.parse import urljoin

import msgspec

from records.release import Release, Spreadsheet
from scraper.archive import Archive
from scraper.catalog.rows import OK, UrlState
from scraper.catalog.store import Catalog
from scraper.clock import Clock
from scraper.errors import (
    BudgetSpentError,
    FetchError,
    RefusedError,
    StatusError,
    TooLargeError,
    TransferError,
)
from scraper.fetch.client import PoliteClient
from scraper.fetch.response import Validators
from scraper.findings import Finding
from scraper.media import media_type_of
from scraper.members import Contents, Unpacker
from scraper.site.urls import file_of

HTML = "text/html"

#: the outcome of a file that was to be asked for when the budget was spent
POSTPONED = "postponed"

#: files that a run keeps in mind, those under way among them; of the others the catalog knows
REMEMBERED = 500

#: answers that the next run would only hear again
_FINAL = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})


@dataclass(frozen=True, slots=True)
class File:
    """What became of one file: its state for the catalog, what went wrong, if something did, and what was
    unpacked from it just now. `is_postponed`: nothing went wrong, but the run may ask no more.
    """

    state: UrlState
    error: FetchError | None = None
    is_postponed: bool = False
    contents: Contents | None = None

    @property
    def try_again(self) -> bool:
        """Whether the next run may have more luck."""
        error = self.error
        is_final = isinstance(error, TooLargeError | RefusedError) or (
            isinstance(error, StatusError) and error.status in _FINAL
        )
        return error is not None and not is_final


@dataclass(slots=True)
class Attachments:
    """Fetches files, each at most once a run, however many threads ask; one held is asked for
    conditionally.
    """

    client: PoliteClient
    archive: Archive
    catalog: Catalog
    clock: Clock
    started: str
    unpacker: Unpacker
    _asked: dict[str, Future[File]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def fetch(self, address: str) -> File:
        """The file at `address` (from the root of the site), archived.

        Raises UnreachableError where the site is gone, OSError where the disk refuses; a file that cannot
        be had is no exception but says so.
        """
        with self._lock:
            asked = self._asked.get(address)
            future = self._asked.setdefault(address, Future())
            if len(self._asked) > REMEMBERED:
                del self._asked[next(iter(self._asked))]
        if asked is None:
            try:
                future.set_result(self._fetch(address))
            except BaseException as error:  # whatever it is, other threads may be waiting for the file
                future.set_exception(error)
                raise
        return future.result()

    def postponed(self, address: str, error: BudgetSpentError) -> File:
        """The file as far as it is known, where the budget of the run is spent: the next one asks for it."""
        held = self.catalog.releases.url(address)
        if held is None:
            held = UrlState(url=address, kind="attachment", outcome=POSTPONED)
        state = replace(held, outcome=POSTPONED, detail=str(error))
        return File(state, TransferError(str(error), transient=True), is_postponed=True)

    def held_or_fetched(self, address: str) -> File:
        """The file as it lies in the archive, or fetched where it does not; raises as `fetch`."""
        held = self.catalog.releases.url(address)
        return File(held) if held is not None and self._has(held) else self.fetch(address)

    def _has(self, held: UrlState) -> bool:
        """Whether it was asked for when it last should have been, and the copy lies whole in the archive."""
        return held.outcome == OK and self.archive.holds(held.sha256, held.size)

    def _fetch(self, address: str) -> File:
        held = self.catalog.releases.url(address)
        if held is None:
            held = UrlState(url=address, kind="attachment", outcome="unknown")
        elif held.outcome == OK and (held.fetched_at or "") > self.started:
            return File(held)
        try:
            state = self._ask(address, held)
        except FetchError as error:
            return File(replace(held, outcome=error.outcome, detail=str(error)), error)
        state = replace(state, fetched_at=self.clock.now().isoformat())
        return File(state, contents=self.unpacker.contents(state))

    def _ask(self, address: str, held: UrlState) -> UrlState:
        if held.outcome == POSTPONED:
            held = replace(held, outcome=OK, detail=None)  # nothing is wrong with the copy
        validators = Validators(held.etag, held.last_modified) if self._has(held) else None
        with self.archive.intake() as intake:
            response = self.client.get_file(address, intake.stream, validators)
            if response.not_modified:
                return held
            if not response.size:
                raise TransferError(f"{response.url}: an empty answer in the place of a file")
            kind = media_type_of(intake.stream) or response.media_type
            if HTML in (kind, response.media_type):
                raise TransferError(f"{response.url}: a page in the place of a file")
            digest = response.sha256 or ""
            intake.keep(digest)
        return replace(
            held,
            outcome=OK,
            detail=None,
            etag=response.validators.etag,
            last_modified=response.validators.last_modified,
            media_type=kind,
            sha256=digest,
            size=response.size,
        )


def save_file(file: File, catalog: Catalog, unpacker: Unpacker) -> list[Finding]:
    """Write what became of a file, in the transaction of what links to it; gives what there is to tell."""
    catalog.releases.save_url(file.state)
    findings = unpacker.note(file.contents) if file.contents else []
    catalog.findings.post(findings)
    return findings


def with_files(release: Release, page_url: str, files: dict[str, File]) -> Release:
    """The record with media type, size and sha256 of the spreadsheets that were fetched."""
    sheets = [_with_file(sheet, page_url, files) for sheet in release.spreadsheets]
    return msgspec.structs.replace(release, spreadsheets=sheets)


def _with_file(sheet: Spreadsheet, page_url: str, files: dict[str, File]) -> Spreadsheet:
    file = files.get(file_of(urljoin(page_url, sheet.url)) or "") if sheet.url else None
    if file is None:
        return sheet
    state = file.state  # of the last whole copy, where it could not be had this time
    return msgspec.structs.replace(sheet, media_type=state.media_type, size=state.size, sha256=state.sha256)
