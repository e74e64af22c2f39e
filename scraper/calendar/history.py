"""The issues of one series in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter

from scraper.calendar.issue import Issue, SeriesKey
from scraper.calendar.stages import Stage, stage_of


@dataclass(frozen=True, slots=True)
class Instalment:
    """One turn of a series: its only issue, or the stages of the same reference period, the last one last."""

    stages: tuple[Stage, ...]

    @property
    def came(self) -> date | None:
        """When its first stage was published."""
        return next((stage.published for stage in self.stages if stage.published), None)

    @property
    def last_day(self) -> date | None:
        """The last day of its reference period."""
        return next((stage.last_day for stage in self.stages if stage.last_day), None)

    def announced(self, before: date | None = None) -> date | None:
        """The day named for the next instalment, by the last stage that names one (published `before`)."""
        heard = (
            stage.announced
            for stage in reversed(self.stages)
            if before is None or stage.published is None or stage.published < before
        )
        return next((day for day in heard if day), None)


@dataclass(frozen=True, slots=True)
class History:
    """One series on the day `today`, oldest instalment first.

    `by_period` says that all instalments have a reference period and are in its order, otherwise it is
    that of publication. `unplaced` are issues without the date that would say where they belong.
    `watched_since` is when the first issue was seen.
    """

    key: SeriesKey
    today: date
    instalments: tuple[Instalment, ...]
    by_period: bool
    unplaced: tuple[Stage, ...]
    watched_since: datetime


def histories(issues: Iterable[Issue], today: date) -> Iterator[History]:
    """The series of `issues` one after the other, one in memory at a time.

    The issues of a series must stand together and the series in ascending order (section, theme, lang,
    series, by code point: SQLite's own order of text); inside a series any order will do. Raises
    ValueError where they do not. `today` is a day of Astana.
    """
    last: SeriesKey | None = None
    for key, group in groupby(issues, key=attrgetter("key")):
        if last is not None and key < last:
            raise ValueError(f"issues are not sorted by series: {key} after {last}")
        last = key
        yield _history(key, list(group), today)


def _history(key: SeriesKey, issues: list[Issue], today: date) -> History:
    stages = [stage_of(issue, today) for issue in issues]
    known = [stage for stage in stages if stage.published or stage.last_day]
    # A corrected old issue must not count as the newest, so the period goes before the date; but only a
    # period that every issue has can be the order of all.
    by_period = all(stage.last_day for stage in known)
    placed = known if by_period else [stage for stage in known if stage.published]
    members = {stage.issue.release_id for stage in placed}
    return History(
        key=key,
        today=today,
        instalments=tuple(_instalments(sorted(placed, key=_by_period if by_period else _by_publication))),
        by_period=by_period,
        unplaced=tuple(stage for stage in stages if stage.issue.release_id not in members),
        watched_since=min(issue.first_seen for issue in issues),
    )


def _by_period(stage: Stage) -> tuple[date, date, str]:
    return stage.last_day or date.min, stage.published or date.min, stage.issue.release_id


def _by_publication(stage: Stage) -> tuple[date, date, str]:
    return stage.published or date.min, stage.last_day or date.min, stage.issue.release_id


def _instalments(stages: list[Stage]) -> Iterator[Instalment]:
    together: list[Stage] = []
    for stage in stages:
        if together and not _same_turn(together[-1], stage):
            yield Instalment(tuple(together))
            together = []
        together.append(stage)
    if together:
        yield Instalment(tuple(together))


def _same_turn(one: Stage, other: Stage) -> bool:
    if one.last_day and other.last_day:
        return one.last_day == other.last_day
    return one.published == other.published
