"""The tables of a document: each cell with a number is a figure, or is listed with the reason why not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from parsers.blocks import WORKBOOK, Block, Document, Kind
from parsers.figures.figure import Figure, contested_facts, fact_of
from parsers.figures.sentence import Reading
from parsers.tables.block_figures import BlockFigures
from parsers.tables.grid import Cell, read_grid
from parsers.tables.heads import Heading, Surroundings, read_heading
from parsers.tables.layout import BodyRow, TableBlock, read_blocks
from parsers.tables.places import cities_with_word

_MAY_BE_NUMBER = re.compile(r"\d|#")
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3}[.!?])\s+")
_LEADS = (Kind.CAPTION, Kind.PARAGRAPH, Kind.HEADING)
_MOST_LEADS = 3
_LONGEST_LEAD = 240  # characters: a longer line before a table is text


@dataclass(slots=True)
class TableReading:
    """One block of a sheet or page as read; `span` is its first and last cell."""

    heading: Heading
    span: tuple[Cell, Cell]
    figures: list[tuple[Cell, Figure]] = field(default_factory=list)
    unplaced: list[tuple[Cell, str]] = field(default_factory=list)
    missing: list[tuple[Cell, Figure]] = field(default_factory=list)


def leave_out_what_is_told_twice(tables: Iterable[TableReading]) -> None:
    """List the figures as unplaced whose labels give one thing two values: they say too little."""
    listed = list(tables)
    contested = contested_facts(figure for table in listed for _, figure in table.figures)
    for table in listed:
        told = {cell for cell, figure in table.figures if fact_of(figure) not in contested}
        table.unplaced += [(cell, "heads_undecided") for cell, _ in table.figures if cell not in told]
        table.figures = [(cell, figure) for cell, figure in table.figures if cell in told]


def read_tables(document: Document, blocks: Iterable[Block], reading: Reading) -> Iterator[TableReading]:
    """The tables among the CELL `blocks`, in order; `reading` holds the language, the period and area of
    all.
    """
    found: list[tuple[TableBlock, Heading]] = []
    name, leads = "", list[str]()
    for table, of_table in groupby(blocks, key=lambda block: block.table if block.kind is Kind.CELL else -1):
        if table < 0:
            listed = list(of_table)
            name = next((document.line_of(b) for b in reversed(listed) if b.kind is Kind.HEADING), name)
            leads = _leads(document, listed)
            continue
        for block in read_blocks(read_grid(document, of_table), reading.lang):
            before = found[-1][1] if found else None
            found.append((block, read_heading(block, before, Surroundings(name, leads), reading.lang)))
            leads = []
    cities = cities_with_word((text for block, _ in found for text in block.row_words()), reading.lang)
    yield from (_table(block, heading, reading, cities) for block, heading in found)


def _leads(document: Document, before: list[Block]) -> list[str]:
    """The lines right before a table that may be its title and its unit: captions and short lines."""
    leads: list[str] = []
    if document.layout == WORKBOOK:
        return leads  # a sheet has its title among its cells
    for block in reversed(before[-_MOST_LEADS:]):
        words = document.text_of(block).strip()
        if block.kind not in _LEADS or len(words) > _LONGEST_LEAD or words.endswith("."):
            break
        leads.insert(0, _SENTENCE_END.split(words)[-1])
    return leads


def _table(block: TableBlock, heading: Heading, reading: Reading, cities: frozenset[str]) -> TableReading:
    table = TableReading(heading, _span(block))
    figures = BlockFigures(block, heading, reading, cities)
    for row in block.body:
        table.unplaced += _stray(block, row)
        for cell, found in figures.of(row):
            if isinstance(found, str):
                table.unplaced.append((cell, found))
            elif cell.kind == "missing":
                table.missing.append((cell, found))
            else:
                table.figures.append((cell, found))
    return table


def _stray(block: TableBlock, row: BodyRow) -> Iterator[tuple[Cell, str]]:
    """What a row holds of numbers besides its data, and why it is none.

    Numbers in columns of labels or codes (a whole number there is a label itself), prints in a column of
    data that are no number (`<0.1`, `#DIV/0!`).
    """
    for cell in row.cells:
        if cell.row != row.number:
            continue
        if cell.column in block.columns:
            if cell.is_words and _MAY_BE_NUMBER.search(cell.text):
                yield cell, "not_a_number"
        elif cell.content.decimals:
            yield cell, "outside_columns"


def _span(block: TableBlock) -> tuple[Cell, Cell]:
    cells = [
        *block.leads,
        *(c for row in block.heads for c in row),
        *(c for row in block.body for c in row.cells),
    ]
    return min(cells, key=lambda c: c.block.start), max(cells, key=lambda c: c.block.end)
