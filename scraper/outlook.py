"""The calendar of what is held: the catalog's issues, as `scraper.calendar` takes them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from scraper.calendar.bureau_days import bureau_day
from scraper.calendar.findings import findings
from scraper.calendar.history import History, histories
from scraper.calendar.issue import Issue
from scraper.catalog.calendar import Place, ToldRow
from scraper.catalog.rows import IssueRow
from scraper.catalog.store import Catalog
from scraper.days import day_of
from scraper.findings import Finding
from scraper.scope import Scope
from scraper.site.old_site import SECTION

#: the whole calendar is gone through once a day; less, or a daily run would skip every other one
FRESH = timedelta(hours=20)

LONG_AGO = datetime.min.replace(tzinfo=UTC)


def all_histories(catalog: Catalog, today: date) -> Iterator[History]:
    """Every series that is held, one at a time."""
    return _histories(catalog, catalog.releases.series(), today)


def news_of_calendar(catalog: Catalog, scope: Scope, now: datetime) -> list[Finding]:
    """What a run that ends `now` has to say of the calendar of the themes in `scope`.

    How the issues have come that were seen since a theme was last spoken of; and once a day, for every
    series, what is late or skipped. A run in between goes through the series with something new only,
    however many are held. Of a theme of which a release is still due nothing is said until it is not: what
    seems late may only not have been fetched.
    """
    unfinished = catalog.queue.unfetched(scope)
    themes = [theme for theme in catalog.told.themes(scope) if theme.place not in unfinished]
    fresh = (now - FRESH).isoformat()
    whole = {theme.place for theme in themes if theme.round_at <= fresh}
    news: list[Finding] = []
    series = _series(catalog, themes, whole)
    for theme in themes:
        known = _histories(catalog, series[theme.place], bureau_day(now))
        news += (
            Finding(kind="calendar", message=one.message, code=one.code)
            for one in findings(known, since=_after(theme.told_at))
        )
    moment = now.isoformat()
    with catalog.transaction():
        catalog.findings.post(news)
        catalog.told.save(
            replace(theme, told_at=moment, round_at=moment if theme.place in whole else theme.round_at)
            for theme in themes
        )
    return news


def _after(told_at: str) -> datetime:
    """The first moment of which nothing has been said yet."""
    return datetime.fromisoformat(told_at) + timedelta.resolution if told_at else LONG_AGO


def _series(
    catalog: Catalog, themes: list[ToldRow], whole: set[Place]
) -> dict[Place, list[tuple[str, str, str, str]]]:
    """The series to speak of: all of the themes in `whole`, of the others those with something new."""
    told = {theme.place: theme.told_at for theme in themes}
    series: defaultdict[Place, list[tuple[str, str, str, str]]] = defaultdict(list)
    for key in catalog.releases.series() if whole else ():
        if key[:3] in whole:
            series[key[:3]].append(key)
    since = min((moment for place, moment in told.items() if place not in whole), default=None)
    for key, seen in catalog.releases.series_seen(since).items() if since else ():
        if key[:3] in told.keys() - whole and seen > told[key[:3]]:
            series[key[:3]].append(key)
    return series


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
        published=day_of(row.published),
        next_published=day_of(row.next_published),
        first_seen=datetime.fromisoformat(row.first_seen),
    )
