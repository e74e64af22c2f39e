"""One run: read the listings, take in what is due, sum up."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from scraper.bookkeeping import catalog_of_run, conclude, host_of
from scraper.catalog.store import Catalog
from scraper.discover import Discovery
from scraper.due import mark_due, save_folders
from scraper.errors import BudgetSpentError, StructureError, UnreachableError
from scraper.fetch.client import PoliteClient
from scraper.findings import Finding
from scraper.home import Home
from scraper.intake import Intake
from scraper.outbox import Outbox
from scraper.outlook import news_of_calendar
from scraper.parser import Parser
from scraper.readings.tally import with_read
from scraper.scope import Scope
from scraper.summary import Entry, Files, Summary, clashes, entry_of
from scraper.tally import tally

if TYPE_CHECKING:
    from scraper.clock import Clock
    from scraper.report import Report
    from scraper.settings import Settings


@dataclass(frozen=True, slots=True)
class Options:
    """How a run goes.

    `limit` bounds the releases fetched, `since` and `until` are the days of publication it is about; a dry
    run fetches listings and writes nothing; `again` asks also for what is held.
    """

    limit: int | None = None
    dry_run: bool = False
    again: bool = False
    since: date | None = None
    until: date | None = None
    parser: Parser = field(default_factory=Parser)


def harvest(settings: Settings, options: Options, report: Report, clock: Clock) -> Summary:
    """Harvest the site at `settings.base_url` into `settings.home`; what is committed stays.

    The summary says what happened, a site that cannot be reached or understood and an interruption (SIGINT)
    included. Raises UsageError for a home, a catalog or a topic that will not do, or a home that another
    run is writing to, OSError where the disk refuses later on.
    """
    home = Home(Path(settings.home))
    with (
        closing(PoliteClient(settings, clock)) as client,
        catalog_of_run(home, settings, dry_run=options.dry_run) as catalog,
    ):
        scope = Scope(tuple(settings.lang), tuple(settings.topic), options.since, options.until)
        run = _Run(settings, options, scope, report, clock, client, home, catalog)
        summary = run.go()
        if not options.dry_run:
            save_folders(catalog, home.root)
        return conclude(summary, report, home, catalog)


@dataclass(slots=True)
class _Run:
    """One run under way."""

    settings: Settings
    options: Options
    scope: Scope
    report: Report
    clock: Clock
    client: PoliteClient
    home: Home
    catalog: Catalog
    found: dict[tuple[str, str, str], int] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    files: Files = field(default_factory=Files)
    stopped: str | None = None
    spent: str | None = None
    interrupted: bool = False

    def go(self) -> Summary:
        """The whole run."""
        started = self.clock.now()
        try:
            self._prepare(started)
            for part in self.scope.parts():
                self._list(part, started)
                self._take(part)
            self._tell_calendar()
        except StructureError as error:
            self.findings.append(Finding(kind="structure", message=str(error)))
        except UnreachableError as error:
            self.stopped = str(error)
        except BudgetSpentError as error:
            self._spend(str(error))
        except KeyboardInterrupt:
            self.interrupted = True
        return self._summary(started)

    def _spend(self, message: str) -> None:
        """Note that the budget is spent; where the listings alone have used it up that is no way to go on."""
        self.spent = message
        if not self.entries:
            why = f"{message} before a release was asked for; no run gets further with it"
            self.findings.append(Finding(kind="failed", message=why))

    def _prepare(self, now: datetime) -> None:
        """Write what a killed run has left, and mark what is due besides what the listings will say."""
        if not self.options.dry_run:
            # What a killed run has committed and not written is not missing.
            Outbox(self.home.root, self.catalog).deliver()
        self.findings += mark_due(
            self.catalog, self.home.root, now, self.settings.revision_days, self.options.parser.version
        )
        if self.options.again:
            self.catalog.queue.mark_held(self.scope)

    def _list(self, part: Scope, now: datetime) -> None:
        """Bring the catalog up to what the site lists."""
        discovery = Discovery(self.client.get, self.catalog, now, self.settings.walk_days, self.findings)
        for theme, releases in discovery.listings(part):
            if not part.is_dated:
                self.found[theme.section, theme.theme, theme.lang] = releases
            self.report.listed(theme, releases)
        if part.is_dated:
            self.found |= self.catalog.listings.found(part)

    def _take(self, part: Scope) -> None:
        """Take in what is due, up to the limit."""
        if self.options.dry_run:
            self.entries += [
                entry_of(listed, self.settings.base_url, "skipped", listed.due or "")
                for listed in self.catalog.queue.releases(part)
            ]
            return
        due = sum(self.catalog.queue.count(part).values())
        limit = None if self.options.limit is None else self.options.limit - len(self.entries)
        self.report.begin(due if limit is None else min(due, limit))
        intake = Intake(self.client, self.home, self.catalog, self.clock, self.options.parser)
        self.catalog.bind(host_of(self.settings))
        try:
            for entry in intake.releases(part, limit, self.settings.workers):
                self.entries.append(entry)
                self.report.took(entry)
            if part.only == "themes":
                self.files = intake.tables(part, self.settings.workers)
            intake.read_again(part)
        finally:
            self.findings += [*intake.findings, *intake.read.findings]
            self.files = with_read(self.files, intake.read)

    def _tell_calendar(self) -> None:
        """Whether the bureau keeps its announcements; a backfill is about what is long past."""
        if self.scope.is_dated or self.options.dry_run:
            return
        for finding in news_of_calendar(self.catalog, self.scope, self.clock.now()):
            self.findings.append(Finding(kind="calendar", message=finding.message, code=finding.code))

    def _summary(self, started: datetime) -> Summary:
        return Summary(
            started=started,
            finished=self.clock.now(),
            base_url=self.settings.base_url,
            home=self.settings.home,
            lang=list(self.settings.lang),
            topic=list(self.settings.topic),
            dry_run=self.options.dry_run,
            since=self.scope.since,
            until=self.scope.until,
            requests=self.client.requests,
            received=self.client.received,
            counts=tally(self.found, self.entries, self.catalog.queue.count(self.scope)),
            entries=self.entries,
            findings=[*self.findings, *clashes(self.entries)],
            files=self.files,
            stopped=self.stopped,
            spent=self.spent,
            interrupted=self.interrupted,
        )
