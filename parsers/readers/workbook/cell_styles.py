"""The styles of the cells of an OOXML sheet, found when the first is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from parsers.readers.workbook.cells import cells
from parsers.readers.workbook.package import Package
from parsers.readers.workbook.pieces import ROW, pieces
from parsers.readers.workbook.places import column_number
from parsers.readers.workbook.sheets import PLAIN, Style
from parsers.readers.workbook.styles import StyleTable

#: the styles of a row by column
Line = Sequence[Style] | Mapping[int, Style]

#: the group is the style number
_CELL: Final = re.compile(rb'<c r="[^"]*+"(?: s="(\d*+))?+')
_COLUMN: Final = re.compile(rb'<c r="([A-Z]{1,3})')
#: number of a row and column of its first cell
_BEGIN: Final = re.compile(rb'[^<>]*?\br="(\d{1,7})"[^<>]*><c r="([A-Z]{1,3})')
_LAST: Final = b'<c r="'
#: empty columns for each cell, above which a row is kept by column: its only cell may stand in the last one
_MOST_GAPS: Final = 8


def cell_styles(
    package: Package, part: str, table: StyleTable, *, usual: bool
) -> Callable[[int, int], Style]:
    """The style of a cell by row and column, counted from 0; PLAIN where there is no cell with a value.

    `usual`: the sheet's cells are known to be written as most are (reach.py).
    """
    lines: Mapping[int, Line] | None = None

    def style(row: int, column: int) -> Style:
        nonlocal lines
        if lines is None:
            lines = (_search if usual else _parse)(package.chunks(part), table)
        try:
            return lines[row][column]
        except (KeyError, IndexError):
            return PLAIN

    return style


def _search(chunks: Iterable[bytes], table: StyleTable) -> dict[int, Line]:
    """The styles of rows with values."""
    lines: dict[int, Line] = {}
    style, find = table.__getitem__, _CELL.findall
    for piece in pieces(chunks):
        for text in piece.split(ROW):
            if (b"<v" in text or b"<is" in text) and (begin := _BEGIN.match(text)):
                lines[int(begin[1]) - 1] = _line(text, begin[2], list(map(style, find(text))))
    return lines


def _line(text: bytes, first: bytes, styles: list[Style]) -> Line:
    """A style for each column; most rows have a cell in each column from their first to their last."""
    end, begin = _COLUMN.match(text, text.rfind(_LAST)), column_number(first)
    if end and column_number(end[1]) - begin + 1 == len(styles) and begin <= _MOST_GAPS * len(styles):
        return [PLAIN] * begin + styles if begin else styles
    return dict(zip(map(column_number, _COLUMN.findall(text)), styles, strict=False))


def _parse(chunks: Iterable[bytes], table: StyleTable) -> dict[int, Line]:
    lines: dict[int, dict[int, Style]] = {}
    for cell in cells(chunks):
        if cell.value is not None:
            lines.setdefault(cell.row, {})[cell.column] = table[cell.style]
    return dict(lines)
