"""Pages of archives into the home: what is held of them already, and what is published."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from records.release import Release
from scraper.archive import Archive
from scraper.attachments import File, with_files
from scraper.catalog.rows import OK, ListedRow, ReleaseRow, UrlState
from scraper.catalog.store import Catalog
from scraper.haul import Haul
from scraper.local_archive.copies import is_newer, last_seen
from scraper.local_archive.reading import Page
from scraper.local_archive.survey import linked_files
from scraper.publish import Publisher
from scraper.readings.hearing import Hearing
from scraper.summary import Entry, entry_of

#: why a copy is archived, but does not replace the record held
NOT_NEWER = "not known to be newer than the copy held"


@dataclass(frozen=True, slots=True)
class PageIntake:
    """Publishes pages of archives; what it has committed stays."""

    base_url: str
    home: Path
    archive: Archive
    catalog: Catalog
    publisher: Publisher
    hearing: Hearing
    parser_version: str

    def held(self, page: Page, changed: Set[str]) -> tuple[ListedRow, ReleaseRow] | None:
        """Entry and release of a page whose very bytes, with the files that are there, were read well by
        today's parsers; None where it has to be read. `changed` are the files of which a new copy was taken
        in.
        """
        for listed in page.entries(self.catalog):
            state = self.catalog.releases.url(listed.url)
            row = self.catalog.releases.release(listed.release_id)
            if state is None or row is None or not self._is_read(page, state, row):
                continue
            links = {file: self._file(file) for file in linked_files(page.stored, page.address)}
            states = [file for file in links.values() if file]
            files = {file.url for file in states}
            if not all(map(self.hearing.records.is_read, states)):
                continue
            if files & changed or not files <= self.catalog.releases.attachments(row.release_id):
                continue
            seen = last_seen(page.stored.fetched_at, state)
            if seen != state.fetched_at:
                self.catalog.releases.save_url(replace(state, fetched_at=seen))
            return listed, row
        return None

    def _is_read(self, page: Page, state: UrlState, row: ReleaseRow) -> bool:
        is_same = state.sha256 == page.digest and state.read_by(self.parser_version)
        return is_same and (self.home / row.record_path).exists()

    def keeps(self, page: Page, listed: ListedRow) -> bool:
        """Whether what is held of a release stays although the page has other bytes."""
        state = self.catalog.releases.url(listed.url)
        if state is None or self.catalog.releases.release(listed.release_id) is None:
            return False
        return state.sha256 != page.digest and not is_newer(page.stored.fetched_at, state)

    def put_aside(self, page: Page, listed: ListedRow) -> Entry:
        """Archive a page and leave the record as it is; raises OSError."""
        self.archive.put(page.stored.body)
        return entry_of(listed, self.base_url, "unchanged", NOT_NEWER)

    def take(self, page: Page, listed: ListedRow, release: Release) -> Entry:
        """Publish the record of a page with the files that are held; raises ContractError, OSError."""
        self.archive.put(page.stored.body)
        stored, held = page.stored, self.catalog.releases.url(listed.url)
        links = {path: self._file(path) for path in linked_files(stored, page.address)}
        files = {path: File(state) for path, state in links.items() if state}
        haul = Haul(
            body=stored.body,
            url=stored.url,
            state=self._state(page, listed.url, held),
            held=held,
            fetched_at=stored.fetched_at,
            files=files,
            from_site=False,
        )
        heard = self.hearing.hear(listed, with_files(release, stored.url, files), files)
        published = self.publisher.publish(listed, haul, heard)
        return msgspec.structs.replace(
            entry_of(listed, self.base_url, published.status, fetched=True),
            vintage=published.vintage,
            changed_fields=published.changed_fields,
            clash=published.clash,
        )

    def _file(self, path: str) -> UrlState | None:
        """A file as it is held; None where there is no copy of it."""
        state = self.catalog.releases.url(path)
        return state if state and state.sha256 else None

    def _state(self, page: Page, url: str, held: UrlState | None) -> UrlState:
        if held and held.sha256 == page.digest:
            seen = last_seen(page.stored.fetched_at, held)
            return replace(held, outcome=OK, fetched_at=seen, parser_version=self.parser_version)
        stored = page.stored
        return UrlState(
            url=url,
            kind="release",
            outcome=OK,
            charset=stored.charset,
            media_type=stored.media_type,
            sha256=page.digest,
            size=len(stored.body),
            fetched_at=stored.fetched_at.isoformat() if stored.fetched_at else None,
            parser_version=self.parser_version,
        )
