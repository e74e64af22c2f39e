"""When people were told of the calendar: what a run has said, the next need not say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scraper.catalog.database import Database
from scraper.scope import Scope

THEMES = (
    "SELECT section, theme, lang, coalesce(told_at, '') AS told_at, coalesce(round_at, '') AS round_at"
    " FROM themes LEFT JOIN told USING (section, theme, lang)"
)

#: section, theme, language
Place = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class ToldRow:
    """A theme: when it was last spoken of, and when last gone through whole (ISO 8601; empty: never)."""

    section: str
    theme: str
    lang: str
    told_at: str = ""
    round_at: str = ""

    @property
    def place(self) -> Place:
        """What tells it from all others."""
        return self.section, self.theme, self.lang


@dataclass(frozen=True, slots=True)
class Told:
    """Moments by theme and language."""

    database: Database

    def themes(self, scope: Scope) -> list[ToldRow]:
        """The themes of the site in `scope`."""
        where, values = scope.topics_condition()
        return self.database.select(ToldRow, f"{THEMES} WHERE {where} ORDER BY 1, 2, 3", values)

    def save(self, rows: Iterable[ToldRow]) -> None:
        """Note that these were spoken of."""
        self.database.put_all(
            "REPLACE INTO told VALUES (?, ?, ?, ?, ?)",
            [(row.section, row.theme, row.lang, row.told_at, row.round_at) for row in rows],
        )
