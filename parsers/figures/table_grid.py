"""The tables of a page as grids: which cells hold data, and the heads of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from parsers.blocks import Block, Document, Kind

#: a number with its sign and footnote marks, alone in its cell
_DATUM = re.compile(r"[-–−+]?\s?\d[\d  .,]*\s?%?(?:\s?(?:\*+|[¹²³⁴-⁹]+|\d\)))*")
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?(?:\*+|[¹²³⁴-⁹]+|\d\)))*")
#: a number that is no year
_FIGURE = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d+[.,]\d|\d{5,}")
_MISSING = re.compile(r"[-–—.…*xX\u0445\u0425]*")
_LEADS = (Kind.CAPTION, Kind.PARAGRAPH, Kind.HEADING)
_MOST_LEADS = 2
_LONGEST_LEAD = 200  # characters: a longer paragraph before a table is text


class DataCell(NamedTuple):
    """A number of a table: its block, and what stands over and beside it, the widest first.

    `listed` is true in a table whose rows are places, `cities_named` where its cities carry their word, so
    that a bare `Almaty` is the region.
    """

    cell: Block
    leads: tuple[Block, ...]
    columns: tuple[Block, ...]
    rows: tuple[Block, ...]
    listed: bool = False
    cities_named: bool = False


class Grid(NamedTuple):
    """A table of data: its cells in reading order, the lines that lead to it, and the cells with a number."""

    cells: list[Block]
    leads: tuple[Block, ...]
    data: list[DataCell]


def read_tables(document: Document, blocks: Iterable[Block]) -> Iterator[Grid]:
    """The tables of data among `blocks`, which are those of the parts that may hold data."""
    listed = list(blocks)
    for number, group in groupby(enumerate(listed), lambda item: item[1].table):
        cells = [block for _, block in group]
        if number >= 0 and cells[0].kind is Kind.CELL:
            first = listed.index(cells[0])
            leads = _leads(document, listed[:first])
            data = list(_cells(document, cells, leads))
            if data:
                yield Grid(cells, leads, data)


def _leads(document: Document, before: list[Block]) -> tuple[Block, ...]:
    """The caption and the unit line right before a table; a sentence is none of them."""
    leads: list[Block] = []
    for block in reversed(before[-_MOST_LEADS:]):
        words = document.text_of(block)
        if (
            block.kind not in _LEADS
            or len(words) > _LONGEST_LEAD
            or _FIGURE.search(words)
            or words.endswith(".")
        ):
            break
        leads.insert(0, block)
        if block.kind is Kind.HEADING:
            break
    return tuple(leads)


def _cells(document: Document, cells: list[Block], leads: tuple[Block, ...]) -> Iterator[DataCell]:
    rows = [list(row) for _, row in groupby(cells, lambda cell: cell.row)]
    body = next((i for i, row in enumerate(rows) if _holds_data(document, row)), len(rows))
    heads = [cell for row in rows[:body] for cell in row]
    for row in rows[body:]:
        if _is_numbering(document, row):
            continue
        beside = tuple(cell for cell in _row_heads(cells, row) if not _holds_mark(document, cell))
        for cell in row:
            if _is_datum(document, cell) and cell not in beside:
                yield DataCell(cell, leads, _over(heads, cell), beside)


def _holds_data(document: Document, row: list[Block]) -> bool:
    """Whether a row has numbers beside its first cell that are no years and no numbering of columns."""
    if any(cell.header for cell in row[1:]) or _is_numbering(document, row):
        return False
    data = [cell for cell in row[1:] if _is_datum(document, cell)]
    return any(not _YEAR.fullmatch(document.text_of(cell).strip()) for cell in data)


def _is_numbering(document: Document, row: list[Block]) -> bool:
    """`A 1 2 3`: the numbers of the columns."""
    numbers = [document.text_of(cell).strip() for cell in row]
    start = 0 if numbers[0] == "1" else 1
    wanted = [str(i) for i in range(1, len(numbers) - start + 1)]
    return len(wanted) > 1 and numbers[start:] == wanted


def _is_datum(document: Document, cell: Block) -> bool:
    return _DATUM.fullmatch(document.text_of(cell).strip()) is not None


def _holds_mark(document: Document, cell: Block) -> bool:
    """Whether a cell holds a number, or the mark of one that is missing: no words either way."""
    return _is_datum(document, cell) or _MISSING.fullmatch(document.text_of(cell).strip()) is not None


def _over(heads: list[Block], cell: Block) -> tuple[Block, ...]:
    return tuple(
        head
        for head in heads
        if head.column <= cell.column < head.column + head.column_span and head.end > head.start
    )


def _row_heads(cells: list[Block], row: list[Block]) -> list[Block]:
    """The cells of a row and those of rows above that reach down into it."""
    number = row[0].row
    hanging = [cell for cell in cells if cell.row < number < cell.row + cell.row_span]
    return sorted([*hanging, *row], key=lambda cell: cell.column)
