"""The way in for workbooks: bytes -> sheets, whatever the format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from parsers.readers.sniff import Format
from parsers.readers.workbook.biff import check_records
from parsers.readers.workbook.compound import workbook_stream
from parsers.readers.workbook.limits import refuse_large_workbook
from parsers.readers.workbook.ooxml import check_package
from parsers.readers.workbook.sheets import Sheet, Style, Value
from parsers.readers.workbook.values import Read, read_values
from parsers.readers.workbook.xls_styles import XlsStyles


def open_workbook(data: bytes, found: Format) -> list[Sheet]:
    """The sheets of cells of a workbook, in order; `found` is OOXML or OLE2, as `sniff` tells.

    Macros are not run, links not followed, formulas not computed: a formula's value is what the workbook
    stores, and a formula without one reads `#N/A`. Sheets that are protected against editing are read.
    Raises UnreadableDocumentError: `truncated`, `damaged`, `encrypted`, `too_large`, `empty` (no sheet of
    cells), `unsupported_format` (another document in the same container).
    """
    refuse_large_workbook(len(data))
    return _open_ooxml(data) if found is Format.OOXML else _open_xls(data)


def _open_ooxml(data: bytes) -> list[Sheet]:
    checked = check_package(data)
    return [_sheet(read, *checked[read.name]) for read in read_values(data)]


def _open_xls(data: bytes) -> list[Sheet]:
    errors = check_records(workbook_stream(data))
    styles = XlsStyles(data)
    return [_sheet(read, errors[read.number], partial(styles.style, read.name)) for read in read_values(data)]


def _sheet(read: Read, errors: Mapping[tuple[int, int], str], style: Callable[[int, int], Style]) -> Sheet:
    _put_errors(read.rows, errors)
    return Sheet(read.name, read.rows, read.merged, style, read.hidden)


def _put_errors(rows: list[list[Value]], errors: Mapping[tuple[int, int], str]) -> None:
    """Put the error values in: calamine gives an empty cell for them, but lays the place out."""
    for (row, column), text in errors.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = text
