"""What came of reading a document, into the catalog and the outbox."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace

import msgspec

from records.difference import Change
from scraper.archive import Archive
from scraper.catalog.rows import OK, ReadingRow, UrlState, VintageRow
from scraper.catalog.store import Catalog
from scraper.clock import Clock
from scraper.findings import Finding
from scraper.outbox import Outbox
from scraper.readings.documents import Document
from scraper.readings.reading import Read, Unread
from scraper.readings.tally import Tally


@dataclass(frozen=True, slots=True)
class Keep:
    """Commits a reading together with its record; `tally` is what a run has read."""

    archive: Archive
    catalog: Catalog
    outbox: Outbox
    clock: Clock
    parser_version: str
    tally: Tally = field(default_factory=Tally)

    def __call__(
        self, document: Document, row: ReadingRow, outcome: Read | Unread, state: UrlState | None
    ) -> None:
        """Commit what came of reading `document`, and the `state` of its file where nothing else has to be
        committed with that; `row` is what was known of it.

        Raises OSError where the disk refuses.
        """
        if isinstance(outcome, Read) and outcome.changes and outcome.replaced is not None:
            self.archive.put(outcome.replaced)
        with self.catalog.transaction():
            if state is not None:
                self.catalog.releases.save_url(state)
            read = replace(row, sha256=document.sha256, parser_version=self.parser_version, compared=0)
            if isinstance(outcome, Unread):
                self.catalog.readings.save(replace(read, outcome=outcome.reason, detail=outcome.message))
            else:
                self._save(read, outcome)
            findings = _findings(document, row, outcome)
            self.catalog.findings.post(findings)
        self.tally.findings += findings
        self._count(row, outcome)

    def _save(self, row: ReadingRow, read: Read) -> None:
        now = self.clock.now().isoformat()
        is_version = bool(read.changes) or row.vintage == 0
        row = replace(
            row,
            outcome=OK,
            detail=None,
            vintage=row.vintage + is_version,
            record_sha256=hashlib.sha256(read.record).hexdigest(),
            last_changed=now if read.is_new else row.last_changed,
        )
        self.catalog.readings.save(row)
        if is_version:
            self._save_vintage(row, read.changes, now)
        if read.is_new:
            self.outbox.post(row.record_path, read.record)

    def _save_vintage(self, row: ReadingRow, changes: list[Change], now: str) -> None:
        self.catalog.releases.save_vintage(
            VintageRow(
                release_id=row.release_id,
                vintage=row.vintage,
                seen_at=now,
                page_sha256=row.sha256,
                record_sha256=row.record_sha256 or "",
                changes=msgspec.json.encode(changes).decode(),
            )
        )

    def _count(self, row: ReadingRow, outcome: Read | Unread) -> None:
        if isinstance(outcome, Read):
            self.tally.read += 1
            if outcome.changes:
                self.tally.revised.append(f"{row.release_id}, vintage {row.vintage + 1}")
            return
        self.tally.unread[outcome.reason] += 1


def _findings(document: Document, row: ReadingRow, outcome: Read | Unread) -> list[Finding]:
    """That bytes give no record, told once for the same bytes and reason."""
    if isinstance(outcome, Read) or (row.sha256, row.outcome) == (document.sha256, outcome.reason):
        return []
    message = f"{document.url('')}: {outcome.message}"
    return [Finding(kind="unread", message=message, code=outcome.reason)]
