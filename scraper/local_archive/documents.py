"""The documents of the archives that a run was given, as one collection."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC
from pathlib import Path

from scraper.collections.addresses import Address, classify
from scraper.collections.collection import open_collection
from scraper.collections.stored import Refused, Stored


@dataclass(frozen=True, slots=True)
class Documents:
    """Gone through as often as needed, one document in memory at a time.

    `max_bytes` bounds a decoded document; `base_url` is the site they are of.
    """

    paths: tuple[Path, ...]
    max_bytes: int
    base_url: str

    def check(self) -> None:
        """Raise UsageError for a path that is no archive."""
        for path in self.paths:
            open_collection(path, self.max_bytes, self.base_url)

    def all(self) -> Iterator[tuple[Stored, Address | None] | Refused]:
        """Each document with what its address identifies, in the order of the paths."""
        for path in self.paths:
            for item in open_collection(path, self.max_bytes, self.base_url):
                yield item if isinstance(item, Refused) else (_in_utc(item), classify(item, self.base_url))

    def known(self) -> Iterator[tuple[Stored, Address]]:
        """Those whose address identifies something."""
        for item in self.all():
            if not isinstance(item, Refused) and item[1] is not None:
                yield item[0], item[1]


def _in_utc(stored: Stored) -> Stored:
    moment = stored.fetched_at
    return replace(stored, fetched_at=moment.astimezone(UTC)) if moment else stored
