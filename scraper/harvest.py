"""One run: read the listings, take in what is due, sum up."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from scraper.acceptance import Acceptance
from scraper.bookkeeping import blank_summary, catalog_of_run, conclude, host_of
from scraper.catalog.store import Catalog
from scraper.discover import Asked, Discovery
from scraper.due import mark_due, save_folders
from scraper.errors import BudgetSpentError, StructureError, UnreachableError
from scraper.fetch.client import PoliteClient
from scraper.findings import Finding
from scraper.home import Home
from scraper.intake import Intake
from scraper.outbox import Outbox
from scraper.outlook import news_of_calendar
from scraper.parser import Parser
from scraper.resting import resting
from scraper.scope import Scope
from scraper.summary import Entry, Files, Summary, clashes, entry_of
from scraper.tally import Place, tally

if TYPE_CHECKING:
    from scraper.clock import Clock
    from scraper.report import Report
    from scraper.settings import Settings


@dataclass(frozen=True, slots=True)
class Options:
    """How a run goes.

    `limit` bounds the releases fetched, `since` and `until` are the days of publication it is about; a dry
    run fetches listings and writes nothing; `again` asks also for what is held. `accept` names listings
    (addresses from the root of the site) and themes (`section/theme`) that may lose what they had.
    """

    limit: int | None = None
    dry_run: bool = False
    again: bool = False
    accept: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    parser: Parser = field(default_factory=Parser)


def harvest(settings: Settings, options: Options, report: Report, clock: Clock) -> Summary:
    """Harvest the site at `settings.base_url` into `settings.home`; what is committed stays.

    The summary says what happened, a site that cannot be reached or understood and an interruption (SIGINT)
    included. Raises UsageError for a home, a catalog, a topic or a name to accept that will not do, or a home
    that another run is writing to, OSError where the disk refuses later on.
    """
    home = Home(Path(settings.home))
    with (
        closing(PoliteClient(settings, clock)) as client,
        catalog_of_run(home, settings, dry_run=options.dry_run) as catalog,
    ):
        scope = Scope(tuple(settings.lang), tuple(settings.topic), options.since, options.until)
        run = _Run(settings, options, scope, report, clock, client, home, catalog)
        summary = conclude(run.go(), report, home, catalog)
        if not options.dry_run:
            save_folders(catalog, home.root)
        return summary


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
    acceptance: Acceptance = field(init=False)
    intake: Intake | None = field(init=False)
    found: dict[Place, int] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    asked: int = 0
    stopped: str | None = None
    spent: str | None = None
    interrupted: bool = False

    def __post_init__(self) -> None:
        self.acceptance = Acceptance(self.catalog, self.clock.now(), self.options.accept)
        self.intake = (
            None
            if self.options.dry_run
            else Intake(self.client, self.home, self.catalog, self.clock, self.options.parser)
        )

    def go(self) -> Summary:
        """The whole run."""
        started = self.clock.now()
        try:
            self._prepare(started)
            for part in self._parts():
                self._harvest(part, started)
            self._tell_calendar()
        except StructureError as error:
            self.findings.append(Finding(kind="structure", message=str(error)))
        except UnreachableError as error:
            self.stopped = str(error)
        except BudgetSpentError as error:
            self._spend(str(error))
        except KeyboardInterrupt:
            self.interrupted = True
        self.findings += self.acceptance.unused()
        return self._summary(started)

    def _spend(self, message: str) -> None:
        """Note that the budget is spent; where it did not last for one listing that is no way to go on."""
        self.spent = message
        if not self.asked:
            why = f"{message} before a listing was asked for; no run gets further with it"
            self.findings.append(Finding(kind="failed", message=why))

    def _prepare(self, now: datetime) -> None:
        """Write and tell what a killed run has left, and mark what is due besides what the listings will
        say.
        """
        self.findings += self.catalog.findings.untold()
        if not self.options.dry_run:
            # What a killed run has committed and not written is not missing.
            Outbox(self.home.root, self.catalog).deliver()
        self.findings += mark_due(
            self.catalog, self.home.root, now, self.settings.revision_days, self.options.parser.version
        )
        if self.options.again:
            self.catalog.queue.mark_held(self.scope)

    def _parts(self) -> list[Scope]:
        """The themes and the news; with a budget, which may not last for both, first what waits longer."""
        parts = self.scope.parts()
        if not self.settings.max_requests:
            return parts
        return sorted(parts, key=self.catalog.listings.longest_not_asked)

    def _harvest(self, part: Scope, now: datetime) -> None:
        """Read the listings and take in what is due.

        Of a budget the listings get half before what is due gets its turn, and the rest after it: whatever
        there is much of, every run gets further with both.
        """
        half, has_taken = self.settings.max_requests // 2, False
        discovery = Discovery(
            self.client.get,
            self.catalog,
            now,
            self.settings.walk_days,
            self.findings,
            self.acceptance,
            self.client.check_budget,
            resting(self.catalog, now, 0 if part.is_dated else self.settings.rest_hours),
        )
        for asked in discovery.listings(part):
            self._note(part, asked)
            if half and self.intake and not has_taken and self.client.requests >= half:
                self._take(part)
                has_taken = True
        if part.is_dated:
            self.found |= self.catalog.listings.found(part)
        self._take(part)

    def _note(self, part: Scope, asked: Asked) -> None:
        """Count what a listing has."""
        self.asked += 1
        if asked.releases is None:
            return
        theme = asked.theme
        if not part.is_dated:
            self.found[theme.section, theme.theme, theme.lang] = asked.releases
        self.report.listed(theme, asked.releases)

    def _take(self, part: Scope) -> None:
        """Take in what is due, up to the limit."""
        if self.intake is None:
            self.entries += [
                entry_of(listed, self.settings.base_url, "skipped", listed.due or "")
                for listed in self.catalog.queue.releases(part)
            ]
            return
        due = sum(self.catalog.queue.count(part).values())
        limit = None if self.options.limit is None else self.options.limit - len(self.entries)
        self.report.begin(due if limit is None else min(due, limit))
        self.catalog.bind(host_of(self.settings))
        for entry in self.intake.releases(part, limit, self.settings.workers):
            self.entries.append(entry)
            self.report.took(entry)
        if part.only == "themes":
            self.intake.tables(part, self.settings.workers)
        self.intake.read_again(part)

    def _tell_calendar(self) -> None:
        """Whether the bureau keeps its announcements; a backfill is about what is long past."""
        if self.scope.is_dated or self.options.dry_run:
            return
        self.findings += news_of_calendar(self.catalog, self.scope, self.clock.now())

    def _summary(self, started: datetime) -> Summary:
        blank = blank_summary(
            self.settings, self.scope, started, self.clock.now(), dry_run=self.options.dry_run
        )
        told = self.intake.told() if self.intake else []
        return replace(
            blank,
            requests=self.client.requests,
            received=self.client.received,
            counts=tally(self.found, self.entries, self.catalog.queue.count(self.scope)),
            entries=self.entries,
            findings=[*self.findings, *told, *clashes(self.entries)],
            files=self.intake.files if self.intake else Files(),
            stopped=self.stopped,
            spent=self.spent,
            interrupted=self.interrupted,
        )
