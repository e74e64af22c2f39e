"""The account of a document's tables: their observations, and each table with what is missing or unplaced
in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple, cast

from parsers.blocks import Block, Document
from parsers.figures.account import observation_of
from parsers.figures.figure import Figure
from parsers.figures.sentence import Reading
from parsers.figures.unplaced import unplaced_of
from parsers.tables.read import TableReading, leave_out_what_is_told_twice, read_tables
from parsers.vocabulary.sheets import sheet_words
from records.table import Missing, Table

if TYPE_CHECKING:
    from parsers.tables.grid import Cell
    from records.observation import Observation
    from records.table import MissingStatus

_PDF = "pdf"  # whose heads may have lost words on the way: what they do not tell apart is not read
_CELL = "c"  # begins the id of a table's observation


class TableAccount(NamedTuple):
    """What the tables of a document say: every observation, and the tables in order."""

    observations: list[Observation]
    tables: list[Table]


def account_tables(
    document: Document,
    blocks: Iterable[Block],
    reading: Reading,
    marks: Mapping[str, MissingStatus] | None = None,
) -> TableAccount:
    """The observations and tables of the CELL `blocks`; `marks` are the meanings of missing marks, where
    the document tells them.
    """
    account = TableAccount([], [])
    tables = list(read_tables(document, blocks, reading))
    if document.layout == _PDF:
        leave_out_what_is_told_twice(tables)
    for number, table in enumerate(tables, start=1):
        account.observations.extend(_observations(document, table, number, reading))
        account.tables.append(_table(document, table, marks or {}))
    return account


def _observations(
    document: Document, table: TableReading, number: int, reading: Reading
) -> Iterator[Observation]:
    for index, (_, figure) in enumerate(table.figures, start=1):
        yield observation_of(document, figure, f"{_CELL}{number}.{index}", None, reading.lang)


def _table(document: Document, table: TableReading, marks: Mapping[str, MissingStatus]) -> Table:
    first, last = table.span
    title = " ".join(label.text for label in table.heading.titles) or table.heading.name.text
    return Table(
        title=title,
        unit_text=next((label.text for label in table.heading.units), None),
        start=first.block.start,
        end=last.block.end,
        locator=_range(document, first, last),
        cells=len(table.figures) + len(table.unplaced),
        observed=len(table.figures),
        unplaced=[
            unplaced_of(document, cell.block.start, cell.block.end, reason) for cell, reason in table.unplaced
        ],
        missing=[_missing(document, cell, figure, marks) for cell, figure in table.missing],
    )


def _range(document: Document, first: Cell, last: Cell) -> str:
    """`sheet:1.1!A4:G27` of the locators of two cells; the first's where they are no cells of a sheet."""
    start, end = document.locate(first.block.start), document.locate(last.block.start)
    return f"{start}:{end.rpartition('!')[2]}" if "!" in start and start != end else start


def _missing(document: Document, cell: Cell, figure: Figure, marks: Mapping[str, MissingStatus]) -> Missing:
    sign = cell.content.sign
    return Missing(
        quote=cell.text,
        start=cell.block.start,
        end=cell.block.end,
        locator=document.locate(cell.block.start),
        obs_status=marks.get(sign, _usual_status(sign)),
        indicator_text=figure.indicator_text,
        ref_area=figure.ref_area,
        ref_area_text=figure.ref_area_text,
        time_period=figure.time_period,
    )


def _usual_status(sign: str) -> MissingStatus:
    """What a mark means where a document has no legend of its own; any other sign is one of no data."""
    words = sheet_words()
    return cast("MissingStatus", words.usual.get(words.marks.get(sign, ""), "O"))
