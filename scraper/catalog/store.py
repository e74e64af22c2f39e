"""The catalog: one SQLite file, opened once a run."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scraper.catalog.calendar import Told
from scraper.catalog.database import Database
from scraper.catalog.findings import Findings
from scraper.catalog.folders import Folders
from scraper.catalog.listings import Listings
from scraper.catalog.queue import Queue
from scraper.catalog.readings import Readings
from scraper.catalog.releases import Releases
from scraper.catalog.rows import Run
from scraper.catalog.schema import SCHEMA, SCHEMA_VERSION
from scraper.errors import UsageError

#: seconds to wait for another program that writes to the file
PATIENCE = 5.0


class Catalog:
    """What is known of every address and release; each part answers questions of one kind."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._database = Database(connection)
        self.listings = Listings(self._database)
        self.queue = Queue(self._database)
        self.releases = Releases(self._database)
        self.readings = Readings(self._database)
        self.folders = Folders(self._database)
        self.findings = Findings(self._database)
        self.told = Told(self._database)
        self.transaction = self._database.transaction

    def bind(self, host: str) -> None:
        """Tie a new catalog to `host`."""
        self._database.execute(
            "INSERT INTO site (host) SELECT ? WHERE NOT EXISTS (SELECT * FROM site)", (host,)
        )

    def check_host(self, host: str) -> None:
        """Raise UsageError where the catalog holds the releases of another host."""
        for (held,) in self._database.rows("SELECT host FROM site"):
            if held != host:
                raise UsageError(f"this home holds what was harvested from {held}; choose another --home")

    def last_run(self) -> Run | None:
        """The run that finished last."""
        return self._database.first(Run, "SELECT * FROM runs ORDER BY rowid DESC LIMIT 1")

    def save_run(self, run: Run) -> None:
        """Write that a run has finished, and has told what there was to tell."""
        with self.transaction():
            self._database.put("runs", run)
            self.findings.told()


@contextmanager
def open_catalog(path: Path) -> Iterator[Catalog]:
    """The catalog at `path`, made where there is none; raises UsageError where it cannot be used."""
    try:
        connection = _connect(path)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            _prepare(connection, path)
            yield Catalog(connection)
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise UsageError(f"{path}: {error}") from error


@contextmanager
def view_catalog(path: Path) -> Iterator[Catalog]:
    """A copy in memory of the catalog at `path`, empty where there is none: nothing on disk changes."""
    copy = _connect(":memory:")
    try:
        if path.exists():
            held = sqlite3.connect(_read_only(path), uri=True, timeout=PATIENCE)
            try:
                held.backup(copy)
            finally:
                held.close()
        _prepare(copy, path)
        yield Catalog(copy)
    except sqlite3.Error as error:
        raise UsageError(f"{path}: {error}") from error
    finally:
        copy.close()


def _read_only(path: Path) -> str:
    """The address of a file that is only looked at: SQLite leaves nothing beside one that nobody is writing
    to.
    """
    is_quiet = not path.with_name(f"{path.name}-wal").exists()
    return f"{path.absolute().as_uri()}?{'immutable=1' if is_quiet else 'mode=ro'}"


def _connect(path: Path | str) -> sqlite3.Connection:
    # The threads of a run share it behind the lock of `Database`; transactions are begun by hand there.
    return sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    if found == 0:
        # One statement list, one transaction: a kill in the middle leaves an empty file, not half a schema.
        connection.executescript(f"BEGIN; {SCHEMA} PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;")
    elif found != SCHEMA_VERSION:
        raise UsageError(f"{path} is of another version of kzstat (catalog {found}, not {SCHEMA_VERSION})")
    connection.execute("PRAGMA foreign_keys = ON")
