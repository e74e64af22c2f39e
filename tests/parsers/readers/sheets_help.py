"""Sheets made in code, as the readers of workbooks give them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from parsers.blocks import Document, Kind
from parsers.readers.workbook.document import document_of
from parsers.readers.workbook.sheets import PLAIN, Merge, Sheet, Style, Value

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def sheet(
    name: str,
    rows: Sequence[Sequence[Value]],
    *,
    merged: Sequence[Merge] = (),
    styles: Mapping[tuple[int, int], Style] | None = None,
    hidden: bool = False,
) -> Sheet:
    """A sheet whose rows may be of different lengths."""
    known = styles or {}
    return Sheet(
        name,
        [list(row) for row in rows],
        tuple(merged),
        lambda row, column: known.get((row, column), PLAIN),
        hidden,
    )


def lines(name: str, *cells: Value) -> Sheet:
    """A sheet of one column."""
    return sheet(name, [[cell] for cell in cells])


def data(name: str = "1", title: str = "1. Catch of fish by water body") -> Sheet:
    """A small table of data under a title."""
    return sheet(
        name,
        [
            [title],
            ["", "", "tons"],
            ["", 2023, 2024],
            ["Balkhash", 7150.5, 7302],
            ["Zaysan", 6004, "-"],
            ["Alakol", 810.25, 799.0],
        ],
    )


def read(*sheets: Sheet) -> Document:
    """The document of a workbook."""
    return document_of(sheets, XLSX)


def of_kind(document: Document, kind: Kind) -> list[str]:
    """The texts of the blocks of one kind."""
    return [document.text_of(block) for block in document.blocks if block.kind is kind]
