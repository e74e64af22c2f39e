"""One document of the archive, read and compared with what was held of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from parsers.errors import UnreadableDocumentError
from parsers.origin import Origin
from records.codec import encode_pretty
from records.compare import changed_fields
from records.difference import Change, difference
from records.errors import ContractError
from records.release import Release
from scraper.archive import Archive
from scraper.catalog.rows import OK, ReadingRow
from scraper.catalog.store import Catalog
from scraper.held_record import decoded, intact
from scraper.parser import Parser
from scraper.readings.documents import Document

#: why a file gives no record, beside the reasons of the parsers
CONTRACT = "contract"
LOST = "figures_lost"


@dataclass(frozen=True, slots=True)
class Read:
    """A document that gives a record: `changes` are what the bureau has revised since the last version.

    `replaced` is the record held where it is intact; `is_new` is whether `record` says something else.
    """

    record: bytes
    replaced: bytes | None
    is_new: bool
    changes: list[Change]


@dataclass(frozen=True, slots=True)
class Unread:
    """A document that gives none."""

    reason: str
    message: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Reads documents of the archive; changes nothing."""

    base_url: str
    home: Path
    archive: Archive
    catalog: Catalog
    parser: Parser

    def __call__(self, document: Document, row: ReadingRow) -> Read | Unread | None:
        """What becomes of a document whose former readings `row` tells of; None where its bytes are gone.

        Raises OSError where the disk refuses.
        """
        data = self.archive.get(document.sha256)
        if data is None:
            return None
        try:
            release = self.parser.parse(data, self._origin(document, row.release_id))
        except UnreadableDocumentError as error:
            return Unread(error.reason, str(error))
        except ContractError as error:
            return Unread(CONTRACT, f"breaks the record contract: {error}")
        del data  # as large as the record
        return self._compared(document, row, release)

    def _compared(self, document: Document, row: ReadingRow, release: Release) -> Read | Unread:
        old = intact(self.home / row.record_path, row.record_sha256) if row.vintage else None
        held = decoded(old)
        if held and held.observations and not release.observations:
            return Unread(LOST, "has lost all figures that the record held has")
        changes = self._revision(document, row, held, release)
        if old is not None and held is not None and not changed_fields(held, release):
            return Read(old, old, is_new=False, changes=changes)
        return Read(encode_pretty(release), old, is_new=True, changes=changes)

    def _revision(
        self, document: Document, row: ReadingRow, held: Release | None, release: Release
    ) -> list[Change]:
        """What the bureau has changed; what only our reading has changed, or was lost here, is none of it."""
        versions = self.catalog.releases.vintages(row.release_id)
        if not versions or versions[-1].page_sha256 == document.sha256:
            return []
        is_todays = row.outcome == OK and row.parser_version == self.parser.version
        before = held if held and is_todays else self._again(document, versions[-1].page_sha256, row) or held
        return difference(before, release) if before else []

    def _again(self, document: Document, sha256: str, row: ReadingRow) -> Release | None:
        """What today's parsers make of the former bytes; None where they are gone or cannot be read."""
        data = self.archive.get(sha256)
        if data is None:
            return None
        try:
            return self.parser.parse(data, self._origin(document, row.release_id))
        except (UnreadableDocumentError, ContractError):
            return None

    def _origin(self, document: Document, release_id: str) -> Origin:
        state = document.state
        return Origin(
            url=document.url(self.base_url),
            media_type=document.media_type,
            release_id=release_id,
            fetched_at=datetime.fromisoformat(state.fetched_at) if state.fetched_at else None,
            etag=state.etag,
            last_modified=state.last_modified,
            expected=True,
        )
