"""What is held: addresses, releases with their versions and attachments, and the records still to be
written out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from scraper.catalog.calendar import Place
from scraper.catalog.database import Database
from scraper.catalog.rows import (
    OK,
    ContainerRow,
    IssueRow,
    MemberRow,
    ReleaseRow,
    ThemeCount,
    UrlState,
    VintageRow,
)

#: the news of the bureau are one-off: no series of theirs is ever due
SERIES = (
    "SELECT DISTINCT section, theme, lang, series FROM releases WHERE section <> 'news' ORDER BY 1, 2, 3, 4"
)
SERIES_SEEN = (
    "SELECT section, theme, lang, series, max(first_seen) FROM releases"
    " WHERE first_seen > ? AND section <> 'news' GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4"
)
ANNOUNCED = (
    "SELECT DISTINCT section, theme, lang FROM releases AS one WHERE next_published BETWEEN ? AND ?"
    " AND NOT EXISTS (SELECT * FROM releases WHERE (section, theme, lang, series)"
    " = (one.section, one.theme, one.lang, one.series) AND published >= one.next_published)"
)
ISSUES = (
    "SELECT * FROM releases WHERE (section, theme, lang, series) = (?, ?, ?, ?)"
    " ORDER BY published, release_id"
)


@dataclass(frozen=True, slots=True)
class Releases:
    """Questions about what is held. Whoever writes several rows of one release opens a transaction."""

    database: Database

    def url(self, url: str) -> UrlState | None:
        """What is known of an address."""
        return self.database.first(UrlState, "SELECT * FROM urls WHERE url = ?", (url,))

    def save_url(self, state: UrlState) -> None:
        """Write what is known of an address."""
        self.database.put("urls", state)

    def failing(self) -> list[UrlState]:
        """Every address whose last fetch or reading did not end well."""
        return self.database.select(UrlState, "SELECT * FROM urls WHERE outcome <> ? ORDER BY url", (OK,))

    def release(self, release_id: str) -> ReleaseRow | None:
        """What is known of a release."""
        return self.database.first(ReleaseRow, "SELECT * FROM releases WHERE release_id = ?", (release_id,))

    def save(self, row: ReleaseRow, attachments: Iterable[str]) -> None:
        """Write a release and the addresses of its attachments."""
        with self.database.transaction():
            self.database.put("releases", row)
            self.database.execute("DELETE FROM attachments WHERE release_id = ?", (row.release_id,))
            self.database.put_all(
                "INSERT INTO attachments VALUES (?, ?)", [(row.release_id, url) for url in attachments]
            )

    def announced(self, since: date, until: date) -> frozenset[Place]:
        """The themes of which a release announces its next for a day from `since` to `until`, where nothing
        of its series has been published since.
        """
        rows = self.database.rows(ANNOUNCED, (since.isoformat(), until.isoformat()))
        return frozenset((section, theme, lang) for section, theme, lang in rows)

    def attachments(self, release_id: str) -> set[str]:
        """The addresses of the files of a release that its record tells of."""
        query = "SELECT url FROM attachments WHERE release_id = ?"
        return {url for (url,) in self.database.rows(query, (release_id,))}

    def linking(self, url: str) -> list[ReleaseRow]:
        """The releases that link to a file."""
        query = (
            "SELECT releases.* FROM releases JOIN attachments USING (release_id) WHERE attachments.url = ?"
        )
        return self.database.select(ReleaseRow, f"{query} ORDER BY release_id", (url,))

    def save_record(self, release_id: str, record_sha256: str, now: str) -> None:
        """Note that the record of a release was written anew, of the same version."""
        self.database.execute(
            "UPDATE releases SET record_sha256 = ?, last_changed = ? WHERE release_id = ?",
            (record_sha256, now, release_id),
        )

    def save_vintage(self, row: VintageRow) -> None:
        """Write one version of a release, or of the record of a file."""
        self.database.put("vintages", row)

    def vintages(self, release_id: str) -> list[VintageRow]:
        """The versions of a release, the first one first."""
        query = "SELECT * FROM vintages WHERE release_id = ? ORDER BY vintage"
        return self.database.select(VintageRow, query, (release_id,))

    def knows_container(self, sha256: str) -> bool:
        """Whether a container was looked into."""
        return bool(self.database.rows("SELECT 1 FROM containers WHERE sha256 = ?", (sha256,)))

    def save_container(self, row: ContainerRow, members: Iterable[MemberRow]) -> None:
        """Write what a container holds."""
        with self.database.transaction():
            self.database.put("containers", row)
            for member in members:
                self.database.put("members", member)

    def members(self, container: str) -> list[MemberRow]:
        """The members of a container by name."""
        query = "SELECT * FROM members WHERE container = ? ORDER BY name"
        return self.database.select(MemberRow, query, (container,))

    def holds(self, section: str, theme: str, lang: str) -> int:
        """How many releases of a theme and language are held."""
        query = "SELECT count(*) FROM releases WHERE section = ? AND theme = ? AND lang = ?"
        return int(self.database.rows(query, (section, theme, lang))[0][0])

    def of_period(self, section: str, theme: str, period: str | None) -> list[ReleaseRow]:
        """The releases of one theme and reference period, in all languages."""
        query = "SELECT * FROM releases WHERE section = ? AND theme = ? AND period IS ? ORDER BY release_id"
        return self.database.select(ReleaseRow, query, (section, theme, period))

    def series(self) -> list[tuple[str, str, str, str]]:
        """Section, theme, language and name of every series; news have none."""
        return [(section, theme, lang, name) for section, theme, lang, name in self.database.rows(SERIES)]

    def series_seen(self, since: str) -> dict[tuple[str, str, str, str], str]:
        """The series of which an issue was first seen after a moment, and when the last was (ISO 8601)."""
        rows = self.database.rows(SERIES_SEEN, (since,))
        return {(section, theme, lang, name): seen for section, theme, lang, name, seen in rows}

    def issues(self, series: tuple[str, str, str, str]) -> list[IssueRow]:
        """The issues of one series by day of publication."""
        return self.database.select(IssueRow, ISSUES, series)

    def of_theme(self, section: str, theme: str) -> list[ReleaseRow]:
        """The releases of one theme, in all languages."""
        query = "SELECT * FROM releases WHERE section = ? AND theme = ? ORDER BY release_id"
        return self.database.select(ReleaseRow, query, (section, theme))

    def supersede(self, release_id: str, by: str | None) -> None:
        """Say that the figures of another release count instead of those of this one, or that none does."""
        self.database.execute("UPDATE releases SET superseded_by = ? WHERE release_id = ?", (by, release_id))

    def name_issue(self, issue: str, release_ids: Iterable[str]) -> None:
        """Say that these releases are the language editions of one issue."""
        self.database.put_all(
            "UPDATE releases SET issue = ? WHERE release_id = ?",
            [(issue, release) for release in release_ids],
        )

    def theme_counts(self) -> list[ThemeCount]:
        """All themes and languages that are held."""
        return self.database.select(
            ThemeCount,
            "SELECT section, theme, lang, count(*) AS releases, max(published) AS newest"
            " FROM releases GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
        )

    def post(self, path: str, record: bytes) -> None:
        """Put a record into the outbox: it belongs to the same transaction as the rows about it."""
        self.database.execute("REPLACE INTO outbox VALUES (?, ?)", (path, record))

    def outbox(self) -> Iterator[tuple[str, bytes]]:
        """The records that are committed, but perhaps not yet on the disk."""
        for (path,) in self.database.rows("SELECT path FROM outbox ORDER BY path"):
            for (record,) in self.database.rows("SELECT record FROM outbox WHERE path = ?", (path,)):
                yield path, record

    def posted(self, path: str) -> None:
        """A record is on the disk."""
        self.database.execute("DELETE FROM outbox WHERE path = ?", (path,))
