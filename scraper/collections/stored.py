"""What a local archive gives: documents, and why some are not given."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from scraper.site.wayback import snapshot_of


@dataclass(frozen=True, slots=True)
class Stored:
    """A document of a local archive.

    `url` is the address it was fetched from, `redirected_from` are those that led there, nearest first.
    `fetched_at` is None where the archive does not tell it: the times of copied files say nothing. `where` is
    its place, for people. `media_type` and `charset` are as the server told; in a folder as the bytes tell.
    """

    url: str
    body: bytes
    media_type: str | None
    charset: str | None
    fetched_at: datetime | None
    where: str
    redirected_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A document, or the rest of a damaged file, that is not given: its place, and why, on one line."""

    where: str
    reason: str


def original(stored: Stored) -> Stored:
    """A document fetched from the Wayback Machine with the address and time of what it is a copy of."""
    snapshot = snapshot_of(stored.url)
    if snapshot is None:
        return stored
    return replace(stored, url=snapshot.url, fetched_at=snapshot.taken_at)
