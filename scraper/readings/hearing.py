"""Releases and their files as witnesses of the same figures."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from records.codec import encode_pretty
from records.compare import changed_fields
from records.release import Release
from scraper.attachments import File
from scraper.catalog.rows import ListedRow, ReleaseRow
from scraper.catalog.store import Catalog
from scraper.clock import Clock
from scraper.held_record import decoded, intact
from scraper.outbox import Outbox
from scraper.readings.file_records import FileRecords
from scraper.witnesses import with_witnesses


@dataclass(frozen=True, slots=True)
class Hearing:
    """Compares releases with what was read of the files that their pages offer."""

    home: Path
    catalog: Catalog
    outbox: Outbox
    clock: Clock
    records: FileRecords

    def hear(self, listed: ListedRow, release: Release, files: dict[str, File]) -> Release:
        """The record of a page with what its files say of it; they are read where they were not.

        Raises OSError where the disk refuses.
        """
        for file in files.values():
            self.records.take(file, listed)
        return with_witnesses(release, self.records.of(files.values()))

    def again(self) -> None:
        """Compare the releases held with the files that were read since; raises OSError.

        A record gets other checks by that and is no revision.
        """
        for url in self.catalog.readings.uncompared():
            revised = [
                (row, record)
                for row in self.catalog.releases.linking(url)
                if (record := self._heard(row)) is not None
            ]
            with self.catalog.transaction():
                for row, record in revised:
                    digest = hashlib.sha256(record).hexdigest()
                    self.catalog.releases.save_record(row.release_id, digest, self.clock.now().isoformat())
                    self.outbox.post(row.record_path, record)
                self.catalog.readings.mark_compared(url)
            self.outbox.deliver()

    def _heard(self, row: ReleaseRow) -> bytes | None:
        """The record of a release with other checks; None where they are the same, or it is not there."""
        held = decoded(intact(self.home / row.record_path, row.record_sha256))
        if held is None:
            return None
        urls = sorted(self.catalog.releases.attachments(row.release_id))
        files = [File(state) for url in urls if (state := self.catalog.releases.url(url))]
        heard = with_witnesses(held, self.records.of(files))
        return encode_pretty(heard) if changed_fields(held, heard) else None
