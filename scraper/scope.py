"""What part of the site a run is about: languages, topics, and for a backfill the days of publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from records.release import Lang


@dataclass(frozen=True, slots=True)
class Scope:
    """`topics` are `section` or `section/theme`, none for all; `since` and `until` are days, both
    inclusive.
    """

    langs: tuple[Lang, ...]
    topics: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    @property
    def is_dated(self) -> bool:
        """Whether it is about a time, and not about all that is listed."""
        return self.since is not None or self.until is not None

    def condition(self) -> tuple[str, tuple[str, ...]]:
        """The scope as a condition on the columns lang, section, theme, dated and certain, and its values.

        An entry of a listing whose day is not certain is in: better asked for once than never.
        """
        where, values = self.topics_condition()
        bounds = ((">=", self.since), ("<=", self.until))
        days = [(f"dated {sign} ?", day.isoformat()) for sign, day in bounds if day is not None]
        if not days:
            return where, values
        inside = " AND ".join(text for text, _ in days)
        return f"{where} AND (certain = 0 OR dated IS NULL OR {inside})", (*values, *(day for _, day in days))

    def topics_condition(self) -> tuple[str, tuple[str, ...]]:
        """Languages and topics as a condition on the columns lang, section and theme, and its values."""
        langs = f"lang IN ({', '.join('?' * len(self.langs))})"
        topics = " OR ".join(["section = ? OR section || '/' || theme = ?"] * len(self.topics)) or "1"
        return f"{langs} AND ({topics})", (*self.langs, *(t for topic in self.topics for t in (topic, topic)))
