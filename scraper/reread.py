"""The version held of a release as today's parsers would have made it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import msgspec

from parsers.errors import UnreadableDocumentError
from records.release import Release, Spreadsheet
from scraper.archive import Archive
from scraper.attachments import File, with_files
from scraper.catalog.rows import ListedRow
from scraper.catalog.store import Catalog
from scraper.haul import Haul
from scraper.parser import Parser


@dataclass(frozen=True, slots=True)
class Reread:
    """Tells what the bureau has changed from what our parsers have learned, and from what was lost here."""

    archive: Archive
    catalog: Catalog
    parser: Parser

    def __call__(
        self, listed: ListedRow, haul: Haul, release: Release, record: Release | None
    ) -> Release | None:
        """What `release` is compared with: `record`, the one held, where today's parsers made it, else what
        they make of the page it was made of. None where neither is there any more.

        `record` is None where its file is gone or not as a run has left it.
        """
        if record is None:
            before = self._without_record(listed, haul)
        elif haul.held is None or haul.held.read_by(self.parser.version):
            before = record
        else:
            reread = self._read(record.source.sha256, listed, haul, record.source.encoding)
            before = _with_sheets(reread, record.spreadsheets) if reread else record
        return _completed(before, release) if before else None

    def _without_record(self, listed: ListedRow, haul: Haul) -> Release | None:
        """From the page of the last version, and what the catalog knows of its files."""
        versions = self.catalog.releases.vintages(listed.release_id)
        if not versions or haul.held is None:
            return None
        reread = self._read(versions[-1].page_sha256, listed, haul, haul.held.charset)
        if reread is None:
            return None
        known = {address: self.catalog.releases.url(address) for address in haul.files}
        return with_files(
            reread, haul.url, {address: File(state) for address, state in known.items() if state}
        )

    def _read(self, sha256: str, listed: ListedRow, haul: Haul, charset: str | None) -> Release | None:
        """What today's parsers make of a former copy; None where it is not kept or cannot be read."""
        copy = self.archive.get(sha256)
        if copy is None:
            return None
        try:
            # It was taken for a release before.
            origin = replace(haul.origin(listed), charset=charset, expected=True)
            return self.parser.parse(copy, origin)
        except UnreadableDocumentError:
            return None


def _completed(before: Release, release: Release) -> Release:
    """`before` with the files that could not be had then and were had now: that is no revision."""
    missing = {sheet.url for sheet in before.spreadsheets if sheet.sha256 is None}
    return _with_sheets(before, [sheet for sheet in release.spreadsheets if sheet.url in missing])


def _with_sheets(release: Release, known: list[Spreadsheet]) -> Release:
    """`release` with what `known` says of the files of its spreadsheets."""
    files = {sheet.url: sheet for sheet in known}
    sheets = [_with_file(sheet, files.get(sheet.url)) for sheet in release.spreadsheets]
    return msgspec.structs.replace(release, spreadsheets=sheets)


def _with_file(sheet: Spreadsheet, known: Spreadsheet | None) -> Spreadsheet:
    if known is None:
        return sheet
    return msgspec.structs.replace(sheet, media_type=known.media_type, size=known.size, sha256=known.sha256)
