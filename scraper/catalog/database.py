"""SQLite for the catalog: rows in and out as dataclasses, one connection for all threads of a run."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, fields
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Row = TypeVar("Row", bound=DataclassInstance)

Values = tuple[Any, ...] | dict[str, Any]


class Database:
    """A connection behind a lock; what is written inside `transaction()` is committed together or not at
    all.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._connection.row_factory = sqlite3.Row
        self._lock = RLock()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit at the end, or roll back where something is raised; a nested one belongs to the outer."""
        with self._lock:
            if self._connection.in_transaction:
                yield
                return
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.commit()
            finally:
                self._connection.rollback()  # nothing to do after a commit

    def commit(self) -> None:
        """Make what the open transaction has written last."""
        self._connection.commit()

    def select(self, kind: type[Row], query: str, values: Values = ()) -> list[Row]:
        """The rows of a query, by the names of the fields of `kind`."""
        names = [field.name for field in fields(kind)]
        with self._lock:
            return [
                kind(**{name: row[name] for name in names}) for row in self._connection.execute(query, values)
            ]

    def first(self, kind: type[Row], query: str, values: Values = ()) -> Row | None:
        """The first row of a query; None where it has none."""
        return next(iter(self.select(kind, query, values)), None)

    def rows(self, query: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """The rows of a query as tuples."""
        with self._lock:
            return [tuple(row) for row in self._connection.execute(query, values)]

    def execute(self, statement: str, values: Values = ()) -> None:
        """Run one statement, in the transaction that is open or in one of its own."""
        with self.transaction():
            self._connection.execute(statement, values)

    def put(self, table: str, row: DataclassInstance) -> None:
        """Write a row over the one with its key."""
        values = asdict(row)
        marks = ", ".join(f":{name}" for name in values)
        # The names are those of our own dataclasses, never input.
        self.execute(f"REPLACE INTO {table} ({', '.join(values)}) VALUES ({marks})", values)  # noqa: S608

    def put_all(self, statement: str, values: Iterable[Values]) -> None:
        """Run one statement for each of `values`."""
        with self.transaction():
            self._connection.executemany(statement, values)
