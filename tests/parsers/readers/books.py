"""Workbooks for tests, made in both formats from the same description."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

import xlsxwriter
import xlwt
from xlsxwriter.utility import xl_cell_to_rowcol

Value = str | int | float | bool | date | datetime | None
Rows = Sequence[Sequence[Value]]
#: marks in the tables of an OLE2 file ([MS-CFB] 2.1)
_NONE, _LAST_SECTOR, _TABLE_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_FIRST_SECTOR = 512
_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@dataclass(frozen=True)
class Look:
    """How a cell is printed: number format code, steps of indent, bold."""

    code: str = "General"
    indent: int = 0
    bold: bool = False


@dataclass(frozen=True)
class Page:
    """A sheet: rows from A1 on (None: no cell), merged ranges (`A1:C1`), looks by place (`C7`)."""

    rows: Rows
    merged: Sequence[str] = ()
    looks: Mapping[str, Look] = field(default_factory=dict)
    hidden: bool = False


def xlsx(pages: Mapping[str, Page | Rows]) -> bytes:
    """An OOXML workbook with these sheets, in order; merging keeps the value of the first cell."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        for name, page in _pages(pages).items():
            sheet = book.add_worksheet(name)
            for place in page.merged:
                sheet.merge_range(place, "")
            for row, column, value, look in _cells(page):
                form = book.add_format({"num_format": look.code, "indent": look.indent, "bold": look.bold})
                if isinstance(value, date):
                    sheet.write_datetime(row, column, value, form)
                else:
                    sheet.write(row, column, value, form)
            if page.hidden:
                sheet.hide()
    return stream.getvalue()


def xls(pages: Mapping[str, Page | Rows]) -> bytes:
    """An OLE2 workbook with the same sheets."""
    book = xlwt.Workbook()
    for name, page in _pages(pages).items():
        sheet = book.add_sheet(name, cell_overwrite_ok=True)
        sheet.visibility = int(page.hidden)
        for row, column, value, look in _cells(page):
            sheet.write(row, column, value, _xls_style(look))
        for place in page.merged:
            first, last = map(xl_cell_to_rowcol, place.split(":"))
            sheet.merge(first[0], last[0], first[1], last[1])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def package(members: Mapping[str, bytes]) -> bytes:
    """A package of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def with_part(data: bytes, name: str, part: bytes) -> bytes:
    """The same package with another part of this name."""
    return package(parts(data) | {name: part})


def sheet_xml(cells: str, before: str = "") -> bytes:
    """A sheet's part of these rows, as they would stand in it."""
    return f'{before}<worksheet xmlns="{_NAMESPACE}"><sheetData>{cells}</sheetData></worksheet>'.encode()


def with_cells(cells: str, before: str = "") -> bytes:
    """An OOXML workbook with one sheet, `Sheet1`, whose part has these rows, as they would stand in it."""
    return with_part(xlsx({"Sheet1": [["x"]]}), "xl/worksheets/sheet1.xml", sheet_xml(cells, before))


def with_record(data: bytes, kind: int, offset: int, changed: bytes) -> bytes:
    """A workbook of `xls` with its first record of this kind changed from this byte on."""
    begin = _FIRST_SECTOR
    while (found := struct.unpack_from("<HH", data, begin))[0] != kind:
        begin += 4 + found[1]
    start = begin + 4 + offset
    return data[:start] + changed + data[start + len(changed) :]


def compound(streams: Sequence[str]) -> bytes:
    """An OLE2 file with up to three empty streams of these names."""
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIIII",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b""),
        *(0, 1, 1, 0, 0x1000, _LAST_SECTOR, 0, _LAST_SECTOR, 0, 0),
    )
    sectors = struct.pack("<II", _TABLE_SECTOR, _LAST_SECTOR)
    directory = [_entry("Root Entry", 5, child=1)]
    for number, name in enumerate(streams, start=1):
        directory.append(_entry(name, 2, right=number + 1 if number < len(streams) else _NONE))
    return header.ljust(512, b"\xff") + sectors.ljust(512, b"\xff") + b"".join(directory).ljust(512, b"\x00")


def _entry(name: str, kind: int, child: int = _NONE, right: int = _NONE) -> bytes:
    encoded = name.encode("utf-16-le")
    links = (_NONE, right, child)
    times = (0, 0, 0)
    return struct.pack(
        "<64sHBBIII16sIQQIQ", encoded, len(encoded) + 2, kind, 1, *links, b"", *times, _LAST_SECTOR, 0
    )


def _pages(pages: Mapping[str, Page | Rows]) -> dict[str, Page]:
    return {name: page if isinstance(page, Page) else Page(page) for name, page in pages.items()}


def _cells(page: Page) -> list[tuple[int, int, Value, Look]]:
    looks = {xl_cell_to_rowcol(place): look for place, look in page.looks.items()}
    return [
        (row, column, value, looks.get((row, column), Look()))
        for row, values in enumerate(page.rows)
        for column, value in enumerate(values)
        if value is not None
    ]


def _xls_style(look: Look) -> xlwt.XFStyle:
    style = xlwt.XFStyle()
    style.num_format_str = look.code
    style.alignment.inde = look.indent
    style.alignment.horz = xlwt.Alignment.HORZ_LEFT if look.indent else xlwt.Alignment.HORZ_GENERAL
    style.font.bold = look.bold
    return style
