"""When a copy of an archive takes the place of what is held."""

from __future__ import annotations

from datetime import datetime

from scraper.catalog.rows import UrlState


def is_newer(fetched_at: datetime | None, held: UrlState) -> bool:
    """Whether a copy is known to be newer than the one held; where either's time is not told, it is not."""
    if fetched_at is None or held.fetched_at is None:
        return False
    return fetched_at > datetime.fromisoformat(held.fetched_at)


def last_seen(fetched_at: datetime | None, held: UrlState) -> str | None:
    """When bytes were last seen (ISO 8601) that are held already."""
    return fetched_at.isoformat() if fetched_at and is_newer(fetched_at, held) else held.fetched_at
