"""One run over local archives: survey them, take in the files, then the pages, sum up."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from scraper.archive import Archive
from scraper.bookkeeping import blank_summary, catalog_of_run, conclude, host_of
from scraper.catalog.store import Catalog
from scraper.collections.stored import Refused
from scraper.findings import Finding
from scraper.home import Home
from scraper.local_archive.documents import Documents
from scraper.local_archive.files import FileIntake
from scraper.local_archive.pages import PageIntake
from scraper.local_archive.reading import Page
from scraper.local_archive.result import Result
from scraper.local_archive.survey import file_path, is_page, survey
from scraper.local_archive.taking import Taking
from scraper.members import Unpacker
from scraper.outbox import Outbox
from scraper.publish import Publisher
from scraper.readings.build import build_hearing
from scraper.readings.hearing import Hearing
from scraper.readings.tally import with_read
from scraper.reread import Reread
from scraper.scope import Scope
from scraper.site.old_site import OldAddress
from scraper.site.urls import ReleaseAddress
from scraper.summary import Summary

if TYPE_CHECKING:
    from scraper.clock import Clock
    from scraper.harvest import Options
    from scraper.report import Report
    from scraper.settings import Settings


def take_in(
    paths: tuple[Path, ...], settings: Settings, options: Options, report: Report, clock: Clock
) -> Summary:
    """Take the releases of the archives at `paths` into `settings.home`; what is committed stays.

    Nothing is asked of the site. Raises UsageError for a path that is no archive and for a home that will
    not do, OSError where the disk refuses later on.
    """
    documents = Documents(paths, settings.max_file_bytes, settings.base_url)
    documents.check()
    home = Home(Path(settings.home))
    with catalog_of_run(home, settings, dry_run=options.dry_run) as catalog:
        run = _Run(documents, settings, options, report, clock, home, catalog)
        return conclude(run.go(), report, home, catalog)


@dataclass(slots=True)
class _Run:
    """One run under way."""

    documents: Documents
    settings: Settings
    options: Options
    report: Report
    clock: Clock
    home: Home
    catalog: Catalog
    result: Result = field(default_factory=Result)
    scope: Scope = field(init=False)
    outbox: Outbox = field(init=False)
    files: FileIntake = field(init=False)
    hearing: Hearing = field(init=False)
    untold: list[Finding] = field(init=False)

    def __post_init__(self) -> None:
        settings, options = self.settings, self.options
        self.scope = Scope(tuple(settings.lang), tuple(settings.topic), options.since, options.until)
        self.outbox = Outbox(self.home.root, self.catalog)
        self.untold = self.catalog.findings.untold()
        archive = Archive(self.home.archive)
        self.files = FileIntake(archive, self.catalog, Unpacker(archive, self.catalog))
        self.hearing = build_hearing(settings.base_url, self.home, self.catalog, self.clock, options.parser)

    def go(self) -> Summary:
        """The whole run."""
        started = self.clock.now()
        interrupted = False
        try:
            self._take()
        except KeyboardInterrupt:
            interrupted = True
        return self._summary(started, interrupted=interrupted)

    def _take(self) -> None:
        if not self.options.dry_run:
            self.catalog.bind(host_of(self.settings))
            self.outbox.deliver()  # what a killed run has committed and not written
        found = survey(self.documents, self.scope)
        self.files.found = len(found.files)
        if found.files and not self.options.dry_run:
            self._take_files(found.files)
        self.report.begin(found.pages)
        self._take_pages(found.files)
        if not self.options.dry_run:
            self.hearing.again()

    def _take_files(self, wanted: frozenset[str]) -> None:
        for stored, address in self.documents.known():
            path = file_path(address, self.scope)
            if path in wanted:
                self.files.take(path, stored)

    def _take_pages(self, files: frozenset[str]) -> None:
        taking = self._taking()
        for item in self.documents.all():
            if isinstance(item, Refused):
                self.result.fail(f"{item.where}: {item.reason}")
                continue
            stored, address = item
            if isinstance(address, ReleaseAddress | OldAddress) and is_page(address, self.scope):
                taking.page(Page(stored, address), self.files.changed)
            elif file_path(address, self.scope) not in files:
                self.result.passed_over += 1

    def _taking(self) -> Taking:
        parser, archive = self.options.parser, self.files.archive
        publisher = Publisher(
            self.home.root,
            archive,
            self.catalog,
            self.outbox,
            self.clock,
            Reread(archive, self.catalog, parser),
            self.files.unpacker,
        )
        intake = PageIntake(
            self.settings.base_url,
            self.home.root,
            archive,
            self.catalog,
            publisher,
            self.hearing,
            parser.version,
        )
        return Taking(self.catalog, intake, self.outbox, self.scope, self.options, self.report, self.result)

    def _summary(self, started: datetime, *, interrupted: bool) -> Summary:
        result, read = self.result, self.hearing.records.keep.tally
        blank = blank_summary(
            self.settings, self.scope, started, self.clock.now(), dry_run=self.options.dry_run
        )
        return replace(
            blank,
            counts=result.counts(),
            entries=result.entries,
            findings=[*self.untold, *result.findings(), *self.files.findings, *read.findings],
            files=with_read(self.files.told(), read),
            interrupted=interrupted,
            archives=[str(path) for path in self.documents.paths],
            passed_over=result.passed_over,
        )
