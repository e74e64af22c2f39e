"""Records from the catalog onto the disk: committed first, written after, and written at the next start if
not then.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from records.write import write_atomically
from scraper.catalog.store import Catalog


@dataclass(frozen=True, slots=True)
class Outbox:
    """Files below `home` that belong to what is committed."""

    home: Path
    catalog: Catalog

    def post(self, path: str, record: bytes) -> None:
        """Have `record` written at `path`, with the transaction that is open."""
        self.catalog.releases.post(path, record)

    def deliver(self) -> None:
        """Write what is posted; raises OSError where the disk refuses, and what is left stays posted."""
        for path, record in self.catalog.releases.outbox():
            write_atomically(self.home / path, record)
            self.catalog.releases.posted(path)
