"""What part of the site a run is about: languages, topics, and for a backfill the days of publication."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from records.release import Lang
from scraper.site.urls import NEWS, NEWS_TOPICS


@dataclass(frozen=True, slots=True)
class Scope:
    """`topics` are `section` or `section/theme`, none for all; `since` and `until` are days, both
    inclusive. The news of the bureau are a topic, `news`, beside the themes; `only` leaves one of both.
    """

    langs: tuple[Lang, ...]
    topics: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    only: Literal["themes", "news"] | None = None

    def parts(self) -> list[Scope]:
        """The themes, then the news, as far as they are in it: a long list of news keeps nobody waiting."""
        themes, news = replace(self, only="themes"), replace(self, only="news")
        return [part for part, is_in in ((themes, self.has_themes), (news, self.has_news)) if is_in]

    @property
    def is_dated(self) -> bool:
        """Whether it is about a time, and not about all that is listed."""
        return self.since is not None or self.until is not None

    @property
    def has_news(self) -> bool:
        """Whether the news of the bureau are in it."""
        return self.only != "themes" and (not self.topics or not NEWS_TOPICS.isdisjoint(self.topics))

    @property
    def has_themes(self) -> bool:
        """Whether any theme of the tree may be in it."""
        return self.only != "news" and (not self.topics or not NEWS_TOPICS.issuperset(self.topics))

    def covers(self, section: str, theme: str, lang: Lang | None) -> bool:
        """Whether a theme in a language is in it; None for a language that is not known yet."""
        is_topic = not self.topics or section in self.topics or f"{section}/{theme}" in self.topics
        return is_topic and (lang is None or lang in self.langs)

    def covers_day(self, day: date | None) -> bool:
        """Whether a day of publication is in it; one that is not known is: better too much than a gap."""
        if day is None:
            return True
        return (self.since is None or day >= self.since) and (self.until is None or day <= self.until)

    def condition(self) -> tuple[str, tuple[str, ...]]:
        """The scope as a condition on the columns lang, section, theme, dated and certain, and its values.

        A listing prints no year. An entry without a day is in, and one whose day is not certain where it may
        be a year off: better asked for once than never.
        """
        where, values = self.topics_condition()
        if not self.is_dated:
            return where, values
        since, until = self.since or date.min, self.until or date.max
        days = (since, until, _shifted(since, -1), _shifted(until, 1))
        inside = "dated BETWEEN ? AND ? OR (certain = 0 AND dated BETWEEN ? AND ?)"
        return f"{where} AND (dated IS NULL OR {inside})", (*values, *(day.isoformat() for day in days))

    def tables_condition(self) -> tuple[str, tuple[str, ...]]:
        """The same for tables, of which listings print the whole day: those without one are in."""
        where, values = self.topics_condition()
        if not self.is_dated:
            return where, values
        days = ((self.since or date.min).isoformat(), (self.until or date.max).isoformat())
        return f"{where} AND (dated IS NULL OR dated BETWEEN ? AND ?)", (*values, *days)

    def topics_condition(self) -> tuple[str, tuple[str, ...]]:
        """Languages and topics as a condition on the columns lang, section and theme, and its values."""
        langs = f"lang IN ({', '.join('?' * len(self.langs))})"
        topics = " OR ".join(["section = ? OR section || '/' || theme = ?"] * len(self.topics)) or "1"
        part = {None: "1", "themes": f"section <> '{NEWS}'", "news": f"section = '{NEWS}'"}[self.only]
        chosen = [value for topic in self.topics for value in (topic, topic)]
        return f"{langs} AND {part} AND ({topics})", (*self.langs, *chosen)


def _shifted(day: date, years: int) -> date:
    """A day so many years away, as far as there are years."""
    return day.replace(year=min(max(day.year + years, date.min.year), date.max.year), day=min(day.day, 28))
