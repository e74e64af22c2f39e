"""The record of a former copy as today's parsers would have made it."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from parsers.errors import UnreadableDocumentError
from parsers.origin import Origin
from records.release import Release, Spreadsheet
from scraper.archive import Archive
from scraper.catalog.rows import UrlState
from scraper.parser import Parser


@dataclass(frozen=True, slots=True)
class Reread:
    """Tells what the bureau has changed from what our parsers have learned."""

    archive: Archive
    parser: Parser

    def __call__(self, state: UrlState, record: Release) -> Release:
        """`record`, the one held, where today's parsers made it, else what they make of the copy it was
        made of.
        """
        if state.parser_version == self.parser.version:
            return record
        source = record.source
        copy = self.archive.get(source.sha256)
        if copy is None:
            return record
        origin = Origin(
            url=source.url,
            media_type=source.media_type,
            charset=state.charset,
            release_id=record.release_id,
            fetched_at=source.fetched_at,
            expected=True,  # it was taken for a release before
        )
        try:
            reread = self.parser.parse(copy, origin)
        except UnreadableDocumentError:
            return record
        files = {sheet.url: sheet for sheet in record.spreadsheets}
        sheets = [_with_file(sheet, files.get(sheet.url)) for sheet in reread.spreadsheets]
        return msgspec.structs.replace(reread, spreadsheets=sheets)


def _with_file(sheet: Spreadsheet, held: Spreadsheet | None) -> Spreadsheet:
    """A spreadsheet with what was known of its file."""
    if held is None:
        return sheet
    return msgspec.structs.replace(sheet, media_type=held.media_type, size=held.size, sha256=held.sha256)
