"""What becomes of each page of the archives."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from parsers.errors import UnreadableDocumentError
from records.errors import ContractError
from records.release import Lang, Release
from scraper.catalog.rows import ListedRow
from scraper.catalog.store import Catalog
from scraper.days import day_of
from scraper.errors import StructureError
from scraper.local_archive.pages import PageIntake
from scraper.local_archive.reading import Page
from scraper.local_archive.result import Result
from scraper.outbox import Outbox
from scraper.scope import Scope
from scraper.site.urls import ReleaseAddress
from scraper.summary import Entry, entry_of

if TYPE_CHECKING:
    from scraper.harvest import Options
    from scraper.report import Report


@dataclass(slots=True)
class Taking:
    """Takes in pages up to the limit, and tells `result` of each; a dry run takes none."""

    catalog: Catalog
    intake: PageIntake
    outbox: Outbox
    scope: Scope
    options: Options
    report: Report
    result: Result
    _taken: int = field(default=0, init=False)

    def page(self, page: Page, changed_files: Set[str]) -> None:
        """One page; raises OSError where the disk refuses."""
        if (held := self.intake.held(page, changed_files)) is not None:
            listed, row = held
            if self._finds(listed, day_of(row.published)):
                self.report.took(entry_of(listed, self.intake.base_url, "unchanged"))
            return
        try:
            release = page.read(self.options.parser.parse)
        except (UnreadableDocumentError, StructureError, ContractError) as error:
            self._unreadable(page, str(error))
            return
        listed = page.entry(self.catalog, release.lang, release.title)
        if self._finds(listed, release.published):
            self._take(page, listed, release)

    def _finds(self, listed: ListedRow, published: date | None) -> bool:
        """Whether a page is in the run's scope: its language and day are known only now."""
        lang = msgspec.convert(listed.lang, Lang)
        found = self.scope.covers(listed.section, listed.theme, lang) and self.scope.covers_day(published)
        if found:
            self.result.find(listed)
        else:
            self.result.passed_over += 1
        return found

    def _take(self, page: Page, listed: ListedRow, release: Release) -> None:
        dry_run, limit = self.options.dry_run, self.options.limit
        if self.intake.keeps(page, listed):
            if not dry_run:
                self._tell(self.intake.put_aside(page, listed))
        elif dry_run or self._taken == limit:
            self.result.skip(listed)
            if dry_run:
                self.result.entries.append(entry_of(listed, self.intake.base_url, "skipped"))
        else:
            self._publish(page, listed, release)

    def _publish(self, page: Page, listed: ListedRow, release: Release) -> None:
        try:
            entry = self.intake.take(page, listed, release)
        except (ContractError, StructureError) as error:
            self._fail(page, listed, f"breaks the record contract: {error}")
            return
        self.outbox.deliver()
        self._taken += 1
        self._tell(entry)

    def _unreadable(self, page: Page, why: str) -> None:
        if isinstance(page.address, ReleaseAddress):
            listed = page.entry(self.catalog, page.address.lang)
            self.result.find(listed)
            self._fail(page, listed, why)
        else:
            self.result.fail(f"{page.stored.where}: {why}")

    def _fail(self, page: Page, listed: ListedRow, why: str) -> None:
        entry = entry_of(listed, self.intake.base_url, "failed", f"{page.stored.where}: {why}", fetched=True)
        self._tell(entry)

    def _tell(self, entry: Entry) -> None:
        self.result.entries.append(entry)
        self.report.took(entry)
