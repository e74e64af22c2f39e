"""What came of reading the files that releases and listings offer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scraper.catalog.database import Database
from scraper.catalog.rows import OK, ReadingRow
from scraper.scope import Scope

#: no version of the parsers: what is marked with it is read again
UNREAD = ""

#: rows read at once
CHUNK = 200


@dataclass(frozen=True, slots=True)
class Readings:
    """Readings by address and member; of bytes, never of a request."""

    database: Database

    def get(self, url: str, member: str) -> ReadingRow | None:
        """The last reading of a file (`member` empty) or of a member of it."""
        return self.database.first(
            ReadingRow, "SELECT * FROM readings WHERE url = ? AND member = ?", (url, member)
        )

    def save(self, row: ReadingRow) -> None:
        """Write what came of reading."""
        self.database.put("readings", row)

    def due(self, parser_version: str, scope: Scope) -> Iterator[ReadingRow]:
        """What other versions of the parsers have read in `scope`, or could not read."""
        where, values = scope.topics_condition()
        query = (
            f"SELECT * FROM readings WHERE (parser_version < ? OR parser_version > ?) AND {where}"  # noqa: S608
            f" AND (url, member) > (?, ?) ORDER BY url, member LIMIT {CHUNK}"
        )
        last = ("", "")
        while rows := self.database.select(
            ReadingRow, query, (parser_version, parser_version, *values, *last)
        ):
            yield from rows
            last = (rows[-1].url, rows[-1].member)

    def mark_record_gone(self, release_id: str) -> None:
        """Have a file read again of which the record has gone from the disk."""
        self.database.execute(
            "UPDATE readings SET parser_version = ? WHERE release_id = ?", (UNREAD, release_id)
        )

    def uncompared(self) -> list[str]:
        """The addresses of files that releases have still to be compared with."""
        query = "SELECT DISTINCT url FROM readings WHERE compared = 0 ORDER BY url"
        return [url for (url,) in self.database.rows(query)]

    def mark_compared(self, url: str) -> None:
        """The releases that link to a file were compared with it."""
        self.database.execute("UPDATE readings SET compared = 1 WHERE url = ?", (url,))

    def mark_compared_with(self, release_id: str) -> None:
        """A release was compared with its files: with those that no other links to there is no more to do."""
        self.database.execute(
            "UPDATE readings SET compared = 1 WHERE compared = 0 AND url IN"
            " (SELECT url FROM attachments AS mine WHERE release_id = ?1 AND NOT EXISTS"
            " (SELECT * FROM attachments AS other WHERE other.url = mine.url AND other.release_id <> ?1))",
            (release_id,),
        )

    def counts(self) -> dict[str, int]:
        """How many files and members of files ended how: `ok`, or why they could not be read."""
        rows = self.database.rows("SELECT outcome, count(*) FROM readings GROUP BY 1 ORDER BY 1")
        return dict(sorted(rows, key=lambda row: row[0] != OK))
