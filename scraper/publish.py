"""A record onto the disk and into the catalog."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from records.codec import decode, encode_pretty
from records.compare import changed_fields
from records.errors import ContractError
from records.release import Release
from records.write import write_atomically
from scraper.catalog.rows import ReleaseRow, UrlState
from scraper.catalog.store import Catalog
from scraper.clock import Clock
from scraper.home import Home
from scraper.site.listing import ListedRelease
from scraper.site.urls import ReleaseAddress
from scraper.summary import Status


@dataclass(frozen=True, slots=True)
class Published:
    """What a record did to what was held: `changed_fields` are names of fields of the contract."""

    status: Status
    changed_fields: list[str]


@dataclass(frozen=True, slots=True)
class Publisher:
    """Record first, catalog second: the next run mends a kill between the two, for it writes the same."""

    home: Home
    catalog: Catalog
    clock: Clock

    def publish(
        self, listed: ListedRelease, state: UrlState, release: Release, attachments: list[str]
    ) -> Published:
        """Write `release` where it says something new, and commit it with its address and attachments.

        A record that says the same as the one held is not written again. Raises OSError where the disk
        refuses, sqlite3.Error where the catalog does, ContractError for a record against the contract.
        """
        path = self.home.root / record_path(listed.address)
        data = _bytes_at(path)
        held = _decoded(data)
        changes = changed_fields(held, release) if held else []
        if data is None or held is None or changes:
            data = encode_pretty(release)
            write_atomically(path, data)
        digest = hashlib.sha256(data).hexdigest()
        row = self.catalog.release(listed.address.release_id)
        # Not only `changes`: a run killed before its commit has left the new record already.
        status: Status = "new" if row is None else "unchanged" if row.record_sha256 == digest else "changed"
        self.catalog.save_release(state, self._row(listed, release, digest, row), attachments)
        return Published(status, changes if status == "changed" else [])

    def _row(
        self, listed: ListedRelease, release: Release, digest: str, held: ReleaseRow | None
    ) -> ReleaseRow:
        address = listed.address
        now = self.clock.now().isoformat()
        return ReleaseRow(
            release_id=address.release_id,
            url=address.path,
            section=address.section,
            theme=address.theme,
            element=address.element,
            lang=address.lang,
            listed=listed.printed,
            title=release.title,
            series=release.series,
            period=release.time_period.sdmx if release.time_period else None,
            published=_iso(release.published),
            next_published=_iso(release.next_published),
            record_path=record_path(address),
            record_sha256=digest,
            first_seen=held.first_seen if held else now,
            last_changed=held.last_changed if held and held.record_sha256 == digest else now,
        )


def record_path(address: ReleaseAddress) -> str:
    """Where a record lies below the home; the parts are slugs and a number, so nothing leads elsewhere."""
    return f"records/{address.topic}/{address.element}.{address.lang}.json"


def _bytes_at(path: Path) -> bytes | None:
    """The file's bytes; None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _decoded(data: bytes | None) -> Release | None:
    """The record held; None where there is none or it is not of today's contract."""
    try:
        return decode(data) if data is not None else None
    except ContractError:
        return None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
