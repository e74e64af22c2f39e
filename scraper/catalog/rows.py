"""What a row of the catalog holds; times are ISO 8601 in UTC, as SQLite keeps text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

OK = "ok"
INCOMPLETE = "incomplete"


@dataclass(frozen=True, slots=True, kw_only=True)
class UrlState:
    """What is known of one address. `size` is in bytes, `sha256` names the last whole copy in the archive."""

    url: str
    kind: Literal["release", "attachment"]
    outcome: str
    detail: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    charset: str | None = None
    media_type: str | None = None
    sha256: str | None = None
    size: int | None = None
    fetched_at: str | None = None
    parser_version: str | None = None

    def read_by(self, parser_version: str) -> bool:
        """Whether the copy was read well, by this version of the parsers."""
        return self.outcome in (OK, INCOMPLETE) and self.parser_version == parser_version


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseRow:
    """What is known of one release in one language; `listed` is its entry as the listing printed it."""

    release_id: str
    url: str
    section: str
    theme: str
    element: int
    lang: str
    listed: str
    title: str
    series: str
    period: str | None
    published: str | None
    next_published: str | None
    record_path: str
    record_sha256: str
    first_seen: str
    last_changed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeCount:
    """How much of one theme and language is held; dates as `YYYY-MM-DD`.

    `next_due` is the earliest announced date that is not past; `overdue` counts the series whose announced
    date is, without a newer issue held, `overdue_since` is the earliest of those dates.
    """

    section: str
    theme: str
    lang: str
    releases: int
    newest: str | None
    next_due: str | None
    overdue: int
    overdue_since: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One finished run; `summary` is the path of its file below the home."""

    started: str
    finished: str
    exit_code: int
    summary: str
