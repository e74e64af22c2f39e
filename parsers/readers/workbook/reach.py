"""Whether the cells of an OOXML sheet surely lie in a small box, seen by a search, before calamine reads it.

A sheet with values in `A1` and `XFD1048576` makes calamine ask for 550 GB, and that ends the process
(tafia/calamine issue 693). So a cell is searched for that is not in the form that nearly all writers give
it, or not in the box; a sheet with one is parsed for the places of its cells (cells.py), ten times slower.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from typing import Final

from parsers.errors import UnreadableDocumentError
from parsers.readers.workbook.pieces import pieces
from parsers.readers.workbook.places import place

#: a cell's tag with a place in the box; or an empty cell anywhere: formats down to the last row are common
_INSIDE: Final = r' r="(?:{box}"(?: s="\d*+")?+(?: t="\w*+")?+/?>|[A-Z]{{1,3}}+\d{{1,7}}+"(?: s="\d*+")?+/>)'
_OUTSIDE: Final = rf"<c(?!{_INSIDE})[\s/>]"
#: up to ZZ9999: nearly every table
TABLE: Final = re.compile(_OUTSIDE.format(box=r"[A-Z]{1,2}+\d{1,4}+").encode())
#: up to Z999999: long lists
LIST: Final = re.compile(_OUTSIDE.format(box=r"[A-Z]\d{1,6}+").encode())
_PREFIXED_CELL: Final = re.compile(rb":c[\s/>]")
_ERROR: Final = b"#"
_ERROR_CELL: Final = re.compile(
    rb'<c r="([A-Z]+\d+)"(?: s="\d*+")?+ t="e">(?:<f(?:[^>]*/>|.*?</f>))?<v>(#[^<]*)</v>', re.DOTALL
)
_FORMULA: Final = b"<f"
#: a formula that nobody has computed: its value is not available
_UNCOMPUTED_CELL: Final = re.compile(
    rb'<c r="([A-Z]+\d+)"(?: s="\d*+")?+(?: t="\w*+")?+><f(?:[^>]*/>|[^>]*>[^<]*</f>)(?:<v\s*/>|<v></v>)?</c>'
)
NOT_AVAILABLE: Final = "#N/A"
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")

#: error values (`#DIV/0!`) by row and column, counted from 0
Errors = dict[tuple[int, int], str]


def errors_inside(chunks: Iterable[bytes], outside: re.Pattern[bytes]) -> Errors | None:
    """The error values of a sheet, `#N/A` for formulas without a value.

    None where a value may be outside the box, or is not in the usual form.

    `outside` is TABLE or LIST. Raises UnreadableDocumentError (`unsupported_format`) for UTF-16, of which
    calamine makes an empty sheet.
    """
    errors: Errors = {}
    for text in pieces(chunks):
        if text.startswith(_UTF_16):
            raise UnreadableDocumentError("unsupported_format", "a sheet is in UTF-16, which is not read")
        if outside.search(text) or _PREFIXED_CELL.search(text):
            return None
        if _ERROR in text:
            found = _ERROR_CELL.findall(text)
            errors |= {
                place(cell.decode()): unescape(value.decode("utf-8", "replace")) for cell, value in found
            }
        if _FORMULA in text:
            errors |= {place(cell.decode()): NOT_AVAILABLE for cell in _UNCOMPUTED_CELL.findall(text)}
    return errors
