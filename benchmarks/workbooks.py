"""Cells a second of kzstat's reader of workbooks and of others, round by round on the same workbooks."""

from __future__ import annotations

import gc
import statistics
import time
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO, StringIO

import openpyxl
import xlrd
from python_calamine import CalamineWorkbook

from benchmarks.books import Books
from parsers.readers.sniff import Format
from parsers.readers.workbook.open import open_workbook
from parsers.readers.workbook.sheets import Sheet

#: numbers, of which the style is asked for
_NUMBERS = (int, float)


@dataclass(frozen=True)
class Reader:
    """A way to read a workbook that returns how many cells hold a value."""

    name: str
    run: Callable[[bytes], int]


@dataclass(frozen=True)
class Speed:
    """Median cells a second over rounds, and the seconds of all rounds."""

    reader: Reader
    cells: int
    seconds: float

    @property
    def rate(self) -> float:
        """Cells a second."""
        return self.cells / self.seconds


def measure(books: Books, rounds: int) -> list[Speed]:
    """The speed of each reader on these workbooks, the readers taking turns.

    Raises ValueError for readers that do not find as many cells as calamine.
    """
    readers = OOXML if books.found is Format.OOXML else OLE2
    spent: dict[str, list[float]] = {reader.name: [] for reader in readers}
    counted = {reader.name: sum(map(reader.run, books.files)) for reader in readers}
    if len(set(counted.values())) != 1:
        raise ValueError(f"{books.name}: {counted}")
    for _ in range(rounds):
        for reader in readers:
            spent[reader.name].append(_seconds(reader, books.files))
    return [Speed(reader, counted[reader.name], statistics.median(spent[reader.name])) for reader in readers]


def _seconds(reader: Reader, files: list[bytes]) -> float:
    gc.collect()
    gc.disable()
    start = time.perf_counter()
    for data in files:
        reader.run(data)
    spent = time.perf_counter() - start
    gc.enable()
    return spent


def _calamine(data: bytes) -> int:
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    return sum(_filled(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)


def _filled(rows: Iterable[Iterable[object]]) -> int:
    return sum(value not in ("", None) for row in rows for value in row)


def _kzstat(found: Format, *, styles: bool) -> Callable[[bytes], int]:
    def run(data: bytes) -> int:
        filled = 0
        for sheet in open_workbook(data, found):
            filled += _filled(sheet.rows)
            if styles:
                _ask_styles(sheet)
        return filled

    return run


def _ask_styles(sheet: Sheet) -> None:
    style = sheet.style
    for row, values in enumerate(sheet.rows):
        for column, value in enumerate(values):
            if type(value) in _NUMBERS:
                style(row, column)


def _openpyxl(data: bytes, *, read_only: bool) -> int:
    filled = 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about extensions that it does not keep
        book = openpyxl.load_workbook(BytesIO(data), read_only=read_only, data_only=True)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                filled += cell.value is not None
                if type(cell.value) in _NUMBERS:
                    cell.number_format  # noqa: B018 - as kzstat's style
    return filled


def _xlrd(data: bytes, *, styles: bool) -> int:
    filled = 0
    with xlrd.open_workbook(file_contents=data, formatting_info=styles, logfile=StringIO()) as book:
        for sheet in book.sheets():
            for row in range(sheet.nrows):
                filled += sum(value != "" for value in sheet.row_values(row))
                if styles:
                    for column, kind in enumerate(sheet.row_types(row)):
                        if kind == xlrd.XL_CELL_NUMBER:
                            sheet.cell_xf_index(row, column)
    return filled


CALAMINE = Reader("python-calamine alone", _calamine)
KZSTAT = "kzstat"
OOXML = (
    CALAMINE,
    Reader(KZSTAT, _kzstat(Format.OOXML, styles=False)),
    Reader("kzstat with styles", _kzstat(Format.OOXML, styles=True)),
    Reader("openpyxl, read_only", lambda data: _openpyxl(data, read_only=True)),
    Reader("openpyxl", lambda data: _openpyxl(data, read_only=False)),
)
OLE2 = (
    CALAMINE,
    Reader(KZSTAT, _kzstat(Format.OLE2, styles=False)),
    Reader("kzstat with styles", _kzstat(Format.OLE2, styles=True)),
    Reader("xlrd", lambda data: _xlrd(data, styles=False)),
    Reader("xlrd, formatting_info", lambda data: _xlrd(data, styles=True)),
)
