"""Issues for the tests of the calendar, short to write."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from scraper.calendar.arrivals import arrivals
from scraper.calendar.forecast import State, forecast
from scraper.calendar.history import History, histories
from scraper.calendar.issue import Issue

MIGRATION = "Migration of population of the Republic of Kazakhstan"


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def issue(
    period: str | None,
    published: str | None,
    announces: str | None = None,
    *,
    series: str = MIGRATION,
    theme: str = "demography",
    lang: str = "en",
    seen: str | None = None,
    number: int = 0,
) -> Issue:
    """An issue that was seen on the day it was published, unless `seen` says when."""
    looked = seen or published or "2020-01-01"
    release_id = f"social-statistics/{theme}/{period or published}-{published}-{number}/{lang}"
    return Issue(
        release_id=release_id,
        url=f"/{lang}/industries/{release_id}",
        section="social-statistics",
        theme=theme,
        lang=lang,
        series=series,
        title=f"{series} ({period})",
        period=period,
        published=day(published),
        next_published=day(announces),
        first_seen=datetime.combine(date.fromisoformat(looked), time(9), UTC),
    )


def months(first: str, count: int, day_of_month: int = 12) -> list[Issue]:
    """Issues on single months from `first` (`2025-01`) on, each out on its day of the month after."""
    year, month = map(int, first.split("-"))
    starts = [date(year + at // 12, at % 12 + 1, 1) for at in range(month - 1, month + count + 1)]
    days = [start.replace(day=day_of_month).isoformat() for start in starts]
    return [issue(f"{starts[at]}/P1M", days[at + 1], days[at + 2]) for at in range(count)]


def history(issues: Iterable[Issue], today: str = "2026-06-01") -> History:
    (only,) = histories(list(issues), date.fromisoformat(today))
    return only


def states(issues: Iterable[Issue], today: str) -> list[tuple[str, State]]:
    """What is expected of one series, as (day, state)."""
    return [(one.due.isoformat(), one.state) for one in forecast(history(issues, today))]


def verdicts(issues: Iterable[Issue], today: str = "2026-06-01") -> list[tuple[str, str, int]]:
    """How the issues of one series came, as (published, verdict, days after the announced one)."""
    came = arrivals(history(issues, today))
    return [(arrival.published.isoformat(), arrival.verdict, arrival.days) for arrival in came]


def later(text: str, days: int) -> str:
    return (date.fromisoformat(text) + timedelta(days=days)).isoformat()
