"""The canonical text of a PDF as it grows: paragraphs on lines of their own, cells between tabs."""

from __future__ import annotations

from typing import NamedTuple

from parsers.blocks import Block, Kind, Mark, Role, Span
from parsers.normalise import normalise
from parsers.readers.limits import refuse_long
from parsers.readers.pdf.glyphs import Box
from parsers.readers.pdf.grid import Cell


class Written(NamedTuple):
    """What is written: `starts` say at which locator the text stands from which character on.

    The first `marked` characters are a list mark, which is in the text but not in the block.
    """

    kind: Kind
    text: str
    starts: list[tuple[int, str]]
    role: Role = Role.NONE
    level: int = 0
    marked: int = 0
    bold: tuple[Span, ...] = ()


class Canvas:
    """Collects text, blocks and marks. Raises UnreadableDocumentError for more blocks than a document has."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.marks: list[Mark] = []
        self._pieces: list[str] = []
        self._length = 0
        self._row = (-1, -1)

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._pieces)

    def write(self, written: Written) -> None:
        """A block of text on lines of its own."""
        start = self._separate("\n\n" if written.kind is Kind.HEADING else "\n")
        self.marks += [Mark(start + at, place) for at, place in written.starts]
        self._append(written.text)
        bold = tuple(Span(span.start + start, span.end + start) for span in written.bold)
        start += written.marked
        self.blocks.append(Block(written.kind, start, self._length, written.role, written.level, bold=bold))
        self._row = (-1, -1)
        refuse_long(len(self.blocks))

    def write_cell(self, cell: Cell, table: int, page: int) -> None:
        """A cell of a table; its row is counted in the whole table."""
        is_beside = self._row == (table, cell.row)
        self._row = (table, cell.row)
        start = self._separate("\t" if is_beside else "\n")
        self.marks.append(Mark(start, locator(page, cell.box)))
        self._append(normalise(cell.text))
        self.blocks.append(
            Block(
                Kind.CELL, start, self._length, table=table, row=cell.row, column=cell.column,
                row_span=cell.row_span, column_span=cell.column_span, header=cell.header, indent=cell.indent,
            )
        )  # fmt: skip
        refuse_long(len(self.blocks))

    def _separate(self, separator: str) -> int:
        if self._length:
            self._append(separator)
        return self._length

    def _append(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)


def locator(page: int, box: Box) -> str:
    """`page:12 box:48.6,153.9,498.0,330.0`: x0, top, x1, bottom in points."""
    sides = ",".join(f"{side + 0.0:.1f}" for side in box)
    return f"page:{page} box:{sides}"
