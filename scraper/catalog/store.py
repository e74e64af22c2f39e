"""The catalog: one transaction for all that belongs to a release."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, fields
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from scraper.catalog.rows import OK, ReleaseRow, Run, ThemeCount, UrlState
from scraper.catalog.schema import SCHEMA, SCHEMA_VERSION
from scraper.errors import UsageError

T = TypeVar("T")
Values = tuple[Any, ...] | dict[str, Any]

#: `due` is the date that the newest issue of a series names (SQLite takes it from the row of `max`)
THEME_COUNTS = """
SELECT section, theme, lang, sum(issues) AS releases, max(newest) AS newest,
    min(due) FILTER (WHERE due >= :today) AS next_due,
    count(*) FILTER (WHERE due < :today) AS overdue,
    min(due) FILTER (WHERE due < :today) AS overdue_since
FROM (
    SELECT section, theme, lang, count(*) AS issues, max(published) AS newest, next_published AS due
    FROM releases GROUP BY section, theme, lang, series
)
GROUP BY section, theme, lang ORDER BY section, theme, lang
"""


class Catalog:
    """SQLite behind a few questions. Rows are written by the methods that say so, in one transaction each."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._database.row_factory = sqlite3.Row

    def bind(self, host: str) -> None:
        """Tie a new catalog to `host`."""
        with self._database:
            self._database.execute("INSERT INTO site SELECT ? WHERE NOT EXISTS (SELECT * FROM site)", (host,))

    def check_host(self, host: str) -> None:
        """Raise UsageError where the catalog holds the releases of another host."""
        row = self._database.execute("SELECT host FROM site").fetchone()
        if row is not None and row["host"] != host:
            raise UsageError(f"this home holds what was harvested from {row['host']}; choose another --home")

    def url(self, url: str) -> UrlState | None:
        """What is known of an address."""
        return next(self._select(UrlState, "SELECT * FROM urls WHERE url = ?", (url,)), None)

    def release(self, release_id: str) -> ReleaseRow | None:
        """What is known of a release."""
        return next(
            self._select(ReleaseRow, "SELECT * FROM releases WHERE release_id = ?", (release_id,)), None
        )

    def holds(self, section: str, theme: str, lang: str) -> int:
        """How many releases of a theme and language are held."""
        query = "SELECT count(*) FROM releases WHERE section = ? AND theme = ? AND lang = ?"
        return int(self._database.execute(query, (section, theme, lang)).fetchone()[0])

    def theme_counts(self, today: date) -> list[ThemeCount]:
        """All themes and languages that are held, and what is due or overdue on the day `today`."""
        return list(self._select(ThemeCount, THEME_COUNTS, {"today": today.isoformat()}))

    def failing(self) -> list[UrlState]:
        """Every address whose last fetch or reading did not end well."""
        return list(self._select(UrlState, "SELECT * FROM urls WHERE outcome <> ? ORDER BY url", (OK,)))

    def last_run(self) -> Run | None:
        """The run that finished last."""
        return next(self._select(Run, "SELECT * FROM runs ORDER BY rowid DESC LIMIT 1"), None)

    def save_url(self, state: UrlState) -> None:
        """Write what is known of an address."""
        with self._database:
            self._put("urls", state)

    def save_release(self, state: UrlState, row: ReleaseRow, attachments: Iterable[str]) -> None:
        """Write a release, its address and the addresses of its attachments, all or nothing."""
        with self._database:
            self._put("urls", state)
            self._put("releases", row)
            self._database.execute("DELETE FROM attachments WHERE release_id = ?", (row.release_id,))
            self._database.executemany(
                "INSERT INTO attachments VALUES (?, ?)", [(row.release_id, url) for url in attachments]
            )

    def save_run(self, run: Run) -> None:
        """Write that a run has finished."""
        with self._database:
            self._put("runs", run)

    def _put(self, table: str, row: UrlState | ReleaseRow | Run) -> None:
        values = asdict(row)
        marks = ", ".join(f":{name}" for name in values)
        # The names are those of our own dataclasses, never input.
        self._database.execute(f"REPLACE INTO {table} ({', '.join(values)}) VALUES ({marks})", values)  # noqa: S608

    def _select(self, kind: type[T], query: str, values: Values = ()) -> Iterator[T]:
        names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
        for row in self._database.execute(query, values):
            yield kind(**{name: row[name] for name in names})


@contextmanager
def open_catalog(path: Path) -> Iterator[Catalog]:
    """The catalog at `path`, made where there is none; raises UsageError where it cannot be used."""
    try:
        database = sqlite3.connect(path)
        try:
            _prepare(database, path)
            yield Catalog(database)
        finally:
            database.close()
    except sqlite3.Error as error:
        raise UsageError(f"{path}: {error}") from error


@contextmanager
def view_catalog(path: Path) -> Iterator[Catalog]:
    """The catalog at `path` for reading only; an empty one, which is nowhere, where there is none."""
    if path.exists():
        with open_catalog(path) as catalog:
            yield catalog
    else:
        database = sqlite3.connect(":memory:")
        database.executescript(SCHEMA)
        yield Catalog(database)
        database.close()


def _prepare(database: sqlite3.Connection, path: Path) -> None:
    database.execute("PRAGMA journal_mode = WAL")
    found = database.execute("PRAGMA user_version").fetchone()[0]
    if found == 0:
        # One statement list, one transaction: a kill in the middle leaves an empty file, not half a schema.
        database.executescript(f"BEGIN; {SCHEMA} PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;")
    elif found != SCHEMA_VERSION:
        raise UsageError(f"{path} is of another version of kzstat (catalog {found}, not {SCHEMA_VERSION})")
    database.execute("PRAGMA foreign_keys = ON")
