"""Workbooks as the bureau makes them, in both formats; and its real ones, where they are at hand."""

from __future__ import annotations

import random
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import xlsxwriter
import xlwt

from parsers.readers.sniff import Format, sniff

#: where real files lie beside a checkout; they are never part of it
REAL = Path(__file__).resolve().parents[2] / "shared" / "bureau" / "files"
SEED = 20_240_812
ROWS, COLUMNS, SHEETS = 200, 60, 15
_FORMAT = "0.0"
_FIRST_YEAR = 1966
Row = list[str | float]


class Books(NamedTuple):
    """Workbooks that are measured together."""

    name: str
    found: Format
    files: list[bytes]


def all_books() -> list[Books]:
    """A dynamic table and a book of sheets, built; the real files by format."""
    table, book = {"Regions": _table(ROWS, COLUMNS)}, {str(n): _table(40, 20) for n in range(1, SHEETS + 1)}
    built = [
        Books(f"a table of {ROWS} x {COLUMNS}", Format.OOXML, [_xlsx(table)]),
        Books(f"a book of {SHEETS} sheets", Format.OOXML, [_xlsx(book)]),
        Books(f"a table of {ROWS} x {COLUMNS}", Format.OLE2, [_xls(table)]),
    ]
    return built + list(_real())


def _real() -> Iterator[Books]:
    files = [path.read_bytes() for path in sorted(REAL.glob("*.xlsx"))] if REAL.is_dir() else []
    for wanted in (Format.OOXML, Format.OLE2):
        if chosen := [data for data in files if sniff(data) is wanted]:
            yield Books(f"{len(chosen)} real files", wanted, chosen)


def _table(rows: int, columns: int) -> list[Row]:
    rng = random.Random(SEED)
    head: list[Row] = [
        ["Index of prices"],
        [],
        ["Region", *(_FIRST_YEAR + year for year in range(columns - 1))],
    ]
    return head + [
        [f"Region {row}", *(rng.uniform(80, 400) for _ in range(columns - 1))]
        for row in range(rows - len(head))
    ]


def _xlsx(sheets: dict[str, list[Row]]) -> bytes:
    stream = BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        decimals, bold = book.add_format({"num_format": _FORMAT}), book.add_format({"bold": True})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    sheet.write(number, column, value, decimals if isinstance(value, float) else bold)
    return stream.getvalue()


def _xls(sheets: dict[str, list[Row]]) -> bytes:
    book = xlwt.Workbook()
    decimals = xlwt.easyxf(num_format_str=_FORMAT)
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet.write(number, column, value, decimals)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
