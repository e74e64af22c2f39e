"""Rows of cells to a document: one table, its first row the header, each row a line of the canonical text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from parsers.blocks import Block, Document, Kind, Mark, Role
from parsers.errors import UnreadableDocumentError

#: cells of a file; the bureau's longest exports have some hundred thousand
MAX_CELLS: Final = 3_000_000


class Row(NamedTuple):
    """The cells of a row as printed, and where it stands in the raw file (`line:19`)."""

    locator: str
    cells: Sequence[str]


class Source(NamedTuple):
    """What is said of a file besides its rows."""

    media_type: str
    encoding: str
    layout: str


def lay_out(
    rows: Iterable[Row], source: Source, *, lead: int = 0, codes: frozenset[int] = frozenset()
) -> Document:
    """The document of `rows`; the first `lead` are lines of text before the table.

    An empty cell has no block, nor has one in a column of `codes`, which say nothing to a reader. Raises
    UnreadableDocumentError: `too_large`, or `empty` where no cell holds a word.
    """
    lines: list[str] = []
    blocks: list[Block] = []
    marks: list[Mark] = []
    at = 0
    for number, row in enumerate(rows):
        marks.append(Mark(at, row.locator))
        blocks += _lead(row, at) if number < lead else _cells(row, number - lead, at, codes)
        if len(blocks) > MAX_CELLS:
            raise UnreadableDocumentError("too_large", f"more than {MAX_CELLS} cells in one file")
        lines.append("\t".join(row.cells))
        at += len(lines[-1]) + 1
    if not blocks:
        raise UnreadableDocumentError("empty", "the file holds no words")
    return Document("\n".join(lines), tuple(blocks), marks, *source)


def _lead(row: Row, at: int) -> list[Block]:
    end = at + len("\t".join(row.cells).rstrip("\t"))
    return [Block(Kind.PARAGRAPH, at, end)] if end > at else []


def _cells(row: Row, number: int, at: int, codes: frozenset[int]) -> list[Block]:
    blocks: list[Block] = []
    header = not number
    for column, words in enumerate(row.cells):
        end = at + len(words)
        if words and column not in codes:
            blocks.append(Block(Kind.CELL, at, end, Role.NONE, 0, (), (), 0, 0, number, column, 1, 1, header))
        at = end + 1
    return blocks
