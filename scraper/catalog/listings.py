"""What the site listed when it was last asked: themes, listings and their entries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import asdict, dataclass
from datetime import datetime

from records.release import Lang
from scraper.catalog.database import Database
from scraper.catalog.rows import AcceptedRow, ListedRow, ListingRow, TableRow
from scraper.scope import Scope
from scraper.site.urls import NEWS, ThemeAddress

#: an entry keeps its place, and whether the last attempt failed; what it says is taken from the listing
UPSERT_LISTED = """
INSERT INTO listed (
    release_id, url, listing, section, theme, element, lang,
    day, month, title, dated, certain, due
) VALUES (
    :release_id, :url, :listing, :section, :theme, :element, :lang,
    :day, :month, :title, :dated, :certain, :due
) ON CONFLICT (release_id) DO UPDATE SET
    url = excluded.url, listing = excluded.listing, day = excluded.day, month = excluded.month,
    title = excluded.title, dated = excluded.dated, certain = excluded.certain,
    due = coalesce(excluded.due, due)
"""

ENTRIES = (
    "SELECT section, theme, count(*) FROM (SELECT section, theme FROM listed WHERE lang = ?"
    " UNION ALL SELECT section, theme FROM tables WHERE lang = ?)"
)

#: of themes that are not there any more
FORGET_ASKED = (
    "DELETE FROM asked WHERE lang = ?1 AND section <> ?2"
    " AND (section, theme) NOT IN (SELECT section, theme FROM themes WHERE lang = ?1)"
)

FOUND = "SELECT section, theme, lang, count(*) FROM listed"

UPSERT_TABLE = """
INSERT INTO tables VALUES (
    :url, :listing, :section, :theme, :lang, :heading, :title, :printed, :dated, :due
) ON CONFLICT (url) DO UPDATE SET
    listing = excluded.listing, heading = excluded.heading, title = excluded.title,
    printed = excluded.printed, dated = excluded.dated, due = coalesce(excluded.due, due)
"""


@dataclass(frozen=True, slots=True)
class Listings:
    """Questions about listings. What is written by one call is written together."""

    database: Database

    def themes(self, lang: Lang, since: datetime) -> list[ThemeAddress]:
        """The themes of one language as seen at `since` or later, in the site's order."""
        rows = self.database.rows(
            "SELECT section, theme FROM themes WHERE lang = ? AND seen_at >= ? ORDER BY section, theme",
            (lang, since.isoformat()),
        )
        return [ThemeAddress(section, theme, lang) for section, theme in rows]

    def save_themes(self, lang: Lang, themes: Iterable[ThemeAddress], seen_at: datetime) -> None:
        """The tree of one language; what it does not name any more is forgotten, its releases are not."""
        with self.database.transaction():
            self.database.execute("DELETE FROM themes WHERE lang = ?", (lang,))
            self.database.put_all(
                "INSERT INTO themes VALUES (?, ?, ?, ?)",
                [(theme.section, theme.theme, lang, seen_at.isoformat()) for theme in themes],
            )
            self.database.execute(FORGET_ASKED, (lang, NEWS))

    def has_theme(self, topic: str) -> bool:
        """Whether a theme, as `section/theme`, was ever in the tree of any language or has entries."""
        query = " UNION ".join(
            f"SELECT 1 FROM {table} WHERE section || '/' || theme = :topic"  # noqa: S608
            for table in ("themes", "listed", "tables")
        )
        return bool(self.database.rows(query, {"topic": topic}))

    def listing(self, url: str) -> ListingRow | None:
        """What is known of the listing that begins at `url`."""
        return self.database.first(ListingRow, "SELECT * FROM listings WHERE url = ?", (url,))

    def save(self, listing: ListingRow, entries: Sequence[ListedRow | TableRow] = ()) -> None:
        """Write a listing and those of its entries that were read."""
        releases = [asdict(entry) for entry in entries if isinstance(entry, ListedRow)]
        tables = [asdict(entry) for entry in entries if isinstance(entry, TableRow)]
        with self.database.transaction():
            self.database.put("listings", listing)
            # From the last to the first would change the order: the newest stand first, and are asked for
            # first.
            self.database.put_all(UPSERT_LISTED, releases)
            self.database.put_all(UPSERT_TABLE, tables)

    def asked_at(self) -> dict[str, str]:
        """When each listing was last asked for, whatever came of it (ISO 8601)."""
        return dict(self.database.rows("SELECT listing, asked_at FROM asked"))

    def longest_not_asked(self, scope: Scope) -> str:
        """When the listing of `scope` was asked for that waits the longest; empty where none ever was."""
        where, values = scope.topics_condition()
        rows = self.database.rows(f"SELECT min(asked_at) FROM asked WHERE {where}", values)  # noqa: S608
        return rows[0][0] or ""

    def save_asked(self, theme: ThemeAddress, url: str, asked_at: datetime) -> None:
        """Note that a listing of a theme is asked for; that it was read is noted after that."""
        place = (theme.section, theme.theme, theme.lang)
        self.database.execute(
            "REPLACE INTO asked VALUES (?, ?, ?, ?, ?, NULL)", (url, *place, asked_at.isoformat())
        )

    def save_read(self, url: str) -> None:
        """Note that a listing that was asked for was read well."""
        self.database.execute("UPDATE asked SET read_at = asked_at WHERE listing = ?", (url,))

    def read_at(self) -> dict[str, str]:
        """When each listing was asked for that was read well when last asked for (ISO 8601)."""
        return dict(self.database.rows("SELECT listing, read_at FROM asked WHERE read_at IS NOT NULL"))

    def forget(self, url: str) -> None:
        """Forget what is known of a listing, so that it is read anew if it ever comes back."""
        self.database.execute("DELETE FROM listings WHERE url = ?", (url,))

    def save_accepted(self, accepted: AcceptedRow) -> None:
        """Note that a loss was confirmed."""
        self.database.put("accepted", accepted)

    def entry(self, release_id: str) -> ListedRow | None:
        """The entry of a release."""
        return self.database.first(ListedRow, "SELECT * FROM listed WHERE release_id = ?", (release_id,))

    def table(self, url: str) -> TableRow | None:
        """The entry of a spreadsheet or dynamic table."""
        return self.database.first(TableRow, "SELECT * FROM tables WHERE url = ?", (url,))

    def theme_counts(self, lang: Lang) -> dict[ThemeAddress, int]:
        """How many releases and tables of each theme in one language were listed."""
        rows = self.database.rows(f"{ENTRIES} GROUP BY section, theme", (lang, lang))
        return {ThemeAddress(section, theme, lang): number for section, theme, number in rows}

    def found(self, scope: Scope) -> dict[tuple[str, str, str], int]:
        """How many entries of listings are in `scope`, by section, theme and language."""
        where, values = scope.condition()
        rows = self.database.rows(f"{FOUND} WHERE {where} GROUP BY section, theme, lang", values)
        return {(section, theme, lang): number for section, theme, lang, number in rows}

    def count(self, listing: str) -> int:
        """How many releases a listing had."""
        return int(self.database.rows("SELECT count(*) FROM listed WHERE listing = ?", (listing,))[0][0])

    def count_tables(self, listing: str) -> int:
        """How many files a listing had."""
        return int(self.database.rows("SELECT count(*) FROM tables WHERE listing = ?", (listing,))[0][0])

    def forget_releases(self, listing: str, still: Set[str]) -> list[str]:
        """Forget the entries of a listing but those in `still` (release ids); gives their titles.

        What is held of such a release stays.
        """
        return self._forget("listed", "release_id", listing, still)

    def forget_tables(self, listing: str, still: Set[str]) -> list[str]:
        """Forget the entries of a listing but those in `still` (addresses); gives their titles."""
        return self._forget("tables", "url", listing, still)

    def forget_theme(self, theme: ThemeAddress) -> list[str]:
        """Forget the listings of a theme in its language, with their entries; gives the titles."""
        where = "WHERE (section, theme, lang) = (?, ?, ?)"
        place = (theme.section, theme.theme, theme.lang)
        titles: list[str] = []
        with self.database.transaction():
            for table in ("listed", "tables"):
                titles += [
                    title
                    for (title,) in self.database.rows(f"SELECT title FROM {table} {where}", place)  # noqa: S608
                ]
                self.database.execute(
                    f"DELETE FROM listings WHERE url IN (SELECT listing FROM {table} {where})",  # noqa: S608
                    place,
                )
                self.database.execute(f"DELETE FROM {table} {where}", place)  # noqa: S608
        return titles

    def _forget(self, table: str, key: str, listing: str, still: Set[str]) -> list[str]:
        # Names of tables and columns are ours, never input.
        rows = self.database.rows(f"SELECT {key}, title FROM {table} WHERE listing = ?", (listing,))  # noqa: S608
        lost = [(name, title) for name, title in rows if name not in still]
        self.database.put_all(f"DELETE FROM {table} WHERE {key} = ?", [(name,) for name, _ in lost])  # noqa: S608
        return [title for _, title in lost]
