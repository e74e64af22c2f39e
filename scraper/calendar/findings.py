"""What people should hear of the calendar, and what they need not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from scraper.calendar.arrivals import Arrival, Verdict, arrivals
from scraper.calendar.forecast import State, forecast
from scraper.calendar.history import History
from scraper.calendar.issue import Issue, SeriesKey
from scraper.calendar.stages import Stage
from scraper.calendar.wording import arrival_line, expected_line, mistake_line

Code = Literal[
    "calendar.late", "calendar.early", "calendar.skipped", "calendar.unannounced", "calendar.implausible"
]

STATE_CODES: dict[State, Code] = {"late": "calendar.late", "skipped": "calendar.skipped"}
VERDICT_CODES: dict[Verdict, Code] = {
    "late": "calendar.late",
    "early": "calendar.early",
    "unannounced": "calendar.unannounced",
}

#: days after which an arrival is history, however it came
NEWS_DAYS = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarFinding:
    """One line for people with its code for programs; `url` is that of the issue it is about."""

    code: Code
    message: str
    key: SeriesKey
    url: str


def findings(series: Iterable[History], since: datetime | None = None) -> Iterator[CalendarFinding]:
    """What is late or skipped today and, of the issues first seen at `since` or later, how they came.

    Without `since` (a status, no run) only the former, and the newest dates that cannot be right. Silent
    on what is normal: what is still to come, series given up, further stages, issues that were there
    before their series was watched or came long ago, a series that hardly ever names a day.
    """
    for history in series:
        yield from _expected(history)
        yield from _mistakes(history, since)
        if since is not None:
            yield from _arrived(history, since)


def _expected(history: History) -> Iterator[CalendarFinding]:
    for expected in forecast(history):
        if code := STATE_CODES.get(expected.state):
            message = expected_line(expected, history.today)
            yield CalendarFinding(code=code, message=message, key=expected.key, url=expected.url)


def _mistakes(history: History, since: datetime | None) -> Iterator[CalendarFinding]:
    """Only those that today's forecast suffers from: each record has its own check of its dates."""
    newest: tuple[Stage, ...] = history.instalments[-1].stages if history.instalments else ()
    for stage in (*newest, *history.unplaced):
        issue = stage.issue
        if since is None or issue.first_seen >= since:
            for mistake in stage.mistakes:
                message = mistake_line(history.key, issue.title, mistake)
                yield _about(issue, "calendar.implausible", message)


def _arrived(history: History, since: datetime) -> Iterator[CalendarFinding]:
    if not any(stage.issue.first_seen >= since for turn in history.instalments for stage in turn.stages):
        return
    for arrival in arrivals(history):
        code = VERDICT_CODES.get(arrival.verdict)
        if code and _is_news(arrival, history, since) and _is_odd(arrival, history):
            yield _about(arrival.issue, code, arrival_line(arrival))


def _is_news(arrival: Arrival, history: History, since: datetime) -> bool:
    """Whether it came while its series was watched, and this run is the first to see it."""
    seen, published = arrival.issue.first_seen, arrival.published
    watched = published > history.watched_since.date()
    return seen >= since and watched and (seen.date() - published).days <= NEWS_DAYS


def _is_odd(arrival: Arrival, history: History) -> bool:
    """To come unannounced is odd only in a series that names days more often than not."""
    named = sum(turn.announced() is not None for turn in history.instalments)
    return arrival.verdict != "unannounced" or 2 * named >= len(history.instalments)


def _about(issue: Issue, code: Code, message: str) -> CalendarFinding:
    return CalendarFinding(code=code, message=message, key=issue.key, url=issue.url)
