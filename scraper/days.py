"""Days as the catalog keeps them: `YYYY-MM-DD`."""

from __future__ import annotations

from datetime import date


def day_of(text: str | None) -> date | None:
    """The day that a column holds."""
    return date.fromisoformat(text) if text else None


def text_of(day: date | None) -> str | None:
    """A day as a column holds it."""
    return day.isoformat() if day else None
