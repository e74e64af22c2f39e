"""How the cells of an OLE2 workbook are printed, by xlrd: calamine keeps no styles.

xlrd takes some fifteen times as long as calamine, so it opens the workbook when the first style is asked for.
"""

from __future__ import annotations

import struct
from functools import cached_property
from io import StringIO
from typing import Final

import xlrd
from xlrd.biffh import XLRDError
from xlrd.book import Book
from xlrd.compdoc import CompDocError
from xlrd.formatting import XF
from xlrd.sheet import Sheet

from parsers.readers.workbook.sheets import PLAIN, Style

#: what xlrd raises for files that calamine reads, found by changing bytes of 16 000 real ones
_FAILURES: Final = (
    XLRDError, CompDocError, struct.error, AssertionError, LookupError, OverflowError,
    UnicodeDecodeError,
)  # fmt: skip
_BOLD: Final = 700


class XlsStyles:
    """The styles of one workbook; PLAIN where xlrd cannot read it."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._sheets: dict[str, Sheet | None] = {}

    def style(self, name: str, row: int, column: int) -> Style:
        """The style of a cell by its sheet's name, row and column from 0; PLAIN where there is no cell."""
        if name not in self._sheets:
            self._sheets[name] = self._load(name)
        sheet = self._sheets[name]
        if sheet is None or row >= sheet.nrows or column >= sheet.row_len(row):
            return PLAIN
        return self._styles.get(sheet.cell_xf_index(row, column), PLAIN)

    def _load(self, name: str) -> Sheet | None:
        try:
            return self._book.sheet_by_name(name) if self._book else None
        except _FAILURES:
            return None

    @cached_property
    def _book(self) -> Book | None:
        try:
            return xlrd.open_workbook(
                file_contents=self._data,
                formatting_info=True,
                on_demand=True,
                ragged_rows=True,
                logfile=StringIO(),
            )
        except _FAILURES:
            return None

    @cached_property
    def _styles(self) -> dict[int, Style]:
        return (
            {index: _style(self._book, xf) for index, xf in enumerate(self._book.xf_list)}
            if self._book
            else {}
        )


def _style(book: Book, xf: XF) -> Style:
    code = book.format_map.get(xf.format_key)
    font = book.font_list[xf.font_index] if xf.font_index < len(book.font_list) else None
    return Style(
        code.format_str if code else PLAIN.number_format,
        xf.alignment.indent_level if xf.alignment else 0,
        font is not None and font.weight >= _BOLD,
    )
