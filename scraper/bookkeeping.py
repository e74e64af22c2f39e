"""What every run does with its home before and after: the lock, the catalog, the summary."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec

from scraper.catalog.rows import Run
from scraper.catalog.store import Catalog, open_catalog, view_catalog
from scraper.home import Home
from scraper.lock import exclusive
from scraper.summary import Summary, write_summary

if TYPE_CHECKING:
    from datetime import datetime

    from scraper.report import Report
    from scraper.scope import Scope
    from scraper.settings import Settings


@contextmanager
def catalog_of_run(home: Home, settings: Settings, *, dry_run: bool) -> Iterator[Catalog]:
    """The catalog of the home, for this run alone; for a dry run a copy, and nothing is made on the disk.

    Raises UsageError where another run has the home, where it holds the releases of another site, or cannot
    be written.
    """
    if dry_run:
        with view_catalog(home.catalog) as catalog:
            catalog.check_host(host_of(settings))
            yield catalog
        return
    with exclusive(home.root):
        home.prepare()
        with open_catalog(home.catalog) as catalog:
            catalog.check_host(host_of(settings))
            yield catalog


def host_of(settings: Settings) -> str:
    """The site's name without its port: a replica has another one each time."""
    return urlsplit(settings.base_url).hostname or ""


def blank_summary(
    settings: Settings, scope: Scope, started: datetime, finished: datetime, *, dry_run: bool
) -> Summary:
    """The summary of a run that was about `scope`, without what came of it."""
    return Summary(
        started=started,
        finished=finished,
        base_url=settings.base_url,
        home=settings.home,
        lang=list(settings.lang),
        topic=list(settings.topic),
        dry_run=dry_run,
        since=scope.since,
        until=scope.until,
    )


def conclude(summary: Summary, report: Report, home: Home, catalog: Catalog) -> Summary:
    """Tell what a run has found and, but for a dry run, write its summary; gives it with its path."""
    for finding in summary.findings:
        report.found(finding.kind, finding.message)
    if summary.dry_run:
        return summary
    path = write_summary(summary, home)
    catalog.save_run(
        Run(
            started=summary.started.isoformat(),
            finished=summary.finished.isoformat(),
            exit_code=summary.exit_code,
            summary=path,
        )
    )
    return msgspec.structs.replace(summary, path=path)
