"""The calendar of what is held: the catalog's issues, as `scraper.calendar` takes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from scraper.calendar.bureau_days import bureau_day
from scraper.calendar.findings import CalendarFinding, findings
from scraper.calendar.history import History, histories
from scraper.calendar.issue import Issue
from scraper.catalog.rows import IssueRow
from scraper.catalog.store import Catalog
from scraper.scope import Scope
from scraper.site.old_site import SECTION

#: the whole calendar is gone through once a day; less, or a daily run would skip every other one
FRESH = timedelta(hours=20)


def all_histories(catalog: Catalog, today: date) -> Iterator[History]:
    """Every series that is held, one at a time."""
    return _histories(catalog, catalog.releases.series(), today)


def news_of_calendar(catalog: Catalog, scope: Scope, started: datetime) -> list[CalendarFinding]:
    """What a run begun at `started` has to say of the calendar.

    How the issues that it has seen first have come; and once a day, for every series, what is late or
    skipped. A run in between goes through the series with something new only, however many are held. Of a
    theme of which a release is still due nothing is said: what seems late may only not have been fetched.
    """
    today = bureau_day(started)
    is_fresh = bool(scope.topics) or catalog.calendar_at() > (started - FRESH).isoformat()
    series = catalog.releases.series_seen(started.isoformat()) if is_fresh else catalog.releases.series()
    unfinished = catalog.queue.count(scope)
    known = (key for key in series if key[:3] not in unfinished and key[2] in scope.langs)
    news = list(findings(_histories(catalog, known, today), since=started))
    if not is_fresh:
        catalog.save_calendar_at(started.isoformat())
    return news


def _histories(
    catalog: Catalog, series: Iterable[tuple[str, str, str, str]], today: date
) -> Iterator[History]:
    """The old site announces nothing any more."""
    for key in (key for key in series if key[0] != SECTION):
        yield from histories((_issue(row) for row in catalog.releases.issues(key)), today)


def _issue(row: IssueRow) -> Issue:
    return Issue(
        release_id=row.release_id,
        url=row.url,
        section=row.section,
        theme=row.theme,
        lang=row.lang,
        series=row.series,
        title=row.title,
        period=row.period,
        published=_day(row.published),
        next_published=_day(row.next_published),
        first_seen=datetime.fromisoformat(row.first_seen),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
