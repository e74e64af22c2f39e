"""OOXML workbooks: every part checked before calamine lays the sheets out; styles and error values beside it."""

from __future__ import annotations

from collections.abc import Iterable

from parsers.readers.limits import refuse_large
from parsers.readers.workbook.cells import parse
from parsers.readers.workbook.limits import MAX_PART, refuse_far
from parsers.readers.workbook.marks import NO_MARKS, Marks, StyleTable
from parsers.readers.workbook.package import Package
from parsers.readers.workbook.parts import find_parts
from parsers.readers.workbook.scan import LIST, TABLE, scan
from parsers.readers.workbook.styles import read_styles

_SHEET_DATA = b"sheetData"


def read_marks(data: bytes) -> dict[str, Marks]:
    """The marks of each sheet of cells by its name; every part has been read to its end, and is sound.

    Raises UnreadableDocumentError: `truncated`, `damaged`, `encrypted`, `too_large`, `unsupported_format`.
    """
    package = Package(data)
    parts = find_parts(package)
    styles = read_styles(package, parts.styles)
    names = {part: name for name, part in parts.sheets.items()}
    marks = {}
    for member in package.members:
        part = member.filename
        if part in names:
            marks[names[part]] = _marks(package, part, names[part], styles)
            continue
        refuse_large(member.file_size, MAX_PART, part)
        if _holds_cells(package.chunks(part)):  # calamine might take it for a sheet
            _marks(package, part, part, styles)
    return {name: marks.get(name, NO_MARKS) for name in parts.sheets}


def _marks(package: Package, part: str, sheet: str, styles: StyleTable) -> Marks:
    for box in (TABLE, LIST):
        marks = scan(package.chunks(part), box, styles)
        if marks is not None:
            return marks
    parsed = parse(package.chunks(part), styles)
    refuse_far(parsed.rows, parsed.columns, sheet)
    return parsed.marks


def _holds_cells(chunks: Iterable[bytes]) -> bool:
    """Read to the end, so that the part's checksum is checked."""
    found, last = False, b""
    for chunk in chunks:
        found = found or _SHEET_DATA in last + chunk[: len(_SHEET_DATA)] or _SHEET_DATA in chunk
        last = chunk[-len(_SHEET_DATA) :]
    return found
