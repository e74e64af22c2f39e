"""One issue with only those of its dates that can be true."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from scraper.calendar.issue import Issue
from scraper.calendar.periods import days_of

#: a page may be up on the evening before its day
EVENING_BEFORE = timedelta(days=1)

#: an issue may be put up before the day it is about (population at the beginning of a month), not long before
AHEAD = timedelta(days=31)

#: the rarest publications come every few years; a day further off than this is a slip in the year
FAR = timedelta(days=5 * 366)


@dataclass(frozen=True, slots=True)
class Stage:
    """An edition of an instalment: preliminary, final, corrected, or the only one.

    `last_day` is the last of the reference period, `announced` the day named for the next instalment.
    Each is None where the issue does not say it or cannot be right; `mistakes` has words for the latter.
    """

    issue: Issue
    published: date | None
    last_day: date | None
    announced: date | None
    mistakes: tuple[str, ...] = ()


def stage_of(issue: Issue, today: date) -> Stage:
    """Read the dates of `issue` with the doubt that is due on the day `today`."""
    wrong_published = _doubt_of_published(issue.published, today)
    published = None if wrong_published else issue.published
    wrong_next = _doubt_of_next(issue.next_published, published, today)
    return Stage(
        issue=issue,
        published=published,
        last_day=_last_day(issue.period, published),
        announced=None if wrong_next else issue.next_published,
        mistakes=tuple(doubt for doubt in (wrong_published, wrong_next) if doubt),
    )


def _doubt_of_published(published: date | None, today: date) -> str | None:
    if published is not None and published > today + EVENING_BEFORE:
        return f"its date of publication, {published}, is still to come"
    return None


def _doubt_of_next(announced: date | None, published: date | None, today: date) -> str | None:
    if announced is None:
        return None
    if published is not None and announced <= published:
        return f"the next date it names, {announced}, is not after its own, {published}"
    if announced > (published or today) + FAR:
        return f"the next date it names, {announced}, is years away"
    return None


def _last_day(period: str | None, published: date | None) -> date | None:
    """None also for a period yet to come, as of a forecast: it does not tell one issue from the next."""
    days = days_of(period) if period else None
    if days is None or (published is not None and days[0] > published + AHEAD):
        return None
    return days[1]
