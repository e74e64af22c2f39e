"""Findings that are made once, kept until a run has told them: the one that made them may be killed
before.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from scraper.catalog.database import Database
from scraper.findings import Finding


@dataclass(frozen=True, slots=True)
class Findings:
    """What no summary has told yet."""

    database: Database

    def post(self, findings: Iterable[Finding]) -> None:
        """Keep findings, with the transaction that commits what they tell of."""
        self.database.put_all(
            "INSERT INTO findings (kind, message, code) VALUES (?, ?, ?)",
            [(finding.kind, finding.message, finding.code) for finding in findings],
        )

    def untold(self) -> list[Finding]:
        """What is kept, in the order it was found."""
        rows = self.database.rows("SELECT kind, message, code FROM findings ORDER BY rowid")
        return [
            msgspec.convert({"kind": kind, "message": message, "code": code}, Finding)
            for kind, message, code in rows
        ]

    def told(self) -> None:
        """A summary tells all that was kept."""
        self.database.execute("DELETE FROM findings")
