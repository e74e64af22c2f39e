"""One release, from what was brought home to its record: parse, check, publish."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import msgspec

from parsers.errors import WALLS, Reason, UnreadableDocumentError
from parsers.readers.sniff import Format, sniff
from records.errors import ContractError
from records.release import Release
from scraper.attachments import with_files
from scraper.catalog.rows import ListedRow, UrlState
from scraper.catalog.store import Catalog
from scraper.errors import FetchError, OtherPageError, StructureError
from scraper.findings import Finding
from scraper.haul import Haul
from scraper.losses import refuse_other_issue
from scraper.parser import Parse
from scraper.publish import Publisher
from scraper.readings.hearing import Hearing
from scraper.summary import Entry, Status, entry_of

#: what a listing calls a release and the parsers do not: the site has changed, not the release
_OF_PAGES = frozenset({Format.HTML, Format.TEXT})
STRUCTURE: frozenset[Reason] = WALLS | {"not_a_release", "unsupported_format", "binary"}


@dataclass(frozen=True, slots=True)
class Ingest:
    """Takes releases in, one at a time; what it has committed stays, whatever happens next. What there is to
    tell of their files is added to `findings`.
    """

    base_url: str
    catalog: Catalog
    publisher: Publisher
    parse: Parse
    hearing: Hearing
    findings: list[Finding]

    def take(self, listed: ListedRow, fetched: Callable[[], Haul]) -> Entry:
        """Harvest one listed release; gives what became of it.

        Raises UnreachableError where the site is gone, UsageError or OSError where the home fails.
        """
        entry = entry_of(listed, self.base_url, "failed", listed.due or "", fetched=True)
        try:
            haul = fetched()
        except FetchError as error:
            held = self.catalog.releases.url(listed.url) or UrlState(
                url=listed.url, kind="release", outcome=error.outcome
            )
            # The last copy is not forgotten for a failure.
            return self._fail(entry, replace(held, outcome=error.outcome, detail=str(error)), str(error))
        if haul.is_same:
            with self.catalog.transaction():
                self.catalog.releases.save_url(haul.state)
                self.catalog.queue.done(listed.url)
            return msgspec.structs.replace(entry, status="unchanged")
        return self._read(entry, listed, haul)

    def _read(self, entry: Entry, listed: ListedRow, haul: Haul) -> Entry:
        try:
            _refuse_file(haul.body)
            release = self.parse(haul.body, haul.origin(listed))
            if haul.objection is not None:  # after the parsers, who know a wall when they see one
                raise haul.objection
            if not listed.is_news:  # too short to tell
                _check_language(release, listed)
                refuse_other_issue(listed, release)
            heard = self.hearing.hear(listed, with_files(release, haul.url, haul.files), haul.files)
            published = self.publisher.publish(listed, haul, heard)
        except StructureError as error:
            state = replace(haul.state, outcome=error.outcome, detail=str(error))
            return self._fail(entry, state, str(error), "structure", haul)
        except UnreadableDocumentError as error:
            state = replace(haul.state, outcome=error.reason, detail=str(error))
            return self._fail(
                entry, state, str(error), "structure" if error.reason in STRUCTURE else "failed"
            )
        except ContractError as error:
            state = replace(haul.state, outcome="contract", detail=str(error))
            return self._fail(entry, state, f"breaks the record contract: {error}", haul=haul)
        self.findings.extend(published.findings)
        return msgspec.structs.replace(
            entry,
            status=published.status,
            vintage=published.vintage,
            changed_fields=published.changed_fields,
            clash=published.clash,
            incomplete=any(file.try_again for file in haul.files.values()),
            attachments_failed=[
                str(file.error) for file in haul.files.values() if file.error and not file.is_postponed
            ],
        )

    def _fail(
        self, entry: Entry, state: UrlState, why: str, status: Status = "failed", haul: Haul | None = None
    ) -> Entry:
        """Keep a failure in mind, and the files that came all the same: the release stays due."""
        with self.catalog.transaction():
            self.catalog.releases.save_url(state)
            for file in haul.files.values() if haul else ():
                self.findings.extend(self.publisher.save_file(file))
            self.catalog.queue.failed(state.url, state.outcome)
        return msgspec.structs.replace(entry, status=status, why=why)


def _refuse_file(body: bytes) -> None:
    """Raise UnreadableDocumentError for a file that came in the place of a page; it may be read elsewhere."""
    found = sniff(body)
    if found not in _OF_PAGES:
        raise UnreadableDocumentError("unsupported_format", f"{found.value} in the place of a page")


def _check_language(release: Release, listed: ListedRow) -> None:
    """Raise OtherPageError for words of one language under the address of another."""
    if release.lang != listed.lang:
        raise OtherPageError(
            f"{release.source.url}: words in {release.lang} at an address of {listed.lang} pages"
        )
