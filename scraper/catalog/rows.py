"""What a row of the catalog holds; times are ISO 8601 in UTC, dates `YYYY-MM-DD`: SQLite keeps text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scraper.site.urls import NEWS

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
class ListingRow:
    """What is known of one listing, named by its first page.

    `first_page` is the sha256 of what that page said, `entries` the count over all `pages`. `restless` is 1
    where the server sent the page again although it said the same. `walked_at` is when the last page was
    read, `reader` the version of what has read it, empty where it could not be read to its end. `peak` is
    the most entries it was believed to have lately, `peak_at` the last moment it had so many.
    """

    url: str
    etag: str | None
    last_modified: str | None
    first_page: str
    entries: int
    pages: int
    restless: int
    walked_at: str
    reader: str
    peak: int
    peak_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedRow:
    """A loss that an operator has confirmed: `name` is the address of a listing or the topic of a theme,
    `before` and `after` count its entries.
    """

    name: str
    lang: str
    accepted_at: str
    before: int
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedRow:
    """One entry of a listing: `dated` is the day it seems to be of, `certain` is 0 where that is doubtful
    (a listing of publications prints no year); `due` says why the release has to be asked for, None where
    it has not. `day` and `month` are as printed; that of news prints its days whole, and they are in `day`.
    """

    release_id: str
    url: str
    listing: str
    section: str
    theme: str
    element: str
    lang: str
    day: str
    month: str
    title: str
    dated: str | None
    certain: int
    due: str | None
    failed: int = 0

    @property
    def is_news(self) -> bool:
        """Whether it is a news item of the bureau, and not a release of a theme."""
        return self.section == NEWS

    @property
    def printed(self) -> str:
        """All that the listing says, on one line: when this changes, the release may have changed."""
        return " ".join(part for part in (self.day, self.month, self.title) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One entry of a listing of spreadsheets or dynamic tables; `url` is that of the file, `printed` the
    rest of what the listing says (size, type), `heading` that of the group it stands in."""

    url: str
    listing: str
    section: str
    theme: str
    lang: str
    heading: str
    title: str
    printed: str
    dated: str | None
    due: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseRow:
    """What is known of one release in one language.

    `listed` is its entry as the listing printed it, `stage` is `preliminary` or `final` where it says so,
    `figures` are its numbers (a JSON list), `issue` is the same for all languages of one issue,
    `superseded_by` names the release whose figures count instead, `vintage` counts its versions from 1.
    `published` is the page's day; for news whose page has none, the listing's.
    """

    release_id: str
    url: str
    section: str
    theme: str
    element: str
    lang: str
    listed: str
    title: str
    series: str
    period: str | None
    published: str | None
    next_published: str | None
    stage: str | None
    figures: str
    issue: str
    superseded_by: str | None
    vintage: int
    record_path: str
    record_sha256: str
    first_seen: str
    last_changed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRow:
    """What the calendar needs of a release."""

    release_id: str
    url: str
    section: str
    theme: str
    lang: str
    series: str
    title: str
    period: str | None
    published: str | None
    next_published: str | None
    first_seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VintageRow:
    """One version of a release: `changes` is what differs from the one before (JSON, `[]` for the first)."""

    release_id: str
    vintage: int
    seen_at: str
    page_sha256: str
    record_sha256: str
    changes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContainerRow:
    """A file that holds others, and was looked into: `outcome` is `ok` or the code of what kept something
    packed.
    """

    sha256: str
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """A file from a container: `name` is safe to show, `sha256` names its bytes in the archive, `size` is in
    bytes.
    """

    container: str
    name: str
    media_type: str | None
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRow:
    """What came of reading a file, or a member of it (`member` is its name, empty for the file itself).

    `sha256` names the bytes that were read last, `outcome` is `ok` or the reason why they give no record.
    `vintage` counts the versions of the record from 1; it is 0, and `record_sha256` is None, as long as
    there was none. `compared` is 0 where the releases that link to the file have still to be compared with
    this reading.
    """

    url: str
    member: str
    release_id: str
    section: str
    theme: str
    lang: str
    sha256: str
    outcome: str
    detail: str | None
    parser_version: str
    compared: int
    vintage: int
    record_path: str
    record_sha256: str | None
    first_seen: str
    last_changed: str

    def is_of(self, sha256: str, parser_version: str) -> bool:
        """Whether these bytes were read, well or not, by this version of the parsers."""
        return (self.sha256, self.parser_version) == (sha256, parser_version)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeCount:
    """How much of one theme and language is held; `newest` is the day of its newest release."""

    section: str
    theme: str
    lang: str
    releases: int
    newest: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One finished run; `summary` is the path of its file below the home."""

    started: str
    finished: str
    exit_code: int
    summary: str
