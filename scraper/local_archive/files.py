"""Attached files out of archives."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace

from scraper.archive import Archive
from scraper.attachments import File, save_file
from scraper.catalog.rows import OK, UrlState
from scraper.catalog.store import Catalog
from scraper.collections.stored import Stored
from scraper.findings import Finding
from scraper.local_archive.copies import is_newer, last_seen
from scraper.media import media_type
from scraper.members import Unpacker
from scraper.summary import Files


@dataclass(slots=True)
class FileIntake:
    """Archives files and notes what they are; `changed` are the addresses of which a copy was taken in."""

    archive: Archive
    catalog: Catalog
    unpacker: Unpacker
    found: int = 0
    changed: set[str] = field(default_factory=set)
    failed: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def take(self, path: str, stored: Stored) -> None:
        """Take in a copy of the file at `path` (from the root of the site); raises OSError.

        A copy that is not known to be newer than the one held is archived, and the one held stays.
        """
        kind = media_type(stored.body) or stored.media_type
        if kind == "text/html":
            self.failed.append(f"{stored.where}: a page in the place of a file")
            return
        digest = hashlib.sha256(stored.body).hexdigest()
        held = self.catalog.releases.url(path)
        if held and held.sha256 == digest and self.archive.holds(digest, held.size):
            seen = last_seen(stored.fetched_at, held)
            self.catalog.releases.save_url(replace(held, outcome=OK, detail=None, fetched_at=seen))
            return
        self.archive.put(stored.body)
        if held and held.sha256 not in (None, digest) and not is_newer(stored.fetched_at, held):
            return
        self.changed.add(path)
        state = UrlState(
            url=path,
            kind="attachment",
            outcome=OK,
            media_type=kind,
            sha256=digest,
            size=len(stored.body),
            fetched_at=stored.fetched_at.isoformat() if stored.fetched_at else None,
        )
        file = File(state, contents=self.unpacker.contents(state))
        with self.catalog.transaction():
            self.findings += save_file(file, self.catalog, self.unpacker)

    def told(self) -> Files:
        """What became of the files, for the summary."""
        return Files(found=self.found, fetched=len(self.changed), failed=self.failed)
