"""A quick scan of an OOXML sheet for what calamine does not tell, and for cells that would make it fail.

A sheet with values in `A1` and `XFD1048576` makes calamine ask for 550 GB, and that ends the process
(tafia/calamine issue 693). So before calamine reads a sheet, its cells are searched for in the form that nearly
all writers give them; a sheet with other cells is parsed for their places (cells.py), which is slower.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Final

from parsers.errors import UnreadableDocumentError
from parsers.readers.limits import MIB
from parsers.readers.workbook.marks import Marks, StyleTable
from parsers.readers.workbook.places import column_number, place
from parsers.readers.workbook.sheets import PLAIN, Style

#: a cell's tag as nearly all writers give it, with a place inside the box; the group is the style number
_CELL: Final = r'<c r="{box}"(?: s="(\d*+)")?+(?: t="\w*+")?+/?>'
#: up to ZZ9999: nearly every table
TABLE: Final = re.compile(_CELL.format(box=r"[A-Z]{1,2}+\d{1,4}+").encode())
#: up to Z999999: long lists
LIST: Final = re.compile(_CELL.format(box=r"[A-Z]\d{1,6}+").encode())
_ANY_CELL: Final = re.compile(rb"<c[\s/>]|:c[\s/>]")
_ROW: Final = b"<row "
_SHEET_END: Final = b"</sheetData>"
_ROW_NUMBER: Final = re.compile(rb'[^<>]*?\br="(\d{1,7})"')
_COLUMN: Final = re.compile(rb'<c r="([A-Z]+)')
_ERROR: Final = b't="e"'
_ERROR_CELL: Final = re.compile(rb'<c r="([A-Z]+\d+)"(?: s="\d*+")?+ t="e">(?:(?!</c>).)*?<v>([^<]*)</v>', re.DOTALL)
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
#: bytes; 16 384 cells have less
_LONGEST_ROW: Final = 4 * MIB


def scan(chunks: Iterable[bytes], box: re.Pattern[bytes], styles: StyleTable) -> Marks | None:
    """The marks of a sheet whose cells all lie in `box` (TABLE or LIST); None where one may not.

    Raises UnreadableDocumentError (`unsupported_format`) for UTF-16, of which calamine makes an empty sheet.
    """
    lines: dict[int, list[Style]] = {}
    errors: dict[tuple[int, int], str] = {}
    for text in _rows(chunks):
        numbers = box.findall(text)
        suspicious = len(numbers) != text.count(b"<c") or b":c" in text
        if suspicious and len(numbers) != len(_ANY_CELL.findall(text)):
            return None
        if not numbers:
            if text.startswith(_UTF_16):
                raise UnreadableDocumentError("unsupported_format", "a sheet is in UTF-16, which is not read")
            continue
        row = _ROW_NUMBER.match(text)
        if row is None:
            return None
        lines[int(row[1]) - 1] = _line(text, list(map(styles.__getitem__, numbers)))
        if _ERROR in text:
            errors |= _errors(text)
    return Marks(lines, errors)


def _line(text: bytes, styles: list[Style]) -> list[Style]:
    """A style for each column from A on; most rows have a cell in each."""
    last = _COLUMN.match(text, text.rfind(b'<c r="'))
    if last and column_number(last[1]) + 1 == len(styles):
        return styles
    places = [column_number(letters) for letters in _COLUMN.findall(text)]
    line = [PLAIN] * (max(places) + 1)
    for column, style in zip(places, styles, strict=True):
        line[column] = style
    return line


def _errors(text: bytes) -> dict[tuple[int, int], str]:
    return {place(cell.decode()): unescape(value.decode()) for cell, value in _ERROR_CELL.findall(text)}


def _rows(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The text of each row without `<row `; what stands before the first and after the last, too.

    What is longer than any row is given in pieces, so that memory stays bounded.
    """
    rest = b""
    for chunk in chunks:
        first, *others = (rest + chunk).split(_ROW)
        if others or len(first) > _LONGEST_ROW:
            yield first
            yield from others[:-1]
            rest = others[-1] if others else b""
        else:
            rest = first
    row, _, tail = rest.partition(_SHEET_END)
    yield row
    yield tail
