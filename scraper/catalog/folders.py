"""The folders of records as a run left them: whether somebody has taken something out is told by their
times.
"""

from __future__ import annotations

from dataclasses import dataclass

from scraper.catalog.database import Database


@dataclass(frozen=True, slots=True)
class Folders:
    """Times of last change in nanoseconds, by path below the home."""

    database: Database

    def known(self) -> dict[str, int]:
        """All folders that hold records, and when each was last changed by a run (-1: never seen)."""
        rows = self.database.rows(
            "SELECT topic, coalesce(changed, -1) FROM"
            " (SELECT DISTINCT 'records/' || section || '/' || theme AS topic FROM releases"
            " UNION SELECT DISTINCT 'records/' || section || '/' || theme FROM readings WHERE vintage > 0)"
            " LEFT JOIN folders ON path = topic"
        )
        return dict(rows)

    def records_in(self, folder: str) -> list[tuple[str, str]]:
        """Release id and path of the record of every release in a folder."""
        query = "SELECT release_id, record_path FROM releases WHERE 'records/' || section || '/' || theme = ?"
        return [(release_id, path) for release_id, path in self.database.rows(query, (folder,))]

    def file_records_in(self, folder: str) -> list[tuple[str, str]]:
        """Release id and path of the record of every file in a folder."""
        query = (
            "SELECT release_id, record_path FROM readings"
            " WHERE vintage > 0 AND 'records/' || section || '/' || theme = ?"
        )
        return [(release_id, path) for release_id, path in self.database.rows(query, (folder,))]

    def save(self, changed: dict[str, int]) -> None:
        """How the folders are left."""
        self.database.put_all("REPLACE INTO folders VALUES (?, ?)", list(changed.items()))
