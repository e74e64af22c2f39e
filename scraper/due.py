"""Which listed releases have to be fetched, and why."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from scraper.catalog.rows import INCOMPLETE, OK, UrlState
from scraper.catalog.store import Catalog
from scraper.site.listing import ListedRelease


@dataclass(frozen=True, slots=True)
class Due:
    """A release to fetch, why, and whether the last attempt failed."""

    listed: ListedRelease
    why: str
    has_failed: bool


@dataclass(frozen=True, slots=True)
class DueCheck:
    """Compares listings with the catalog; `home` is the folder that record paths are relative to."""

    catalog: Catalog
    home: Path
    parser_version: str

    def due(self, listed: ListedRelease) -> Due | None:
        """Why `listed` has to be fetched; None where the copy held was read well and is listed as before."""
        state = self.catalog.url(listed.address.path)
        if state is not None and state.outcome not in (OK, INCOMPLETE):
            return Due(listed, f"last time: {state.outcome}", has_failed=True)
        why = self._why(listed, state)
        return Due(listed, why, has_failed=False) if why else None

    def _why(self, listed: ListedRelease, state: UrlState | None) -> str | None:
        row = self.catalog.release(listed.address.release_id)
        if row is None or state is None:
            return "new"
        if state.parser_version != self.parser_version:
            return "the parsers have changed"
        if state.outcome == INCOMPLETE:
            return "an attachment is missing"
        if row.listed != listed.printed:
            return "its entry in the listing has changed"
        return None if (self.home / row.record_path).exists() else "its record is not there"
