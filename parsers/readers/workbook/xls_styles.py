"""How the cells of an OLE2 workbook are printed, by xlrd: calamine keeps no styles.

xlrd takes some ten times as long as calamine, so it opens the workbook when the first style is asked for.
"""

from __future__ import annotations

import struct
from functools import cached_property
from io import StringIO
from typing import Final

import xlrd
from xlrd.book import Book
from xlrd.compdoc import CompDocError
from xlrd.sheet import Sheet as XlrdSheet

from parsers.readers.workbook.sheets import PLAIN, Style

#: what xlrd raises for files that calamine reads, found by changing bytes of real ones
_FAILURES: Final = (
    xlrd.XLRDError, CompDocError, struct.error, AssertionError, AttributeError, IndexError, KeyError,
    TypeError, UnicodeDecodeError, ValueError, OverflowError, MemoryError, NotImplementedError,
)  # fmt: skip
_BOLD: Final = 700


class XlsStyles:
    """The styles of the sheets of one workbook; PLAIN where xlrd cannot read it."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._sheets: dict[str, XlrdSheet | None] = {}

    def style(self, sheet: str, row: int, column: int) -> Style:
        """The style of a cell, by the name of the sheet, row and column from 0."""
        if sheet not in self._sheets:
            self._sheets[sheet] = self._load(sheet)
        found = self._sheets[sheet]
        if found is None or self._book is None or row >= found.nrows or column >= found.row_len(row):
            return PLAIN
        return self._styles[found.cell_xf_index(row, column)]

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

    def _load(self, sheet: str) -> XlrdSheet | None:
        if self._book is None:
            return None
        try:
            return self._book.sheet_by_name(sheet)
        except _FAILURES:
            return None

    @cached_property
    def _styles(self) -> list[Style]:
        book = self._book
        return [] if book is None else [_style(book, xf) for xf in book.xf_list]


def _style(book: Book, xf: xlrd.formatting.XF) -> Style:
    code = book.format_map.get(xf.format_key)
    font = book.font_list[xf.font_index] if xf.font_index < len(book.font_list) else None
    return Style(
        code.format_str if code else PLAIN.number_format,
        xf.alignment.indent_level,
        font is not None and font.weight >= _BOLD,
    )
