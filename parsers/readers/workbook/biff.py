"""The records of an OLE2 workbook ([MS-XLS] 2.3): how far its cells reach, and its error values.

calamine makes room for all that the records name, in every sheet, when it opens a workbook; for places that
no sheet has, that ends the process. And it leaves error values empty.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from struct import Struct
from typing import Final

from xlrd.biffh import error_text_from_code

from parsers.errors import UnreadableDocumentError
from parsers.readers.workbook.limits import refuse_far, refuse_many

Errors = dict[tuple[int, int], str]

_HEADER: Final = Struct("<HH")
_PLACE: Final = Struct("<HH")
_OFFSET: Final = Struct("<I")
#: of all cells, of different ones
_STRING_COUNTS: Final = Struct("<II")
_END, _FILE_PASS, _BOUND_SHEET, _DIMENSIONS, _FORMULA, _MUL_RK, _BOOL_ERR = (
    0x000A, 0x002F, 0x0085, 0x0200, 0x0006, 0x00BD, 0x0205,
)  # fmt: skip
_STRINGS: Final = 0x00FC
#: bytes of an empty string: its length and flags
_SHORTEST_STRING: Final = 3
#: also NUMBER, LABEL, RK, LABELSST and RSTRING
_CELLS: Final = frozenset((_FORMULA, _MUL_RK, _BOOL_ERR, 0x0203, 0x0204, 0x027E, 0x00FD, 0x00D6))
#: first row, row after the last, first column, column after the last; rows have 32 bits since Excel 97
_REACH: Final = {10: Struct("<HHHH2x"), 14: Struct("<IIHH2x")}
_MAX_ROWS, _MAX_COLUMNS = 65_536, 256
#: the result of a formula: a double, or this after its type and error code
_NO_NUMBER: Final = b"\xff\xff"
_ERROR_RESULT: Final = 2


def check_records(stream: bytes) -> list[Errors]:
    """The error values of each sheet, in order, by row and column.

    Raises UnreadableDocumentError: `encrypted`, `too_large`, `damaged` (cut records, a place that no sheet
    has).
    """
    places = 0
    errors = []
    try:
        for number, offset in enumerate(list(_sheet_offsets(stream)), start=1):
            rows, columns, found = _sheet(stream, offset)
            places += refuse_far(rows, columns, f"number {number}")
            refuse_many(places)
            errors.append(found)
    except (struct.error, IndexError):
        raise UnreadableDocumentError("damaged", "the workbook has a record that is cut") from None
    return errors


def _records(stream: bytes, offset: int) -> Iterator[tuple[int, int, int]]:
    """Kind, begin and length of each record's data, up to the end of the sheet."""
    unpack, end = _HEADER.unpack_from, len(stream)
    while offset + 4 <= end:
        kind, length = unpack(stream, offset)
        if kind == _END:
            return
        yield kind, offset + 4, length
        offset += 4 + length


def _sheet_offsets(stream: bytes) -> Iterator[int]:
    for kind, begin, _ in _records(stream, 0):
        if kind == _FILE_PASS:
            raise UnreadableDocumentError("encrypted", "the workbook is encrypted with a password")
        if kind == _STRINGS:
            _, strings = _STRING_COUNTS.unpack_from(stream, begin)
            if strings * _SHORTEST_STRING > len(stream):
                raise UnreadableDocumentError("damaged", "the workbook counts more texts than it holds")
        elif kind == _BOUND_SHEET:
            (offset,) = _OFFSET.unpack_from(stream, begin)
            if offset >= len(stream):
                raise UnreadableDocumentError("damaged", "a sheet begins after the end of the workbook")
            yield offset


def _sheet(stream: bytes, offset: int) -> tuple[int, int, Errors]:
    """Rows and columns up to the last cell, and the error values."""
    last_row = last_column = -1
    errors: Errors = {}
    place = _PLACE.unpack_from
    for kind, begin, length in _records(stream, offset):
        if kind in _CELLS:
            row, column = place(stream, begin)
            if kind == _MUL_RK:
                column = max(column, int.from_bytes(stream[begin + length - 2 : begin + length], "little"))
            elif kind in (_BOOL_ERR, _FORMULA) and (code := _error(kind, stream, begin)) is not None:
                errors[row, column] = error_text_from_code.get(code, "#N/A")
            last_row = max(last_row, row)
            last_column = max(last_column, column)
        elif kind == _DIMENSIONS:
            _check_dimensions(stream[begin : begin + length])
    if last_column >= _MAX_COLUMNS:
        raise UnreadableDocumentError("damaged", "the workbook has a cell in a column that no .xls sheet has")
    return last_row + 1, last_column + 1, errors


def _check_dimensions(data: bytes) -> None:
    """Refuse dimensions that no sheet has; they may be more than there are cells."""
    layout = _REACH.get(len(data))
    first_row, rows, first_column, columns = layout.unpack(data) if layout else (0, 0, 0, 0)
    if not rows or not columns:
        return
    if rows > _MAX_ROWS or columns > _MAX_COLUMNS or first_row >= rows or first_column >= columns:
        raise UnreadableDocumentError("damaged", "a sheet's dimensions are none that an .xls sheet has")


def _error(kind: int, stream: bytes, begin: int) -> int | None:
    """The code of the error that a BOOLERR or FORMULA record holds."""
    if kind == _BOOL_ERR:
        return stream[begin + 6] if stream[begin + 7] else None
    is_error = stream[begin + 12 : begin + 14] == _NO_NUMBER and stream[begin + 6] == _ERROR_RESULT
    return stream[begin + 8] if is_error else None
