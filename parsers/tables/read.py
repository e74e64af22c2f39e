"""The tables of a document: each cell with a number is a figure, or is listed with the reason why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from parsers.blocks import Block, Document, Kind
from parsers.figures.figure import Figure
from parsers.figures.sentence import Reading
from parsers.tables.block_figures import BlockFigures
from parsers.tables.grid import Cell, read_grid
from parsers.tables.heads import Heading, read_heading
from parsers.tables.layout import TableBlock, read_blocks


@dataclass(slots=True)
class TableReading:
    """One block of a sheet or page as read; `span` is its first and last cell."""

    heading: Heading
    span: tuple[Cell, Cell]
    figures: list[Figure] = field(default_factory=list)
    unplaced: list[tuple[Cell, str]] = field(default_factory=list)
    missing: list[tuple[Cell, Figure]] = field(default_factory=list)


def read_tables(document: Document, blocks: Iterable[Block], reading: Reading) -> Iterator[TableReading]:
    """The tables among the CELL `blocks`, in order; `reading` holds the language, the period and area of
    all.
    """
    before: Heading | None = None
    name = ""
    for table, of_sheet in groupby(blocks, key=lambda block: block.table if block.kind is Kind.CELL else -1):
        if table < 0:
            name = next((document.line_of(b) for b in of_sheet if b.kind is Kind.HEADING), name)
            continue
        for block in read_blocks(read_grid(document, of_sheet), reading.lang):
            heading = read_heading(block, before, name, reading.lang)
            before = heading
            yield _table(block, heading, reading)


def _table(block: TableBlock, heading: Heading, reading: Reading) -> TableReading:
    table = TableReading(heading, _span(block))
    figures = BlockFigures(block, heading, reading)
    for row in block.body:
        for cell, found in figures.of(row):
            if isinstance(found, str):
                if cell.kind != "missing":
                    table.unplaced.append((cell, found))
            elif cell.kind == "missing":
                table.missing.append((cell, found))
            else:
                table.figures.append(found)
    return table


def _span(block: TableBlock) -> tuple[Cell, Cell]:
    cells = [
        *block.leads,
        *(c for row in block.heads for c in row),
        *(c for row in block.body for c in row.cells),
    ]
    return min(cells, key=lambda c: c.block.start), max(cells, key=lambda c: c.block.end)
