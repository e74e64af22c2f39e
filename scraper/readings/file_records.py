"""Files into records: what is new is read, and committed with its record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from records.release import Release
from scraper.attachments import File
from scraper.catalog.rows import OK, ListedRow, ReadingRow, UrlState
from scraper.clock import Clock
from scraper.held_record import decoded, intact
from scraper.outbox import Outbox
from scraper.readings.documents import Document, documents_of
from scraper.readings.identity import row_of
from scraper.readings.keep import Keep
from scraper.readings.reading import Reading
from scraper.site.urls import attached_to


@dataclass(frozen=True, slots=True)
class FileRecords:
    """Reads one file at a time; what it has committed stays."""

    reading: Reading
    keep: Keep
    outbox: Outbox
    clock: Clock

    def take(self, file: File, linked_from: ListedRow | None = None) -> None:
        """Read what is new of a file that a listing offers, or the page of the release `linked_from`.

        Each reading is committed with its record, that of a listed file with the state of its address too.
        That of a release's file is committed with the release, and that of a container when all its members
        are read. Raises OSError where the disk refuses.
        """
        if file.error is not None or attached_to(file.state.url) is None:
            return
        for document in self._documents(file):
            row = row_of(document, linked_from, self.reading.catalog, self.clock.now())
            if not row.is_of(document.sha256, self.reading.parser.version):
                is_whole = linked_from is None and not document.member
                self._read(document, row, file.state if is_whole else None)

    def is_read(self, state: UrlState) -> bool:
        """Whether today's parsers have read a file as it is held, well or not."""
        rows = [
            (document, self.reading.catalog.readings.get(state.url, document.member))
            for document in self._documents(File(state))
        ]
        version = self.reading.parser.version
        return all(row and row.is_of(document.sha256, version) for document, row in rows)

    def again(self, row: ReadingRow) -> None:
        """Read again, from the archive, what is held of a file; raises OSError where the disk refuses."""
        state = self.reading.catalog.releases.url(row.url)
        if state is None:
            return
        for document in self._documents(File(state)):
            if document.member == row.member:
                self._read(document, row, None)

    def of(self, files: Iterable[File]) -> list[Release]:
        """The records of files as they are held, without those that could not be read."""
        return [release for file in files for release in self._records(file)]

    def _records(self, file: File) -> list[Release]:
        readings = self.reading.catalog.readings
        rows = [
            (document, readings.get(file.state.url, document.member)) for document in self._documents(file)
        ]
        held = [
            decoded(intact(self.reading.home / row.record_path, row.record_sha256))
            for document, row in rows
            if row and row.outcome == OK and row.sha256 == document.sha256
        ]
        return [release for release in held if release]

    def _documents(self, file: File) -> list[Document]:
        members = self.reading.catalog.releases.members(file.state.sha256 or "")
        return documents_of(file.state, file.contents.members if file.contents else members)

    def _read(self, document: Document, row: ReadingRow, state: UrlState | None) -> None:
        outcome = self.reading(document, row)
        if outcome is None:
            return
        self.keep(document, row, outcome, state)
        self.outbox.deliver()
