"""What the calendar has to know of a release."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, order=True)
class SeriesKey:
    """What makes issues one series: the same title without its period, in one theme and language."""

    section: str
    theme: str
    lang: str
    series: str

    @property
    def topic(self) -> str:
        """What `--topic` takes."""
        return f"{self.section}/{self.theme}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One release as the catalog holds it.

    `period` is its reference period in SDMX (`2024-01-01/P6M`, `2025-06-01`); `published` and
    `next_published` are the bureau's own dates, right or wrong; `first_seen` is ours, with a time zone.
    """

    release_id: str
    url: str
    section: str
    theme: str
    lang: str
    series: str
    title: str
    period: str | None
    published: date | None
    next_published: date | None
    first_seen: datetime

    @property
    def key(self) -> SeriesKey:
        """The series it belongs to."""
        return SeriesKey(self.section, self.theme, self.lang, self.series)
