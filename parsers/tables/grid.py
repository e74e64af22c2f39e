"""The cells of one table number as a grid: what stands in a row, and what covers a place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from parsers.blocks import Block, Document
from parsers.tables.contents import Content, is_year, read_content


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
    for block in blocks:
        cell = _cell(document, block)
        grid.rows.setdefault(block.row, []).append(cell)
        for row in range(block.row + 1, cell.last_row + 1):
            grid._over[row].append(cell)
    grid.rows = {row: sorted(grid.rows[row], key=lambda cell: cell.column) for row in sorted(grid.rows)}
    return grid


def _cell(document: Document, block: Block) -> Cell:
    text = document.text[block.start : block.end]
    content = read_content(text)
    if block.value is not None:
        content = _stored(content, block.value)
    return Cell(
        *(block, text, content, block.row, block.column),
        last_row=block.row + max(block.row_span, 1) - 1,
        last_column=block.column + max(block.column_span, 1) - 1,
    )


def _stored(content: Content, value: float) -> Content:
    """The content of a cell that stores a number: its value is the stored one, its decimals are the
    print's.
    """
    if content.kind == "year" or (is_year(value) and not content.decimals):
        return content._replace(kind="year", value=int(value))
    if content.kind != "number":
        return content  # a date, or a number that is printed as words
    return content._replace(value=_without_noise(value * 100 if content.percent else value))


def _without_noise(value: float) -> int | float:
    """The number to the 15 digits that a workbook keeps: 3.7000000000000028 is 3.7."""
    return value if isinstance(value, int) else float(f"{value:.15g}")
