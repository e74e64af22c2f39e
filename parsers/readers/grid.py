"""The grid of an HTML table: which column a cell stands in once the spans of the rows above are laid out."""

from __future__ import annotations

from itertools import islice
from typing import Final, NamedTuple

from lxml import etree

#: HTML's own limit for `colspan`; also how many columns wide a row span is followed
MAX_COLUMNS: Final = 1000
#: HTML's own limit for `rowspan`
MAX_ROWS: Final = 65534

#: what a table holds that lays out a page rather than data
_LAYOUT_PARTS: Final = ("table", "h1", "h2", "h3", "h4", "h5", "h6")
#: a cell with more paragraphs than this is a column of a page, not data
_CELL_PARAGRAPHS: Final = 2


class Place(NamedTuple):
    """Where a cell stands and how far it reaches, counted from 0."""

    row: int
    column: int
    row_span: int
    column_span: int


class _Hanging(NamedTuple):
    """Columns that a cell of a row above still fills."""

    column: int
    end: int
    last_row: int


class Grid:
    """Places the cells of one table as they come."""

    def __init__(self, number: int) -> None:
        self.number = number
        self._row = -1
        self._column = 0
        self._hanging: list[_Hanging] = []

    def next_row(self) -> None:
        """Begin a row."""
        self._row += 1
        self._column = 0
        self._hanging = [cell for cell in self._hanging if cell.last_row >= self._row]

    def place(self, row_span: str | None, column_span: str | None) -> Place:
        """The place of the row's next cell with these attributes; a span that is no number counts as 1."""
        self._row = max(self._row, 0)
        self._skip_hanging()
        place = Place(self._row, self._column, _span(row_span, MAX_ROWS), _span(column_span, MAX_COLUMNS))
        self._column += place.column_span
        if place.row_span > 1 and place.column < MAX_COLUMNS:
            self._hanging.append(_Hanging(place.column, self._column, self._row + place.row_span - 1))
        return place

    def _skip_hanging(self) -> None:
        for cell in sorted(self._hanging):
            # a cell of this row that spans rows hangs here too, to the left of the column now free
            if cell.column <= self._column < cell.end:
                self._column = cell.end


def _span(attribute: str | None, most: int) -> int:
    if attribute is None:
        return 1
    digits = attribute.strip()
    if not (digits.isascii() and digits.isdigit()):
        return 1
    # rowspan="0" reaches to the end of the row group; nothing is known below it that it would hide
    return min(max(int(digits[:6]), 1), most)


def is_layout(table: etree._Element) -> bool:
    """Whether `table` lays out a page: it holds tables, headings, long texts, or a single cell."""
    if next(islice(table.iter(*_LAYOUT_PARTS), 1, None), None) is not None:
        return True
    cells = list(table.iter("td", "th"))
    return len(cells) == 1 or any(len(cell.findall("p")) > _CELL_PARAGRAPHS for cell in cells)
