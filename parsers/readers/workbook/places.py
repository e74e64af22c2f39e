"""Names of places in a sheet, as OOXML writes them: `C7` is row 6 and column 2 counted from 0."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from parsers.errors import UnreadableDocumentError
from parsers.readers.workbook.limits import MAX_COLUMNS, MAX_ROWS

_PLACE: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")


def place(name: str) -> tuple[int, int]:
    """Row and column, counted from 0.

    Raises UnreadableDocumentError (`damaged`) for what is no place between A1 and XFD1048576.
    """
    if found := _PLACE.fullmatch(name):
        row, column = int(found[2]), column_number(found[1].upper().encode()) + 1
        if 0 < row <= MAX_ROWS and column <= MAX_COLUMNS:
            return row - 1, column - 1
    raise UnreadableDocumentError("damaged", f"a cell stands at {name[:20]!r}, which no sheet has")


@cache
def column_number(letters: bytes) -> int:
    """0 for `A`, 26 for `AA`."""
    number = 0
    for letter in letters:
        number = 26 * number + letter - ord("A") + 1
    return number - 1
