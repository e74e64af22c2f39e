"""One run: discover, choose what is due, take it in, sum up."""

from __future__ import annotations

from collections import deque
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from parsers.release import PARSER_VERSION, parse_release
from scraper.archive import Archive
from scraper.attachments import Attachments
from scraper.catalog.rows import Run
from scraper.catalog.store import Catalog, open_catalog, view_catalog
from scraper.discover import Discovery, discover
from scraper.due import Due, DueCheck
from scraper.errors import StructureError, UnreachableError
from scraper.fetch.client import PoliteClient
from scraper.home import Home
from scraper.ingest import Ingest, Parse
from scraper.publish import Publisher
from scraper.summary import Entry, Finding, Summary, entry_of, write_summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scraper.clock import Clock
    from scraper.report import Report
    from scraper.settings import Settings


@dataclass(frozen=True, slots=True)
class Options:
    """How a run goes: `limit` bounds the releases fetched, a dry run fetches listings and writes nothing."""

    limit: int | None = None
    dry_run: bool = False
    parse: Parse = parse_release
    parser_version: str = PARSER_VERSION


def harvest(settings: Settings, options: Options, report: Report, clock: Clock) -> Summary:
    """Harvest the site at `settings.base_url` into `settings.home`; what is committed stays.

    The summary says what happened, a site that cannot be reached or understood and an interruption (SIGINT)
    included. Raises UsageError for a home, a catalog or a topic that will not do, OSError where the disk
    refuses later on.
    """
    home = Home(Path(settings.home))
    with closing(PoliteClient(settings, clock)) as client, _catalog(home, settings, options) as catalog:
        run = _Run(settings, options, report, clock, client, home, catalog)
        summary = run.go()
        if not options.dry_run:
            catalog.save_run(
                Run(
                    started=summary.started.isoformat(),
                    finished=summary.finished.isoformat(),
                    exit_code=summary.exit_code,
                    summary=write_summary(summary, home),
                )
            )
    return summary


@contextmanager
def _catalog(home: Home, settings: Settings, options: Options) -> Iterator[Catalog]:
    """The catalog of the home, which must not hold the releases of another site."""
    if not options.dry_run:
        home.prepare()
    with (view_catalog if options.dry_run else open_catalog)(home.catalog) as catalog:
        catalog.check_host(_host(settings))
        yield catalog


def _host(settings: Settings) -> str:
    """The site's name without its port: a replica has another one each time."""
    return urlsplit(settings.base_url).hostname or ""


@dataclass(slots=True)
class _Run:
    """One run under way."""

    settings: Settings
    options: Options
    report: Report
    clock: Clock
    client: PoliteClient
    home: Home
    catalog: Catalog
    entries: list[Entry] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    stopped: str | None = None
    interrupted: bool = False

    def go(self) -> Summary:
        """The whole run."""
        started = self.clock.now()
        try:
            found = discover(self.client.get, self.settings.lang, self.settings.topic, self.report.listed)
            self._judge(found)
            self._take(self._choose(found))
        except StructureError as error:
            self._structure(str(error))
        except UnreachableError as error:
            self.stopped = str(error)
        except KeyboardInterrupt:
            self.interrupted = True
        return self._summary(started)

    def _structure(self, message: str) -> None:
        self.findings.append(Finding(kind="structure", message=message))

    def _judge(self, found: Discovery) -> None:
        """Findings of discovery, and listings that are empty where they must not be."""
        self.findings += found.findings
        for theme, releases in found.listings.items():
            held = self.catalog.holds(theme.section, theme.theme, theme.lang)
            if held and not releases:
                self._structure(
                    f"{theme.publications}: an empty listing, but {held} of its releases are held"
                )
        if not self.settings.topic and not self.findings and not any(found.listings.values()):
            self._structure("no listing of the whole site has a release")

    def _choose(self, found: Discovery) -> list[Due]:
        """What is to be fetched now; the others have their entry already."""
        check = DueCheck(self.catalog, self.home.root, self.options.parser_version)
        due = []
        for listed in (release for releases in found.listings.values() for release in releases):
            item = check.due(listed)
            if item is None:
                self.entries.append(entry_of(listed, self.settings.base_url, "unchanged"))
            else:
                due.append(item)
        # What failed last time comes last, or a few hopeless pages would use up every --limit.
        due.sort(key=lambda item: item.has_failed)
        limit = 0 if self.options.dry_run else self.options.limit
        if limit is None:
            return due
        self._skip(due[limit:], "dry run" if self.options.dry_run else "limit")
        return due[:limit]

    def _skip(self, due: Iterable[Due], reason: str) -> None:
        for item in due:
            why = f"{reason}; {item.why}"
            self.entries.append(entry_of(item.listed, self.settings.base_url, "skipped", why))

    def _take(self, due: list[Due]) -> None:
        self.report.begin(len(due))
        if not due:
            return
        self.catalog.bind(_host(self.settings))
        ingest = self._ingest()
        waiting = deque(due)
        try:
            while waiting:
                entry = ingest.take(waiting[0].listed, waiting[0].why)
                waiting.popleft()
                self.entries.append(entry)
                self.report.took(entry)
        except UnreachableError:
            self._skip(waiting, "the bureau could not be reached any more")
            raise
        except KeyboardInterrupt:
            self._skip(waiting, "interrupted")
            raise

    def _ingest(self) -> Ingest:
        archive = Archive(self.home.archive)
        return Ingest(
            client=self.client,
            archive=archive,
            catalog=self.catalog,
            attachments=Attachments(self.client, archive, self.catalog, self.clock),
            publisher=Publisher(self.home, self.catalog, self.clock),
            clock=self.clock,
            parse=self.options.parse,
            parser_version=self.options.parser_version,
        )

    def _summary(self, started: datetime) -> Summary:
        return Summary(
            started=started,
            finished=self.clock.now(),
            base_url=self.settings.base_url,
            home=self.settings.home,
            lang=list(self.settings.lang),
            topic=list(self.settings.topic),
            dry_run=self.options.dry_run,
            requests=self.client.requests,
            received=self.client.received,
            entries=self.entries,
            findings=self.findings,
            stopped=self.stopped,
            interrupted=self.interrupted,
        )
