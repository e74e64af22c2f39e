"""The cells of one table number as a grid: what stands in a row, and what covers a place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from parsers.blocks import Block, Document
from parsers.tables.contents import Content, read_content

_FACTORS = (1, 100, 0.001, 0.000_001)
_DECIMALS = re.compile(r"[-–−+]?[\d ]*\d([.,])(?:\d{1,2}|\d{4,})")


class Cell(NamedTuple):
    """A cell that is not empty; `last_row` and `last_column` are the ends of its merged range, included."""

    block: Block
    text: str
    content: Content
    row: int
    column: int
    last_row: int
    last_column: int

    @property
    def kind(self) -> str:
        """What it holds: `number`, `year`, `missing` or `words`."""
        return self.content.kind

    @property
    def is_datum(self) -> bool:
        """Whether it holds a number that is no year, or the mark of a missing one."""
        return self.content.kind in {"number", "missing"}

    @property
    def is_words(self) -> bool:
        """Whether it holds words."""
        return self.content.kind == "words"

    def covers(self, column: int) -> bool:
        """Whether it reaches over `column`."""
        return self.column <= column <= self.last_column


@dataclass(slots=True)
class Grid:
    """`rows` are the rows with cells in order, each with the cells that begin in it, from left to right."""

    rows: dict[int, list[Cell]] = field(default_factory=dict)
    _over: dict[int, list[Cell]] = field(default_factory=lambda: defaultdict(list))

    def over(self, row: int) -> list[Cell]:
        """The cells that begin in `row` or reach down into it, from left to right."""
        return sorted([*self.rows.get(row, ()), *self._over.get(row, ())], key=lambda cell: cell.column)

    def hanging(self, row: int) -> list[Cell]:
        """The cells of rows above that reach down into `row`."""
        return self._over.get(row, [])


def read_grid(document: Document, blocks: Iterable[Block]) -> Grid:
    """The grid of the CELL blocks of one table."""
    grid = Grid()
    listed = list(blocks)
    last = max((block.row for block in listed), default=0)
    mark = _decimal_mark(document, listed)
    for block in listed:
        cell = _cell(document, block, mark)
        grid.rows.setdefault(block.row, []).append(cell)
        for row in range(block.row + 1, min(cell.last_row, last) + 1):
            grid._over[row].append(cell)
    grid.rows = {row: sorted(grid.rows[row], key=lambda cell: cell.column) for row in sorted(grid.rows)}
    return grid


def _decimal_mark(document: Document, blocks: list[Block]) -> str:
    """The decimal mark of the numbers that are text: what stands before one or two last digits; "" if
    unknown.
    """
    texts = (document.text[block.start : block.end] for block in blocks if block.value is None)
    marks = {found[1] for text in texts if (found := _DECIMALS.fullmatch(text.strip()))}
    return marks.pop() if len(marks) == 1 else ""


def _cell(document: Document, block: Block, mark: str) -> Cell:
    text = document.text[block.start : block.end]
    content = read_content(text, mark)
    if block.value is not None:
        content = _stored(content, block.value, text)
    return Cell(
        *(block, text, content, block.row, block.column),
        last_row=block.row + max(block.row_span, 1) - 1,
        last_column=block.column + max(block.column_span, 1) - 1,
    )


def _stored(content: Content, value: float, text: str) -> Content:
    """The content of a cell that stores a number: the stored value in the scale of the print, its decimals.

    What the print makes of it (`200 tg.`) does not make it words.
    """
    if content.kind == "year" and float(value).is_integer():
        return content._replace(value=int(value))
    if content.kind not in {"number", "year"}:
        return Content("number", 0, len(text), value=_without_noise(value))
    return content._replace(kind="number", value=_without_noise(value * _factor(content.value, value)))


def _factor(printed: float, stored: float) -> float:
    """How many times the stored number is printed: `0%` prints a hundred times it, `#,##0,` a thousandth."""
    return min(_FACTORS, key=lambda factor: abs(stored * factor - printed)) if printed else 1


def _without_noise(value: float) -> int | float:
    """The number to the 15 digits that a workbook keeps: 3.7000000000000028 is 3.7."""
    return value if isinstance(value, int) else float(f"{value:.15g}")
