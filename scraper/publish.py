"""A record into the catalog and onto the disk, with the version it replaces kept."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import msgspec

from records.codec import encode_pretty
from records.compare import changed_fields
from records.difference import Change, difference
from records.release import Release
from scraper.archive import Archive
from scraper.attachments import File, save_file
from scraper.catalog.rows import INCOMPLETE, OK, ListedRow, ReleaseRow, VintageRow
from scraper.catalog.store import Catalog
from scraper.clock import Clock
from scraper.days import day_of
from scraper.findings import Finding
from scraper.haul import Haul
from scraper.held_record import decoded, intact
from scraper.issues import link_issue, mark_superseded
from scraper.listed_dates import Dated, clash
from scraper.listed_days import Listed
from scraper.losses import refuse_loss, told_missing
from scraper.members import Unpacker
from scraper.outbox import Outbox
from scraper.release_row import record_path, release_row
from scraper.reread import Reread
from scraper.summary import Status, clash_of
from scraper.witnesses import without_witnesses


@dataclass(frozen=True, slots=True)
class Published:
    """What a record did to what was held: `changed_fields` are names of fields of the contract; `vintage`
    is the number of the version where the bureau has revised it; `clash` is what listing and page disagree
    about; `findings` are of its files."""

    status: Status
    changed_fields: list[str]
    vintage: int | None
    clash: str | None
    findings: list[Finding]


@dataclass(frozen=True, slots=True)
class Publisher:
    """All that belongs to a release is committed at once, its record included; the outbox writes the file."""

    home: Path
    archive: Archive
    catalog: Catalog
    outbox: Outbox
    clock: Clock
    reread: Reread
    unpacker: Unpacker

    def publish(self, listed: ListedRow, haul: Haul, release: Release) -> Published:
        """Commit `release` with its address and files, and post its record where it says something new.

        Raises OSError where the disk refuses, sqlite3.Error where the catalog does, ContractError for a
        record against the contract, StructureError for one that has lost what the one held has.
        """
        row = self.catalog.releases.release(listed.release_id)
        path = record_path(listed)
        old = intact(self.home / path, row.record_sha256 if row else None)
        held = decoded(old)
        refuse_loss(held, release)
        revised = self._revision(listed, held, haul, release) if row else []
        fields = changed_fields(held, release) if held else _fields(revised)
        record = old if old is not None and held is not None and not fields else encode_pretty(release)
        vintage = (row.vintage + bool(revised)) if row else 1
        if revised and old is not None:
            self.archive.put(old)
        digest = hashlib.sha256(record).hexdigest()
        with self.catalog.transaction():
            findings = self._save_addresses(listed, haul)
            if fields and haul.takes_files_as_held:
                self.catalog.queue.ask_again(listed.url)
            new_row = release_row(listed, release, row, (vintage, digest), self.clock.now())
            if row and not fields:
                new_row = replace(new_row, last_changed=row.last_changed)
            self.catalog.releases.save(new_row, haul.files)
            self.catalog.readings.mark_compared_with(listed.release_id)
            if revised or row is None:
                self._save_vintage(new_row, haul, revised)
            if not listed.is_news:  # nothing of its editions agrees but, perhaps, their figures
                link_issue(self.catalog, new_row, row.period if row else None)
                mark_superseded(self.catalog, new_row)
            poor = told_missing(listed, release) if row is None else []
            disagreement = _clash(listed, release.published)
            self.catalog.findings.post([*poor, *clash_of(listed.release_id, disagreement)])
            if record != old:
                self.outbox.post(path, record)
        status: Status = "new" if row is None else "changed" if fields else "unchanged"
        return Published(
            status,
            fields if row else [],
            vintage if revised else None,
            disagreement,
            [*findings, *poor],
        )

    def _revision(
        self, listed: ListedRow, held: Release | None, haul: Haul, release: Release
    ) -> list[Change]:
        """What the bureau has changed since the last version; what only our reading has changed is none of
        it.
        """
        before = self.reread(listed, haul, release, held)
        return difference(without_witnesses(before), without_witnesses(release)) if before else []

    def _save_addresses(self, listed: ListedRow, haul: Haul) -> list[Finding]:
        missing = any(file.try_again for file in haul.files.values())
        self.catalog.releases.save_url(
            replace(haul.state, outcome=INCOMPLETE if missing else OK, detail=None)
        )
        if haul.from_site:
            (self.catalog.queue.incomplete if missing else self.catalog.queue.done)(listed.url)
        return [finding for file in haul.files.values() for finding in self.save_file(file)]

    def save_file(self, file: File) -> list[Finding]:
        """Write what became of a file, in the transaction that is open; gives what there is to tell."""
        return save_file(file, self.catalog, self.unpacker)

    def _save_vintage(self, row: ReleaseRow, haul: Haul, changes: list[Change]) -> None:
        self.catalog.releases.save_vintage(
            VintageRow(
                release_id=row.release_id,
                vintage=row.vintage,
                seen_at=(haul.fetched_at or self.clock.now()).isoformat(),
                page_sha256=haul.state.sha256 or "",
                record_sha256=row.record_sha256,
                changes=msgspec.json.encode(changes).decode(),
            )
        )


def _clash(listed: ListedRow, published: date | None) -> str | None:
    """What listing and page disagree about: the day, or the year that the listing leaves to be guessed."""
    if published is None:
        return None
    dated = Dated(day_of(listed.dated), bool(listed.certain))
    return clash(Listed(listed.day, listed.month, listed.title), dated, published)


def _fields(changes: list[Change]) -> list[str]:
    """Names of the fields of the contract that changes are in."""
    return list(dict.fromkeys(change.path.split("/")[1] for change in changes))
