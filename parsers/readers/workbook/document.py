"""The sheets of a workbook -> a document: a heading a sheet, then its words or the cells of its tables."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import partial
from typing import Final

from parsers.blocks import WORKBOOK, Document, Kind, LazyMarks, Role
from parsers.errors import UnreadableDocumentError
from parsers.normalise import normalise
from parsers.readers.workbook.kinds import SheetKind, kind_of
from parsers.readers.workbook.locators import locator
from parsers.readers.workbook.sheets import Sheet
from parsers.readers.workbook.sign_off import sign_off
from parsers.readers.workbook.tables import table_of
from parsers.readers.workbook.titles import title_place
from parsers.readers.workbook.words import words_of
from parsers.readers.workbook.writer import Title, Writer

_ROLES: Final = {
    SheetKind.COVER: Role.COVER,
    SheetKind.CONVENTIONS: Role.CONVENTIONS,
    SheetKind.CONTENTS: Role.CONTENTS,
    SheetKind.NOTES: Role.NOTES,
    SheetKind.METADATA: Role.METADATA,
    SheetKind.DATA: Role.NONE,
}
_SHEET_LEVEL: Final = 2


def document_of(sheets: Sequence[Sheet], media_type: str) -> Document:
    """The document of a workbook; hidden sheets are left out.

    The name of a sheet stands in a line of its own, then its rows, the cells of each joined by tabs; an empty
    line parts two sheets. Raises UnreadableDocumentError (`empty`) where no cell says anything.
    """
    writer = Writer()
    kinds = [SheetKind.DATA if sheet.hidden else kind_of(sheet) for sheet in sheets]
    shown = [index for index, sheet in enumerate(sheets) if not sheet.hidden]
    entitled = _entitled(kinds, shown)
    for index in shown:
        role = Role.TITLE if index == entitled else Role.TABLE_TITLE
        _write_sheet(writer, sheets[index], kinds[index], index, role)
    if all(block.kind is Kind.HEADING for block in writer.blocks):
        raise UnreadableDocumentError("empty", "the workbook holds no words and no numbers")
    blocks = tuple(writer.blocks)
    names = [normalise(sheet.name) for sheet in sheets]
    return Document(
        text=writer.text(),
        blocks=blocks,
        marks=LazyMarks(array("q", (block.start for block in blocks)), partial(locator, blocks, names)),
        media_type=media_type,
        encoding="",
        layout=WORKBOOK,
    )


def _entitled(kinds: Sequence[SheetKind], shown: Sequence[int]) -> int | None:
    """The sheet whose title is that of the workbook: without a cover the first of data."""
    if any(kinds[index] is SheetKind.COVER for index in shown):
        return None
    return next((index for index in shown if kinds[index] is SheetKind.DATA), None)


def _write_sheet(writer: Writer, sheet: Sheet, kind: SheetKind, index: int, title: Role) -> None:
    writer.begin_sheet()
    writer.heading(normalise(sheet.name).strip(), _ROLES[kind], _SHEET_LEVEL, index)
    end = len(sheet.rows) if kind is SheetKind.METADATA else sign_off(sheet.rows)
    if kind is SheetKind.DATA:
        place = title_place(sheet.rows)
        table_of(writer, sheet, index, range(end), Title(*place, title) if place else None)
    else:
        words_of(writer, sheet, index, range(end), kind)
    words_of(writer, sheet, index, range(end, len(sheet.rows)), None)
